# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Figures as a JSON file for machines and an HTML page for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import msgspec

from sloer import __version__
from sloer.measuring.figures import GROUPINGS, Count, Figures, figures_by
from sloer.measuring.run import Judged
from sloer.model import DIRECT, Ground

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #767676;"
    "padding:.25rem .6rem;text-align:right}th:first-child,td:first-child{text-align:left}"
)


def tables_of(judged: Sequence[Judged]) -> dict[str, dict[str, Figures]]:
    """Return figures per grouping; each group is split by whether the identity was known."""
    told = GROUPINGS["identity"]

    def split(key: Callable[[Judged], str]) -> Callable[[Judged], str]:
        return key if key is told else lambda judged: f"{key(judged)}, {told(judged)}"

    return {name: figures_by(judged, split(key)) for name, key in GROUPINGS.items()}


def write_report(judged: Sequence[Judged], folder: Path) -> None:
    """Write ``figures.json`` and ``figures.html`` into ``folder``.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of(judged)
    plain = {
        name: {group: _plain(figures) for group, figures in groups.items()}
        for name, groups in tables.items()
    }
    body = msgspec.json.encode({"version": __version__, "figures": plain})
    (folder / "figures.json").write_bytes(msgspec.json.format(body, indent=2))
    (folder / "figures.html").write_text(_page(tables), encoding="utf-8")


def _plain(figures: Figures) -> dict[str, object]:
    def pair(count: Count) -> dict[str, float]:
        return {"share": round(count.share, 4), "good": count.good, "total": count.total}

    return {
        "released": pair(figures.released),
        "documents_without_direct_leak": pair(figures.without_direct_leak),
        "merit_kept": pair(figures.merit),
        "recall_direct": pair(figures.recall(direct=True)),
        "recall_revealing": pair(figures.recall(direct=False)),
        "recall": {g.value: pair(c) for g, c in sorted(figures.grounds.items())},
    }


def _page(tables: dict[str, dict[str, Figures]]) -> str:
    opening = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Slør {__version__}: accuracy</title><style>{_STYLE}</style></head><body>"
        f"<h1>Slør {__version__}: accuracy on an annotated corpus</h1>"
        "<p>Measured on output files: PDF by two readers, and text. Recall is the share of marked "
        "stretches that are gone; merit is the share of marked merit that is still there.</p>"
    )
    parts = [opening]
    for name, groups in tables.items():
        parts.append(f"<h2>By {escape(name.replace('_', ' '))}</h2>{_summary(groups)}")
    parts.append(f"<h2>By ground</h2>{_grounds(tables['identity'])}</body></html>")
    return "".join(parts)


def _summary(groups: dict[str, Figures]) -> str:
    head = ("Group", "Released", "No direct leak", "Direct recall", "Other recall", "Merit kept")
    rows = [
        (
            name,
            f.released,
            f.without_direct_leak,
            f.recall(direct=True),
            f.recall(direct=False),
            f.merit,
        )
        for name, f in groups.items()
    ]
    return _table(head, rows)


def _grounds(groups: dict[str, Figures]) -> str:
    rows = [
        (ground.value + (" (direct)" if ground in DIRECT else ""), *_of(groups, ground))
        for ground in Ground
        if any(ground in figures.grounds for figures in groups.values())
    ]
    return _table(("Ground", *groups), rows)


def _of(groups: dict[str, Figures], ground: Ground) -> list[Count]:
    return [figures.grounds.get(ground, Count()) for figures in groups.values()]


def _table(head: Sequence[str], rows: Sequence[tuple[object, ...]]) -> str:
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    lines = "".join("<tr>" + "".join(_cell(v) for v in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(value: object) -> str:
    if isinstance(value, Count):
        return f"<td>{value.share:.3f} <small>({value.good}/{value.total})</small></td>"
    return f'<th scope="row">{escape(str(value))}</th>'
