# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Writes small OLE2 files, so that tests of old formats need no foreign fixtures."""

from __future__ import annotations

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI, CUTOFF = 512, 64, 4096

Tree = dict[str, "bytes | Tree"]


def write_ole(tree: Tree) -> bytes:
    """Return an OLE2 file with the streams (bytes) and storages (dicts) of ``tree``."""
    entries: list[dict] = [{"name": "Root Entry", "type": 5, "data": b"", "child": FREE}]
    _enter(entries, 0, tree)
    mini, mini_fat, sectors, fat = b"", [], [], []

    def big(data: bytes) -> int:
        if not data:
            return END
        first = len(sectors)
        blocks = [data[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(data), SECTOR)]
        sectors.extend(blocks)
        fat.extend([*range(first + 1, first + len(blocks)), END])
        return first

    for entry in entries[1:]:
        data = entry["data"]
        if len(data) >= CUTOFF:
            entry["start"] = big(data)
        elif data:
            entry["start"] = len(mini_fat)
            count = -(-len(data) // MINI)
            mini_fat.extend([*range(len(mini_fat) + 1, len(mini_fat) + count), END])
            mini += data.ljust(count * MINI, b"\0")
        else:
            entry["start"] = END if entry["type"] == 2 else 0
    entries[0]["start"], entries[0]["data"] = big(mini), mini
    packed = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_fat_start = big(packed + b"\xff" * (-len(packed) % SECTOR)) if mini_fat else END
    while len(entries) % 4:
        entries.append({"name": "", "type": 0, "data": b"", "child": FREE, "start": 0})
    directory = big(b"".join(_packed(e) for e in entries))
    fat_count = 1
    while (len(fat) + fat_count) * 4 > fat_count * SECTOR:
        fat_count += 1
    fat_start = len(sectors)
    fat += [FAT] * fat_count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_count * SECTOR, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6xIII4xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, directory,
                          CUTOFF, mini_fat_start, -(-len(packed) // SECTOR), END, 0)  # fmt: skip
    header += struct.pack("<109I", *range(fat_start, fat_start + fat_count),
                          *[FREE] * (109 - fat_count))  # fmt: skip
    return (header + b"".join(sectors) + table).ljust(2048, b"\0")


def _enter(entries: list[dict], parent: int, tree: Tree) -> None:
    before = None
    for name in sorted(tree, key=lambda n: (len(n), n.upper())):
        value, index = tree[name], len(entries)
        data = value if isinstance(value, bytes) else b""
        kind = 2 if isinstance(value, bytes) else 1
        entries.append({"name": name, "type": kind, "data": data, "child": FREE})
        if before is None:
            entries[parent]["child"] = index
        else:
            entries[before]["right"] = index
        before = index
        if isinstance(value, dict):
            _enter(entries, index, value)


def _packed(entry: dict) -> bytes:
    name = entry["name"].encode("utf-16-le")
    length = len(name) + 2 if name else 0
    links = struct.pack("<III", FREE, entry.get("right", FREE), entry["child"])
    head = name.ljust(64, b"\0") + struct.pack("<HBB", length, entry["type"], 1) + links
    return head + b"\0" * 36 + struct.pack("<IQ", entry["start"], len(entry["data"]))
