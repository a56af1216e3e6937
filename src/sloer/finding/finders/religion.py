# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the rule files under ``finding/data/religion`` describe."""

from sloer.finding.phrases import PhraseFinder
from sloer.model import Ground

FINDER = PhraseFinder("religion", Ground.RELIGION)
