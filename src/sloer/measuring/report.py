# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Figures for people: one page that needs nothing beside it, its plots, and JSON for machines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import msgspec

from sloer import __version__
from sloer.measuring import plots, tables
from sloer.measuring.chapters import Chapter, chapters_of
from sloer.measuring.figures import GROUPINGS, Count, Figures, figures_by
from sloer.measuring.run import Judged
from sloer.measuring.statistics import bootstrap, wilson
from sloer.measuring.trials import Trials
from sloer.model import DIRECT, Ground, Sentence

_STYLE = (
    "body{font:1rem/1.55 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}h1,h2{line-height:1.2}h2{margin-top:2.5rem}"
    "table{border-collapse:collapse;margin:1rem 0}.wide{overflow-x:auto}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "th,td{border-bottom:1px solid #767676;padding:.3rem .6rem;text-align:right}"
    "tr>:first-child{text-align:left;white-space:nowrap}small{color:#444;white-space:nowrap}"
    ".heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    "img{max-width:100%;height:auto}figure{margin:1rem 0}"
)
_TITLES = {
    "identity": Sentence("Kendt og ukendt identitet", "Identity known and unknown"),
    "format": Sentence("Filformat", "File format"),
    "language": Sentence("Sprog", "Language"),
    "name_origin": Sentence("Navnets oprindelse", "Origin of name"),
    "second_language": Sentence("Første- og andetsprog", "First and second language"),
    "kind": Sentence("Slags dokument", "Kind of document"),
}
_DANISH = {
    "unknown": "ukendt",
    "known": "kendt",
    "first": "førstesprog",
    "second": "andetsprog",
    "direct": "direkte",
    "other": "andet",
}
_GROUP = re.compile(r"\b(?:" + "|".join(_DANISH) + r")\b")
_HEAD = (
    Sentence("Gruppe", "Group"),
    Sentence("Frigivet", "Released"),
    Sentence("Uden direkte læk", "No direct leak"),
    Sentence("Direkte fundet", "Direct found"),
    Sentence("Andet fundet", "Other found"),
    Sentence("Merit bevaret", "Merit kept"),
)


def tables_of(judged: Sequence[Judged]) -> dict[str, dict[str, Figures]]:
    """Return figures per grouping; each group is split by whether the identity was known."""
    told = GROUPINGS["identity"]

    def split(key: Callable[[Judged], str]) -> Callable[[Judged], str]:
        return key if key is told else lambda judged: f"{key(judged)}, {told(judged)}"

    return {name: figures_by(judged, split(key)) for name, key in GROUPINGS.items()}


def write_report(
    judged: Sequence[Judged], folder: Path, language: str = "da", trials: Trials | None = None
) -> None:
    """Write ``figures.json``, ``figures.html`` and the plots into ``folder``.

    ``trials`` get a section for each that was made.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    groupings = tables_of(judged)
    plain = {
        name: {group: _plain(figures) for group, figures in groups.items()}
        for name, groups in groupings.items()
    }
    content: dict[str, object] = {
        "version": __version__,
        "figures": plain,
        "by_document": by_document(judged),
        "gap_between_origins": origin_gaps(judged),
        "held": held(judged),
    }
    chapters = chapters_of(trials or Trials(), language)
    content |= {chapter.name: chapter.figures for chapter in chapters}
    (folder / "figures.json").write_bytes(msgspec.json.format(msgspec.json.encode(content)))
    pictures = {
        f"grounds-{name}": _ground_plot(f, language) for name, f in groupings["identity"].items()
    }
    drawn = pictures | {chapter.name: chapter.plot for chapter in chapters}
    for name, picture in drawn.items():
        (folder / f"{name}.png").write_bytes(picture)
    page = _page(judged, groupings, pictures, language, chapters)
    (folder / "figures.html").write_text(page, encoding="utf-8")


def held(judged: Sequence[Judged]) -> dict[str, int]:
    """Return how many files were held for each reason."""
    return dict(Counter(code for one in judged for code in one.held).most_common())


def by_document(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Return recall known and unknown, with intervals that draw documents anew."""
    answers = {}
    for group in ("known", "unknown"):
        units: dict[str, list[Judged]] = {}
        for one in judged:
            if GROUPINGS["identity"](one) == group:
                units.setdefault(one.case.document.name, []).append(one)
        for direct in (True, False):

            def figure(drawn: Sequence[list[Judged]], direct: bool = direct) -> float:
                figures = Figures()
                for unit in drawn:
                    for one in unit:
                        figures.add(one)
                return figures.recall(direct=direct).share

            documents = list(units.values())
            interval = bootstrap(documents, figure, 200)
            answers[f"{group}, {'direct' if direct else 'other'}"] = {
                "recall": round(figure(documents), 4),
                "low": round(interval.low, 4),
                "high": round(interval.high, 4),
            }
    return answers


def origin_gaps(judged: Sequence[Judged]) -> dict[str, float]:
    """Return recall on Danish names less recall on all others, known and unknown."""
    gaps = {}
    for group in ("known", "unknown"):
        sides = (Figures(), Figures())
        for one in judged:
            if GROUPINGS["identity"](one) == group:
                sides[one.case.document.facts.name_origin != "danish"].add(one)
        danish, other = (side.recall(direct=True).share for side in sides)
        gaps[group] = round(danish - other, 4)
    return gaps


def _plain(figures: Figures) -> dict[str, object]:
    def pair(count: Count) -> dict[str, float]:
        reach = wilson(count.good, count.total)
        return {
            "share": round(count.share, 4),
            "good": count.good,
            "total": count.total,
            "low": round(reach.low, 4),
            "high": round(reach.high, 4),
        }

    return {
        "released": pair(figures.released),
        "documents_without_direct_leak": pair(figures.without_direct_leak),
        "merit_kept": pair(figures.merit),
        "recall_direct": pair(figures.recall(direct=True)),
        "recall_revealing": pair(figures.recall(direct=False)),
        "recall": {g.value: pair(c) for g, c in sorted(figures.grounds.items())},
    }


def _ground_plot(figures: Figures, language: str) -> bytes:
    bars = [plots.Bar(g.value, c.share, wilson(c.good, c.total)) for g, c in _ordered(figures)]
    axis = Sentence("andel fundet, med 95 %-interval", "share found, with 95 % interval")
    return plots.shares(bars, axis.in_language(language))


def _ordered(figures: Figures) -> list[tuple[Ground, Count]]:
    return [(ground, figures.grounds[ground]) for ground in Ground if ground in figures.grounds]


def _page(
    judged: Sequence[Judged],
    groupings: dict[str, dict[str, Figures]],
    pictures: dict[str, bytes],
    language: str,
    chapters: Sequence[Chapter],
) -> str:
    def say(da: str, en: str) -> str:
        return Sentence(da, en).in_language(language)

    title = say("Hvor sikkert slører Slør?", "How surely does Slør veil?")
    parts = [
        (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{title}</title><style>{_STYLE}</style></head><body><main>"
            f"<h1>{title}</h1><p>Slør {escape(__version__)}. {_opening(groupings, language)}</p>"
        ),
        f"<h2>{say('Sådan læses tallene', 'How to read the figures')}</h2><p>"
        + say(
            "Fundet er andelen af de mærkede steder, der er væk fra den slørede fil. Direkte er "
            "det, der siger, hvem ansøgeren er; andet er det, der røber køn, alder, oprindelse og "
            "andre beskyttede forhold. Merit er kvalifikationer, der skal blive stående. Tal i "
            "parentes er det interval, hvor det sande tal ligger med 95 procents sikkerhed. Få "
            "steder giver brede intervaller, og så siger tallet lidt.",
            "Found is the share of marked places that are gone from the veiled file. Direct is "
            "what says who the applicant is; other is what gives away sex, age, origin and other "
            "protected matters. Merit is qualifications that must stay. Figures in brackets are "
            "the interval that holds the true figure with 95 per cent confidence. Few places make "
            "wide intervals, and then the figure says little.",
        )
        + "</p>",
        _documents(judged, language),
    ]
    for name, groups in groupings.items():
        parts.append(_summary(_TITLES[name].in_language(language), groups, language))
    parts.append(f"<h2>{say('Hver grund for sig', 'Ground by ground')}</h2>")
    for name, picture in pictures.items():
        known = name.endswith("-known")
        caption = say(
            f"Andel fundet, identitet {'kendt' if known else 'ukendt'}",
            f"Share found, identity {'known' if known else 'unknown'}",
        )
        alt = say("Tallene står i tabellen nedenfor", "The figures are in the table below")
        parts.append(tables.figure(picture, caption, alt))
    parts.append(_grounds(groupings["identity"], language) + _held(judged, language))
    parts += [chapter.html for chapter in chapters]
    page = "".join(parts) + "</main></body></html>"
    return _in_danish(page) if language == "da" else page


def _in_danish(page: str) -> str:
    """Translate the groups' names, which stand in English in the figures for machines."""
    row = re.compile(r'(<th scope="(?:row|col)">)([^<]*)')
    return row.sub(lambda m: m[1] + _GROUP.sub(lambda g: _DANISH[g.group()], m[2]), page)


def _opening(groupings: dict[str, dict[str, Figures]], language: str) -> str:
    sentences = []
    for group, figures in groupings["identity"].items():
        known = group == "known"
        leaking = figures.without_direct_leak
        bad, merit = leaking.total - leaking.good, f"{100 * figures.merit.share:.1f}"
        sentences.append(
            Sentence(
                f"Når identiteten er {'kendt' if known else 'ukendt'}, viser {bad} af "
                f"{leaking.total} filer stadig noget, der siger, hvem ansøgeren er; "
                f"{merit.replace('.', ',')} procent af meritten er bevaret.",
                f"With the identity {'known' if known else 'unknown'}, {bad} of {leaking.total} "
                f"files still show something that says who the applicant is; {merit} per cent "
                "of the merit is kept.",
            ).in_language(language)
        )
    return " ".join(sentences)


def _documents(judged: Sequence[Judged], language: str) -> str:
    rows = [
        f'<tr><th scope="row">{escape(name)}</th><td>{one["recall"]:.3f} '
        f"<small>({one['low']:.3f}–{one['high']:.3f})</small></td></tr>"
        for name, one in by_document(judged).items()
    ]
    caption = Sentence(
        "Fundet, med interval efter hele dokumenter", "Found, with intervals by whole documents"
    ).in_language(language)
    gaps = "; ".join(
        f"{_DANISH[name] if language == 'da' else name} {100 * gap:+.1f}"
        for name, gap in origin_gaps(judged).items()
    )
    told = Sentence(
        f"Forskel i point mellem danske og andre navne, direkte: identitet {gaps}.",
        f"Difference in points between Danish and other names, direct: identity {gaps}.",
    ).in_language(language)
    return f"<table><caption>{caption}</caption><tbody>{''.join(rows)}</tbody></table><p>{told}</p>"


def _summary(title: str, groups: dict[str, Figures], language: str) -> str:
    rows = []
    for name, f in groups.items():
        counts = (f.recall(direct=True), f.recall(direct=False), f.merit)
        rows.append((name, f.released, f.without_direct_leak, *counts))
    head = [sentence.in_language(language) for sentence in _HEAD]
    return f"<h2>{escape(title)}</h2>{tables.table(title, head, rows, titled=False)}"


def _grounds(groups: dict[str, Figures], language: str) -> str:
    rows = [
        (
            ground.value + (" (direct)" if ground in DIRECT else ""),
            *(figures.grounds.get(ground, Count()) for figures in groups.values()),
        )
        for ground in Ground
        if any(ground in figures.grounds for figures in groups.values())
    ]
    caption = Sentence("Fundet efter grund", "Found by ground").in_language(language)
    return tables.table(caption, (Sentence("Grund", "Ground").in_language(language), *groups), rows)


def _held(judged: Sequence[Judged], language: str) -> str:
    title = Sentence("Tilbageholdt, og hvorfor", "Held, and why").in_language(language)
    reasons = held(judged)
    if not reasons:
        nothing = Sentence("Ingen filer er tilbageholdt.", "No files are held.")
        return f"<h2>{title}</h2><p>{nothing.in_language(language)}</p>"
    rows = "".join(f"<li>{escape(code)}: {count}</li>" for code, count in reasons.items())
    return f"<h2>{title}</h2><ul>{rows}</ul>"
