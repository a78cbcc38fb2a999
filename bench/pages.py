"""Every page of the desk, timed where it is made, with no network between.

A coordinator of one compound follows every link from the day's page on, and fills in forms. Of pages that differ only
in an id or a value, one is timed. `python -m bench.pages` prints them over a day's end alone, and over a million ops.
"""

import re
import secrets
import time
from html import unescape
from statistics import median
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from bench import options, report
from bench.apart import apart
from bench.growth import growth
from models import database
from models.site import Site
from sync import enrol

LIMIT = 50  # ms
TIMES = 5
FORMS = (
    "/desk/records/gate_entry?text=陈",
    "/desk/records/gate_entry?text=nobody",
    "/desk/records/gate_entry?order=person",
    "/desk/records/gate_entry?order=changed",
    "/desk/records/gate_entry?state=double",
    "/desk/records/errand?text=米",
    "/desk/records/errand?state=hard",
    "/desk/inbox?level=hard",
    "/desk/inbox?level=soft",
)
KNOWN = ("/desk/", "/desk/records/gate_entry", "/desk/records/errand")
DAY = 24 * 3_600_000
TOLD = ("state", "order", "level", "type")
LINK = re.compile(r'href="(/desk/[^"#]*)')


def pages(url: str) -> dict[str, float]:
    """What kind of page → ms in the server, the median of a few."""
    app = create_app({"DATABASE_URL": url})
    client, found = signed_in(app), {}
    todo = ["/desk/", *FORMS, *(f"{page}?known={earlier()}" for page in KNOWN)]
    while todo:
        address = todo.pop(0)
        name = kind_of(app, address)
        if name not in found:
            found[name] = median(timed(client, address) for _ in range(TIMES))
            todo += map(unescape, LINK.findall(client.get(address, follow_redirects=True).text))
    return found


def earlier() -> int:
    """A day before the last contact of the first compound, in ms: what is asked for as it was known."""
    return database.row("SELECT MAX(heard) FROM node JOIN site ON site.id = node.site WHERE site.code = 'c1'")[0] - DAY


def signed_in(app: Flask) -> FlaskClient:
    """A coordinator of the first compound."""
    client, home = app.test_client(), Site.get(Site.code == "c1")
    login, password = secrets.token_hex(8), secrets.token_hex(8)
    enrol.add_coordinator(home.id, "Bench", login, password)
    client.post("/signin", data={"login": login, "password": password})
    return client


def kind_of(app: Flask, address: str) -> str:
    """The rule that answers an address, with the kind of record, and what is asked by name."""
    parts = urlsplit(address)
    rule, values = app.url_map.bind("localhost").match(parts.path, return_rule=True)
    asked = [f"{name}={value}" if name in TOLD else name for name, value in parse_qsl(parts.query)]
    return str(rule).replace("<kind>", values.get("kind", "")) + ("?" + "&".join(sorted(asked)) if asked else "")


def timed(client: FlaskClient, address: str) -> float:
    start = time.perf_counter()
    reply = client.get(address, follow_redirects=True)
    assert reply.status_code == 200, f"{address}: {reply.status}"
    return (time.perf_counter() - start) * 1000


def run(wanted: options.Wanted) -> None:
    """Time the pages over the databases that growth left behind, and print them, the slowest first."""
    few, many = (apart(pages, wanted.databases.url(name)) for name in ("empty", "grown"))
    slowest = sorted(many.items(), key=lambda page: -page[1])
    rows = [[name, f"{few.get(name, 0):.1f}", f"{ms:.1f}", "yes" if ms <= LIMIT else "NO"] for name, ms in slowest]
    report.table([[f"Pages, {wanted.databases.name}, ms", "a day", "grown", f"≤ {LIMIT}"], *rows])


def main() -> None:
    """One round of growth makes the databases."""
    wanted = options.asked(__doc__)
    growth(wanted.databases, wanted.size, 1, wanted.days)
    run(wanted)


if __name__ == "__main__":
    main()
