# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Room one: from a file to a document. Readers run in a sandbox."""
