# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The nouns of Slør: frozen, typed, without I/O. Every room knows these and no other room."""

from sloer.model.document import Block, BlockKind, Cell, Document, Note, NoteKind, Origin
from sloer.model.ground import DIRECT, OPTIONAL, REVEALING, Ground
from sloer.model.identity import Identity
from sloer.model.policy import Action, Policy
from sloer.model.report import Finding, Hold, Leak, Proof, Report, Status
from sloer.model.result import Veiled
from sloer.model.signal import Signal, Span
from sloer.model.text import Language, Sentence
from sloer.model.veiled import Decision, Segment, VeiledBlock, VeiledDocument

__all__ = [
    "DIRECT",
    "OPTIONAL",
    "REVEALING",
    "Action",
    "Block",
    "BlockKind",
    "Cell",
    "Decision",
    "Document",
    "Finding",
    "Ground",
    "Hold",
    "Identity",
    "Language",
    "Leak",
    "Note",
    "NoteKind",
    "Origin",
    "Policy",
    "Proof",
    "Report",
    "Segment",
    "Sentence",
    "Signal",
    "Span",
    "Status",
    "Veiled",
    "VeiledBlock",
    "VeiledDocument",
]
