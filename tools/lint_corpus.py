# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Check the annotated corpora: marks, labels, facts, and what looks forgotten.

Usage: ``python tools/lint_corpus.py [CORPUS ...]`` (default: all in ``corpora``).
Faults and suspects are listed; the exit code is 1 when there are any. A word that looks like an
identity but is an ordinary word in that document is named in the JSON key ``words_that_stay``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

LABELS = frozenset(
    {"NAME", "THIRD", "EMAIL", "PHONE", "URL", "ADDRESS", "PLACE", "ID", "BIRTH", "AGE", "YEAR"}
    | {"GENDER", "ORIGIN", "RELIGION", "FAMILY", "HEALTH", "ORIENTATION", "POLITICS"}
)
IDENTITY = frozenset(
    {"first_name", "last_name", "other_names", "email", "phone", "address", "postcode", "city"}
    | {"birth_date", "national_id"}
)
FACTS = frozenset(
    {"identity", "language", "kind", "name_origin", "second_language", "layout", "formats"}
)
OPTIONAL = frozenset({"words_that_stay"})
KINDS = frozenset({"cv", "letter", "answers", "reference", "application", "email"})
FORMATS = frozenset(
    {"pdf-word", "pdf-typeset", "docx", "odt", "rtf", "html", "txt", "scan", "photo", "eml", "msg"}
)
MARK = re.compile(r"\[\[([A-Z]+)\|([^\[\]|]+)\]\]")
MERIT = re.compile(r"\(\(((?:(?!\(\(|\)\)).)+)\)\)")
DIRECT = {
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE),
    "CPR": re.compile(r"\b\d{6}[- ]?\d{4}\b"),
    "phone": re.compile(r"(?<![\d-])(?:\+\d\d )?(?:\d{2} ?){4}(?![\d-])"),
}
YEAR = re.compile(r"(?<![\d-])(?:19[4-9]\d|20[0-3]\d)(?![\d-])")
#: Words that nearly always reveal something when an applicant uses them about himself or herself.
REVEALING = {
    "da": re.compile(
        r"\b(?:gift|samlever\w*|skilt|enke\w*|svigermor|modersmål|hjemland|statsborgerskab|"
        r"min (?:mand|kone|datter|søn|mor|far|bror|søster)|barsel\w*|børnebørn\w*|moskeen?|"
        r"menighed\w*|værnepligt\w*|tillids\w+|fleksjob|fortrinsadgang|ordblind|sygemeld\w*|"
        r"født|årgang|pension\w*|år gammel)\b(?!.{0,15}¤)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:married|divorced|widow\w*|mosque|parish|mother tongue|native language|citizen\w*|"
        r"my (?:wife|husband|daughter|son|mother|father|partner)|maternity leave|nationality|born|"
        r"years old|retire\w*|dyslexi\w+)\b(?!.{0,15}¤)",
        re.IGNORECASE,
    ),
}
PRONOUN = {
    "da": re.compile(r"\b(?:han|hun|ham|hende|hans|hendes)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE),
}


def masked(text: str) -> str:
    """The text with marks and merit cut out, so that only unmarked words remain."""
    return MERIT.sub("¤", MARK.sub("¤", text))


def parts(value: str) -> set[str]:
    """Single words of an identity value or a marked name that are long enough to search for."""
    return {word.casefold() for word in re.findall(r"[^\W_]+", value) if len(word) > 1}


def check_marks(text: str, faults: list[str]) -> None:
    """Marks are balanced, not nested, and their labels known."""
    for label, _ in MARK.findall(text):
        if label not in LABELS:
            faults.append(f"unknown label {label}")
    left = masked(text)
    for bad in ("[[", "]]", "((", "))"):
        if bad in left:
            at = left.index(bad)
            faults.append(f"unbalanced {bad}: …{left[max(0, at - 30) : at + 30]!r}")
    nested = [merit for merit in MERIT.findall(text) if "[[" in merit or "]]" in merit]
    faults.extend(f"mark inside merit: {merit!r}" for merit in nested)


def check_facts(facts: dict[str, object], faults: list[str]) -> None:
    """The JSON has exactly the agreed keys, with agreed values."""
    missing, extra = FACTS - facts.keys(), facts.keys() - FACTS - OPTIONAL
    faults.extend(f"missing fact {key}" for key in sorted(missing))
    faults.extend(f"unknown fact {key}" for key in sorted(extra))
    if facts.get("kind") not in KINDS:
        faults.append(f"unknown kind {facts.get('kind')}")
    formats = facts.get("formats", [])
    if not isinstance(formats, list) or not 3 <= len(formats) <= 5 or set(formats) - FORMATS:
        faults.append(f"formats {formats}")
    identity = facts.get("identity", {})
    if not isinstance(identity, dict) or set(identity) - IDENTITY:
        faults.append("unknown identity key")


def squeezed(text: str) -> str:
    """Case-folded and without spaces and hyphens, as direct identifiers are compared."""
    return re.sub(r"[\s\-–+]+", "", text).casefold()


def staying(facts: dict[str, object]) -> set[str]:
    """The words that the facts declare ordinary in this document."""
    words = facts.get("words_that_stay", [])
    return {str(word).casefold() for word in words} if isinstance(words, list) else set()


def check_identity(text: str, facts: dict[str, object], suspects: list[str]) -> None:
    """The identity fits the text; no part of it or of a marked name stands unmarked."""
    identity = facts.get("identity", {})
    if not isinstance(identity, dict):
        return
    marked = squeezed(" ".join(found for _, found in MARK.findall(text)))
    looked_for: set[str] = set()
    for key, value in identity.items():
        if key in {"first_name", "last_name", "other_names"}:
            looked_for |= parts(str(value))
        if key in {"email", "address"} and squeezed(str(value)) not in marked:
            suspects.append(f"{key} of the identity is not in the text")
    for label, found in MARK.findall(text):
        if label in {"NAME", "THIRD"}:
            looked_for |= {word for word in parts(found) if len(word) > 2}
    words = {word.casefold() for word in re.findall(r"[^\W_]+", masked(text))}
    suspects.extend(f"unmarked {word!r}" for word in sorted((looked_for & words) - staying(facts)))


def check_forgotten(
    text: str, facts: dict[str, object], faults: list[str], suspects: list[str]
) -> None:
    """Unmarked direct identifiers are faults; unmarked years and telling words are suspects."""
    left = masked(text)
    language = str(facts.get("language", "da"))
    stay = staying(facts)
    for name, pattern in DIRECT.items():
        found_here = [found for found in pattern.findall(left) if found.casefold() not in stay]
        faults.extend(f"unmarked {name} {found!r}" for found in found_here)
    for line in left.splitlines():
        # The application's own date and a file or case number may carry a year.
        if not re.search(r"\b(?:2026|sag|j\.nr)", line, re.IGNORECASE):
            years = [year for year in YEAR.findall(line) if year not in stay]
            suspects.extend(f"unmarked year {year}" for year in years)
    words = REVEALING.get(language, REVEALING["en"]).findall(left)
    if facts.get("kind") == "reference":
        words += PRONOUN.get(language, PRONOUN["en"]).findall(left)
    suspects.extend(f"unmarked {word!r}?" for word in words if word.casefold() not in stay)
    for label, found in sorted(set(MARK.findall(text))):
        # Years, ages, towns of employers and pronouns of others may rightly stand elsewhere.
        if label in {"YEAR", "AGE", "GENDER", "PLACE"} or found.casefold() in stay | {"dansk"}:
            continue
        if len(found) > 2 and re.search(rf"(?<!\w){re.escape(found)}(?!\w)", left, re.IGNORECASE):
            suspects.append(f"{label} {found!r} also stands unmarked")


def check(path: Path) -> tuple[list[str], list[str], str]:
    """Faults, suspects and the text of one annotated document."""
    faults: list[str] = []
    suspects: list[str] = []
    text = path.read_text(encoding="utf-8")
    try:
        facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [f"facts: {error}"], [], text
    check_marks(text, faults)
    check_facts(facts, faults)
    check_identity(text, facts, suspects)
    check_forgotten(text, facts, faults, suspects)
    merits = len(MERIT.findall(text))
    if not 5 <= merits <= 15:
        suspects.append(f"{merits} merit phrases")
    return faults, suspects, text


def main(folders: list[str]) -> int:
    """Check the folders, print what was found and the counts, and return the exit code."""
    root = Path(__file__).resolve().parents[1] / "corpora"
    roots = [Path(folder) for folder in folders] or [root]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = 0
    for path in sorted(found for folder in roots for found in folder.rglob("*.txt")):
        faults, suspects, text = check(path)
        split = f"{path.parent.parent.name}/{path.parent.name}"
        counts[split].update(label for label, _ in MARK.findall(text))
        counts[split]["(merit)"] += len(MERIT.findall(text))
        counts[split]["(documents)"] += 1
        counts[split]["(words)"] += len(text.split())
        for kind, lines in (("FAULT", faults), ("suspect", suspects)):
            for line in lines:
                wrong += 1
                print(f"{kind} {split}/{path.name}: {line}")
    splits = sorted(counts)
    print(f"{'':14}" + "".join(f"{split:>12}" for split in splits))
    for label in sorted({label for counter in counts.values() for label in counter}):
        print(f"{label:14}" + "".join(f"{counts[split][label]:12}" for split in splits))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
