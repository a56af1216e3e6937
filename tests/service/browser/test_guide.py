# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The examples of the guide to the API do what it says, with curl against the running service."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "integration.md"
pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")


@pytest.fixture
def shell(live_service, world, tmp_path):
    """Run an example in a folder with the files it names; what it printed, as JSON."""
    from sloer.service.api.keys import make
    from sloer.service.postings.models import Role

    posting = world.posting()
    world.released(posting, "A7", "Jeg har undervist i ti år.")
    recruiter = world.on(posting, Role.RECRUITER)
    for name in ("brev.pdf", "cv.docx", "eksamensbevis.pdf"):
        (tmp_path / name).write_text(f"Indholdet af {name}", "utf-8")
    known = {
        "KEY": make(recruiter, "HR", [], all_postings=True),
        "HOST": f"{live_service}/api/v1",
        "POSTING": str(posting.id),
    }

    def run(example: str, **more: str) -> list[object]:
        done = subprocess.run(
            ["bash", "-ec", example],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", **known, **more},
            capture_output=True,
            check=True,
        )
        decoder, text, found = json.JSONDecoder(), done.stdout.decode(), []
        while text := text.lstrip():
            value, end = decoder.raw_decode(text)
            found.append(value)
            text = text[end:]
        return found

    return run


def test_the_examples_do_what_the_guide_says(shell, tmp_path):
    guide = GUIDE.read_text("utf-8")
    first, hand_over, follow, fetch = re.findall(r"```sh\n(.*?)```", guide, re.DOTALL)
    ((posting,),) = shell("\n".join(first.splitlines()[2:]))
    assert posting["title"] == "Pædagog"
    (receipt,) = shell(hand_over)
    application = receipt["application"]
    assert (application["documents"], application["reference"]) == (2, "2026-0017")
    state, listed, more = shell(follow, APPLICATION=application["id"])
    assert state["state"] == "veiling"
    assert [one["id"] for one in listed] == [application["id"]]
    assert more["delivery"]["taken"] == 1
    candidates, documents = shell(fetch)
    assert candidates == [{"code": "A7", "documents": 1}]
    assert [one["number"] for one in documents] == [1]
    assert (tmp_path / "kandidat-A7-1.pdf").read_bytes().startswith(b"%PDF")
