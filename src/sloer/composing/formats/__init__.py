# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One module per format; see :class:`sloer.composing.protocol.Writer`."""
