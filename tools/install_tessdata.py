# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Unpack Tesseract's trained data from the npm packages to where ``sloer`` looks for it."""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path

LANGUAGES = ("dan", "eng", "nor", "swe")


def main(modules: Path, target: Path) -> None:
    """Copy ``modules``/@tesseract.js-data/*/4.0.0_best_int into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        folder = modules / "@tesseract.js-data" / language / "4.0.0_best_int"
        packed = folder / f"{language}.traineddata.gz"
        with (
            gzip.open(packed, "rb") as source,
            (target / f"{language}.traineddata").open("wb") as out,
        ):
            shutil.copyfileobj(source, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
