# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Strings of PDF objects by the key they stand under: notes, links, forms, layers, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from sloer.verifying.channels.pdf_fonts import inspect_font
from sloer.verifying.trace import Trace, always, hidden, searched

_ACTUAL = ("pdf.actual_text", "ActualText", "Erstatningstekst", "Replacement text")
_ALT = ("pdf.alt", "Alt", "En billedtekst", "Alternative text")
_NOTE = ("pdf.annotation", "annotations", "En anmærkning", "An annotation")
_FORM = ("pdf.form", "form fields", "Et formularfelt", "A form field")
_LINK = ("pdf.link", "links", "Et links mål", "A link target")
_BOOKMARK = ("pdf.bookmark", "bookmarks", "Et bogmærke", "A bookmark")
_LABEL = ("pdf.page_label", "page labels", "Et sidemærke", "A page label")
_LAYER = ("pdf.layer", "layers", "Et lags navn", "The name of a layer")
_FILE = ("pdf.attachment", "attachments", "En vedhæftet fils navn", "The name of an attachment")
_SCRIPT = ("pdf.javascript", "JavaScript", "Et program", "A program")

_BY_KEY = {
    "/ActualText": _ACTUAL, "/E": _ACTUAL, "/Alt": _ALT, "/URI": _LINK, "/JS": _SCRIPT,
    "/V": _FORM, "/DV": _FORM, "/TU": _FORM, "/TM": _FORM, "/Opt": _FORM, "/RV": _NOTE,
    "/RC": _NOTE, "/Contents": _NOTE, "/Subj": _NOTE, "/NM": _NOTE, "/OverlayText": _NOTE,
    "/F": _FILE, "/UF": _FILE, "/Desc": _FILE, "/Title": _BOOKMARK,
}  # fmt: skip
_MUTE = frozenset(
    {"/Registry", "/Ordering", "/ID", "/Lang", "/ModDate", "/CreationDate", "/M", "/DA",
     "/Producer",
     "/Creator", "/CheckSum", "/Info", "/OutputConditionIdentifier", "/RegistryName", "/Panose",
     "/CharSet", "/Author", "/Subject", "/Keywords", "/OutputCondition", "/Reference", "/Cert"}
)  # fmt: skip
# Keys whose mere presence is a channel of its own.
_PRESENT = {
    "/PieceInfo": ("pdf.piece_info", "PieceInfo", "programmers egne data", "private program data"),
    "/XFA": ("pdf.xfa", "XFA", "en XFA-formular", "an XFA form"),
    "/Thumb": ("pdf.thumbnail", "page thumbnails", "et miniaturebillede", "a page thumbnail"),
    "/AF": ("pdf.attachment", "attachments", "en tilknyttet fil", "an associated file"),
    "/EmbeddedFiles": ("pdf.attachment", "attachments", "vedhæftede filer", "attached files"),
    "/JS": ("pdf.javascript", "JavaScript", "et program", "a program"),
    "/AcroForm": ("pdf.form", "form fields", "en formular", "a form"),
    "/OCProperties": ("pdf.layer", "layers", "lag, som kan skjules", "layers that can be hidden"),
}  # fmt: skip
_DEEPEST = 60


def string_text(thing: object) -> str:
    """Return the texts of the strings in ``thing``, references not followed."""
    if isinstance(thing, pikepdf.String):
        return str(thing)
    if isinstance(thing, pikepdf.Array):
        return " ".join(string_text(item) for item in thing)
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return " ".join(text for _, text in _strings(thing, 0))
    return ""


def inspect_object(thing: pikepdf.Object) -> Iterator[Trace]:
    """Yield the traces of one object's own strings, names and tell-tale keys."""
    yield searched("pdf.names", "names", " ".join(_names(thing, 0)))
    for owner in _dictionaries(thing, 0):
        for key in owner.keys():  # noqa: SIM118
            if key in _PRESENT:
                yield always(*_PRESENT[key])
        if "/Rect" in owner and "/Subtype" in owner:
            yield from _annotation(owner)
        if str(owner.get("/Type", "")) == "/Font":
            yield from inspect_font(owner)
        for key, text in _own_strings(owner):
            yield from _by_key(key, text, owner)
    if isinstance(thing, (pikepdf.Array, pikepdf.String)):
        yield searched("pdf.string", "objects", string_text(thing))


def _dictionaries(thing: object, depth: int) -> Iterator[pikepdf.Object]:
    """Yield an object's own dictionaries, references not followed."""
    if depth > _DEEPEST:
        return
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        yield thing
        children = [thing[key] for key in thing.keys()]  # noqa: SIM118
    elif isinstance(thing, pikepdf.Array):
        children = list(thing)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _dictionaries(child, depth + 1)


def _own_strings(owner: pikepdf.Object) -> Iterator[tuple[str, str]]:
    for key in owner.keys():  # noqa: SIM118
        item = owner[key]
        if isinstance(item, pikepdf.String):
            yield key, str(item)
        elif isinstance(item, pikepdf.Array) and not item.is_indirect:
            for text in item:
                if isinstance(text, pikepdf.String):
                    yield key, str(text)


def _by_key(key: str, text: str, owner: pikepdf.Object) -> Iterator[Trace]:
    if key in _MUTE:
        yield searched("pdf.string", "objects", text)
        return
    channel = _BY_KEY.get(key)
    if key == "/T":
        channel = _NOTE if "/Contents" in owner else _FORM
    elif key == "/P":
        channel = _LABEL
    elif key == "/Name":
        channel = _LAYER
    if channel is None:
        yield searched("pdf.string", "objects", text)
    else:
        yield hidden(*channel, text)


def _annotation(annotation: pikepdf.Object) -> Iterator[Trace]:
    kind = str(annotation.get("/Subtype", ""))
    if kind == "/Redact":
        yield always("pdf.redact", "annotations", "en overstregning, der ikke er udført",
                     "a redaction that was never carried out")  # fmt: skip
    elif kind not in {"/Link", "/Widget", "/Popup"}:
        yield always("pdf.annotation", "annotations", "en anmærkning", "an annotation")


def _strings(thing: pikepdf.Object, depth: int, key: str = "") -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(thing, pikepdf.String):
        yield key, str(thing)
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            if isinstance(item, pikepdf.Object) and not item.is_indirect:
                yield from _strings(item, depth + 1, key)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for name in thing.keys():  # noqa: SIM118
            item = thing[name]
            if isinstance(item, pikepdf.Object) and not item.is_indirect:
                yield from _strings(item, depth + 1, name)


def _keys(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for name in thing.keys():  # noqa: SIM118
            yield name
            item = thing[name]
            if isinstance(item, pikepdf.Object) and not item.is_indirect:
                yield from _keys(item, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            if isinstance(item, pikepdf.Object) and not item.is_indirect:
                yield from _keys(item, depth + 1)


def _names(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    yield from _keys(thing, depth)
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for name in thing.keys():  # noqa: SIM118
            item = thing[name]
            if isinstance(item, pikepdf.Name):
                yield str(item)
