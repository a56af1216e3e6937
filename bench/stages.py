# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How long does each room take, and beside what? Prints ratios against floors run in turn.

Run with ``.venv/bin/python bench/stages.py``. Each figure is the median of ``ROUNDS`` rounds; floor
and room alternate, so that a slow spell of the machine meets both.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from tesserocr import PSM, PyTessBaseAPI

from sloer.composing import compose
from sloer.finding.search import find_signals
from sloer.measuring.annotations import parse_marks
from sloer.measuring.building.protocol import builders
from sloer.measuring.layout import Layout, Part, parse_layout
from sloer.model import Document
from sloer.pipeline import Corridor
from sloer.reading import fenced
from sloer.sandbox import Keeper
from sloer.veiling import load_policy, veil_document
from sloer.verifying import secrets_of, verify

ROUNDS = 9
CORPUS = Path(__file__).parent.parent / "corpora" / "da" / "tune"
POLICY = "alle-grunde"


def three_page_cv() -> Layout:
    """Return tune documents joined until they fill three pages."""
    regions = []
    for path in sorted(CORPUS.glob("*.txt")):
        layout = parse_layout(parse_marks(path.read_text("utf-8")).text)
        regions += [r for r in layout.body.regions if not r.column]
        joined = Layout(parts=[Part(regions=regions)])
        with pypdfium2.PdfDocument(builders()["pdf-typeset"].build(joined)) as pdf:
            if len(pdf) == 3:
                return joined
    raise SystemExit("the corpus does not fill three pages")


def median(*actions: Callable[[], object]) -> list[float]:
    """Return the median seconds of each action, run in turn after one warm-up."""
    times: list[list[float]] = [[] for _ in actions]
    for round_number in range(ROUNDS + 1):
        for action, taken in zip(actions, times, strict=True):
            started = time.perf_counter()
            action()
            if round_number:
                taken.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in times]


def text_with_boxes_and_rendering(data: bytes) -> None:
    """Floor of digital reading: pdfium's characters with their boxes, and a 150 dpi picture."""
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                pdfium.FPDFText_GetUnicode(text, index)
                text.get_charbox(index)
            page.render(scale=150 / 72)


def bare_tesseract(image: object) -> None:
    """Floor of scanned reading: Tesseract itself, on the picture as it is."""
    with PyTessBaseAPI(
        path=str(Path(sys.prefix) / "share/sloer/tessdata"), lang="dan", psm=PSM.AUTO
    ) as engine:
        engine.SetImage(image)
        engine.Recognize()


def show(name: str, taken: float, floor_name: str, floor: float, target: float) -> None:
    """Print one line: the ratio first, for it is what the machine does not change."""
    verdict = "ok" if taken / floor <= target else "over"
    print(
        f"{name:34} {taken / floor:6.2f}x of {floor_name:38} target {target:.2f}x {verdict:5}"
        f" ({taken * 1000:.1f} ms against {floor * 1000:.1f} ms)"
    )


def digital() -> Document:
    """Measure a digital three-page CV, the whole way and room by room."""
    pdf = builders()["pdf-typeset"].build(three_page_cv())
    policy = load_policy(POLICY)
    with Corridor(policy, ("pdf",)) as corridor, Keeper(fenced.MODULE) as keeper:
        whole, floor = median(
            lambda: corridor.walk(pdf, "cv.pdf"), lambda: text_with_boxes_and_rendering(pdf)
        )
        floor_name = "pdfium text with boxes + rendering"
        show("three-page PDF, whole corridor", whole, floor_name, floor, 6.0)
        document = fenced.read(pdf, "cv.pdf", keeper)
        signals = find_signals(document)
        veiled = veil_document(document, signals, policy)
        output = compose(veiled, "pdf")
        secrets = secrets_of(document, veiled, None)
        rooms: dict[str, Callable[[], object]] = {
            "read": lambda: fenced.read(pdf, "cv.pdf", keeper),
            "find": lambda: find_signals(document),
            "veil": lambda: veil_document(document, signals, policy),
            "compose": lambda: compose(veiled, "pdf"),
            "verify": lambda: verify(output, "pdf", veiled, secrets),
        }
        for (name, _), taken in zip(rooms.items(), median(*rooms.values()), strict=True):
            print(f"  {name:10} {taken * 1000:7.1f} ms  {taken / floor:5.2f}x of the floor")
    return document


def scanned() -> None:
    """Measure a scanned page against Tesseract alone on the same picture."""
    layout = parse_layout(parse_marks((CORPUS / "paedagog-01.txt").read_text("utf-8")).text)
    scan = builders()["scan"].build(layout)
    with pypdfium2.PdfDocument(scan) as pdf:
        pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in pdf]
    with Keeper(fenced.MODULE) as keeper:
        ours, floor = median(
            lambda: fenced.read(scan, "scan.pdf", keeper),
            lambda: [bare_tesseract(page) for page in pages],
        )
    show("scanned page, read", ours, "bare Tesseract at 200 dpi", floor, 1.25)


def finding(document: Document) -> None:
    """Measure words per second against Presidio's own recognisers without a model."""
    words = len(document.text.split())
    actions: list[Callable[[], object]] = [lambda: find_signals(document)]
    try:
        from presidio_analyzer import RecognizerRegistry
    except ImportError:
        (ours,) = median(*actions)
        print(f"find: {words / ours:,.0f} words/s (presidio-analyzer is not installed beside it)")
        return
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    patterned = [r for r in registry.recognizers if hasattr(r, "patterns")]

    def presidio() -> None:
        for recogniser in patterned:
            recogniser.analyze(document.text, recogniser.supported_entities, None)

    ours, theirs = median(*actions, presidio)
    show("find", ours, "Presidio's patterns, same text", theirs, 1.0)
    print(f"  {words / ours:,.0f} words/s against {words / theirs:,.0f}")


if __name__ == "__main__":
    finding(digital())
    scanned()
