# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What must hold for any text and any signals."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sloer.model import Block, BlockKind, Document, Ground, Sentence, Signal, Span
from sloer.veiling import load_policy, veil_document

ALL = load_policy()
STRICT = load_policy("streng")
WHY = Sentence("d", "e")

# Every letter of a text is another one, so that a survivor can be told from its neighbours.
LETTERS = [chr(c) for c in range(0x4E00, 0x4E00 + 400)]
MARKS = st.sampled_from(" ,.:;()–-'\n ")


@st.composite
def texts(draw):
    marks = draw(st.lists(st.tuples(st.integers(1, 5), MARKS), max_size=30))
    pool = iter(LETTERS)
    return "".join("".join(next(pool) for _ in range(count)) + mark for count, mark in marks)


@st.composite
def cases(draw):
    lines = draw(texts()).split("\n")
    document = Document(tuple(Block(BlockKind.PARAGRAPH, line.strip()) for line in lines))
    length = len(document.text)
    spans = st.tuples(st.integers(0, length), st.integers(1, 12)).map(
        lambda pair: Span(pair[0], pair[0] + pair[1])
    )
    signals = st.builds(
        Signal,
        st.sampled_from(Ground),
        spans,
        st.sampled_from([0.5, 0.9]),
        st.sampled_from(["a", "b"]),
        st.just(WHY),
        st.sampled_from([None, None, "", "8 år"]),
        st.sampled_from(["", "p:1", "p:2"]),
    )
    return document, draw(st.lists(signals, max_size=10))


def kept_text(veiled):
    return "".join(s.text for block in veiled.blocks for s in block.segments if s.ground is None)


@settings(max_examples=300, deadline=None)
@given(cases())
def test_nothing_covered_survives_and_all_letters_outside_do(case):
    document, signals = case
    veiled = veil_document(document, signals, STRICT)
    covered = {i for s in signals for i in range(s.span.start, s.span.end)}
    decided = {i for d in veiled.decisions for i in range(d.span.start, d.span.end)}
    kept = [c for c in kept_text(veiled) if c in LETTERS]
    text = document.text
    assert not {text[i] for i in covered if i < len(text)} & set(kept)
    assert kept == [c for i, c in enumerate(text) if c in LETTERS and i not in decided]
    # A veil may only grow over the rest of a word it cuts.
    grown = [i for i in decided - covered if text[i] in LETTERS]
    assert all(_touches(text, i, covered) for i in grown)


def _touches(text, index, covered):
    start = end = index
    while start > 0 and text[start - 1] in LETTERS:
        start -= 1
    while end < len(text) and text[end] in LETTERS:
        end += 1
    return any(i in covered for i in range(start, end))


@settings(max_examples=150, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_signals_does_not_matter(case, random):
    document, signals = case
    shuffled = random.sample(signals, len(signals))
    assert veil_document(document, signals, ALL) == veil_document(document, shuffled, ALL)
    assert veil_document(document, signals, ALL) == veil_document(document, signals * 2, ALL)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_blocks_without_accepted_signals_stay_to_the_letter(case):
    document, signals = case
    veiled = veil_document(document, signals, STRICT)
    touched = {d.block for d in veiled.decisions}
    for index, (before, after) in enumerate(zip(document.blocks, veiled.blocks, strict=True)):
        if index not in touched:
            assert after.cleared_text == before.text


@settings(max_examples=150, deadline=None)
@given(cases())
def test_decisions_point_at_what_they_say(case):
    document, signals = case
    veiled = veil_document(document, signals, ALL)
    spans = [d.span for d in veiled.decisions]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for decision in veiled.decisions:
        segments = veiled.blocks[decision.block].segments
        if decision.segment >= 0:
            assert segments[decision.segment].text == decision.replacement
            assert segments[decision.segment].ground is decision.signals[0].ground
        else:
            assert decision.replacement == ""
    placed = [(d.block, d.segment) for d in veiled.decisions if d.segment >= 0]
    assert len(placed) == len(set(placed))
