# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``sloer serve``: from an empty folder to a page that answers, and all gone after Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import psutil
import pytest
from tests.service.commands.conftest import clean_environment, free_port, program

from sloer.service.commands.processes import Program, run_together

PATIENCE = 180


def until(true: Callable[[], bool], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return b"csrfmiddlewaretoken" in answer.read()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def test_starts_from_nothing_answers_and_leaves_nothing():
    data, port = Path(mkdtemp(prefix="sloer-serve-")), free_port()
    environment = clean_environment(SLOER_DATA=str(data / "new"), SLOER_LANGUAGE="en")
    command = [sys.executable, "-m", "sloer", "serve", "--port", str(port), "--processes", "1"]
    serving = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        until(
            lambda: (
                serving.poll() is not None or answers(f"http://localhost:{port}/account/sign-in/")
            )
        )
        assert serving.poll() is None, serving.communicate()
        children = psutil.Process(serving.pid).children(recursive=True)
        assert any("work" in child.cmdline() for child in children)
        serving.send_signal(signal.SIGINT)
        said, complained = serving.communicate(timeout=PATIENCE)
        assert serving.returncode == 0, complained
        assert f"http://127.0.0.1:{port}" in said
        assert complained == ""
        assert not [child for child in children if child.is_running()]
        assert not (data / "new" / "postgres" / "postmaster.pid").exists()
        assert (data / "new" / "secret-key").stat().st_mode & 0o077 == 0
    finally:
        serving.kill()
        rmtree(data)


def test_a_database_that_does_not_answer_is_told(tmp_path):
    url = f"postgresql://sloer@127.0.0.1:{free_port()}/sloer"
    environment = clean_environment(SLOER_DATA=str(tmp_path), DATABASE_URL=url, SLOER_LANGUAGE="en")
    done = program("serve", environment=environment)
    assert done.returncode == 2
    assert "database does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_service_the_command_says_what_to_install(tmp_path):
    hidden = tmp_path / "django"
    hidden.mkdir()
    blocker = "import sys; sys.modules['django'] = None; from sloer.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", blocker, "serve"],
        env=clean_environment(SLOER_DATA=str(tmp_path), SLOER_LANGUAGE="en"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "sloer[service]" in done.stderr
    assert "Traceback" not in done.stderr


def counting(file: Path, then: str) -> list[str]:
    """A program that writes a line and then does something."""
    return [sys.executable, "-c", f"open({str(file)!r}, 'a').write('x'); {then}"]


WAITS = "import signal; signal.pause()"


def lines(file: Path) -> int:
    return len(file.read_text()) if file.exists() else 0


def test_one_that_dies_is_started_again(tmp_path, monkeypatch):
    monkeypatch.setattr("sloer.service.commands.processes.PAUSE", 0.1)
    file = tmp_path / "times"
    dies = Program("worker", counting(file, ""), restarts=True)
    assert run_together([dies], grace=5, until=lambda: lines(file) >= 3) == 0


def test_the_end_of_one_that_is_not_started_again_ends_all(tmp_path):
    waits = Program("worker", counting(tmp_path / "w", WAITS), restarts=True)
    ends = Program("pages", [sys.executable, "-c", "raise SystemExit(7)"], restarts=False)
    assert run_together([waits, ends], grace=5) == 7
    assert waits.ended()


def test_one_that_does_not_listen_is_killed_in_the_end(tmp_path):
    file = tmp_path / "deaf"
    ignores = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    command = [sys.executable, "-c", f"{ignores}; {counting(file, WAITS)[2]}"]
    deaf = Program("pages", command, restarts=False)
    assert run_together([deaf], grace=0.2, until=lambda: lines(file) == 1) == 0
    assert deaf.process is not None
    assert deaf.process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_stops_all(tmp_path, number):
    file = tmp_path / "up"
    waits = Program("pages", counting(file, WAITS), restarts=False)

    def press() -> bool:
        if lines(file):
            os.kill(os.getpid(), number)
        return False

    assert run_together([waits], grace=5, until=press) == 0
    assert waits.ended()
