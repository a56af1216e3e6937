# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The fonts of an output show what its text says, or the proof fails."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Dictionary

from sloer.composing import compose
from sloer.model import BlockKind, Document, Language, Segment, VeiledBlock, VeiledDocument
from sloer.verifying import secrets_of, verify


def _document(text: str) -> VeiledDocument:
    blocks = (
        VeiledBlock(BlockKind.HEADING, (Segment(text),), level=1),
        VeiledBlock(BlockKind.PARAGRAPH, (Segment(text),)),
    )
    return VeiledDocument(blocks, Language.DA, "alle-grunde")


HONEST = _document("Har ledet effektive projekter og æstetik i 8 år")


def _refonted(change: Callable[[bytearray], None], key: str = "FontFile3") -> bytes:
    """Return an honest output with one of its fonts changed."""
    with pikepdf.open(io.BytesIO(compose(HONEST, "pdf"))) as pdf:
        font = next(o for o in pdf.objects if isinstance(o, Dictionary) and "/ToUnicode" in o)
        descriptor = font.DescendantFonts[0].FontDescriptor
        stream = font.ToUnicode if key == "ToUnicode" else descriptor[f"/{key}"]
        data = bytearray(stream.read_bytes())
        change(data)
        stream.write(bytes(data))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _codes(output: bytes) -> set[str]:
    proof = verify(output, "pdf", HONEST, secrets_of(Document(()), HONEST, None))
    return {leak.code for leak in proof.leaks}


def test_a_glyph_that_is_drawn_otherwise_is_a_leak() -> None:
    honest = _codes(_refonted(lambda _: None))
    assert "structure.font" not in honest

    def bend(data: bytearray) -> None:
        data[-40] ^= 1

    assert _codes(_refonted(bend)) == honest | {"structure.font"}


def test_a_glyph_that_stands_for_another_letter_is_a_leak() -> None:
    def swap(data: bytearray) -> None:
        for old, new in ((b"<0065>", b"<00F6>"), (b"<00E6>", b"<0065>")):
            data[:] = data.replace(old, new)

    assert "structure.font" in _codes(_refonted(swap, "ToUnicode"))


def test_a_font_that_cannot_be_read_is_a_leak() -> None:
    def cut(data: bytearray) -> None:
        del data[len(data) // 2 :]

    assert "structure.font" in _codes(_refonted(cut))


@pytest.mark.parametrize(
    "text",
    [
        "محمد عبد الله، وُلِدَ في بغداد ١٩٨٤",
        "علیرضا پ ژ گ چ؛ ڕۆژ ڵ ێ؛ ٹ ڈ ڑ ں ے",
        "Նարեկ Հակոբյան, ნინო ბერიძე, Олександр Шевченко, Γεώργιος",
        "ສະບາຍດີ, Nguyễn Thị Hồng Ánh, Đặng Ngọc Trâm",
        "Łukasz Żółć, Čeněk Dvořák, Gyöngyi Őry, İbrahim Çağrı, Þórður Óðinn",
        "1½ – “x” ‘y’ … • → ✓ ★ ° © ™ fi fl ffi fjord MitID-\u00adløsning",
    ],
)
def test_words_of_any_script_are_set_in_our_own_glyphs(text: str) -> None:
    veiled = _document(text)
    assert "structure.font" not in _codes(compose(veiled, "pdf"))
