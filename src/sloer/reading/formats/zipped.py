# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""ZIP archives of applications: every member read, one after the other."""

from __future__ import annotations

import posixpath
import re

from sloer.model import Document
from sloer.reading.archive import Archive, is_zip, zip_names
from sloer.reading.collecting import Collector
from sloer.reading.holds import held
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart

_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"}
# Files of other programs are ZIP archives too; their members are no documents of their own.
_OTHER_PROGRAMS = re.compile(
    r"^(?:\[Content_Types\]\.xml|mimetype|META-INF/.*|Index/Document\.iwa|Index\.zip|"
    r"AndroidManifest\.xml|FixedDocSeq\.fdseq)$"
)


class ZipReader:
    """Reads archives."""

    media_type = "application/zip"
    rank = 20

    def recognises(self, file: Input) -> bool:
        """Tell a ZIP archive that no reader of documents wanted."""
        return is_zip(file.untrusted_data)

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return all members in the natural order of their names."""
        if any(_OTHER_PROGRAMS.match(name) for name in zip_names(file.untrusted_data)):
            raise held("unknown_format")
        archive = Archive(file)
        names = sorted((n for n in archive.names if not _is_litter(n)), key=_natural)
        if not names:
            raise held("empty")
        collector = Collector(file.limits)
        parts = Parts(file, read_part, collector)
        for name in names:
            collector.remember(name)
            parts.attachment(archive.read(name), name)
        if not collector.blocks and parts.unreadable:
            raise held("unreadable_part")
        return collector.finish(self.media_type, file.untrusted_name)


def _is_litter(name: str) -> bool:
    folders, base = posixpath.split(name)
    in_litter = "__MACOSX" in folders.split("/")
    return in_litter or base.lower() in _LITTER or base.startswith("._")


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Sort "bilag 2" before "bilag 10"."""
    words = re.split(r"(\d{1,18})", name.casefold())
    return [(0, int(w), "") if w.isdecimal() else (1, 0, w) for w in words if w]


READER = ZipReader()
