# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Makes Word files with python-docx, and puts in by hand what it cannot write."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word(
    body: str,
    parts: dict[str, str | bytes] | None = None,
    relations: dict[str, tuple[str, str]] | None = None,
    change: Callable[[dict[str, bytes]], None] | None = None,
) -> bytes:
    """Return a Word file whose body is the XML ``body``.

    ``relations``: id → (kind, target) from the main part; a target with "://" is external.
    """
    members = unpacked(saved(docx.Document()))
    main = members["word/document.xml"].decode()
    section = re.search(r"<w:sectPr.*</w:sectPr>", main, re.DOTALL)
    assert section is not None
    tail = "" if "<w:sectPr" in body else section[0]
    members["word/document.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>'
        f"{body}{tail}</w:body></w:document>"
    ).encode()
    for name, content in (parts or {}).items():
        members[name] = content.encode() if isinstance(content, str) else content
    added = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for key, (kind, target) in (relations or {}).items()
    )
    path = "word/_rels/document.xml.rels"
    members[path] = members[path].replace(b"</Relationships>", f"{added}</Relationships>".encode())
    if change:
        change(members)
    return packed(members)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{inner}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
