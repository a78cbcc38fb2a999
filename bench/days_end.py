"""Day's end: every phone uploads its day in the same minute, to the collector and to the floor in turn.

`python -m bench.days_end`
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import msgspec

from bench import floor_postgres, floor_sqlite, options, proof, report
from bench.apart import apart
from bench.client import AT_ONCE, Answer, request, send, send_all
from bench.databases import Databases, Sqlite
from bench.eve import Compound, Reply, eve
from bench.figures import Figures, measured, middle
from bench.load import Size, day
from bench.phone import Phone, body, chained
from bench.server import CENTRE, FLOOR, Server, serving
from models.registry import KINDS

Day = list[tuple[Phone, list[bytes]]]


class Page(Reply):
    """A reply of the reading walk, whose records are only counted."""

    records: list[msgspec.Raw] = msgspec.field(default_factory=list)


def now() -> int:
    return time.time_ns() // 1_000_000


def prepared(url: str, size: Size, days: int = 0) -> list[Compound]:
    """The eve of the day in the database of `url`; the last compound is there to warm the servers up."""
    return apart(eve, url, replace(size, sites=size.sites + 1), now(), days)


def days(compounds: list[Compound], size: Size, end: int) -> Day:
    """What every phone of these compounds writes until `end` (ms)."""
    rng = random.Random(end)
    return [(phone, day(phone, it.todo, size, end, rng)) for it in compounds for phone in it.phones]


def uploads(written: Day, end: int) -> list[bytes]:
    return [request(f"/sync?site={it.site}", it.token, body(it, lines, end)) for it, lines in written]


def centre_round(url: str, compounds: list[Compound], size: Size) -> dict[str, Figures]:
    """Upload, retry and reading walk against the collector over a database that stands at the eve."""
    with evening(url, compounds, size) as (server, written, send):
        return {"upload": send(), "retry": send(), "reading": walk_all(server, written)}


@contextmanager
def evening(url: str, compounds: list[Compound], size: Size) -> Iterator[tuple[Server, Day, Callable[[], Figures]]]:
    """The collector over a database that stands at the eve, what the phones have written, and how they send it."""
    end = now()
    written = days(compounds[:-1], size, end)
    sent, warm = uploads(written, end), uploads(days(compounds[-1:], size, end), end)
    with serving(CENTRE, url) as server:
        send_all(server.port, warm * 2)
        yield server, written, lambda: measured(
            server, lambda: send_all(server.port, sent), lambda answers: acknowledged(answers, written))


def acknowledged(answers: list[Answer], written: Day) -> int:
    """Ops that the collector said it has: all of them, or the figures would be worth nothing."""
    for answer, (phone, lines) in zip(answers, written, strict=True):
        assert msgspec.json.decode(answer.text(), type=Reply).have == phone.n + len(lines), answer.text()
    return sum(len(lines) for _, lines in written)


def walk_all(server: Server, written: Day) -> Figures:
    """Every phone reads what the others wrote."""
    walks: list[tuple[Answer, int]] = []

    def go() -> list[Answer]:
        with ThreadPoolExecutor(AT_ONCE) as phones:
            walks.extend(phones.map(lambda it: walk(server.port, replace(chained(*it), cursor=it[0].cursor)), written))
        return [answer for answer, _ in walks]

    return measured(server, go, lambda _: sum(records for _, records in walks))


def walk(port: int, phone: Phone) -> tuple[Answer, int]:
    """All pages of one phone as one answer, and the records that it read."""
    whole, records, more = Answer(0, 0, 0, 0, b""), 0, True
    while more:
        answer = send(port, request("/sync", phone.token, body(phone, [], now(), phone.cursor)))
        page = msgspec.json.decode(answer.text(), type=Page)
        whole, records, more = whole.and_then(answer), records + len(page.records), page.more
        phone = replace(phone, cursor=page.cursor)
    return whole, records


def floor_round(databases: Databases, compounds: list[Compound], size: Size) -> Figures:
    """Upload against the floor, whose errands were opened before."""
    end, url = now(), databases.fresh("floor")
    (floor_sqlite if isinstance(databases, Sqlite) else floor_postgres).create(url, len(compounds))
    written = days(compounds[:-1], size, end)
    sent, warm = uploads(written, end), uploads(days(compounds[-1:], size, end), end)
    with serving(FLOOR, url) as server:
        send_all(server.port, [request(f"/sync?site={it.site}", "", it.opened) for it in compounds] + warm)
        return measured(server, lambda: send_all(server.port, sent), lambda _: sum(len(lines) for _, lines in written))


def days_end(databases: Databases, size: Size, rounds: int) -> dict[str, Figures]:
    """Medians by name: floor, upload, retry, reading. The last round's database stays, as "centre"."""
    compounds, found = prepared(databases.fresh("eve"), size), defaultdict(list)
    for _ in range(rounds):
        found["floor"].append(floor_round(databases, compounds, size))
        for name, figures in centre_round(databases.copy("eve", "centre"), compounds, size).items():
            found[name].append(figures)
    return {name: middle(figures) for name, figures in found.items()}


def run(wanted: options.Wanted) -> None:
    """Measure, print, and prove that the caches still equal the fold."""
    found = days_end(wanted.databases, wanted.size, wanted.rounds)
    report.figures(f"Day's end, {wanted.databases.name}, {len(KINDS)} kinds", found)
    report.ratios(found)
    report.table(proof.proved(wanted.databases, "centre"))


if __name__ == "__main__":
    run(options.asked(__doc__))
