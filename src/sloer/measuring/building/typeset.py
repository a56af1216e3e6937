# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PDF as typesetters make it: justified, hyphenated at line ends, ligatures, kerning."""

from __future__ import annotations

import json

import typst

from sloer.measuring.building.protocol import Builder, portrait
from sloer.measuring.layout import Layout, Line, LineKind, Region

_TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(date: datetime(year: 2026, month: 1, day: 1))
#set page(paper: "a4", margin: 22mm, header: text(9pt, data.header), footer: text(9pt, data.footer))
#set text(font: "Libertinus Serif", size: 11pt, lang: data.lang, hyphenate: true)
#set par(justify: true)
#let line(item) = {
  if item.kind == "title" { heading(level: 1, item.text) }
  else if item.kind == "heading" { heading(level: 2, item.text) }
  else if item.kind == "bullet" { list.item(item.text) }
  else if item.kind == "rows" {
    table(columns: item.rows.at(0).len(), ..item.rows.flatten())
  }
  else if item.kind == "photo" { image(bytes(data.portrait), width: 28mm) }
  else if item.kind == "page" { pagebreak() }
  else if item.kind == "textbox" { box(stroke: 0.5pt, inset: 6pt, item.text) }
  else if item.kind == "quote" { quote(block: true, item.text) }
  else { par(item.text.split("\\n").join(linebreak())) }
}
#let region(items) = for item in items { line(item) }
#for part in data.parts {
  for group in part {
    if group.len() == 1 { region(group.at(0).lines) }
    else if group.at(0).column == "side" {
      grid(columns: (30%, 1fr), gutter: 8mm, region(group.at(0).lines), region(group.at(1).lines))
    } else {
      grid(columns: (1fr, 1fr), gutter: 8mm, region(group.at(0).lines), region(group.at(1).lines))
    }
  }
}
"""


def _pdf(layout: Layout) -> bytes:
    return bytes(
        typst.compile(_TEMPLATE.encode(), sys_inputs=_inputs(layout), ignore_system_fonts=True)
    )


def pages_as_png(layout: Layout, dpi: int) -> list[bytes]:
    """Return the document's pages as pictures."""
    made = typst.compile(
        _TEMPLATE.encode(),
        sys_inputs=_inputs(layout),
        ignore_system_fonts=True,
        format="png",
        ppi=float(dpi),
    )
    return list(made) if isinstance(made, list) else [bytes(made)]


def _inputs(layout: Layout) -> dict[str, str]:
    data = {
        "header": layout.header,
        "footer": layout.footer,
        "lang": "da",
        "portrait": list(portrait()),
        "parts": [_groups(part.regions) for part in layout.parts],
    }
    return {"data": json.dumps(data)}


def _groups(regions: list[Region]) -> list[list[dict[str, object]]]:
    """Pair a side or left column with the region after it."""
    groups: list[list[dict[str, object]]] = []
    left = [region for region in regions if region.lines]
    while left:
        region = left.pop(0)
        group = [_region(region)]
        if region.column in {"side", "left"} and left:
            group.append(_region(left.pop(0)))
        groups.append(group)
    return groups


def _region(region: Region) -> dict[str, object]:
    items: list[dict[str, object]] = []
    for line in region.lines:
        if line.kind is LineKind.ROW:
            _add_row(items, line)
        else:
            items.append({"kind": line.kind.value, "text": line.text})
    for item in items:
        _even_out(item)
    return {"column": region.column, "lines": items}


def _add_row(items: list[dict[str, object]], line: Line) -> None:
    rows = items[-1].get("rows") if items else None
    if isinstance(rows, list):
        rows.append(line.cells)
    else:
        items.append({"kind": "rows", "rows": [line.cells]})


def _even_out(item: dict[str, object]) -> None:
    rows = item.get("rows")
    if isinstance(rows, list):
        width = max(len(row) for row in rows)
        item["rows"] = [row + [""] * (width - len(row)) for row in rows]


BUILDERS = {"pdf-typeset": Builder("pdf", _pdf)}
