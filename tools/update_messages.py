# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Bring the service's Danish catalogues up to date with the strings in its code and templates.

``python tools/update_messages.py`` adds what is new with an empty translation, keeps what is
translated, drops what is gone, and names what still waits for its Danish.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SERVICE = Path(__file__).resolve().parents[1] / "src" / "sloer" / "service"
# No dates and no tool's name: two branches that add a string each meet only where they added it.
HEADER = """\
# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
# The list of strings is kept by tools/update_messages.py.
msgid ""
msgstr ""
"Language: da\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)")


@dataclass(frozen=True, slots=True)
class Message:
    """One string as the code says it; ``plural`` and ``context`` where it has them."""

    text: str
    plural: str | None = None
    context: str | None = None

    @property
    def key(self) -> str | tuple[str, str]:
        """What a catalogue calls it."""
        return self.text if self.plural is None else (self.text, self.plural)


def messages_in(path: Path) -> Iterator[Message]:
    """Yield every string to translate in a Python file or a template."""
    if path.suffix == ".py":
        with path.open("rb") as lines:
            for _, text, _, context in extract("python", lines, keywords=KEYWORDS):
                yield Message(*_pair(text), context)
    else:
        yield from _in_template(path.read_text("utf-8"))


def _pair(text: str | tuple[str, ...]) -> tuple[str, str | None]:
    return (text, None) if isinstance(text, str) else (text[0], text[1])


def _in_template(source: str) -> Iterator[Message]:
    """Let Django turn the template's tags into calls and read those."""
    for function, arguments in _CALL.findall(templatize(source)):
        words = list(ast.literal_eval(f"({arguments},)"))
        context = words.pop(0) if "p" in function else None
        yield Message(words[0], words[1] if function.startswith("n") else None, context)


def catalogue_of(path: Path, service: Path = SERVICE) -> Path:
    """Return the Danish catalogue a file's strings belong to: its app's, or the service's own."""
    first = path.relative_to(service).parts[0]
    is_app = (service / first / "__init__.py").is_file() and (service / first).is_dir()
    home = service / first if is_app else service
    return home / "locale" / "da" / "LC_MESSAGES" / "django.po"


def messages_by_catalogue(service: Path = SERVICE) -> dict[Path, list[Message]]:
    """Collect the strings of the whole service, each once per catalogue, in order of appearance."""
    found: dict[Path, dict[Message, None]] = {}
    for path in sorted(service.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and path.is_file():
            for message in messages_in(path):
                found.setdefault(catalogue_of(path, service), {})[message] = None
    return {catalogue: list(messages) for catalogue, messages in found.items()}


def read_catalogue(path: Path) -> Catalog:
    """Read a catalogue; one that does not exist yet is empty."""
    if not path.exists():
        return Catalog(locale="da", charset="utf-8", fuzzy=False)
    with path.open("rb") as lines:
        return read_po(lines, locale="da", abort_invalid=True)


def faults(path: Path, messages: list[Message]) -> list[str]:
    """Say which messages have no Danish in a catalogue, or Danish with other placeholders."""
    catalogue = read_catalogue(path)
    found = []
    for message in messages:
        entry = catalogue.get(message.key, message.context)
        said = () if entry is None else entry.string
        forms = (said,) if isinstance(said, str) else tuple(said)
        if entry is None or entry.fuzzy or not forms or not all(forms):
            found.append(f"no Danish for {message.text!r}")
        elif not all(_same_placeholders(message, form) for form in forms):
            found.append(f"other placeholders in the Danish for {message.text!r}")
    return found


def _same_placeholders(message: Message, danish: str) -> bool:
    """A plural's forms may leave out a placeholder (“one file”) but bring no new one."""
    wanted = set(PLACEHOLDER.findall(f"{message.text} {message.plural or ''}"))
    said = set(PLACEHOLDER.findall(danish))
    return said <= wanted if message.plural else said == wanted


def update(path: Path, messages: list[Message]) -> None:
    """Write the catalogue anew with just these messages and the Danish it had for them."""
    old = read_catalogue(path)
    new = Catalog(locale="da", charset="utf-8", fuzzy=False)
    for message in messages:
        entry = old.get(message.key, message.context)
        danish = "" if entry is None else entry.string
        comments = () if entry is None else entry.user_comments
        flags = {"python-format"} if re.search(r"%\(\w+\)|%[sd]", message.text) else set()
        new.add(message.key, danish, context=message.context, user_comments=comments, flags=flags)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = BytesIO()
    write_po(lines, new, width=100, no_location=True, omit_header=True)
    path.write_bytes(HEADER.encode() + lines.getvalue().rstrip() + b"\n")


def main() -> int:
    """Update all catalogues; 1 if anything waits for its Danish."""
    if not settings.configured:
        settings.configure()
    waiting = 0
    for path, messages in messages_by_catalogue().items():
        update(path, messages)
        for fault in faults(path, messages):
            print(f"{path.relative_to(SERVICE)}: {fault}")
            waiting += 1
    return min(waiting, 1)


if __name__ == "__main__":
    sys.exit(main())
