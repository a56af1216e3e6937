# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages of untrusted files as pictures: drawn in the sandbox, made anew outside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from sloer.errors import HeldError
from sloer.reading.picturing import MODULE, picture
from sloer.sandbox import Keeper

SAMPLES = Path(__file__).resolve().parents[2] / "samples/applications"


@pytest.fixture(scope="module")
def keeper() -> Iterator[Keeper]:
    with Keeper(MODULE) as kept:
        yield kept


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", ["01-projektleder.pdf", "06-koekkenmedhjaelper.jpg"])
def test_a_page_is_drawn(keeper, name):
    png, pages = picture(sample(name), 0, keeper)
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    assert pages >= 1
    assert max(image.size) > 1000
    assert image.info == {}
    assert len(set(image.convert("L").tobytes())) > 20


def test_each_picture_of_a_scan_is_a_page(keeper):
    file = io.BytesIO()
    red, blue = (Image.new("RGB", (40, 60), colour) for colour in ("red", "blue"))
    red.save(file, "TIFF", save_all=True, append_images=[blue])
    png, pages = picture(file.getvalue(), 1, keeper)
    assert pages == 2
    assert Image.open(io.BytesIO(png)).getpixel((20, 30)) == (0, 0, 255)


@pytest.mark.parametrize(
    ("data", "page", "code"),
    [
        (sample("09-laast.pdf"), 0, "damaged"),
        (sample("01-projektleder.pdf"), 99, "no_picture"),
        (sample("03-ejendomsservice.docx"), 0, "no_picture"),
        (b"%PDF-1.7 nothing", 0, "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, 0, "no_picture"),
        (b"", 0, "no_picture"),
    ],
)
def test_what_cannot_be_drawn_is_refused(keeper, data, page, code):
    with pytest.raises(HeldError) as refused:
        picture(data, page, keeper)
    assert refused.value.code == code
