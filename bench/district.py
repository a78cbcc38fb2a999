"""A district at its real scale: the report, the places and the day of an officer from kept counts of 450 compounds.

`python -m bench.district` makes up what is kept of 14 days at each compound (86,000 gate entries a day, 87,000 homes),
in every figure that is kept, and times the pages where they are made, with no network between.
"""

import secrets
import time
from datetime import date, timedelta
from statistics import median

from app import create_app
from bench import options, report
from bench.apart import apart
from bench.pages import timed
from models import database as db
from models import figures
from models.figures import Median
from sync import enrol
from sync.counting import NO_DAY, WEEK, WHOLE, monday
from sync.figures import COLUMNS, MOVED
from sync.upkeep import add_site, prepare

COMPOUNDS, STREETS, COMMUNITIES, DAYS, HOURS = 450, 8, 40, 14, 18
HOMES, ENTRIES = 87_000, 86_000
LIMIT, TIMES = 100, 7
# What is written every day everywhere; of the other figures one in so many has something on a day.
DAILY, SELDOM = ("gate_entry", "tick", "health_check", "errand"), 5
LAST = date(2020, 2, 14)


def build(url: str) -> None:
    """Makes the places, and what is kept of each."""
    app = create_app({"DATABASE_URL": url})
    with app.app_context():
        prepare()
        district = add_site("d", "District", level="district").id
        streets = [add_site(f"s{n}", f"Street {n}", district, "subdistrict").id for n in range(STREETS)]
        communities = [add_site(f"m{n}", f"Community {n}", streets[n % STREETS], "community").id
                       for n in range(COMMUNITIES)]
        sites = [add_site(f"c{n}", f"Compound {n}", communities[n % COMMUNITIES]).id for n in range(COMPOUNDS)]
        rows = [row for site in sites for row in _rows(site)]
        for some in db.batches(rows, 20_000):
            with db.writing():
                db.insert("figure", COLUMNS, some)
        enrol.add_coordinator(district, "Bench", "officer", "a long password of a bench", "officer")


def _rows(site):
    """Each figure of each day, its hours and its weeks: what a gate, rounds and checks write every day, and of the
    others one in `SELDOM` on any."""
    days = [(LAST - timedelta(days=n)).isoformat() for n in range(DAYS)]
    weeks: dict[tuple[str, str, str], int] = {}
    for one in figures.FIGURES:
        if not one.kept:
            continue
        if not one.daily:
            yield site, WHOLE, NO_DAY, one.name, "", HOMES // COMPOUNDS if one.kind == "household" else 3
            continue
        often = one.kind in DAILY
        for at, day in enumerate(days):
            if not often and (site + at + len(one.name)) % SELDOM:
                continue
            entries = ENTRIES // COMPOUNDS // 2 if one.name in ("entries_in", "entries_out") else 2
            values = {f"={n}": 1 for n in (3, 7, 12)} if isinstance(one.value, Median) else {}
            told = {"": entries, "void": 1} | values
            for reason, n in told.items():
                yield site, WHOLE, day, one.name, reason, n
                key = monday(day), one.name, reason
                weeks[key] = weeks.get(key, 0) + n
            if one.per == "hour":
                yield from ((site, hour, day, one.name, "", entries // HOURS + 1) for hour in range(5, 5 + HOURS))
    yield from ((site, WEEK, *key, n) for key, n in weeks.items())
    marked = {(WEEK, day) for day, _name, _reason in weeks} | {(WHOLE, day) for day in days} | {(WHOLE, NO_DAY)}
    yield from ((site, hour, day, MOVED, "", 1) for hour, day in sorted(marked))


PAGES = {
    "report of a day": "/desk/report?from=2020-02-13&to=2020-02-13",
    "report of a week": "/desk/report?from=2020-02-07&to=2020-02-13",
    "report of 14 days": "/desk/report?from=2020-02-01&to=2020-02-14",
    "one figure, place by place": "/desk/report?from=2020-02-13&to=2020-02-13&figure=entries_out",
    "a median, place by place": "/desk/report?from=2020-02-13&to=2020-02-13&figure=first_reply",
    "report of a street": "/desk/report?from=2020-02-13&to=2020-02-13&site=s1",
    "report of a compound": "/desk/report?from=2020-02-13&to=2020-02-13&site=c1",
    "all places": "/desk/sites?day=2020-02-13",
    "board of the district": "/desk/board?day=2020-02-13",
}


def pages(url: str) -> dict[str, tuple[float, float]]:
    """Page → ms the first time in a process, and ms of a core after that, the median of a few."""
    app = create_app({"DATABASE_URL": url})
    client = app.test_client()
    client.post("/signin", data={"login": "officer", "password": "a long password of a bench"})
    return {name: (timed(client, address), median(_cpu(client, address) for _ in range(TIMES)))
            for name, address in PAGES.items()}


def _cpu(client, address):
    """Milliseconds of a core: on a machine that does other work beside it a clock tells of that."""
    start = time.process_time()
    assert client.get(address).status_code == 200, address
    return (time.process_time() - start) * 1000


def main() -> None:
    """Build it, time it, print it."""
    wanted = options.asked(__doc__)
    url = wanted.databases.fresh(f"district_{secrets.token_hex(3)}")
    apart(build, url)
    found = apart(pages, url)
    rows = [[name, f"{first:.0f}", f"{ms:.1f}", "yes" if ms <= LIMIT else "NO"] for name, (first, ms) in found.items()]
    report.table([[f"{COMPOUNDS} compounds, {DAYS} days, {wanted.databases.name}, ms", "first time", "core",
                   f"≤ {LIMIT}"], *rows])


if __name__ == "__main__":
    main()
