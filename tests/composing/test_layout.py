# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from veiled_samples import block, cell, veiled

from sloer.composing.layout import Bullets, Paragraph, Rule, Run, Table, line_of, parts_of
from sloer.model import Ground, Segment


def headings(*levels):
    document = veiled(*(block("heading", "x", level=level) for level in levels))
    return [part.level for part in parts_of(document)]


def test_heading_levels_begin_with_one_and_skip_none():
    assert headings(3, 5, 5, 3, 1, 6, 2) == [1, 2, 2, 1, 1, 2, 2]
    assert headings(0, 0) == [1, 1]
    assert headings(*range(1, 12)) == [1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6]


def test_list_items_nest_by_level():
    levels = [1, 2, 2, 1, 0, 3]
    (bullets,) = parts_of(veiled(*(block("list_item", str(n), n) for n in levels)))
    assert isinstance(bullets, Bullets)
    assert [len(item.items) for item in bullets.items] == [2, 0, 1]


def test_very_deep_lists_stay_flat_at_the_bottom():
    (bullets,) = parts_of(veiled(*(block("list_item", "x", level) for level in range(50))))
    depth, items = 0, bullets.items
    while items:
        depth, items = depth + 1, items[-1].items
    assert depth == 5


def test_gaps_in_tables_are_empty_cells_and_hostile_coordinates_cost_nothing():
    document = veiled(
        cell(0, 0, 0, "A", heading=True),
        cell(0, 0, 10**9, "B", heading=True),
        cell(0, 10**9, 10**9, "c"),
        cell(0, 10**9, 10**9, "d"),
        cell(1, 0, 0, "other"),
    )
    first, second = parts_of(document)
    assert isinstance(first, Table)
    assert first.headed
    assert [[len(c.lines) for c in row] for row in first.rows] == [[1, 1], [0, 2]]
    assert not second.headed


def test_blocks_in_which_nothing_is_left_are_passed_over():
    document = veiled(
        block("heading", ""), block("list_item", ""), cell(0, 0, 0, ""), block("paragraph", "")
    )
    assert parts_of(document) == []


def test_rules_stand_only_between_parts():
    document = veiled(
        block("paragraph", "a", break_before=True),
        block("list_item", "b"),
        block("list_item", "c", break_before=True),
        block("paragraph", "", break_before=True),
    )
    kinds = [type(part) for part in parts_of(document)]
    assert kinds == [Paragraph, Bullets, Rule, Bullets]


def test_reworded_text_melts_into_the_text_around_it():
    reworded = (Segment("som "), Segment("forperson", Ground.GENDER), Segment(" for"))
    assert line_of(reworded) == (Run("som forperson for"),)


def test_control_characters_never_reach_a_writer():
    line = line_of((Segment("a\n\t\x00\x1b\u202eb\ud800\ue000\u2028c"),))
    assert line == (Run("a  b c"),)
