# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The chapters of the report that trials fill: swapped names, attacks, reliability."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from sloer.measuring import plots, tables
from sloer.measuring.attack import Attack
from sloer.measuring.calibrating.reliability import Reliability
from sloer.measuring.figures import Count
from sloer.measuring.statistics import Interval, wilson
from sloer.measuring.swapping import (
    Tally,
    gap,
    recall_by_origin,
    recall_by_tongue,
    tongue_gap,
)
from sloer.measuring.trials import Trials
from sloer.model import Sentence

_ORIGINS = {
    "danish": "dansk",
    "greenlandic": "grønlandsk",
    "arabic": "arabisk",
    "turkish": "tyrkisk",
    "somali": "somalisk",
    "polish": "polsk",
    "ukrainian": "ukrainsk",
    "persian": "persisk",
    "vietnamese": "vietnamesisk",
    "chinese": "kinesisk",
    "nigerian": "nigeriansk",
    "tamil": "tamilsk",
    "bosnian": "bosnisk",
    "pakistani": "pakistansk",
}
_TARGETS = {
    "gender": Sentence("køn", "sex"),
    "age": Sentence("alder (40 år eller mere)", "age (40 or more)"),
    "origin": Sentence("navnets oprindelse (nordisk eller ej)", "origin of name (Nordic or not)"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the page, its plot, and the same figures for machines."""

    name: str
    html: str
    plot: bytes
    figures: object


def chapters_of(trials: Trials, language: str) -> tuple[Chapter, ...]:
    """Return a chapter for each trial that was made."""
    return tuple(_chapters(trials, language))


def _chapters(trials: Trials, language: str) -> Iterator[Chapter]:
    if trials.swaps:
        yield _swaps(trials.swaps, language)
    if trials.attacks:
        yield _attacks(trials.attacks, language)
    if trials.reliability is not None:
        yield _reliability(trials.reliability, language)


def _swaps(swaps: Sequence[Tally], language: str) -> Chapter:
    def say(da: str, en: str) -> str:
        return Sentence(da, en).in_language(language)

    sides = [recall_by_origin(swaps, known=known) for known in (True, False)]
    tongues = [recall_by_tongue(swaps, known=known) for known in (True, False)]
    named = {o: _ORIGINS.get(o, o) if language == "da" else o for o in sides[0]}
    known, unknown = say("kendt", "known"), say("ukendt", "unknown")
    title = say("Samme dokument, andre navne", "The same document, other names")
    told = []
    for word, knows in ((known, True), (unknown, False)):
        told.append(say(f"Identitet {word}: ", f"Identity {word}: "))
        told.append(
            say("bedste mod dårligste oprindelse ", "best against worst origin ")
            + _points(*gap(swaps, known=knows), language)
        )
        distance, reach = tongue_gap(swaps, known=knows)
        if not math.isnan(distance):
            told.append(
                say(", førstesprog mod andetsprog ", ", first against second language ")
                + _points(distance, reach, language)
            )
        told.append(". ")
    rows = [(named[o], *(side[o] for side in sides)) for o in sides[0]]
    first = {"first": say("førstesprog", "first"), "second": say("andetsprog", "second")}
    spoken = [(first[t], *(side[t] for side in tongues)) for t in tongues[0]]
    caption = say("Byttede navne fundet, identitet ukendt", "Swapped names found, identity unknown")
    plot = _bars({named[o]: count for o, count in sides[1].items()}, language)
    html = (
        f"<h2>{title}</h2><p>"
        + say(
            "Dokumenternes navne er byttet med navne af andre oprindelser, og intet andet er "
            "ændret. Findes navne af én oprindelse sjældnere, er det en fejl. ",
            "The documents' names are swapped for names of other origins, and nothing else is "
            "changed. Where names of one origin are found less often, that is a defect. ",
        )
        + "".join(told)
        + "</p>"
        + tables.figure(plot, caption, say("Tallene står i tabellen", "The table has the figures"))
        + tables.table(title, (say("Oprindelse", "Origin"), known, unknown), rows, titled=False)
        + tables.table(say("Sprog", "Language"), (say("Sprog", "Language"), known, unknown), spoken)
    )
    figures = {
        name: {
            "origins": {o: _pair(c) for o, c in sides[index].items()},
            "languages": {t: _pair(c) for t, c in tongues[index].items()},
            "gap": round(gap(swaps, known=not index)[0], 4),
        }
        for index, name in enumerate(("known", "unknown"))
    }
    return Chapter("swapped_names", html, plot, figures)


def _points(distance: float, reach: Interval, language: str) -> str:
    unit = Sentence("point", "points").in_language(language)
    return f"{100 * distance:.1f} {unit} ({100 * reach.low:.1f}–{100 * reach.high:.1f})"


def _bars(counts: dict[str, Count], language: str) -> bytes:
    bars = [plots.Bar(name, c.share, wilson(c.good, c.total)) for name, c in counts.items()]
    axis = Sentence("andel fundet, med 95 %-interval", "share found, with 95 % interval")
    return plots.shares(bars, axis.in_language(language))


def _pair(count: Count) -> dict[str, float]:
    return {"share": round(count.share, 4), "good": count.good, "total": count.total}


def _attacks(attacks: Sequence[tuple[Attack, Attack]], language: str) -> Chapter:
    def say(da: str, en: str) -> str:
        return Sentence(da, en).in_language(language)

    title = say("Kan det gættes alligevel?", "Can it be guessed all the same?")
    sides = (say("før", "before"), say("efter", "after"))
    bars, rows, words = [], [], []
    for pair in attacks:
        target = _TARGETS[pair[0].target].in_language(language)
        bars += [
            plots.Bar(f"{target.partition(' (')[0]}, {side}", one.figure, one.interval)
            for side, one in zip(sides, pair, strict=True)
        ]
        rows.append((target, *(_auroc(one) for one in pair), str(pair[1].documents)))
        told = ", ".join(f"»{escape(word)}«" for word in pair[1].words)
        words.append(f"<li>{target}: {told}</li>")
    axis = say(
        "AUROC, med 95 %-interval; 0,5 er et rent gæt", "AUROC, 95 % interval; 0.5 is chance"
    )
    plot = plots.shares(bars, axis)
    pulled = say("Ord, der trak gættet efter sløring", "Words that pulled the guess after veiling")
    head = (say("Gættet", "Guessed"), *sides, say("Dokumenter", "Documents"))
    html = (
        f"<h2>{title}</h2><p>"
        + say(
            "En lille angriber lærer af andre dokumenter og gætter for dem, den ikke har set. "
            "Tallet er, hvor tit den rangordner to dokumenter rigtigt: 0,5 er et gæt, 1 er altid. "
            "Angriberen findes kun, mens der måles; intet gæt om en person gemmes.",
            "A small attacker learns from other documents and guesses for those it has not seen. "
            "The figure is how often it ranks two documents rightly: 0.5 is chance, 1 is always. "
            "The attacker exists only while measuring; no guess about a person is kept.",
        )
        + "</p>"
        + tables.figure(plot, title, say("Tallene står i tabellen", "The table has the figures"))
        + tables.table(title, head, rows, titled=False)
        + f"<p>{pulled}:</p><ul>{''.join(words)}</ul>"
    )
    figures = {
        before.target: {
            "before": round(before.figure, 4),
            "after": round(after.figure, 4),
            "documents": after.documents,
        }
        for before, after in attacks
    }
    return Chapter("attack", html, plot, figures)


def _auroc(attack: Attack) -> str:
    if math.isnan(attack.figure):
        return "–"
    reach = attack.interval
    return f"{attack.figure:.3f} ({reach.low:.3f}–{reach.high:.3f})"


def _reliability(told: Reliability, language: str) -> Chapter:
    def say(da: str, en: str) -> str:
        return Sentence(da, en).in_language(language)

    title = say("Er det så sikkert, som Slør siger?", "Is it as sure as Slør says?")
    plot = plots.curve(
        [(part.said, part.share, part.interval) for part in told.bins],
        say("så sikker sagde Slør at være", "how sure Slør said it was"),
        say("andel, der var rigtig", "share that was right"),
    )
    rows = [(f"{part.said:.3f}", Count(part.right, part.total)) for part in told.bins]
    head = (say("Sagt", "Said"), say("Rigtigt", "Right"))
    html = (
        f"<h2>{title}</h2><p>"
        + say(
            "Hvert fund har en sandsynlighed. Afstanden til det, der var rigtigt, er i snit "
            f"{told.error:.4f}. På dokumenter, som sandsynlighederne er lært af, er det for "
            "pænt et tal.",
            "Each finding has a probability. Its mean distance to what was right is "
            f"{told.error:.4f}. On documents that the probabilities were learnt from, that is too "
            "kind a figure.",
        )
        + "</p>"
        + tables.figure(plot, title, say("Tallene står i tabellen", "The table has the figures"))
        + tables.table(title, head, rows, titled=False)
    )
    figures = {
        "error": round(told.error, 4),
        "bins": [{"said": round(p.said, 4), "right": p.right, "total": p.total} for p in told.bins],
    }
    return Chapter("reliability", html, plot, figures)
