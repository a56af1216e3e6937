# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Messages: their bodies, Outlook's ways of packing them, and where one answer ends."""
