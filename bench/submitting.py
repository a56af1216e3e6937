# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The last minutes before a deadline: many applications at once, while a worker veils.

``python bench/submitting.py`` starts ``sloer serve`` in a folder of its own, lets 500 invented
people apply within three minutes over HTTP (two answers and a CV each), and prints how long
each step took, and whether all that was sent is there. A file that was refused, an application
that is missing a document or a submit slower than 300 ms at the 95th percentile ends it with 1.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from threading import Lock
from urllib.parse import urlencode

SAMPLES = Path(__file__).parents[1] / "samples" / "applications"
TARGET = 0.300
"""Seconds in which a submit answers, at the 95th percentile."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
OPENED = re.compile(r'name="opened" value="([^"]+)"')
BOUNDARY = "----an-invented-boundary"
FIRST = ("Anna", "Jens", "Fatima", "Mehmet", "Karen", "Yusuf", "Ida", "Piotr")
LAST = ("Lund", "Holm", "Demir", "Nowak", "Krogh", "Said", "Bak", "Dam")


class Applicant:
    """One invented person with a browser: cookies, forms, one connection."""

    def __init__(self, port: int, number: int, times: Times) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._number = number
        self._times = times
        self._cookie = ""
        self._token = ""

    def apply(self, job: str, questions: list[int]) -> None:
        """Go the whole way from the advert to the receipt."""
        self._get("advert", job)
        form = self._get("form", f"{job}apply/")
        opened = OPENED.search(form)
        contact = self._contact() | {"opened": opened[1] if opened else ""}
        home = self._post("begin", f"{job}apply/", contact).removesuffix("questions/")
        answers = {
            f"answer_{pk}": f"Jeg er nummer {self._number} og har været pædagog i seks år. " * 9
            for pk in questions
        }
        self._get("questions", f"{home}questions/")
        self._post("answers", f"{home}questions/", answers)
        self._upload(f"{home}files/add/")
        self._get("check", f"{home}check/")
        self._post("submit", f"{home}check/", {})
        self._get("receipt", f"{home}receipt/")

    def _contact(self) -> dict[str, str]:
        chance = random.Random(self._number)
        first, last = chance.choice(FIRST), chance.choice(LAST)
        email = f"{first}.{last}{self._number}@example.org".lower()
        return {"first_name": first, "last_name": last, "email": email}

    def _get(self, step: str, address: str) -> str:
        _, text = self._ask(step, "GET", address, None, "", expected=200)
        return text

    def _post(self, step: str, address: str, fields: dict[str, str]) -> str:
        body = urlencode(fields | {"csrfmiddlewaretoken": self._token}).encode()
        kind = "application/x-www-form-urlencoded"
        location, _ = self._ask(step, "POST", address, body, kind, expected=302)
        return location

    def _upload(self, address: str) -> None:
        content = (SAMPLES / "02-ingenioer.pdf").read_bytes() + b"\n%% %d\n" % self._number
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
            f"{self._token}\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; "
            f'name="files"; filename="cv.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
        )
        body = head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        self._ask("upload", "POST", address, body, kind, expected=302)

    def _ask(
        self, step: str, method: str, address: str, body: bytes | None, kind: str, expected: int
    ) -> tuple[str, str]:
        # Each comes from a house of their own, as behind a proxy: limits are for one address.
        house = f"10.{self._number // 250}.{self._number % 250}.1"
        headers = {"X-Forwarded-For": house, "Cookie": self._cookie}
        if kind:
            headers["Content-Type"] = kind
        begun = time.perf_counter()
        self._connection.request(method, address, body, headers)
        response = self._connection.getresponse()
        text = response.read().decode()
        self._times.add(step, time.perf_counter() - begun)
        if response.status != expected:
            raise RuntimeError(f"{step} answered {response.status}")
        for name, value in response.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken"):
                self._cookie = value.partition(";")[0]
        if found := TOKEN.search(text):
            self._token = found[1]
        return response.getheader("Location") or "", text


class Times:
    """Seconds by step, gathered from many threads."""

    def __init__(self) -> None:
        self.by_step: dict[str, list[float]] = defaultdict(list)
        self._lock = Lock()

    def add(self, step: str, seconds: float) -> None:
        """Note one answer."""
        with self._lock:
            self.by_step[step].append(seconds)


def percentile(values: list[float], part: float) -> float:
    """Return the value below which ``part`` of all lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


@contextmanager
def service(folder: Path, port: int) -> Iterator[None]:
    """Run ``sloer serve`` and wait until it answers."""
    environment = os.environ | {"SLOER_DATA": str(folder), "SLOER_BEHIND_PROXY": "1"}
    command = [sys.executable, "-m", "sloer", "serve", "--port", str(port), "--workers", "1"]
    running = subprocess.Popen(command, env=environment)
    try:
        while running.poll() is None and not _answers(port):
            time.sleep(0.5)
        yield
    finally:
        running.terminate()
        running.wait()


def _answers(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/contact/")
        return connection.getresponse().status == 200
    except OSError:
        return False


def make_posting() -> tuple[str, str, list[int]]:
    """Make the job; return its id, its address and the questions' ids."""
    from django.utils import timezone

    from sloer.service.postings.models import Posting

    posting = Posting.objects.create(
        title="Pædagog", state="open", deadline=timezone.now() + timedelta(minutes=30)
    )
    texts = ("Hvorfor søger du stillingen?", "Hvad kan du bidrage med?")
    pks = [posting.questions.create(order=n, text=text).pk for n, text in enumerate(texts)]
    return str(posting.pk), f"/job/{posting.pk}/", pks


def apply_at_once(
    port: int, number: int, minutes: float, job: str, questions: list[int]
) -> tuple[Times, list[str]]:
    """Let people arrive by chance within some minutes; return times and what went wrong."""
    times, wrong = Times(), []
    chance = random.Random(0)
    arrivals = sorted(chance.uniform(0, minutes * 60) for _ in range(number))
    begun = time.monotonic()

    def one(place: int) -> None:
        time.sleep(max(0.0, arrivals[place] - (time.monotonic() - begun)))
        try:
            Applicant(port, place, times).apply(job, questions)
        except (RuntimeError, OSError, http.client.HTTPException) as error:
            wrong.append(str(error) or type(error).__name__)

    with ThreadPoolExecutor(64) as people:
        list(people.map(one, range(number)))
    return times, wrong


def main() -> int:
    """Measure and print; return 1 where something was lost or too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--port", type=int, default=8765)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, service(Path(name), wanted.port):
        os.environ["SLOER_DATA"] = name
        from sloer.service.boot import boot

        boot()
        from sloer.service.applications.models import Application, Document

        posting, job, questions = make_posting()
        begun = time.monotonic()
        times, wrong = apply_at_once(
            wanted.port, wanted.applications, wanted.minutes, job, questions
        )
        seconds = time.monotonic() - begun
        sent = Application.objects.filter(posting=posting, sent_at__isnull=False).count()
        states = Counter(Document.objects.values_list("state", flat=True))
    print(f"{wanted.applications} people in {seconds:.0f} s, load average {os.getloadavg()[0]:.1f}")
    print(f"{sent} sent, {sum(states.values())} documents, {states['queued']} still waiting")
    print(f"{len(wrong)} went wrong {dict(Counter(wrong))}")
    print(f"{'step':<12}{'median':>10}{'p95':>10}{'longest':>10}   ms")
    for step, taken in times.by_step.items():
        figures = (median(taken), percentile(taken, 0.95), max(taken))
        print(f"{step:<12}" + "".join(f"{figure * 1000:>10.0f}" for figure in figures))
    whole = sent == wanted.applications and sum(states.values()) == 3 * wanted.applications
    in_time = bool(times.by_step["submit"]) and percentile(times.by_step["submit"], 0.95) <= TARGET
    return 0 if whole and in_time and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
