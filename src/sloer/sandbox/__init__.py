# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A room with one door: untrusted bytes go in, bounded bytes come out, nothing else gets out.

:mod:`~sloer.sandbox.keeper` stands outside, :mod:`~sloer.sandbox.server` forks a fresh child for
each call, :mod:`~sloer.sandbox.jail` locks the child. Limits are enforced on both sides.
"""

from sloer.sandbox.keeper import Keeper
from sloer.sandbox.wire import Bounds

__all__ = ["Bounds", "Keeper"]
