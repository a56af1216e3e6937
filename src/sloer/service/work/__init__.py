# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The queue: a worker takes a document from the vault through the corridor and back."""
