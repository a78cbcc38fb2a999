"""An upgrade that adds two fields to a kind, while phones upload: how long does the one that waits longest wait? ≤ 2 s.

`python -m bench.upgrade` takes the grown database of the bench, which is made where it is missing (a million ops;
`--days 200` are five). A phone of each compound sends one entry after the other; the server of the older version goes
on while `init` of the newer one is at work, as in an upgrade without a stop.
"""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import msgspec

from bench import options, report
from bench.apart import apart
from bench.client import request, send
from bench.days_end import now
from bench.eve import Compound, Reply
from bench.growth import grown, upgrade
from bench.kinds import MORE
from bench.load import entry
from bench.phone import Phone, body, chained, encode
from bench.server import CENTRE, ROOT, Server, serving
from models import database

PAUSE = 0.1  # s between two requests of a phone
BESIDE = 10  # s before, and after


class Uploads:
    """Phones that send without an end; `waits`: `(moment of the answer, s)` of each request that was acknowledged."""

    def __init__(self, port: int, compounds: list[Compound]) -> None:
        self.port, self.over, self.waits = port, threading.Event(), []
        self.phones = [threading.Thread(target=self._go, args=(it.phones[0],)) for it in compounds]

    def _go(self, phone: Phone) -> None:
        rng = random.Random(phone.site)
        while not self.over.wait(PAUSE):
            line = encode(entry(now(), phone.n, phone, rng))
            answer = send(self.port, request("/sync", phone.token, body(phone, [line], now())))
            assert msgspec.json.decode(answer.text(), type=Reply).have == phone.n + 1, answer.text()
            phone = chained(phone, [line])
            self.waits.append((time.monotonic(), answer.seconds))

    def longest(self, since: float, until: float) -> float:
        """Seconds, of the requests that were under way at some time between two moments."""
        return max(took for at, took in list(self.waits) if at >= since and at - took <= until)


@contextmanager
def uploading(server: Server, compounds: list[Compound]) -> Iterator[Uploads]:
    """Let phones upload until the block ends."""
    uploads = Uploads(server.port, compounds)
    for phone in uploads.phones:
        phone.start()
    try:
        yield uploads
    finally:
        uploads.over.set()
        for phone in uploads.phones:
            phone.join()


def newer(url: str) -> None:
    """`init` of a version that knows two fields more of a gate entry."""
    more = os.environ | {"DATABASE_URL": url, MORE: "2"}
    subprocess.run([sys.executable, "-m", "flask", "--app", "bench.centre", "init"], cwd=ROOT, env=more, check=True,
                   stdout=subprocess.DEVNULL)


def stored(url: str) -> tuple[int, int]:
    """How many ops there are, and how many columns a gate entry has."""
    database.bind(url)
    return database.row("SELECT COUNT(*) FROM op")[0], len(database.database.get_columns("gate_entry"))


def run(wanted: options.Wanted) -> None:
    """Measure, and print the longest waits."""
    name, compounds = grown(wanted.databases, wanted.size, wanted.days)
    url = wanted.databases.copy(name, "upgraded")
    apart(upgrade, url)
    ops, columns = apart(stored, url)
    heard = [replace(it, phones=[replace(phone, heard=0) for phone in it.phones]) for it in compounds[:-1]]
    with serving(CENTRE, url) as server, uploading(server, heard) as uploads:
        begun = time.monotonic()
        time.sleep(BESIDE)
        start = time.monotonic()
        newer(url)
        end = time.monotonic()
        time.sleep(BESIDE)
        over = time.monotonic()
    after, wider = apart(stored, url)
    assert (after, wider) == (ops + len(uploads.waits), columns + 2), (ops, after, len(uploads.waits), columns, wider)
    during = sum(start <= at <= end for at, _ in uploads.waits)
    report.table([
        [f"An upgrade over {ops:,} ops, {wanted.databases.name}", "found", "wanted"],
        ["the upgrade itself, s", f"{end - start:.1f}", ""],
        ["requests answered meanwhile", f"{during}", "> 0"],
        ["longest wait of a phone before, s", f"{uploads.longest(begun, start):.2f}", ""],
        ["longest wait of a phone meanwhile, s", f"{uploads.longest(start, end):.2f}", "≤ 2"],
        ["longest wait of a phone afterwards, s", f"{uploads.longest(end, over):.2f}", ""],
        ["entries sent and not stored", f"{ops + len(uploads.waits) - after}", "0"],
    ])


if __name__ == "__main__":
    run(options.asked(__doc__))
