# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""No canary planted in any channel comes out of the corridor."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pypdfium2
import pytest
import tesserocr
from leak_samples import CANARIES, CANARY, PERSON, Sample, all_samples
from leak_search import canaries_in, squeezed

from sloer.model import Veiled
from sloer.pipeline import Corridor
from sloer.veiling import load_policy

SAMPLES = all_samples()
TESSDATA = Path(os.environ.get("SLOER_TESSDATA") or Path(sys.prefix) / "share/sloer/tessdata")
# Recognition takes a second a page, so only files whose canary is drawn rather than written.
DRAWN = {"photo", "scanned page", "outlined text", "Type3 text", "pixels behind a mask"}
Walk = Callable[[Sample, bool], Veiled]


def _label(sample: Sample) -> str:
    return f"{sample.suffix}: {sample.channel}"


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("sample", SAMPLES, ids=_label)
def test_no_canary_survives(
    sample: Sample, known: bool, walk: Walk, record_property: Callable[[str, object], None]
) -> None:
    result = walk(sample, known)
    record_property("leaks", "released" if result.released else "held")
    report = msgspec.json.encode(result.report)
    assert canaries_in(report, "json") == ()
    if not result.released:
        assert not result.files
        assert [hold.code for hold in result.report.holds if hold.code != "fault"]
        return
    for suffix, data in result.files.items():
        assert canaries_in(data, suffix) == (), suffix
    assert "budgetter" in result.files["txt"].decode()


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.channel in DRAWN], ids=_label)
def test_nothing_drawn_survives(sample: Sample, walk: Walk) -> None:
    result = walk(sample, True)
    if not result.released:
        assert result.report.holds[0].code != "fault"
        return
    said = _recognised(result.files["pdf"])
    assert not any(squeezed(canary) in said for canary in CANARIES)


def test_logs_and_streams_stay_silent(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with Corridor(load_policy("alle-grunde")) as corridor:
        for sample in SAMPLES:
            if sample.channel in {"encrypted", "plain text", "note", "TNEF", "unknown part"}:
                corridor.walk(sample.data, sample.name, PERSON)
        corridor.walk(b"%PDF-1.7 " + CANARY.encode(), "Quistorff.pdf", PERSON)
    said = capfd.readouterr()
    for text in (said.out, said.err, caplog.text):
        assert canaries_in(text.encode(), "txt") == ()


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.suffix == "pdf" and s.seen], ids=_label)
def test_the_search_finds_what_is_there(sample: Sample) -> None:
    assert canaries_in(sample.data, "pdf")


def test_the_recognition_finds_what_is_there() -> None:
    scan = next(s for s in SAMPLES if s.channel == "scanned page")
    assert any(squeezed(canary) in _recognised(scan.data) for canary in CANARIES)


def _recognised(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    with tesserocr.PyTessBaseAPI(path=str(TESSDATA), lang="dan") as engine:
        said = []
        for page in document:
            engine.SetImage(page.render(scale=2.5, grayscale=True).to_pil())
            said.append(engine.GetUTF8Text())
    return squeezed(" ".join(said))
