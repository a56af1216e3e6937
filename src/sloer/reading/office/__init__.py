# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What word processors' files have in common with themselves: packages, styles, stories."""
