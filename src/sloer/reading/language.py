# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which language a text is in: Danish, English, Norwegian or Swedish.

Told by the small words that every text is full of, and by endings that set Danish and Norwegian
apart. Names, places and terms say little and count for nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from sloer.model import Block, Document, Language

_WORDS = {
    Language.DA: """
        af afdeling alle arbejde arbejdede arbejder at blev blive bliver brug da de den denne der
        deres det dette dig efter eget ej ejer en end er erfaring et flere for fordi fra få får
        gennem gerne godt gør hav havde have haft han har hendes hjælp hos hun hvad hver hvilket
        hvis hvor hvordan ikke ind jeg jeres kan kom kunne lige lige lære løsning mange med meget
        mellem men mig mig min mine mit mod muligheder må mål når noget nogle nok nu nye når og
        også om op opgave opgaver os over på samt se selv sig sin sit skal skulle som stilling
        søger så tage tid til ud uddannelse under vej ved venlig vi vil ville vores være været år
        øvrige hvilken hvorfor nogen egen derfor dog imidlertid både ansøgning ansat tovholder""",
    Language.NO: """
        alle arbeid arbeidet arbeider at av avdeling ble bli blir bruk da de den denne der deres
        det dette deg ei en enn er erfaring et etter flere for fordi fra få får gjennom gjerne
        godt gjør ha hadde han har hatt hennes hjelp hos hun hva hver hvilken hvis hvor hvordan
        ikke inn jeg kan kom kunne lære løsning mange med meg men mer mellom min mine mitt mot
        muligheter må mål noe noen nok nå nye når og også om opp oppgave oppgaver oss over på samt
        se selv seg sin sitt skal skulle som stilling søker så ta tid til under ut utdanning
        ved vei vennlig vi vil ville vår våre være vært år øvrige derfor både søknad ansatt
        ikkje eg ein eit eller frå dei me vera vere vore korleis kva kven noko nokre mykje sjølv
        ho hennar hjå meir òg berre blei vart verte vert då skule arbeidde""",
    Language.SV: """
        alla allt arbeta arbetar arbete att av avdelning bara bli blir blev bra dem den denna
        det detta dig du där efter egen eller en enligt er ett flera för från få får genom gärna
        ha hade han har hos hur hon i inom inte jag kan kom kommer kunna lära lösning med mellan
        men mer mig min mina mitt mot mycket många möjligheter måste mål nu något några när och
        också om oss på samt sig sin sitt själv ska skall skulle som söker så ta tid till tjänst
        under upp uppgifter ut utan utbildning vad var vara varit vem vi vid vill vilket våra vår
        väg år är även ansökan erfarenhet hennes deras därför både ej""",
    Language.EN: """
        a about after all also an and any are as at be because been both but by can could did do
        for from had has have he her his how i if in into is it its may me more my not of on one
        or our out over she should since so some such than that the their them then there these
        they this through to under up was we well were what when where which while who will with
        within work worked working would you your years experience skills role team education
        during between including responsible development""",
}
# Spelling that the neighbour does not use; each hit counts as a small word does.
_TRAITS = {
    Language.DA: re.compile(r"ej(?:d|l|e|s|n)|øj|tion(?:er|en|s)?$|hed(?:en|er|s)?$|lig(?:e|t)?$"),
    Language.NO: re.compile(r"ei(?:d|l|e|s|n)|øy|sjon|het(?:en|er)?$|ksj|kj[oe]|tt?ing"),
    Language.SV: re.compile(r"[äö]|ck|tion|het(?:en|er)?$|skj"),
    Language.EN: re.compile(r"th|w|ing$|ed$|tion$|y$|ough"),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
_OWN_LETTERS = 60
_OWN_MARGIN = 1.35


def _weights() -> dict[str, dict[Language, float]]:
    """Return per word what it says for each language: most where only one language has it."""
    homes: dict[str, set[Language]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            homes.setdefault(word, set()).add(language)
    return {
        word: dict.fromkeys(languages, 1.0 / len(languages) ** 2)
        for word, languages in homes.items()
    }


_WEIGHTS = _weights()


def detect(text: str) -> Language:
    """Return the language most of ``text`` is written in; Danish where nothing tells."""
    scores = _scores(text)
    return max(scores, key=lambda language: (scores[language], language is Language.DA))


def with_languages(document: Document) -> Document:
    """Return the document with its language, and that of blocks which surely differ from it."""
    language = detect(document.text)
    blocks = tuple(_with_own_language(block, language) for block in document.blocks)
    return replace(document, blocks=blocks, language=language)


def _with_own_language(block: Block, language: Language) -> Block:
    if block.language is not None or sum(map(str.isalpha, block.text)) < _OWN_LETTERS:
        return block
    scores = _scores(block.text)
    best = max(scores, key=lambda candidate: scores[candidate])
    if best is language or scores[best] < 2 or scores[best] < _OWN_MARGIN * scores[language]:
        return block
    return replace(block, language=best)


def _scores(text: str) -> dict[Language, float]:
    scores = dict.fromkeys(Language, 0.0)
    for word, count in Counter(_WORD.findall(_sampled(text).casefold())).items():
        for language, weight in _WEIGHTS.get(word, {}).items():
            scores[language] += weight * count
        for language, trait in _TRAITS.items():
            if len(word) > 3 and trait.search(word):
                scores[language] += 0.25 * count
    return scores


def _sampled(text: str) -> str:
    """Return as much of a long text as tells its language, from its start, middle and end."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
