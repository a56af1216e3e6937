# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Age: stated, or told by long durations, pension and words of one generation."""

from __future__ import annotations

from sloer.finding.phrases import PhraseFinder
from sloer.model import Ground

FINDER = PhraseFinder("age", Ground.AGE)
