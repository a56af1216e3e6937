# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Messages saved by Outlook (MS-OXMSG): OLE2 files of MAPI properties."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, replace

import olefile

from sloer.errors import HeldError
from sloer.model import BlockKind, Document
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Collector, Line
from sloer.reading.formats.html import html_text
from sloer.reading.formats.rtf import READER as RTF
from sloer.reading.holds import held, part_left_out, unreadable_part
from sloer.reading.mail.body import read_body
from sloer.reading.mail.lzfu import decompress
from sloer.reading.markup.charset import decode_as
from sloer.reading.ole import ole_streams
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart

_CLASS, _SUBJECT, _BODY, _HTML, _RTF = 0x001A, 0x0037, 0x1000, 0x1013, 0x1009
_HEADERS = 0x007D
# Sender, on whose behalf, receiver, conversation, and the To, Cc and Bcc lines.
_REMEMBERED = (0x0C1A, 0x0C1F, 0x5D01, 0x0042, 0x0065, 0x5D02, 0x0040, 0x0076, 0x0070)
_REMEMBERED_TOO = (0x0E02, 0x0E03, 0x0E04, 0x1035, 0x3FFA, 0x3FF8)
_OF_RECIPIENTS = (0x3001, 0x3003, 0x39FE, 0x3A20, 0x5FF6)
_ATTACHED_NAMES = (0x3707, 0x3704, 0x3001)
_ATTACHED_DATA = 0x3701
_METHOD, _INTERNET_CODE_PAGE, _MESSAGE_CODE_PAGE = 0x3705, 0x3FDE, 0x3FFD
_BY_LINK = frozenset({2, 4, 7})
_PROPERTIES = "__properties_version1.0"
_UNICODE, _ANSI, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_SEALED = ("IPM.NOTE.SMIME", "IPM.NOTE.RPMSG")
_DEPTH_OF_MESSAGES = 4
_ENTRY_BYTES = 16
_UTF8 = 65001


class OutlookReader:
    """Reads ``.msg``."""

    media_type = "application/vnd.ms-outlook"
    rank = 11

    def recognises(self, file: Input) -> bool:
        """Tell an OLE2 file with the properties of a message."""
        return _PROPERTIES in ole_streams(file.untrusted_data)

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the subject as a heading, the body, and each attachment after a break."""
        collector = Collector(file.limits)
        try:
            with olefile.OleFileIO(io.BytesIO(file.untrusted_data)) as ole:
                box = _Box(ole, file)
                _Message(box, collector, file, read_part).read("", depth=0)
        except HeldError:
            raise
        except Exception as error:
            # olefile fails in many ways on what is broken.
            raise held("damaged") from error
        return collector.finish(self.media_type, file.untrusted_name)


class _Box:
    """Streams of the OLE2 file, under one budget."""

    def __init__(self, ole: olefile.OleFileIO, file: Input) -> None:
        self._ole = ole
        self._file = file
        paths = ["/".join(path) for path in ole.listdir(streams=True, storages=True)]
        if len(paths) > 50 * file.limits.parts:
            raise held("too_large")
        self.paths = paths
        self._by_fold = {path.casefold(): path for path in paths}

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a stream, if there is one."""
        real = self._by_fold.get(path.casefold())
        if real is None or self._ole.get_type(real) != olefile.STGTY_STREAM:
            return None
        self._file.count_unpacked(self._ole.get_size(real))
        return bytes(self._ole.openstream(real).read())

    def storages(self, folder: str, prefix: str) -> list[str]:
        """Return the storages right below ``folder`` whose names begin with ``prefix``."""
        start = (folder + prefix).casefold()
        found = [p for p in self.paths if p.casefold().startswith(start)]
        return sorted(p for p in found if "/" not in p[len(folder) :])

    def has(self, path: str) -> bool:
        """Tell whether there is a stream or storage of this name."""
        return path.casefold() in self._by_fold


@dataclass(slots=True)
class _Folder:
    """The properties in one storage. ``header`` bytes come before its table of small values."""

    box: _Box
    path: str
    header: int
    code_page: str = "cp1252"

    def text(self, name: int) -> str:
        """Return a property that is text, in either of its two forms."""
        data = self.box.read(f"{self.path}__substg1.0_{name:04X}{_UNICODE}")
        if data is not None:
            return data.decode("utf-16-le", errors="replace").rstrip("\0")
        data = self.box.read(f"{self.path}__substg1.0_{name:04X}{_ANSI}")
        return "" if data is None else decode_as(data, self.code_page).rstrip("\0")

    def binary(self, name: int) -> bytes:
        """Return a property that is bytes."""
        return self.box.read(f"{self.path}__substg1.0_{name:04X}{_BINARY}") or b""

    def number(self, name: int) -> int:
        """Return a small number from the table of fixed properties, or 0."""
        table = self.box.read(self.path + _PROPERTIES) or b""
        for position in range(self.header, len(table) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            kind, found, _, value = struct.unpack_from("<HHII", table, position)
            if found == name and kind == 0x0003:
                return int(value)
        return 0


class _Message:
    """Reads a message, and the messages attached to it, into one collector."""

    def __init__(self, box: _Box, collector: Collector, file: Input, read_part: ReadPart) -> None:
        self._box = box
        self._collector = collector
        self._file = file
        self._read_part = read_part
        self._parts = Parts(file, read_part, collector)

    def read(self, path: str, depth: int) -> None:
        if depth > _DEPTH_OF_MESSAGES:
            raise held("too_deep")
        folder = _Folder(self._box, path, header=24 if depth else 32)
        folder.code_page = _codec(folder.number(_MESSAGE_CODE_PAGE))
        if folder.text(_CLASS).upper().startswith(_SEALED):
            raise held("encrypted")
        subject = folder.text(_SUBJECT)
        self._collector.place(
            [Line([Piece(subject, "subject")], BlockKind.HEADING, 1, break_before=depth > 0)]
        )
        for name in (*_REMEMBERED, *_REMEMBERED_TOO):
            self._collector.remember(folder.text(name))
        self._collector.remember(*folder.text(_HEADERS).splitlines()[:200])
        self._read_body(folder)
        for storage in self._box.storages(path, "__recip_version1.0_"):
            recipient = _Folder(self._box, storage + "/", 8, folder.code_page)
            self._collector.remember(*(recipient.text(name) for name in _OF_RECIPIENTS))
        for storage in self._box.storages(path, "__attach_version1.0_"):
            self._read_attachment(storage + "/", folder.code_page, depth)

    def _read_body(self, folder: _Folder) -> None:
        plain = folder.text(_BODY) or None
        page = folder.binary(_HTML)
        html = folder.text(_HTML) if not page else ""
        if page:
            declared = folder.number(_INTERNET_CODE_PAGE)
            html = html_text(page, _codec(declared) if declared else None)
        rich = folder.binary(_RTF)
        if not html and rich and self._read_rich(rich, folder):
            return
        self._collector.place(read_body(plain, html or None, self._collector, self._parts))

    def _read_rich(self, rich: bytes, folder: _Folder) -> bool:
        """Read the body from compressed RTF; what was HTML reads as well in its RTF form."""
        try:
            data = decompress(rich, self._file.bytes_left)
            self._file.count_unpacked(len(data))
            body = replace(self._file, untrusted_data=data, untrusted_name="")
            document = RTF.read(body, self._read_part)
        except HeldError as error:
            if error.code not in {"damaged", "no_text"}:
                raise
            return False
        if len(document.text) < len(folder.text(_BODY)) // 2:
            return False
        self._collector.attach(document, part="body")
        return True

    def _read_attachment(self, path: str, code_page: str, depth: int) -> None:
        folder = _Folder(self._box, path, 8, code_page)
        names = [folder.text(name) for name in _ATTACHED_NAMES]
        self._collector.remember(*names)
        inner = f"{path}__substg1.0_{_ATTACHED_DATA:04X}{_OBJECT}"
        data = folder.binary(_ATTACHED_DATA)
        if self._box.has(f"{inner}/{_PROPERTIES}"):
            self.read(inner + "/", depth + 1)
        elif data:
            self._parts.attachment(data, next(filter(None, names), ""))
        elif self._box.has(inner) or folder.number(_METHOD) in _BY_LINK:
            self._collector.note(unreadable_part())
        else:
            self._collector.note(part_left_out())


def _codec(code_page: int) -> str:
    if code_page == _UTF8:
        return "utf-8"
    return {0: "cp1252", 20127: "cp1252", 28591: "cp1252"}.get(code_page, f"cp{code_page}")


READER = OutlookReader()
