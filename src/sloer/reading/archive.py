# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""ZIP archives and XML from strangers, opened with bounds on everything that can be large."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import replace

from lxml import etree

from sloer.reading.holds import TooMuchError, held
from sloer.reading.protocol import Input

# Word's XML packs about 1:20; a page of blank pixels may reach 1:1000 and is then small.
_RATIO = 200
_RATIO_FREE_BYTES = 24 * 1024 * 1024
_ENCRYPTED_FLAG = 0x1

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
    KeyError,
)


def is_zip(data: bytes) -> bool:
    """Tell whether ``data`` begins as a ZIP archive does."""
    return data[:4] in {b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"}


def zip_names(data: bytes) -> frozenset[str]:
    """Return the names in a ZIP archive, or nothing where it cannot be opened."""
    if not is_zip(data):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(_normal(name) for name in archive.namelist())
    except BROKEN:
        return frozenset()


def _normal(name: str) -> str:
    return name.replace("\\", "/")


class Archive:
    """A ZIP archive whose members are unpacked one by one, in memory.

    What they unpack to is counted for the whole file, however deep the archive lies within it.

    Raises:
        HeldError: damaged, encrypted, too many members, the same name twice, names that climb
            out of the archive, or more bytes than the limits allow (``TooMuchError``).
    """

    def __init__(self, file: Input) -> None:
        self._file = file
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(file.untrusted_data))
            members = self._zip.infolist()
        except BROKEN as error:
            raise held("damaged") from error
        if len(members) > file.limits.parts:
            raise held("too_large")
        counts = Counter(_normal(m.orig_filename) for m in members)
        if any(count > 1 for count in counts.values()):
            raise held("unsafe")
        if any(m.flag_bits & _ENCRYPTED_FLAG for m in members):
            raise held("encrypted")
        if any(_climbs(name) for name in counts):
            raise held("unsafe")
        if sum(m.file_size for m in members) > file.bytes_left:
            raise TooMuchError
        self._members = {_normal(m.filename): m for m in members if not m.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members that are files, as they lie in the archive."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return the bytes of member ``name``; ``HeldError`` where they are too many or broken."""
        try:
            with self._zip.open(self._members[name]) as member:
                data = member.read(self._file.bytes_left + 1)
        except BROKEN as error:
            raise held("damaged") from error
        self._unpacked += len(data)
        self._file.count_unpacked(len(data))
        if self._unpacked > max(_RATIO_FREE_BYTES, _RATIO * len(self._file.untrusted_data)):
            raise TooMuchError
        return data


def _climbs(name: str) -> bool:
    return name.startswith("/") or name[1:2] == ":" or "\0" in name or ".." in name.split("/")


def inner(file: Input, data: bytes, name: str = "") -> Input:
    """Return ``data``, found inside ``file``, as an input of its own, one level deeper.

    Raises:
        HeldError: files lie too deep within files, or the part is too large.
    """
    if file.depth + 1 > file.limits.depth:
        raise held("too_deep")
    if len(data) > file.limits.file_bytes:
        raise held("too_large")
    return replace(file, untrusted_data=data, untrusted_name=name, depth=file.depth + 1)


def hardened_parser() -> etree.XMLParser:
    """Return a parser that resolves no entity, asks no network and loads no DTD."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_xml(untrusted_data: bytes) -> etree._Element:
    """Parse XML without entities, network or DTD.

    Raises:
        HeldError: not well-formed, too deep or too large, or it declares entities.
    """
    try:
        root = etree.fromstring(untrusted_data, hardened_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise held("unsafe" if b"<!ENTITY" in untrusted_data else "damaged") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise held("unsafe")
    return root
