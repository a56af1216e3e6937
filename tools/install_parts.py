# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Put what npm brought where ``sloer`` looks for it: ``<prefix>/share/sloer``.

``tessdata`` holds the trained data for text recognition, ``static/vendor`` what the pages are made
of, ``browser`` the browser of the tests (only with ``--browser``; it is never shipped).
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

LANGUAGES = ("dan", "eng", "nor", "swe")
NAMED_IN_STYLES = re.compile(r"url\(\"?\.\./([^)\"?#]+)")
SOURCE_MAP = re.compile(r"\s*(?:/\*|//)# sourceMappingURL=\S+?(?:\*/)?\s*$")
UNPACK = """
const [packed, plain] = process.argv.slice(1), fs = require("fs");
fs.createReadStream(packed).pipe(require("zlib").createBrotliDecompress())
  .pipe(fs.createWriteStream(plain));
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/fonts-cache</cachedir>
</fontconfig>
"""


def install_tessdata(modules: Path, target: Path) -> None:
    """Unpack Tesseract's trained data."""
    target.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        folder = modules / "@tesseract.js-data" / language / "4.0.0_best_int"
        packed = folder / f"{language}.traineddata.gz"
        with (
            gzip.open(packed, "rb") as source,
            (target / f"{language}.traineddata").open("wb") as out,
        ):
            shutil.copyfileobj(source, out)


def install_static(modules: Path, target: Path) -> None:
    """Copy the design system and htmx: what pages ask for and nothing else.

    Of the design system's 30 MB that is one stylesheet, the fonts and icons it names, one script
    and the sheet of icons. Maps for debuggers stay out, and so do the lines that ask for them.
    """
    shutil.rmtree(target, ignore_errors=True)
    design = modules / "dkfds"
    styles = _copy_text(design / "dist/css/dkfds.min.css", target / "dkfds/css/dkfds.min.css")
    for name in sorted(set(NAMED_IN_STYLES.findall(styles))):
        _copy(design / "dist" / name, target / "dkfds" / name)
    _copy(design / "dist/img/all-svg-icons.svg", target / "dkfds/img/all-svg-icons.svg")
    _copy(design / "LICENSE.md", target / "dkfds/LICENSE.md")
    _copy_text(design / "dist/js/dkfds.min.js", target / "dkfds/js/dkfds.min.js")
    _copy_text(modules / "htmx.org/dist/htmx.min.js", target / "htmx/htmx.min.js")
    _copy(modules / "htmx.org/LICENSE", target / "htmx/LICENSE")


def install_browser(modules: Path, target: Path) -> None:
    """Unpack the tests' browser with its own libraries and fonts, so that it needs no system's."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    packed = modules / "@sparticuz/chromium/bin"
    _unpack(packed / "chromium.br", target / "chromium")
    (target / "chromium").chmod(0o755)
    for name in ("al2023", "fonts", "swiftshader"):
        archive = target / f"{name}.tar"
        _unpack(packed / f"{name}.tar.br", archive)
        with tarfile.open(archive) as held:
            held.extractall(target, filter="data")
        archive.unlink()
    (target / "fonts.conf").write_text(FONTS.format(folder=target.absolute()), "utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _copy_text(source: Path, target: Path) -> str:
    text = SOURCE_MAP.sub("\n", source.read_text("utf-8"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return text


def _unpack(packed: Path, plain: Path) -> None:
    node = Path(sys.executable).with_name("node")
    subprocess.run([node, "-e", UNPACK, packed, plain], check=True)


def main() -> None:
    """Install the parts; tell on the command line from where and where to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", type=Path, help="the folder node_modules")
    parser.add_argument("share", type=Path, help="<prefix>/share/sloer")
    parser.add_argument("--browser", action="store_true", help="also the browser of the tests")
    chosen = parser.parse_args()
    install_tessdata(chosen.modules, chosen.share / "tessdata")
    install_static(chosen.modules, chosen.share / "static" / "vendor")
    if chosen.browser:
        install_browser(chosen.modules, chosen.share / "browser")


if __name__ == "__main__":
    main()
