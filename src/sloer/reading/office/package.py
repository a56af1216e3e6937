# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An Office Open XML package: parts and the relationships between them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from sloer.reading.archive import Archive, parse_xml
from sloer.reading.holds import held
from sloer.reading.office.names import tag
from sloer.reading.protocol import Input


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part to another, or to the outside (``external``)."""

    kind: str
    target: str
    external: bool


class Package:
    """A ``.docx`` as parts by name. Every part that is read is noted in :attr:`used`."""

    def __init__(self, file: Input) -> None:
        self.file = file
        self.used: set[str] = set()
        self._archive = Archive(file)
        self._by_fold = {name.casefold(): name for name in self._archive.names}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._trees: dict[str, etree._Element] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts."""
        return self._archive.names

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_fold

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        real = self._by_fold[name.casefold()]
        self.used.add(real)
        return self._archive.read(real)

    def tree(self, name: str) -> etree._Element:
        """Return a part as XML, parsed once."""
        key = name.casefold()
        if key not in self._trees:
            self._trees[key] = parse_xml(self.read(name))
        return self._trees[key]

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the relationships of part ``name`` ("" for the package) by their ids."""
        if name not in self._relationships:
            self._relationships[name] = self._read_relationships(name)
        return self._relationships[name]

    def related(self, name: str, kind: str) -> list[str]:
        """Return the existing parts that ``name`` points to with a relationship of ``kind``."""
        found = (r for r in self.relationships(name).values() if r.kind == kind)
        return [r.target for r in found if not r.external and r.target in self]

    def target(self, name: str, identifier: str | None) -> str | None:
        """Return the existing part that relationship ``identifier`` of ``name`` points to."""
        found = self.relationships(name).get(identifier or "")
        if found is None or found.external or found.target not in self:
            return None
        return found.target

    def main_part(self) -> str:
        """Return the name of the document itself; ``HeldError`` where it is missing."""
        for part in [*self.related("", "officeDocument"), "word/document.xml"]:
            if part in self:
                return part
        raise held("damaged")

    def _read_relationships(self, name: str) -> dict[str, Relationship]:
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.tree(path):
            if tag(element) != "rel:Relationship":
                continue
            external = element.get("TargetMode") == "External"
            target = element.get("Target") or ""
            kind = (element.get("Type") or "").rpartition("/")[2]
            place = target if external else _resolved(folder, target)
            found[element.get("Id") or ""] = Relationship(kind, place, external)
        return found


def _resolved(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return unquote(posixpath.normpath(joined)).lstrip("/")
