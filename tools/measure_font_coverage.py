# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Measure which characters the fonts of PDFs can show, and write them down as ranges.

Run it again when a font or typst changes: python tools/measure_font_coverage.py
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import typst

FOLDER = Path(__file__).parents[1] / "src/sloer/composing/typography"
TEMPLATE = b"""
#set document(title: "x")
#set text(font: ("Source Sans Pro", "DejaVu Sans Mono"), weight: int(sys.inputs.weight),
  fallback: false, lang: "da")
#sys.inputs.text
"""
LAST = 0x1FFFF
STEP = 256
WEIGHTS = (400, 600)


def main() -> None:
    """Write the coverage file."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER)])
    compiler = typst.Compiler(root=str(FOLDER), font_paths=fonts, ignore_system_fonts=True)
    shown = [
        code
        for start in range(0x20, LAST, STEP)
        for code in showable(compiler, [c for c in range(start, start + STEP) if is_graphic(c)])
    ]
    lines = (f"{first:04X}-{last:04X}\n" for first, last in ranges(shown))
    (FOLDER / "coverage.txt").write_text("".join(lines), "ascii")


def is_graphic(code: int) -> bool:
    """Return whether a code stands for something that can be drawn."""
    return unicodedata.category(chr(code)) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def showable(compiler: typst.Compiler, codes: list[int]) -> Iterator[int]:
    """Yield those of the codes that can be shown, by halving until all can or one cannot."""
    if not codes:
        return
    if all(shows(compiler, codes, weight) for weight in WEIGHTS):
        yield from codes
    elif len(codes) > 1:
        middle = len(codes) // 2
        yield from showable(compiler, codes[:middle])
        yield from showable(compiler, codes[middle:])


def shows(compiler: typst.Compiler, codes: list[int], weight: int) -> bool:
    """Return whether typst finds a glyph for every code."""
    text = " ".join(f"{'o' if unicodedata.combining(chr(c)) else ''}{chr(c)}" for c in codes)
    try:
        compiler.compile(
            TEMPLATE,
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=0,
            sys_inputs={"text": text, "weight": str(weight)},
        )
    except typst.TypstError:
        return False
    return True


def ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of codes."""
    start = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield start, last
            start = code
        last = code
    yield start, last


if __name__ == "__main__":
    main()
