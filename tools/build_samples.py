# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Build the sample applications from their marked sources, as files people really send.

Usage: ``python tools/build_samples.py``. Reads ``samples/source``, writes ``samples/applications``.
The marks are taken out: they are there to show what is expected to go and to stay.
"""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from sloer.measuring.annotations import parse_marks
from sloer.measuring.building.protocol import builders
from sloer.measuring.layout import parse_layout

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FORMATS = {
    "01-projektleder": "pdf-word",
    "02-ingenioer": "pdf-typeset",
    "03-ejendomsservice": "docx",
    "04-paedagogmedhjaelper": "odt",
    "05-sosu-assistent": "scan",
    "06-koekkenmedhjaelper": "photo",
    "07-developer": "eml",
    "08-socialraadgiver": "rtf",
    "09-laast": "pdf-typeset",
}
LOCKED = "09-laast"


def without_blank_pages(pdf: bytes) -> bytes:
    """Return the PDF without the empty page that comes before a sidebar's page."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        blank = [n for n, page in enumerate(file.pages) if not _shows_text(page)]
        for number in reversed(blank):
            del file.pages[number]
        file.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _shows_text(page: pikepdf.Page) -> bool:
    drawn = pikepdf.parse_content_stream(page)
    return any(
        str(one.operator) in {"Tj", "TJ"} and "".join(map(str, one.operands)).strip()
        for one in drawn
    )


def locked(pdf: bytes) -> bytes:
    """Return the PDF behind a password that nobody is told."""
    secret = pikepdf.Encryption(owner="ingen-faar-den", user="ingen-faar-den")
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(buffer, encryption=secret)
    return buffer.getvalue()


def main() -> None:
    """Build all samples and say how large they are."""
    folder = SAMPLES / "applications"
    folder.mkdir(exist_ok=True)
    total = 0
    for name, file_format in FORMATS.items():
        marked = (SAMPLES / "source" / f"{name}.txt").read_text("utf-8")
        builder = builders()[file_format]
        data = builder.build(parse_layout(parse_marks(marked).text))
        data = without_blank_pages(data) if file_format == "pdf-word" else data
        data = locked(data) if name == LOCKED else data
        path = folder / f"{name}.{builder.suffix}"
        path.write_bytes(data)
        total += len(data)
        print(f"{len(data):>9,}  {path.relative_to(SAMPLES.parent)}")
    print(f"{total:>9,}  together")


if __name__ == "__main__":
    main()
