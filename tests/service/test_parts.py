# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What ``make setup`` put in place for the pages: whole, small, and asking nobody else."""

from __future__ import annotations

import re
import sysconfig
from pathlib import Path

from tools.install_parts import install_static

STATIC = Path(sysconfig.get_path("data")) / "share/sloer/static/vendor"
MODULES = Path(__file__).resolve().parents[2] / "node_modules"


def test_the_stylesheet_finds_all_it_names():
    styles = STATIC / "dkfds/css/dkfds.min.css"
    named = {
        address.strip("\"'").split("?")[0].split("#")[0]
        for address in re.findall(r"url\(([^)]+)\)", styles.read_text("utf-8"))
    }
    assert len(named) > 100
    assert [name for name in named if not (styles.parent / name).is_file()] == []


def test_set_up_installs_what_npm_brought_and_nothing_is_left_over(tmp_path):
    install_static(MODULES, tmp_path)
    made = {
        path.relative_to(tmp_path): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    there = {
        path.relative_to(STATIC): path.read_bytes() for path in STATIC.rglob("*") if path.is_file()
    }
    assert there == made
    assert sum(map(len, made.values())) < 3_000_000


def test_nothing_asks_for_a_debuggers_map():
    scripts = [path for ending in ("*.js", "*.css") for path in STATIC.rglob(ending)]
    assert len(scripts) == 3
    assert [path for path in scripts if b"sourceMappingURL" in path.read_bytes()] == []
