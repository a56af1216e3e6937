# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Room four: new files, composed from cleared text alone.

>>> pdf = compose(veiled, "pdf")
"""

from sloer.composing.protocol import Writer
from sloer.composing.registry import compose, writers

__all__ = ["Writer", "compose", "writers"]
