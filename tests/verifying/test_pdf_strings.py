# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Strings in PDF syntax are told from what stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sloer.verifying.outputs.pdf_strings import split_strings


@pytest.mark.parametrize(
    ("data", "bare", "strings"),
    [
        (b"[(a) 3 (b)] TJ", b"[  3  ] TJ", [b"(a)", b"(b)"]),
        (b"(a(b)c) Tj", b"  Tj", [b"(a(b)c)"]),
        (rb"(a\)t\() Tj", b"  Tj", [rb"(a\)t\()"]),
        (b"<00 41> Tj <</A 1>>", b"  Tj <</A 1>>", [b"<00 41>"]),
        (b"q (open Q", b"q ", [b"(open Q"]),
        (b") Q", b") Q", []),
    ],
)
def test_strings_are_cut_out(data: bytes, bare: bytes, strings: list[bytes]) -> None:
    assert split_strings(data) == (bare, strings)


@given(st.binary(max_size=60))
def test_no_byte_is_lost(data: bytes) -> None:
    bare, strings = split_strings(data)
    joined = len(bare) + sum(map(len, strings))
    assert joined - len(data) <= len(strings)
    assert joined >= len(data) - 1
