# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Write the names of countries and languages that the origin finder knows.

Run by hand when CLDR changes: ``python tools/build_countries.py``. Needs ``babel`` (CLDR, Unicode
licence), which is not needed to run Slør.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

DATA = Path(__file__).parent.parent / "src" / "sloer" / "finding" / "data" / "origin"
LOCALES = ("da", "en", "nb", "nn", "sv")
HEADER = """\
# SPDX-FileCopyrightText: 1991-2025 Unicode, Inc.
# SPDX-License-Identifier: Unicode-3.0
# {what}
# Written by tools/build_countries.py; put what it lacks into names.toml.
"""
LANGUAGES = [
    "af",
    "sq",
    "am",
    "ar",
    "arc",
    "hy",
    "az",
    "ak",
    "bem",
    "ber",
    "bn",
    "bs",
    "bg",
    "my",
    "ca",
    "ceb",
    "zh",
    "yue",
    "hr",
    "cs",
    "et",
    "ee",
    "eu",
    "fa",
    "prs",
    "ps",
    "fi",
    "tl",
    "fil",
    "fo",
    "ff",
    "ka",
    "el",
    "kl",
    "gu",
    "ht",
    "ha",
    "he",
    "hi",
    "hu",
    "is",
    "ig",
    "id",
    "it",
    "ja",
    "jv",
    "kab",
    "kn",
    "kk",
    "km",
    "rw",
    "rn",
    "ki",
    "kmb",
    "ku",
    "ckb",
    "kmr",
    "ky",
    "lo",
    "lv",
    "ln",
    "lt",
    "lg",
    "luo",
    "mk",
    "mg",
    "ms",
    "ml",
    "mn",
    "mr",
    "ne",
    "no",
    "nb",
    "nn",
    "om",
    "pl",
    "pt",
    "pa",
    "ro",
    "rom",
    "ru",
    "sm",
    "sr",
    "sh",
    "si",
    "sk",
    "sl",
    "so",
    "st",
    "es",
    "su",
    "sw",
    "sv",
    "syr",
    "tg",
    "ta",
    "tt",
    "te",
    "th",
    "bo",
    "ti",
    "tr",
    "tk",
    "ug",
    "uk",
    "ur",
    "uz",
    "vi",
    "wo",
    "xh",
    "yi",
    "yo",
    "zu",
    "gsw",
    "ga",
    "cy",
    "eo",
    "twi",
    "nl",
]


def countries() -> list[str]:
    """Return one line per country: ISO code and its names, all languages together."""
    lines = []
    names = {code: Locale(code).territories for code in LOCALES}
    for code in sorted(names["en"]):
        if len(code) == 2 and code.isalpha() and code not in {"ZZ", "XA", "XB", "EU", "EZ", "UN"}:
            forms = {str(names[locale].get(code, "")) for locale in LOCALES}
            lines.append("\t".join([code, *sorted(f for f in forms if f)]))
    return lines


def languages() -> list[str]:
    """Return one line per language: ISO code and its names in lower case."""
    names = {code: Locale(code).languages for code in LOCALES}
    lines = []
    for code in sorted(set(LANGUAGES)):
        forms = {str(names[locale].get(code, "")).lower() for locale in LOCALES}
        if any(forms):
            lines.append("\t".join([code, *sorted(f for f in forms if f)]))
    return lines


def main() -> None:
    """Write the two files."""
    for name, lines in (("countries", countries()), ("languages", languages())):
        text = HEADER.format(what=f"Names of {name} from CLDR.") + "\n".join(lines) + "\n"
        (DATA / f"{name}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
