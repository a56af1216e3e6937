# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Tables with drawn rules: the lines of the grid say which text stands in which cell."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from sloer.reading.pdf.frame import Box, Frame, area
from sloer.reading.pdf.lines import Grid, lines_of
from sloer.reading.pdf.native import handle_of
from sloer.reading.pdf.rows import Panels
from sloer.reading.pdf.words import Stretch

_THIN = 3.0
_SHORTEST_RULE = 10.0
_MOST_OBJECTS = 200_000
_MOST_RULES = 1_500
_NEAR = 3.0


@dataclass(slots=True)
class Drawing:
    """What is on a page beside text: rules, filled areas, pictures, and shapes with curves."""

    horizontal: list[Box] = field(default_factory=list)
    vertical: list[Box] = field(default_factory=list)
    panels: Panels = field(default_factory=Panels)
    pictures: list[Box] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    """Addresses of all text objects."""
    shapes: list[tuple[Box, int]] = field(default_factory=list)
    """Boxes of drawn shapes that might be letters, with their number of segments."""


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Walk the page's objects once, forms included."""
    drawing = Drawing()
    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    _walk(_page_objects(page.raw), identity, frame, drawing, [0])
    return drawing


_Matrix = tuple[float, float, float, float, float, float]


def _page_objects(page: Any) -> list[Any]:
    return [
        pdfium.FPDFPage_GetObject(page, number)
        for number in range(pdfium.FPDFPage_CountObjects(page))
    ]


def _form_objects(form: Any) -> list[Any]:
    return [
        pdfium.FPDFFormObj_GetObject(form, number)
        for number in range(max(pdfium.FPDFFormObj_CountObjects(form), 0))
    ]


def _walk(
    objects: list[Any],
    matrix: _Matrix,
    frame: Frame,
    drawing: Drawing,
    seen: list[int],
    depth: int = 0,
) -> None:
    for handle in objects:
        seen[0] += 1
        if seen[0] > _MOST_OBJECTS:
            return
        match pdfium.FPDFPageObj_GetType(handle):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                drawing.texts.append(handle_of(handle))
            case pdfium.FPDF_PAGEOBJ_PATH:
                _read_path(handle, matrix, frame, drawing)
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                box = _box(handle, matrix, frame)
                if box:
                    drawing.pictures.append(box)
            case pdfium.FPDF_PAGEOBJ_FORM if depth < 8:
                inner = _times(_matrix(handle), matrix)
                _walk(_form_objects(handle), inner, frame, drawing, seen, depth + 1)
            case _:
                pass


def _matrix(handle: Any) -> _Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(a: _Matrix, b: _Matrix) -> _Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _box(handle: Any, matrix: _Matrix, frame: Frame) -> Box | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(handle, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return _placed(((left, bottom), (right, top), (left, top), (right, bottom)), matrix, frame)


def _placed(points: Sequence[tuple[float, float]], m: _Matrix, frame: Frame) -> Box:
    x = np.array([p[0] * m[0] + p[1] * m[2] + m[4] for p in points])
    y = np.array([p[0] * m[1] + p[1] * m[3] + m[5] for p in points])
    a, b = frame.place(x, y)
    return float(a.min()), float(b.min()), float(a.max()), float(b.max())


def _read_path(handle: Any, matrix: _Matrix, frame: Frame, drawing: Drawing) -> None:
    box = _box(handle, matrix, frame)
    if box is None or len(drawing.horizontal) + len(drawing.vertical) > _MOST_RULES:
        return
    segments = pdfium.FPDFPath_CountSegments(handle)
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= _THIN:
        _add_rule(box, drawing)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    share = area(box) / max(frame.width * frame.height, 1.0)
    if segments <= 5 and fill.value and 0.02 < share < 0.7:
        drawing.panels.boxes.append(box)
    if segments <= 5 and (stroke.value or fill.value):
        _add_rectangle(box, drawing)
    elif stroke.value and segments <= 400 and not fill.value:
        _add_strokes(handle, matrix, frame, drawing)
    if fill.value and segments > 5:
        drawing.shapes.append((box, segments))


def _add_rule(box: Box, drawing: Drawing) -> None:
    width, height = box[2] - box[0], box[3] - box[1]
    if width >= _SHORTEST_RULE:
        drawing.horizontal.append(box)
    elif height >= _SHORTEST_RULE / 2:
        drawing.vertical.append(box)


def _add_rectangle(box: Box, drawing: Drawing) -> None:
    x0, y0, x1, y1 = box
    if x1 - x0 >= _SHORTEST_RULE and y1 - y0 >= _SHORTEST_RULE / 2:
        drawing.horizontal += [(x0, y0, x1, y0), (x0, y1, x1, y1)]
        drawing.vertical += [(x0, y0, x0, y1), (x1, y0, x1, y1)]


def _add_strokes(handle: Any, matrix: _Matrix, frame: Frame, drawing: Drawing) -> None:
    x, y = ctypes.c_float(), ctypes.c_float()
    previous: tuple[float, float] | None = None
    for number in range(pdfium.FPDFPath_CountSegments(handle)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and previous is not None:
            # Path points live in the object's own space, unlike its bounds.
            own = _times(_matrix(handle), matrix)
            box = _placed((previous, point), own, frame)
            if min(box[2] - box[0], box[3] - box[1]) < 1:
                _add_rule(box, drawing)
        previous = point


def take_ruled_tables(
    stretches: list[Stretch], drawing: Drawing
) -> tuple[list[Stretch], list[tuple[float, Grid, Box]]]:
    """Take the text inside drawn grids out of ``stretches``; return the rest and the tables."""
    tables: list[tuple[float, Grid, Box]] = []
    rest = stretches
    for horizontal, vertical in _meshes(drawing):
        rows = _merged_places([(box[1] + box[3]) / 2 for box in horizontal])
        columns = _merged_places([(box[0] + box[2]) / 2 for box in vertical])
        if (len(rows) < 3 and len(columns) < 4) or len(rows) < 2 or len(columns) < 3:
            continue
        box = (columns[0], rows[0], columns[-1], rows[-1])
        inside = [s for s in rest if _within(s, box)]
        grid = _grid(inside, rows, columns, vertical)
        if grid is not None:
            taken = {id(s) for s in inside}
            rest = [s for s in rest if id(s) not in taken]
            tables.append((box[1], grid, box))
    return rest, tables


def _meshes(drawing: Drawing) -> list[tuple[list[Box], list[Box]]]:
    """Group rules that touch; only groups with both directions make a grid."""
    rules = [(box, True) for box in drawing.horizontal] + [(box, False) for box in drawing.vertical]
    if len(drawing.horizontal) < 2 or len(drawing.vertical) < 2:
        return []
    boxes = np.array([box for box, _ in rules])
    group = np.arange(len(rules))
    grown = boxes + np.array([-_NEAR, -_NEAR, _NEAR, _NEAR])
    for number in range(len(rules)):
        touching = (
            (boxes[:, 0] <= grown[number, 2])
            & (boxes[:, 2] >= grown[number, 0])
            & (boxes[:, 1] <= grown[number, 3])
            & (boxes[:, 3] >= grown[number, 1])
        )
        joined = np.unique(group[touching])
        group[np.isin(group, joined)] = joined[0]
    found = []
    for label in np.unique(group):
        members = np.flatnonzero(group == label).tolist()
        horizontal = [rules[i][0] for i in members if rules[i][1]]
        vertical = [rules[i][0] for i in members if not rules[i][1]]
        if len(horizontal) >= 2 and len(vertical) >= 2:
            found.append((horizontal, vertical))
    return found


def _merged_places(places: list[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > 4:
            merged.append(place)
    return merged


def _within(stretch: Stretch, box: Box) -> bool:
    x, y = (stretch.left + stretch.right) / 2, (stretch.top + stretch.bottom) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _grid(
    inside: list[Stretch], rows: list[float], columns: list[float], vertical: list[Box]
) -> Grid | None:
    cells: dict[tuple[int, int], list[Stretch]] = {}
    for whole in inside:
        for stretch in _split_at(whole, vertical):
            y = (stretch.top + stretch.bottom) / 2
            row = sum(y > place for place in rows[1:-1])
            column = sum(stretch.left + 1 > place for place in columns[1:-1])
            cells.setdefault((row, column), []).append(stretch)
    used_columns = sorted({column for _, column in cells})
    used_rows = sorted({row for row, _ in cells})
    filled = [cell for cell in cells.values() if cell]
    if len(used_columns) < 2 or len(filled) < 3 or max(map(_lines, filled)) > 12:
        return None
    table = [
        [lines_of(cells.get((row, column), [])) for column in used_columns] for row in used_rows
    ]
    return Grid(table, ruled=True)


def _lines(stretches: list[Stretch]) -> int:
    return len(lines_of(stretches))


def _split_at(stretch: Stretch, vertical: list[Box]) -> list[Stretch]:
    """Part a stretch that runs over a rule drawn at its own height."""
    parts: list[list[int]] = [[]]
    y = (stretch.top + stretch.bottom) / 2
    walls = [b[0] for b in vertical if b[1] <= y <= b[3]]
    previous = stretch.words[0]
    for number, word in enumerate(stretch.words):
        if any(previous.right - 1 <= wall <= word.left + 1 for wall in walls) and parts[-1]:
            parts.append([])
        parts[-1].append(number)
        previous = word
    return [Stretch([stretch.words[i] for i in part]) for part in parts]
