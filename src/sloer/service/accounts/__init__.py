# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""People who work with applications: accounts, sign-in and what they may do everywhere."""
