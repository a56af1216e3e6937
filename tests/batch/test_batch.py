# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Many files: nothing is lost, nothing is half written, what is held says why."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from sloer.batch import shelf
from sloer.batch.executors import processes
from sloer.batch.orders import Order, plan
from sloer.batch.run import Batch, Result
from sloer.errors import UsageError
from sloer.model import Identity

LETTER = (
    "Ansøgning om stilling som pædagog\n\nJeg hedder {name} og er uddannet pædagog. Jeg arbejder "
    "med Marte Meo på Børnehuset Solstrålen, og jeg glæder mig til at høre fra jer.\n\n"
    "Med venlig hilsen\n{name}\n"
)


def batch(jobs: int = 1, identity: Identity | None = None) -> Batch:
    return Batch("alle-grunde", ("txt",), lambda order: identity, lambda: processes(jobs), 2 * jobs)


def write_letters(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"brev-{number}.txt").write_text(LETTER.format(name="Sille Thorsager"))


def test_outputs_mirror_the_input(tmp_path: Path) -> None:
    (tmp_path / "in" / "a").mkdir(parents=True)
    for name in ("a/cv.docx", "brev.txt", ".skjult", "a/~$.tmp"):
        (tmp_path / "in" / name).write_bytes(b"x")
    stems = [
        o.stem.relative_to(tmp_path).as_posix() for o in plan([tmp_path / "in"], tmp_path / "ud")
    ]
    assert stems == ["ud/a/cv", "ud/a/~$", "ud/brev"]


def test_names_that_would_clash_keep_their_suffix(tmp_path: Path) -> None:
    for name in ("cv.docx", "CV.pdf", "brev.pdf"):
        (tmp_path / name).write_bytes(b"x")
    stems = {o.stem.name for o in plan([tmp_path], tmp_path / "ud")}
    assert stems == {"cv-docx", "CV-pdf", "brev"}


def test_outputs_inside_the_input_are_not_veiled_again(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_bytes(b"x")
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "cv.pdf").write_bytes(b"x")
    assert [o.source.name for o in plan([tmp_path], tmp_path / "ud")] == ["cv.txt"]


def test_blind_names_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "CV_Fatima_Ahmad.txt").write_bytes(b"x")
    (order,) = plan([tmp_path], tmp_path / "ud", blind_names=True)
    assert "fatima" not in order.stem.name.casefold()


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        plan([tmp_path / "findes-ikke"], tmp_path)


def test_every_order_ends_and_the_name_is_gone(tmp_path: Path) -> None:
    write_letters(tmp_path / "in", 3)
    (tmp_path / "in" / "tom.txt").write_bytes(b"")
    results = list(batch().run(plan([tmp_path / "in"], tmp_path / "ud")))
    assert {r.order.source.name for r in results if r.holds} == {"tom.txt"}
    texts = [p.read_text() for p in (tmp_path / "ud").glob("*.txt")]
    assert len(texts) == 3
    assert all("Thorsager" not in text and "Marte Meo" in text for text in texts)


def test_a_held_file_has_a_report_and_no_document(tmp_path: Path) -> None:
    source = tmp_path / "tom.txt"
    source.write_bytes(b"   ")
    list(batch().run(plan([source], tmp_path / "ud")))
    assert [p.name for p in (tmp_path / "ud").iterdir()] == ["tom.report.json"]
    report = json.loads((tmp_path / "ud" / "tom.report.json").read_bytes())
    assert (report["status"], report["holds"][0]["code"]) == ("held", "empty")


def test_a_file_that_becomes_held_loses_its_earlier_outputs(tmp_path: Path) -> None:
    write_letters(tmp_path / "in", 1)
    orders = plan([tmp_path / "in"], tmp_path / "ud")
    list(batch().run(orders))
    assert (tmp_path / "ud" / "brev-0.txt").exists()
    (tmp_path / "in" / "brev-0.txt").write_bytes(b"")
    list(batch().run(orders))
    assert not (tmp_path / "ud" / "brev-0.txt").exists()


def test_a_second_run_does_only_what_changed(tmp_path: Path) -> None:
    write_letters(tmp_path / "in", 2)
    orders = plan([tmp_path / "in"], tmp_path / "ud")
    list(batch().run(orders))
    assert all(r.skipped for r in batch().run(orders))
    (tmp_path / "in" / "brev-1.txt").write_text(LETTER.format(name="Bjarne Kvist"))
    assert [r.skipped for r in batch().run(orders)] == [True, False]
    known = batch(identity=Identity(first_name="Sille"))
    assert not any(r.skipped for r in known.run(orders))


def test_an_edited_policy_is_another_policy(tmp_path: Path) -> None:
    work = batch()._work(Order(_one_letter(tmp_path), tmp_path / "ud"))
    theirs = files("sloer.veiling").joinpath("policies/aarhus.toml").read_text("utf-8")
    mine = tmp_path / "egen.toml"
    digests = set()
    for action in ("keep", "veil"):
        mine.write_text(theirs.replace('HEALTH = "keep"', f'HEALTH = "{action}"'))
        digests.add(replace(work, policy=str(mine)).fingerprint())
    assert len(digests) == 2


def _one_letter(folder: Path) -> Path:
    write_letters(folder, 1)
    return folder / "brev-0.txt"


def test_two_processes_do_the_same_as_one(tmp_path: Path) -> None:
    write_letters(tmp_path / "in", 4)
    list(batch(1).run(plan([tmp_path / "in"], tmp_path / "en")))
    list(batch(2).run(plan([tmp_path / "in"], tmp_path / "to")))
    en, to = ({p.name: p.read_bytes() for p in (tmp_path / d).iterdir()} for d in ("en", "to"))
    assert en == to
    assert len(en) == 8


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    write_letters(tmp_path / "in", 8)
    orders = plan([tmp_path / "in"], tmp_path / "ud")
    results: list[Result] = []
    for result in batch(2).run(orders):
        if not results:
            _kill_a_worker()
        results.append(result)
    assert sorted(r.order.source.name for r in results) == [f"brev-{n}.txt" for n in range(8)]
    assert not any(r.holds for r in results)
    assert len(list((tmp_path / "ud").glob("*.txt"))) == 8


def _kill_a_worker() -> None:
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    for child in children:
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"spawn_main" in command:
            os.kill(int(child), signal.SIGKILL)
            return


def test_nothing_half_written_is_left_when_the_disk_refuses(tmp_path: Path) -> None:
    order = Order(tmp_path / "a", tmp_path / "ud" / "a")
    (tmp_path / "ud" / "a.txt").mkdir(parents=True)
    write_letters(tmp_path, 1)
    work = batch()._work(Order(tmp_path / "brev-0.txt", order.stem))
    from sloer.batch.work import do

    with pytest.raises(OSError, match="directory"):
        shelf.put(order, do(work))
    assert [p.name for p in (tmp_path / "ud").iterdir()] == ["a.txt"]


def test_ctrl_c_leaves_whole_files_and_a_second_run_goes_on(tmp_path: Path) -> None:
    write_letters(tmp_path / "in", 40)
    out = tmp_path / "ud"
    command = [sys.executable, "-m", "sloer", "veil", str(tmp_path / "in"), "--out", str(out)]
    command += ["--format", "txt", "--jobs", "2"]
    # Started in the background these tests are deaf to Ctrl-C, and so would be what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    deadline = time.monotonic() + 60
    while not list(out.glob("*.report.json")) and time.monotonic() < deadline:
        os.sched_yield()
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=240)
    assert running.returncode == 130
    assert "Traceback" not in errors
    left = [p.name for p in out.iterdir() if p.name.startswith(".")]
    assert left == []
    for report in out.glob("*.report.json"):
        json.loads(report.read_bytes())
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert len(list(out.glob("*.txt"))) == 40
