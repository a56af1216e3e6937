# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Compile the service's message catalogues (``.po``) to what Django reads (``.mo``).

Babel does it, so that no machine needs GNU gettext. The compiled files are not kept in git:
``make setup``, the tests and the building of a wheel make them from the sources.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SERVICE = Path(__file__).resolve().parents[1] / "src" / "sloer" / "service"


def compile_catalogues(service: Path = SERVICE) -> list[Path]:
    """Write a ``.mo`` beside every catalogue below ``service`` that has none as new as itself."""
    written = []
    for source in sorted(service.rglob("locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parts[-3], abort_invalid=True)
        part = target.with_suffix(".mo.part")
        with part.open("wb") as out:
            write_mo(out, catalogue)
        part.replace(target)  # whole or not at all, also when two test processes compile
        written.append(target)
    return written


if __name__ == "__main__":
    for made in compile_catalogues():
        print(made.relative_to(SERVICE))
