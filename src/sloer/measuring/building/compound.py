# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Writes OLE2 files (MS-CFB), in which Outlook keeps its messages and old Word its documents."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FAT_SECTORS = 109  # as many as the header itself can list: files of up to seven megabytes
_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_EMPTY, _STORAGE, _STREAM, _ROOT = 0, 1, 2, 5

Tree = dict[str, "bytes | Tree"]


@dataclass(slots=True)
class _Entry:
    """One entry of the directory. Siblings hang in one long branch to the right."""

    name: str = ""
    kind: int = _EMPTY
    data: bytes = b""
    child: int = _FREE
    right: int = _FREE
    start: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        length = len(name) + 2 if name else 0
        links = struct.pack("<III", _FREE, self.right, self.child)
        head = name.ljust(64, b"\0") + struct.pack("<HBB", length, self.kind, 1) + links
        return head + b"\0" * 36 + struct.pack("<IQ", self.start, len(self.data))


class _Sectors:
    """The sectors of a file, and the table that chains them."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []

    def add(self, data: bytes) -> int:
        """Add a chain with ``data``; return the number of its first sector."""
        if not data:
            return _END
        first = len(self.sectors)
        blocks = [data[i : i + _SECTOR].ljust(_SECTOR, b"\0") for i in range(0, len(data), _SECTOR)]
        self.sectors.extend(blocks)
        self.fat.extend([*range(first + 1, first + len(blocks)), _END])
        return first


def write_ole(tree: Tree) -> bytes:
    """Return an OLE2 file with the streams (bytes) and storages (dicts) of ``tree``.

    Raises:
        ValueError: it would be larger than seven megabytes.
    """
    entries = [_Entry("Root Entry", _ROOT)]
    _enter(entries, 0, tree)
    chains = _Sectors()
    mini_fat = _place(entries, chains)
    packed = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_fat_start = chains.add(packed + b"\xff" * (-len(packed) % _SECTOR))
    entries += [_Entry() for _ in range(-len(entries) % 4)]
    directory = chains.add(b"".join(entry.packed() for entry in entries))
    fat_count = 1
    while (len(chains.fat) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    if fat_count > _FAT_SECTORS:
        raise ValueError("too large for a header without further tables")
    fat_start = len(chains.sectors)
    fat = [*chains.fat, *[_FAT] * fat_count]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_count * _SECTOR, b"\xff")
    mini_sectors = -(-len(packed) // _SECTOR)
    header = _SIGNATURE + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<III4x", 0, fat_count, directory)
    header += struct.pack("<IIIII", _CUTOFF, mini_fat_start, mini_sectors, _END, 0)
    listed = [*range(fat_start, fat_start + fat_count), *[_FREE] * (_FAT_SECTORS - fat_count)]
    header += struct.pack(f"<{_FAT_SECTORS}I", *listed)
    return (header + b"".join(chains.sectors) + table).ljust(2048, b"\0")


def _enter(entries: list[_Entry], parent: int, tree: Tree) -> None:
    before: int | None = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        value, index = tree[name], len(entries)
        if isinstance(value, bytes):
            entries.append(_Entry(name, _STREAM, value))
        else:
            entries.append(_Entry(name, _STORAGE))
        if before is None:
            entries[parent].child = index
        else:
            entries[before].right = index
        before = index
        if not isinstance(value, bytes):
            _enter(entries, index, value)


def _place(entries: list[_Entry], chains: _Sectors) -> list[int]:
    """Place all streams, the small ones together in that of the root; return their table."""
    mini, mini_fat = b"", list[int]()
    for entry in entries[1:]:
        if len(entry.data) >= _CUTOFF:
            entry.start = chains.add(entry.data)
        elif entry.data:
            entry.start = len(mini_fat)
            count = -(-len(entry.data) // _MINI)
            mini_fat.extend([*range(len(mini_fat) + 1, len(mini_fat) + count), _END])
            mini += entry.data.ljust(count * _MINI, b"\0")
        elif entry.kind == _STREAM:
            entry.start = _END
    entries[0].start, entries[0].data = chains.add(mini), mini
    return mini_fat
