# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Show Slør: veil the sample applications, then start the service with invented applicants.

Usage: ``python tools/demo.py [FOLDER]`` (default: ``out/demo``). The service runs until Ctrl-C;
with ``SLOER_DEMO_ONCE=1`` or without a terminal it starts, answers a page, and stops.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sloer.errors import ExitCode

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a program, it finds its own folder only
from tools import demo_service  # noqa: E402

SAMPLES = Path("samples/applications")
IDENTITIES = Path("samples/identities.csv")
EXPECTED_HELD = {"09-laast"}
"""A PDF behind a password: nobody could say what is in it, so it may not be released."""

HOW_TO_READ = (
    "Each released sample became a new PDF, HTML, text and JSON file with the same content. A grey "
    'box with a word in it ("navn", "person 1") stands where something was taken out; all boxes '
    "have one size, so their width tells nothing. Where deleting would have cost merit, words were "
    'rewritten: "2009–2017" became "8 år". The .report.json beside each file gives every decision '
    "with its reason and rule, and quotes nothing of the original. No machine finds everything: a "
    "person reads a veiled application before the committee does."
)


def veil(folder: str) -> tuple[int, str]:
    """Run the command a user would type; return its exit code and the command."""
    words = ["veil", str(SAMPLES), "--out", folder, "--identity", str(IDENTITIES), "--jobs", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "sloer", *words],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode not in {ExitCode.ALL_RELEASED, ExitCode.SOME_HELD}:
        sys.stderr.write(done.stderr)
    return done.returncode, " ".join(["sloer", *words])


def reports(out: Path) -> dict[str, dict[str, Any]]:
    """Return the report of each sample, by the name its outputs bear."""
    names = sorted(path.stem for path in (ROOT / SAMPLES).iterdir())
    return {name: json.loads((out / f"{name}.report.json").read_text("utf-8")) for name in names}


def table_of(reported: dict[str, dict[str, Any]]) -> Table:
    """Return what became of each sample, one row a file."""
    table = Table(title="What became of the samples", title_justify="left")
    table.add_column("sample", no_wrap=True)
    table.add_column("became", no_wrap=True)
    table.add_column("taken out or rewritten")
    table.add_column("proof", min_width=14)
    for name, report in reported.items():
        table.add_row(name, *_row(report))
    return table


def _row(report: dict[str, Any]) -> tuple[Text | str, ...]:
    if report["status"] != "released":
        reasons = " ".join(hold["sentence"]["en"] for hold in report["holds"])
        return Text("held", style="bold yellow"), reasons, "no output"
    kept_out = [f["ground"] for f in report["findings"] if f["action"] != "keep"]
    grounds = ", ".join(f"{ground}×{count}" for ground, count in Counter(kept_out).most_common())
    searched = max(proof["checked"] for proof in report["proofs"])
    leaks = sum(len(proof["leaks"]) for proof in report["proofs"])
    proof = f"{searched} secrets sought, {leaks} found"
    return Text("released", style="bold green"), grounds, proof


def main(folder: str = "out/demo") -> int:
    """Veil, tell, and return 0 where exactly the locked sample is held."""
    console = Console()
    out = (ROOT / folder).resolve()
    for earlier in out.glob("[0-9][0-9]-*.report.json"):
        earlier.unlink()  # a report tells the command that its file is done
    console.print("Veiling nine applications by invented people. It takes a few seconds …")
    code, command = veil(folder)
    if code not in {ExitCode.ALL_RELEASED, ExitCode.SOME_HELD}:
        return code
    reported = reports(out)
    held = {name for name, report in reported.items() if report["status"] == "held"}
    console.print(table_of(reported))
    console.print(HOW_TO_READ, highlight=False)
    console.print(f"\nLook at   {folder}/01-projektleder.pdf", highlight=False)
    console.print(f"beside    {SAMPLES}/01-projektleder.pdf", highlight=False)
    console.print(f"Made by   {command}", highlight=False, soft_wrap=True)
    verdict = _verdict(console, held)
    return verdict or demo_service.run(out / "service", console)


def _verdict(console: Console, held: set[str]) -> int:
    if held == EXPECTED_HELD:
        console.print(
            "\n09-laast.pdf is behind a password. Slør does not guess what it cannot read: it "
            "holds the file for a person and says so, and the command ends with exit code 3. That "
            "is what should happen here, so the demo ends well.",
            highlight=False,
        )
        return 0
    console.print(f"\nHeld, unlike what was expected: {sorted(held ^ EXPECTED_HELD)}", style="red")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
