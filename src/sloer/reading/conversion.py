# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Old Word files become new ones, by LibreOffice, before they are read.

The sandbox of the readers forbids to execute programs, so this runs ahead of it: a process group
of its own with a fresh profile, bounds on time, memory and files, and no network where the
system lets us take it away.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import olefile

from sloer.reading.archive import is_zip
from sloer.reading.holds import held
from sloer.reading.ole import ole_streams
from sloer.reading.protocol import Limits

_PROGRAMS = ("soffice", "libreoffice")
_ADDRESS_SPACE_BYTES = 4 * 1024 * 1024 * 1024
_OPEN_FILES = 512
_SECONDS = 120.0
# High macro security, no updates of links, no Java: set in the profile before the first start.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine">
<prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def needs_conversion(data: bytes) -> bool:
    """Tell whether ``data`` must go through :func:`convert` before it can be read."""
    return "WordDocument" in ole_streams(data)


def can_convert() -> bool:
    """Tell whether LibreOffice is installed."""
    return _program() is not None


def convert(data: bytes, limits: Limits) -> bytes:
    """Return an old Word file as ``.docx``.

    Raises:
        HeldError: "doc_needs_libreoffice" where LibreOffice is not installed, "encrypted", or
            "conversion_failed" where it failed or took too long.
    """
    if _is_encrypted(data):
        raise held("encrypted")
    program = _program()
    if program is None:
        raise held("doc_needs_libreoffice")
    with tempfile.TemporaryDirectory(prefix="sloer-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        (folder / "in.doc").write_bytes(data)
        _run(_command(program, folder), folder, min(limits.seconds, _SECONDS), limits)
        result = folder / "out" / "in.docx"
        if not result.is_file() or result.stat().st_size > limits.file_bytes:
            raise held("conversion_failed")
        converted = result.read_bytes()
    if not is_zip(converted):
        raise held("conversion_failed")
    return converted


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _is_encrypted(data: bytes) -> bool:
    """Look at the flag fEncrypted in the file information block."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            header = ole.openstream("WordDocument").read(12)
    except Exception as error:
        raise held("damaged") from error
    return len(header) == 12 and bool(header[11] & 0x01)


def _command(program: str, folder: Path) -> list[str]:
    convert_to_docx = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--invisible",
        "--nologo",
        "--nodefault",
        "--norestore",
        "--nolockcheck",
        "--infilter=MS Word 97",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(folder / "in.doc"),
    ]
    return [*_without_network(), *convert_to_docx]


@functools.cache
def _without_network() -> tuple[str, ...]:
    """Return the words that start a program in a network of its own, if the system permits."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--net", "--map-root-user", "--")
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        tried = subprocess.run([*words, "true"], capture_output=True, timeout=10, check=False)
        if tried.returncode == 0:
            return words
    return ()


def _run(command: list[str], folder: Path, seconds: float, limits: Limits) -> None:
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    file_bytes = 4 * limits.file_bytes

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE_BYTES, _ADDRESS_SPACE_BYTES))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=bound,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise held("conversion_failed") from error
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise held("conversion_failed") from error
    finally:
        # LibreOffice starts children; the whole group goes, whatever became of its head.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
