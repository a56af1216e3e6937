# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Orientation: told by the phrase rules in ``finding/data/orientation``."""

from __future__ import annotations

from sloer.finding.phrases import PhraseFinder
from sloer.model import Ground

FINDER = PhraseFinder("orientation", Ground.ORIENTATION)
