# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Plots as PNG, drawn by the typesetter that is there already."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import typst

from sloer.measuring.statistics import Interval

_FLOORS = (0.0, 0.5, 0.75, 0.9)
"""Where an axis may begin, so that its five steps are round numbers."""
_INK, _MARK, _GRID = "#1b1b1b", "#0b4f8a", "#c4c4c4"


@dataclass(frozen=True, slots=True)
class Bar:
    """A named share with its interval."""

    name: str
    share: float
    interval: Interval


def shares(bars: Sequence[Bar], axis: str) -> bytes:
    """Return a dot with its interval for each bar, from the lowest interval's end to 1.

    ``axis`` says what is measured across. A bar without a share (NaN) is named and left empty.
    """
    least = min((bar.interval.low for bar in bars), default=0.0)
    floor = max(floor for floor in _FLOORS if floor <= least)
    width = 300.0

    def across(value: float) -> float:
        return 150 + (value - floor) / (1 - floor) * width

    bottom = 18.0 * len(bars) + 14
    pieces = []
    for step in range(6):
        value = floor + (1 - floor) * step / 5
        pieces.append(_line(across(value), 8, across(value), bottom, _GRID, 0.5))
        pieces.append(_text(across(value) - 8, bottom + 2, f"{value:.2f}", 8))
    for index, bar in enumerate(bars):
        middle = 18.0 * index + 18
        pieces.append(_text(0, middle - 5, bar.name, 9))
        if math.isnan(bar.share):
            continue
        ends = (across(bar.interval.low), across(bar.interval.high))
        pieces.append(_line(ends[0], middle, ends[1], middle, _MARK, 1.5))
        pieces.append(_dot(across(bar.share), middle))
    pieces.append(_text(150, bottom + 15, axis, 9))
    return _picture(480, bottom + 30, pieces)


def curve(points: Sequence[tuple[float, float, Interval]], across: str, up: str) -> bytes:
    """Return a reliability plot: what was said across, what was right up, with intervals.

    ``across`` and ``up`` are the titles of the axes.
    """
    size = 260.0

    def place(x: float, y: float) -> tuple[float, float]:
        return 46 + x * size, 8 + (1 - y) * size

    pieces = [_line(*place(0, 0), *place(1, 1), _GRID, 1)]
    for step in range(6):
        value = step / 5
        pieces.append(_line(*place(value, 0), *place(value, 1), _GRID, 0.4))
        pieces.append(_line(*place(0, value), *place(1, value), _GRID, 0.4))
        left, bottom = place(value, 0)
        pieces.append(_text(left - 6, bottom + 4, f"{value:.1f}", 8))
        pieces.append(_text(24, place(0, value)[1] - 4, f"{value:.1f}", 8))
    for said, right, interval in points:
        pieces.append(_line(*place(said, interval.low), *place(said, interval.high), _MARK, 1.2))
        pieces.append(_dot(*place(said, right)))
    pieces.append(_text(46, size + 26, across, 9))
    pieces.append(_upright(6, 8, up, 9))
    return _picture(size + 62, size + 42, pieces)


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, thick: float) -> str:
    return (
        f"#place(line(start: ({x:.2f}pt, {y:.2f}pt), end: ({to_x:.2f}pt, {to_y:.2f}pt), "
        f'stroke: {thick}pt + rgb("{colour}")))'
    )


def _dot(x: float, y: float) -> str:
    return (
        f'#place(dx: {x - 3:.2f}pt, dy: {y - 3:.2f}pt, circle(radius: 3pt, fill: rgb("{_MARK}")))'
    )


def _text(x: float, y: float, words: str, size: int) -> str:
    shown = json.dumps(words, ensure_ascii=False)
    return (
        f'#place(dx: {x:.2f}pt, dy: {y:.2f}pt, text(size: {size}pt, fill: rgb("{_INK}"), {shown}))'
    )


def _upright(x: float, y: float, words: str, size: int) -> str:
    shown = json.dumps(words, ensure_ascii=False)
    turned = f'rotate(-90deg, reflow: true, text(size: {size}pt, fill: rgb("{_INK}"), {shown}))'
    return f"#place(dx: {x:.2f}pt, dy: {y:.2f}pt, {turned})"


def _fonts() -> typst.Fonts:
    folder = str(files("sloer.composing.typography"))
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _picture(width: float, height: float, pieces: Sequence[str]) -> bytes:
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        '#set text(font: "Source Sans Pro")\n'
    )
    source = (page + "\n".join(pieces)).encode("utf-8")
    made = typst.compile(
        source, format="png", ppi=144, font_paths=_fonts(), ignore_system_fonts=True
    )
    return bytes(made if isinstance(made, bytes) else made[0])
