# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Room three: which signals go, and what stands there instead."""

from sloer.veiling.policies import load_policy, policy_names
from sloer.veiling.veil import veil_document

__all__ = ["load_policy", "policy_names", "veil_document"]
