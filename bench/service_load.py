# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How long do HR's pages take with 4,000 postings and 300,000 applications in the database?

``PYTHONPATH=. .venv/bin/python bench/service_load.py [POSTINGS APPLICATIONS REQUESTS [FOLDER]]``
fills a new database, or takes the one of FOLDER filled before, starts the service under gunicorn
with one process and asks it page after page over HTTP. Every application has two documents, a
sealed identity in the vault and a name in the index; one posting has 5,000 applications, and one
account is HR on all. Beside the time stands the processor time of web process and database for a
page, which depends less on what else the machine does. The first line is a page that asks the
database for nothing but who is signed in.
"""

from __future__ import annotations

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from bench.service import person, service

from sloer.service.boot import boot

BIG = 5000
TARGET_MS = 150
SECRET = "b" * 32
CHUNK = 10_000
WARM = 3
Ask = Callable[[str, str, str], bytes]

POSTINGS = """
INSERT INTO postings_posting (id, title, workplace, advert, state, policy, needed_languages,
    needed_facts, deadline, uploads_allowed, second_reviewer, contact, created_at)
SELECT gen_random_uuid(),
    (ARRAY['Pædagog', 'Sygeplejerske', 'Sagsbehandler', 'Lærer', 'Kok'])[n %% 5 + 1] || ' ' || n,
    'Arbejdsplads ' || n %% 300, repeat('Vi søger en kollega. ', 80),
    CASE WHEN n %% 10 < 2 THEN 'open' WHEN n %% 10 < 9 THEN 'closed' ELSE 'archived' END,
    'alle-grunde', '{}', '{}', now() + (n %% 1100 - 1000) * interval '1 day', true, false, '', now()
FROM generate_series(1, %s) n
"""
CANDIDATES = """
CREATE TEMP TABLE placed AS
SELECT n, gen_random_uuid() AS application, gen_random_uuid() AS candidate, p.id AS posting
FROM generate_series(1, %(all)s) n JOIN (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM postings_posting
) p ON p.place = CASE WHEN n <= %(big)s THEN 0 ELSE 1 + n %% (%(postings)s - 1) END;
INSERT INTO releases_candidate (id, posting_id, code)
SELECT candidate, posting, 'K' || row_number() OVER (PARTITION BY posting ORDER BY n) FROM placed;
INSERT INTO applications_application (id, posting_id, state, channel, language, created_at, sent_at,
    candidate_id)
SELECT application, posting, (ARRAY['veiling', 'review', 'review', 'released', 'released',
    'released', 'released', 'withdrawn'])[n %% 8 + 1], 'form', 'da', now(),
    now() - random() * interval '700 days', candidate FROM placed;
INSERT INTO applications_document (id, application_id, "order", state, held_codes, attempts,
    grounds, uncertain, engine_version, revision)
SELECT gen_random_uuid(), application, d, CASE WHEN n %% 40 = 1 THEN 'held' ELSE 'approved' END,
    CASE WHEN n %% 40 = 1 THEN '{encrypted}'::varchar[] ELSE '{}' END, 1, '{}', 0, '', 0
FROM placed, generate_series(1, 2) d;
"""


def fill(postings: int, applications: int) -> None:
    """Write everything: rows by the database itself, sealed things by ours, in bulk."""
    from allauth.mfa.models import Authenticator
    from django.db import connections

    from sloer.service.accounts.models import User
    from sloer.service.postings.models import Membership, Posting, Role

    hr = User.objects.create_user("hr", name="HR", is_recruiter=True)
    Authenticator.objects.create(user=hr, type=Authenticator.Type.TOTP, data={})
    with connections["default"].cursor() as cursor:
        cursor.execute(POSTINGS, [postings])
        numbers = {"all": applications, "big": BIG, "postings": postings}
        cursor.execute(CANDIDATES, numbers)
        Membership.objects.bulk_create(
            Membership(posting_id=posting, user=hr, role=Role.RECRUITER)
            for posting in Posting.objects.values_list("id", flat=True)
        )
        cursor.execute("SELECT n, application FROM placed")
        seal_people(cursor.fetchall())
        cursor.execute("ANALYZE")


def seal_people(placed: list[tuple[int, UUID]]) -> None:
    """Give every application a room, a sealed identity and a name in the index."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from django.db import connections

    from sloer.service.vault import name_index, store
    from sloer.service.vault.keyring import seal

    ring = store.ring()
    connection = connections["default"].connection
    for start in range(0, len(placed), CHUNK):
        rooms, sealed, words = [], [], []
        for number, application in placed[start : start + CHUNK]:
            who = person(number)
            key = AESGCM.generate_key(256)
            ring_key, locked = ring.lock(key, application.bytes)
            rooms.append((application, ring_key, locked))
            plain = msgspec.json.encode(store.Person(who, priority_access=number % 50 == 0))
            content = seal(key, plain, f"identity:{application}".encode())
            sealed.append(("identity", application, content, application))
            words += [(application, word) for word in name_index.digests_of(who, ring)]
        for table, rows in (
            ("vault_room (application, ring_key, locked_key)", rooms),
            ("vault_sealed (kind, subject, content, room_id)", sealed),
            ("vault_nameword (application, digest)", words),
        ):
            with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


def start_web(port: int) -> subprocess.Popen[bytes]:
    """Start gunicorn with one process and wait until it answers."""
    command = [sys.executable, "-m", "gunicorn", "sloer.service.wsgi:application", "-w", "1"]
    web = subprocess.Popen([*command, "-b", f"127.0.0.1:{port}", "--log-level", "error"])
    for _ in count():
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if web.poll() is not None:
                raise
            time.sleep(0.2)
        else:
            return web
    raise RuntimeError("unreachable")


def asker(port: int, session: str) -> Ask:
    """Return a function that asks for a page and gives back its body."""
    cookies = f"sessionid={session}; csrftoken={SECRET}"
    headers = {"Cookie": cookies, "X-CSRFToken": SECRET, "Host": "localhost"}

    def ask(method: str, path: str, body: str = "") -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request(method, path, body or None, headers | form)
        response = connection.getresponse()
        page = response.read()
        connection.close()
        if response.status != http.client.OK:
            raise RuntimeError(f"{response.status} for {path}")
        return page

    return ask


def deep(ask: Ask, path: str, pages: int) -> str:
    """Follow "next" and return the address of that page."""
    address = path
    for _ in range(pages):
        page = ask("GET", address, "").decode()
        at = page.find('rel="next" href="')
        if at < 0:
            break
        query = page[at + len('rel="next" href="') :].partition('"')[0].replace("&amp;", "&")
        address = path.partition("?")[0] + query
    return address


def pages(ask: Ask) -> dict[str, Callable[[], tuple[str, str, str]]]:
    """Return what to ask for, by name; another posting or application each time."""
    from sloer.service.applications.models import Application
    from sloer.service.postings.models import Posting

    every = list(Posting.objects.values_list("id", flat=True))
    big = Application.objects.values_list("posting", flat=True).order_by("posting").first()
    some = list(Application.objects.values_list("posting", "id")[::1000])
    listed = "/postings/all/"

    def get(path: str) -> Callable[[], tuple[str, str, str]]:
        return lambda: ("GET", path, "")

    def of_any(rest: str) -> Callable[[], tuple[str, str, str]]:
        return lambda: ("GET", f"/postings/{random.choice(every)}/{rest}", "")

    def one() -> tuple[str, str, str]:
        posting, application = random.choice(some)
        return "GET", f"/postings/{posting}/applications/{application}/", ""

    def named(posting: object) -> tuple[str, str, str]:
        body = urlencode({"name": "Fatima Møller"})
        return "POST", f"/postings/{posting}/applications/name/", body

    apps = f"/postings/{big}/applications/"
    return {
        "baseline: a page without queries of its own": get("/contact/"),
        "deadlines (HR's first page)": get("/postings/"),
        "postings, first page": get(listed),
        "postings, page 100": get(deep(ask, listed, 99)),
        "postings, search of two words": get(f"{listed}?q=p%C3%A6dagog+plads"),
        "postings, search without a hit": get(f"{listed}?q=findes+ikke"),
        "postings by title, open": get(f"{listed}?sort=title&state=open"),
        "overview of any posting": of_any(""),
        "overview, 5,000 applications": get(f"/postings/{big}/"),
        "applications of any posting": of_any("applications/"),
        "applications, 5,000": get(apps),
        "applications, 5,000, page 100": get(deep(ask, apps, 99)),
        "applications, 5,000, by code": get(f"{apps}?sort=code"),
        "applications, 5,000, held": get(f"{apps}?state=held"),
        "applications, 5,000, code K49": get(f"{apps}?code=K49"),
        "search by name, any posting": lambda: named(random.choice(every)),
        "search by name, 5,000": lambda: named(big),
        "one application": one,
    }


def measured(ask: Ask, make: Callable[[], tuple[str, str, str]], requests: int) -> Iterator[float]:
    """Yield milliseconds of each request after three to warm up."""
    for number in range(requests + WARM):
        wanted = make()
        begun = time.perf_counter()
        ask(*wanted)
        if number >= WARM:
            yield (time.perf_counter() - begun) * 1000


def processor_ms(web: int, folder: Path) -> float:
    """Return the processor time used until now by the web process, its child and the database."""
    postmaster = int((folder / "postgres/postmaster.pid").read_text().split()[0])
    used = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) in (web, postmaster):  # its parent
            used += int(fields[11]) + int(fields[12])
    return used * 1000 / os.sysconf("SC_CLK_TCK")


def main(
    postings: int = 4000, applications: int = 300_000, requests: int = 100, filled: str = ""
) -> None:
    """Fill, ask, print."""
    if filled:
        os.environ["SLOER_DATA"] = filled
        boot(migrate=True)
        ask_all(Path(filled), requests)
        return
    with service() as folder:
        begun = time.perf_counter()
        fill(postings, applications)
        print(f"filled {folder} in {time.perf_counter() - begun:.0f} s")
        ask_all(folder, requests)


def ask_all(folder: Path, requests: int) -> None:
    """Start the service, ask for every page and print what it took."""
    from django.test import Client

    from sloer.service.accounts.models import User

    browser = Client()
    browser.force_login(
        User.objects.get(username="hr"), backend="django.contrib.auth.backends.ModelBackend"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    web = start_web(port)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'milliseconds over HTTP':46}{'p50':>8}{'p95':>8}{'cpu':>8}")
    try:
        ask = asker(port, browser.cookies["sessionid"].value)
        for name, make in pages(ask).items():
            before = processor_ms(web.pid, folder)
            taken = sorted(measured(ask, make, requests))
            used = (processor_ms(web.pid, folder) - before) / (requests + WARM)
            high = statistics.quantiles(taken, n=20)[-1]
            late = "" if high <= TARGET_MS else "  above target"
            middle = statistics.median(taken)
            print(f"{name:46}{middle:8.0f}{high:8.0f}{used:8.1f}{late}", flush=True)
    finally:
        web.terminate()
        web.wait()
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), *sys.argv[4:5])
