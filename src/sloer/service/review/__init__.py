# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The workbench: a person sees original and veiled side by side, corrects and releases."""
