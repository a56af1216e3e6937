# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""No canary planted in any channel comes out of the corridor."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pypdfium2
import pytest
import tesserocr
from leak_samples import CANARIES, PERSON, Sample, all_samples
from leak_search import canaries_in, squeezed

from sloer.model import Veiled
from sloer.pipeline import veil
from sloer.reading.ocr.engine import _data_folder as tessdata

SAMPLES = all_samples()
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
        pytest.fail(result.report.holds[0].code) if result.report.holds[0].code == "fault" else None
        return
    document = pypdfium2.PdfDocument(result.files["pdf"])
    with tesserocr.PyTessBaseAPI(path=str(tessdata()), lang="dan") as engine:
        for page in document:
            engine.SetImage(page.render(scale=2.5, grayscale=True).to_pil())
            said = squeezed(engine.GetUTF8Text())
            assert not any(squeezed(canary) in said for canary in CANARIES)


def test_logs_and_streams_stay_silent(
    tmp_path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    for sample in [s for s in SAMPLES if s.channel in {"encrypted", "plain text", "note", "TNEF"}]:
        path = tmp_path / sample.name
        path.write_bytes(sample.build())
        veil(path, PERSON)
    said = capfd.readouterr()
    for text in (said.out, said.err, caplog.text):
        assert canaries_in(text.encode(), "txt") == ()
