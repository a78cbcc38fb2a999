"""A million gate entries of one compound as a file: time, and how much memory it takes beside an empty file.

`python -m bench.exports` makes the database where it is missing, and keeps it. Each file is made as the pages make it,
in a process of its own, whose peak of memory Linux remembers.
"""

import random
import time
from dataclasses import replace
from tempfile import TemporaryDirectory

import psutil
from flask_babel import force_locale

from app import create_app
from bench import options, report
from bench.apart import apart
from bench.databases import Databases
from bench.eve import Collector
from bench.full import AT_ONCE, invite
from bench.load import HOUR, entry, times
from bench.phone import Phone, encode
from bench.server import DATA, peak
from models.registry import KINDS
from models.site import Site
from sync import jobs
from views.desk import asked, export_jobs, export_rows

ROWS = 1_000_000
PHONES, DAYS = 10, 60


def filled(databases: Databases, rows: int) -> str:
    """The name of a database in which the compound `c1` has so many gate entries. It is made once."""
    name = f"entries-{rows}"
    if not databases.exists(name):
        apart(fill, databases.fresh(name), rows, int(time.time() * 1000))
    return name


def fill(url: str, rows: int, end: int) -> None:
    """Let phones bring the entries of many days."""
    collector, rng = Collector(url), random.Random(1)
    collector.at(end - DAYS * 24 * HOUR)
    collector.run("site", "add", "c1", "--name", "Compound c1")
    codes = invite(collector, "c1", PHONES)
    phones = [replace(collector.enrol("c1", place, code), site=1) for place, code in enumerate(codes, 1)]
    for phone in phones:
        bring(collector, phone, rows // PHONES, end, rng)


def bring(collector: Collector, phone: Phone, count: int, end: int, rng: random.Random) -> None:
    lines = [encode(entry(t, i, phone, rng)) for i, t in enumerate(times(count, end - DAYS * 24 * HOUR, end, rng))]
    for start in range(0, count, AT_ONCE):
        collector.at(end + start)
        phone, _ = collector.sync(phone, lines[start : start + AT_ONCE], end + start)


def made(url: str, form: str, rows: bool) -> tuple[float, int, int, int]:
    """Seconds, bytes of memory at the peak, bytes of the file, and its rows; without `rows` of one that has none."""
    app = create_app({"DATABASE_URL": url})
    with app.app_context(), force_locale("en"), TemporaryDirectory(dir=DATA) as folder:
        jobs.keep_in(folder, 1, 10_000)
        site, model = Site.get(Site.code == "c1").id, KINDS["gate_entry"]
        told = asked.read({} if rows else {"lo": str(10**13)}, model.declared())
        source, start = export_rows.source(model, site, told), time.perf_counter()
        making = jobs.begin(site, "bench", 0, source.count(), what="gate_entry", form=form, filter="", name="bench")
        making.run(lambda making: export_jobs.write(making, source, form))
        job = jobs.of(site, "bench", making.id)
        return time.perf_counter() - start, peak(psutil.Process()), job["size"], job["rows"]


def run(wanted: options.Wanted, rows: int = ROWS) -> None:
    """Make each file and print the figures."""
    url, table = wanted.databases.url(filled(wanted.databases, rows)), []
    for form in ("csv", "xlsx"):
        _, bare, _, _ = apart(made, url, form, False)
        seconds, most, size, count = apart(made, url, form, True)
        table.append([form, f"{count:,}", f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{size / 1e6:.0f}",
                      f"{bare / 1e6:.0f}", f"{most / 1e6:.0f}"])
    head = [f"Files, {wanted.databases.name}", "rows", "s", "rows/s", "MB", "MB of memory, no row", "MB of memory"]
    report.table([head, *table])


if __name__ == "__main__":
    run(options.asked(__doc__))
