# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The sandbox lets out bounded bytes and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sloer.errors import HeldError
from sloer.sandbox import Bounds, Keeper

HERE = Path(__file__).parent
BOUNDS = Bounds(seconds=20.0, memory_bytes=1 << 30, result_bytes=1 << 20)


@pytest.fixture(scope="module")
def keeper() -> Iterator[Keeper]:
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(HERE)
    try:
        with Keeper("hostile") as keeper:
            yield keeper
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def call(keeper: Keeper, name: str, payload: bytes = b"", bounds: Bounds = BOUNDS) -> bytes:
    return keeper.call(f"hostile:{name}", payload, bounds)


def test_bytes_go_in_and_come_out(keeper: Keeper) -> None:
    payload = bytes(range(256)) * 2000
    assert call(keeper, "echo", payload) == payload


def test_threads_are_allowed(keeper: Keeper) -> None:
    assert call(keeper, "use_threads", b"abc") == b"abc"


def test_a_refusal_keeps_its_code_and_sentence(keeper: Keeper) -> None:
    with pytest.raises(HeldError) as held:
        call(keeper, "refuse")
    assert (held.value.code, held.value.sentence.da) == ("refused", "Nej.")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("fault", "crashed"),
        ("crash", "crashed"),
        ("swallow_memory", "too_large"),
        ("answer_too_much", "too_large"),
        ("flood", "crashed"),
        ("lie_about_length", "crashed"),
    ],
)
def test_every_failure_is_a_hold_and_the_next_call_works(
    keeper: Keeper, name: str, code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(HeldError) as held:
        call(keeper, name)
    assert held.value.code == code
    assert "Fatima" not in str(held.value) + held.value.sentence.da
    assert call(keeper, "echo", b"next") == b"next"
    assert "Fatima" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("name", ["linger", "sleep_unkillable"])
def test_what_lingers_is_killed(keeper: Keeper, name: str) -> None:
    started = time.monotonic()
    with pytest.raises(HeldError) as held:
        call(keeper, name, bounds=Bounds(seconds=0.5, memory_bytes=1 << 30, result_bytes=1 << 20))
    assert held.value.code in {"timeout", "crashed"}
    assert time.monotonic() - started < 10
    assert call(keeper, "echo", b"next") == b"next"


@pytest.mark.parametrize(
    "name",
    [
        "open_socket",
        "open_local_socket",
        "start_program",
        "replace_program",
        "fork",
        "kill_parent",
    ],
)
def test_nothing_reaches_out(keeper: Keeper, name: str) -> None:
    assert call(keeper, name) == b"refused 1"


@pytest.mark.parametrize("name", ["create_file", "append_to_file", "remove_file", "rename_file"])
def test_no_file_is_touched(keeper: Keeper, name: str, tmp_path: Path) -> None:
    target = tmp_path / "file"
    if name != "create_file":
        target.write_text("as it was")
    assert call(keeper, name, str(target).encode()) == b"refused 1"
    assert target.exists() == (name != "create_file")
    assert list(tmp_path.iterdir()) == ([] if name == "create_file" else [target])


def test_files_may_be_read(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "font").write_bytes(b"data")
    assert call(keeper, "read_file", str(tmp_path / "font").encode()) == b"data"


def test_what_is_printed_inside_stays_inside(
    keeper: Keeper, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call(keeper, "complain") == b"ok"
    assert "".join(capfd.readouterr()) == ""


def test_closing_ends_the_server() -> None:
    keeper = Keeper()
    with pytest.raises(HeldError):
        keeper.call("sloer.no_such:thing", b"", BOUNDS)
    server = keeper._server
    assert server is not None
    keeper.close()
    assert server.returncode is not None


def test_a_kept_server_is_locked_and_takes_call_after_call(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    with Keeper("hostile", kept=True) as keeper:
        assert call(keeper, "echo", b"first") == b"first"
        server = keeper._server
        assert call(keeper, "open_socket") == b"refused 1"
        assert call(keeper, "create_file", str(tmp_path / "x").encode()) == b"refused 1"
        with pytest.raises(HeldError, match="refused"):
            call(keeper, "refuse")
        assert call(keeper, "echo", b"last") == b"last"
        assert keeper._server is server
        with pytest.raises(HeldError, match="timeout"):
            call(keeper, "linger", bounds=Bounds(0.5, 1 << 30, 1 << 20))
        with pytest.raises(HeldError, match="crashed"):
            call(keeper, "crash")
        assert call(keeper, "echo", b"next") == b"next"
