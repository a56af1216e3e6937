# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages for the tests of text recognition: set by Typst, then spoiled as cameras and faxes do."""

from __future__ import annotations

import io
import re
from functools import cache

import numpy as np
import typst
from PIL import Image

LETTER = """
= Ansøgning som pædagog

Kære Åse Kløvermark

Jeg søger stillingen i børnehaven Æblehaven. Gennem otte år har jeg arbejdet med udsatte børn og
haft ansvar for overgangen til skolen, for forældresamtaler og for indkøring af nye kolleger.

== Kontakt

E-post: s.lærke84\\@eksempel.dk

Telefon: 23 45 67 89

- Motorik og leg
- Sprogvurdering i øjenhøjde

Med venlig hilsen

Søren Ægidius Lærke
"""


@cache
def rendered(source: str = LETTER, dpi: int = 200, font: str = "Libertinus Serif") -> Image.Image:
    """Return ``source`` set on a small page, in Typst's own fonts so that all machines agree."""
    setting = f'#set page(paper: "a5", margin: 1.4cm)\n#set text(font: "{font}", size: 11pt)\n'
    picture = typst.compile(
        (setting + source).encode(), format="png", ppi=dpi, ignore_system_fonts=True
    )
    return Image.open(io.BytesIO(picture)).convert("L")


def words_of(source: str = LETTER) -> list[str]:
    """Return the words of ``source`` without its markup."""
    return re.sub(r"^(=+|-) ", "", source, flags=re.MULTILINE).replace("\\", "").split()


def word_errors(read: str, source: str = LETTER) -> float:
    """Return the word error rate of ``read``: edits per word of ``source``."""
    wanted, found = words_of(source), read.split()
    row = list(range(len(found) + 1))
    for i, word in enumerate(wanted, 1):
        before, row = row, [i]
        for j, other in enumerate(found, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (word != other)))
    return row[-1] / len(wanted)


def skewed(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def grainy(picture: Image.Image, strength: float) -> Image.Image:
    grain = np.random.default_rng(7).normal(0, strength, (picture.height, picture.width))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def shaded(picture: Image.Image, darkest: float) -> Image.Image:
    """Let light fall off from the lower right to the upper left."""
    y, x = np.mgrid[0 : picture.height, 0 : picture.width]
    light = darkest + (1 - darkest) * (0.7 * x / picture.width + 0.3 * y / picture.height)
    return Image.fromarray((np.asarray(picture) * light).astype(np.uint8))


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()
