# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What hatch does before it packs a wheel: compile the catalogues, so that the wheel holds them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.compile_messages import compile_catalogues


class CompiledMessages(BuildHookInterface[Any]):
    """Git ignores the compiled catalogues; ``artifacts`` in pyproject.toml lets them in."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is older than its source."""
        compile_catalogues(Path(self.root) / "src" / "sloer" / "service")
