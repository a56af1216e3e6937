# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Placeholders side by side become one: their number must not tell how many names there were."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sloer.model import Action, Ground
from sloer.veiling.labels import is_omitted
from sloer.veiling.overlaps import Stretch

_GAP = re.compile(r"[\s,.;:/|·•&\-\u2010-\u2015]{0,3}")
_NAME_GAP = re.compile(r"[\s.\-\u2010-\u2015]{0,2}")
_HOME = frozenset({Ground.ADDRESS, Ground.PLACE})


def merge_neighbours(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return one block's stretches, those of one label joined over the punctuation between."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and _belong_together(text, merged[-1], stretch):
            stretch = _join(merged.pop(), stretch)
        merged.append(stretch)
    return merged


def _belong_together(text: str, left: Stretch, right: Stretch) -> bool:
    if left.replacement is not None or right.replacement is not None:
        return False
    grounds = {left.winner.ground, right.winner.ground}
    if len(grounds) > 1 and grounds != _HOME and not all(map(is_omitted, grounds)):
        return False
    gap = text[left.end : right.start]
    if grounds == {Ground.THIRD} and not _same_person(left, right):
        return bool(_NAME_GAP.fullmatch(gap)) and not _both_known(left, right)
    return bool(_GAP.fullmatch(gap))


def _same_person(left: Stretch, right: Stretch) -> bool:
    return bool(left.winner.entity) and left.winner.entity == right.winner.entity


def _both_known(left: Stretch, right: Stretch) -> bool:
    return bool(left.winner.entity and right.winner.entity)


def _join(left: Stretch, right: Stretch) -> Stretch:
    home = left.winner.ground is Ground.PLACE and right.winner.ground is Ground.ADDRESS
    first, second = (right, left) if home else (left, right)
    signals = dict.fromkeys((*first.signals, *second.signals))
    asked = Action.ASK in {left.action, right.action}
    action = Action.ASK if asked else first.action
    return Stretch(left.start, right.end, tuple(signals), action, None)
