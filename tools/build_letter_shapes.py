# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Writes what letters look like in ordinary fonts, for telling text layers that lie.

Run with ``.venv/bin/python tools/build_letter_shapes.py`` after ``make setup``. Each letter is set
alone in each font, cut out, brought to a square and blurred. ``--try`` tells how often letters of
fonts that are left out pass for themselves, and how often for others of their height.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import font_roboto
import numpy as np
import typst
from PIL import Image

from sloer.reading.pdf import shapes

ROOT = Path(__file__).parent.parent
FONTS = [
    ROOT / "src/sloer/composing/typography",
    ROOT / "node_modules/dkfds/src/fonts/IBMPlexSans/complete/ttf",
    Path(font_roboto.font_files["Roboto"]).parent,
]
STYLES = {
    "Libertinus Serif": ((400, "normal"), (700, "normal"), (400, "italic")),
    "New Computer Modern": ((400, "normal"), (700, "normal"), (400, "italic")),
    "DejaVu Sans Mono": ((400, "normal"), (700, "normal"), (400, "italic")),
    "Source Sans Pro": ((400, "normal"), (600, "normal")),
    "IBM Plex Sans": ((400, "normal"), (700, "normal"), (300, "normal"), (400, "italic")),
    "Roboto": ((400, "normal"), (700, "normal"), (400, "italic")),
}
HEIGHTS = ("acemnorsuvwxz", "bdhkl", "gpqy", "ABCDEFGHJKLMNOPQRSTUVWXYZ")


def specimens() -> tuple[list[str], list[np.ndarray]]:
    """Return the family of each specimen, and its picture with ink as 1."""
    families = [name for name, styles in STYLES.items() for _ in styles for _ in shapes.LETTERS]
    pages = [
        f'#text(font: "{name}", weight: {weight}, style: "{style}", size: 40pt, fallback: false)'
        f'[#place(dx: 10pt, dy: 10pt)[#"{letter}"]]'
        for name, styles in STYLES.items()
        for weight, style in styles
        for letter in shapes.LETTERS
    ]
    source = "#set page(width: 60pt, height: 60pt, margin: 0pt)\n" + "\n#pagebreak()\n".join(pages)
    drawn = typst.compile(
        source.encode(), format="png", ppi=72, font_paths=FONTS, ignore_system_fonts=True
    )
    pictures = [np.asarray(Image.open(io.BytesIO(page)).convert("L"), np.float32) for page in drawn]
    return families, [1 - picture / 255 for picture in pictures]


def try_out(families: list[str], made: shapes.Shapes) -> None:
    """Judge each specimen by those of other families, as itself and as others of its height."""
    letters = np.array(list(shapes.LETTERS) * (len(families) // len(shapes.LETTERS)))
    alarms = told = lies = 0
    for number, family in enumerate(families):
        others = np.array(families) != family
        kept = shapes.Shapes(made.pictures[others], made.aspects[others])
        one = slice(number, number + 1)
        likeness = kept.likeness(made.pictures[one], made.aspects[one])[0]
        letter = str(letters[number])
        alarms += shapes.passes_for_other(likeness, letter)
        for group in HEIGHTS:
            for claimed in group if letter in group else "":
                if claimed not in shapes.ALIKE[letter]:
                    lies += 1
                    told += shapes.passes_for_other(likeness, claimed)
    print(f"{alarms} of {len(families)} letters suspected, {told} of {lies} lies told")


def main() -> None:
    """Make the data file, or try it out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--try", action="store_true", dest="trial")
    families, pictures = specimens()
    cut = [shapes.cut_out(picture) for picture in pictures]
    found = [one for one in cut if one is not None]
    made = shapes.Shapes(
        np.array([picture for picture, _ in found], np.float32),
        np.array([aspect for _, aspect in found], np.float32),
    )
    if parser.parse_args().trial:
        try_out(families, made)
    else:
        shapes.DATA.write_bytes(made.packed())


if __name__ == "__main__":
    main()
