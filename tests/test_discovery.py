# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

from pathlib import Path

import pytest

from sloer.discovery import offered


def test_modules_offer_in_the_order_of_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "sloer_discovered"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "second.py").write_text("OFFER = 2")
    (package / "first.py").write_text("OFFER = 1")
    (package / "silent.py").write_text("OTHER = 3")
    monkeypatch.syspath_prepend(tmp_path)
    assert list(offered("sloer_discovered", "OFFER")) == [1, 2]
