# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Applications that do not come by the form: folders, ZIP with CSV, e-mail files, the API."""
