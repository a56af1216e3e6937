# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Word documents (Office Open XML, transitional and strict; also templates and macro files)."""

from __future__ import annotations

from lxml import etree

from sloer.model import BlockKind, Document, Language
from sloer.reading.archive import zip_names
from sloer.reading.collecting import Collector, Flow, Line
from sloer.reading.holds import held
from sloer.reading.office.background import read_background
from sloer.reading.office.drawing import has_backdrop
from sloer.reading.office.names import attribute, child, descendants, tag, toggle
from sloer.reading.office.package import Package
from sloer.reading.office.source import WordSource
from sloer.reading.office.story import Story, as_kind
from sloer.reading.office.styles import read_styles
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart

_LANGUAGES = {
    "da": Language.DA,
    "en": Language.EN,
    "nb": Language.NO,
    "nn": Language.NO,
    "no": Language.NO,
    "sv": Language.SV,
}


class WordReader:
    """Reads ``.docx``, ``.dotx`` and ``.docm``."""

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    rank = 10

    def recognises(self, file: Input) -> bool:
        """Tell a package with a Word part; a broken one without its main part counts as well."""
        names = zip_names(file.untrusted_data)
        return "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return headers, body, notes and footers, in this order."""
        package = Package(file)
        collector = Collector(file.limits)
        source = WordSource(package, collector, Parts(file, read_part, collector))
        main = package.main_part()
        root = package.tree(main)
        body = child(root, "w:body")
        if body is None:
            raise held("damaged")
        for part in package.related(main, "styles")[:1]:
            source.styles = read_styles(package.tree(part))
        story = Story(source, main)
        headers, footers = _running_parts(source, main, root)
        source.white_hides = not any(
            has_backdrop(r) for r in [root, *(package.tree(p) for p in [*headers, *footers])]
        )
        flow = story.read(body)
        stories = [story]
        collector.place(_once(source, headers, BlockKind.HEADER, stories))
        collector.place(flow)
        collector.place(_notes(source, main, stories))
        collector.place(_once(source, footers, BlockKind.FOOTER, stories))
        read_background(source)
        return collector.finish(self.media_type, file.untrusted_name, _language(source))


def _running_parts(
    source: WordSource, main: str, root: etree._Element
) -> tuple[list[str], list[str]]:
    """Return the headers and the footers that some page shows, each once."""
    headers: dict[str, None] = {}
    footers: dict[str, None] = {}
    even = any(
        toggle(source.package.tree(part), "w:evenAndOddHeaders")
        for part in source.package.related(main, "settings")
    )
    for section in descendants(root, "w:sectPr"):
        shown = {"default", None}
        if toggle(section, "w:titlePg"):
            shown.add("first")
        if even:
            shown.add("even")
        for reference in section:
            target = source.package.target(main, attribute(reference, "r:id"))
            if target is None or attribute(reference, "w:type") not in shown:
                continue
            if tag(reference) == "w:headerReference":
                headers.setdefault(target)
            elif tag(reference) == "w:footerReference":
                footers.setdefault(target)
    return list(headers), list(footers)


def _once(source: WordSource, parts: list[str], kind: BlockKind, stories: list[Story]) -> Flow:
    """Return the lines of running parts; a line that several of them share stands once."""
    flow: Flow = []
    seen: set[str] = set()
    for part in parts:
        story = Story(source, part)
        stories.append(story)
        for item in as_kind(story.read(source.package.tree(part)), kind):
            text = item.text.strip() if isinstance(item, Line) else None
            if text is None or text not in seen:
                flow.append(item)
            if text:
                seen.add(text)
    return flow


def _notes(source: WordSource, main: str, stories: list[Story]) -> Flow:
    """Return the notes the text points to, in its order; others are kept as metadata."""
    wanted = dict.fromkeys(r for story in stories for r in story.references)
    flow: Flow = []
    for kind in ("footnotes", "endnotes"):
        for part in source.package.related(main, kind):
            notes = {
                attribute(note, "w:id") or "": note
                for note in source.package.tree(part)
                if attribute(note, "w:type") in {None, "normal"}
            }
            for note_kind, number in wanted:
                if note_kind == kind and number in notes:
                    flow.extend(Story(source, part).read(notes.pop(number)))
            for note in notes.values():
                source.drop(note)
    return flow


def _language(source: WordSource) -> Language | None:
    declared = child(source.styles.defaults, "w:lang")
    if declared is None:
        return None
    return _LANGUAGES.get((attribute(declared, "w:val") or "")[:2].lower())


READER = WordReader()
