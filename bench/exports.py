"""A million gate entries of one compound as a file: time, and how much memory it takes beside an empty file.

`python -m bench.exports` takes the grown database of the bench, which is made where it is missing, and gives all its
entries to the first compound. Each file is made as the pages make it, in a process of its own, whose peak of memory
Linux remembers.
"""

import time
from tempfile import TemporaryDirectory

import psutil
from flask_babel import force_locale

from app import create_app
from bench import options, report
from bench.apart import apart
from bench.growth import grown
from bench.server import DATA, peak
from models import database
from models.registry import KINDS
from models.site import Site
from sync import jobs, upkeep
from views.desk.exports import export_jobs, export_rows
from views.desk.records import asked

NOBODY = {"lo": str(10**13)}


def gathered(url: str) -> None:
    """Give the entries of all compounds to the first one."""
    app = create_app({"DATABASE_URL": url})
    with app.app_context(), database.writing():
        upkeep.prepare()
        database.execute("UPDATE gate_entry SET site = ?", first())


def first() -> int:
    return Site.get(Site.code == "c1").id


def made(url: str, form: str, question: dict[str, str]) -> tuple[float, int, int, int]:
    """Seconds, bytes of memory at the peak, bytes of the file, and its rows: those that answer a list's question."""
    app = create_app({"DATABASE_URL": url})
    with app.app_context(), force_locale("en"), TemporaryDirectory(dir=DATA) as folder:
        jobs.keep_in(folder, 1, 10_000)
        model, site = KINDS["gate_entry"], first()
        source = export_rows.source(model, site, asked.read(question, model.declared()))
        start = time.perf_counter()
        making = jobs.begin(site, "bench", 0, source.count(), what="gate_entry", form=form, filter="", name="bench")
        making.run(lambda making: export_jobs.write(making, source, form))
        job = jobs.of(site, "bench", making.id)
        return time.perf_counter() - start, peak(psutil.Process()), job["size"], job["rows"]


def run(wanted: options.Wanted) -> None:
    """Make each file and print the figures."""
    name, _ = grown(wanted.databases, wanted.size, wanted.days)
    url, rows = wanted.databases.copy(name, "gathered"), []
    apart(gathered, url)
    for form in ("csv", "xlsx"):
        _, bare, _, _ = apart(made, url, form, NOBODY)
        seconds, most, size, count = apart(made, url, form, {})
        rows.append([form, f"{count:,}", f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{size / 1e6:.0f}",
                     f"{bare / 1e6:.0f}", f"{most / 1e6:.0f}"])
    head = [f"Files, {wanted.databases.name}", "rows", "s", "rows/s", "MB", "MB of memory, no row", "MB of memory"]
    report.table([head, *rows])


if __name__ == "__main__":
    run(options.asked(__doc__))
