# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""ZIP files that do not tell when they were packed."""

from __future__ import annotations

import io
import zipfile

_PACKED = (2026, 1, 1, 0, 0, 0)


def with_one_time(packed: bytes) -> bytes:
    """Return a ZIP file with the same members in the same order, all of one constant time."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(result, "w") as after:
        for member in before.infolist():
            constant = zipfile.ZipInfo(member.filename, _PACKED)
            constant.external_attr = member.external_attr
            after.writestr(constant, before.read(member), member.compress_type)
    return result.getvalue()
