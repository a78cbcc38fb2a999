"""The inbox and the board with 10,000 open items among a million ops: every page of the desk, timed.

Half of the items are names of homes that two phones have written differently, half are passings that two phones have
told of. `python -m bench.inbox` takes the database that `bench.growth` keeps, and makes it where it is missing.
"""

import time

from bench import options, report
from bench.apart import apart
from bench.eve import Collector, Compound
from bench.growth import grown
from bench.pages import LIMIT, pages
from bench.phone import Phone, encode

ITEMS = 10_000
AT_ONCE = 1_000
MINUTE = 60_000


def fill(url: str, it: Compound) -> None:
    """Let three phones of a compound write, each without seeing the others, until so many items are open."""
    collector, now = Collector(url), time.time_ns() // 1_000_000
    collector.at(now)
    lead, one, other = it.lead, *it.phones[:2]
    homes = [{"t": now - MINUTE, "kind": "household", "set": {"unit": f"9-{n}", "name": f"{n}家"}}
             for n in range(ITEMS // 2)]
    ids = [f"{lead.node}.{lead.n + n}" for n in range(1, ITEMS // 2 + 1)]
    send(collector, lead, homes, now)
    start = now - 11 * 60 * MINUTE
    for phone, late in ((one, 0), (other, MINUTE)):
        names = [{"t": now, "kind": "household", "id": id, "set": {"name": f"{phone.place}{id[-4:]}"}} for id in ids]
        told = [{"t": start + 4_000 * n + late, "kind": "gate_entry",
                 "set": {"gate": "东门", "direction": "out", "person": f"林{n}", "unit": f"9-{n}"}}
                for n in range(ITEMS // 2)]
        send(collector, phone, [*names, *told], now)


def send(collector: Collector, phone: Phone, ops: list[dict], now: int) -> None:
    lines = [encode(op) for op in ops]
    for first in range(0, len(lines), AT_ONCE):
        phone, _ = collector.sync(phone, lines[first:first + AT_ONCE], now)


def run(wanted: options.Wanted) -> None:
    """Fill a copy of the grown database, time the pages over both, and print them, the slowest first."""
    name, compounds = grown(wanted.databases, wanted.size, wanted.days)
    url = wanted.databases.copy(name, "inbox")
    before = apart(pages, url)
    apart(fill, url, compounds[0])
    found = sorted(apart(pages, url).items(), key=lambda page: -page[1])
    rows = [[page, f"{before.get(page, 0):.1f}", f"{ms:.1f}", "yes" if ms <= LIMIT else "NO"] for page, ms in found]
    report.table([[f"Pages, {wanted.databases.name}, ms", "grown", f"{ITEMS:,} items", f"≤ {LIMIT}"], *rows])


if __name__ == "__main__":
    run(options.asked(__doc__))
