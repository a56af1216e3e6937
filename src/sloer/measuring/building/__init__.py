# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Turns corpus documents into real files. One module per family of formats.

A module offers ``BUILDERS``: format name to :class:`~sloer.measuring.building.protocol.Builder`.
"""
