# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Family: told by the phrase rules in ``finding/data/family``."""

from __future__ import annotations

from sloer.finding.phrases import PhraseFinder
from sloer.model import Ground

FINDER = PhraseFinder("family", Ground.FAMILY)
