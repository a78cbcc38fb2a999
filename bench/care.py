"""`check` and `rebuild` of a million ops: seconds and CPU seconds of each. At most 60 were asked for.

`python -m bench.care` takes the grown database of the bench, which is made where it is missing. What `rebuild` changes
must be nothing, and what `check` finds neither.
"""

import time

from app import create_app
from bench import options, report
from bench.apart import apart
from bench.growth import grown
from models import database
from models.site import Site
from sync import checks, upkeep


def cared(url: str, name: str) -> tuple[int, float, float, int]:
    """Ops, seconds and CPU seconds of `check` or `rebuild` of all sites, and what it found to change."""
    with create_app({"DATABASE_URL": url}).app_context():
        ops, = database.row("SELECT COUNT(*) FROM op")
        wall, cpu = time.perf_counter(), time.process_time()
        work = upkeep.rebuild if name == "rebuild" else lambda site: sum(1 for _ in checks.check(site))
        found = sum(work(site.id) for site in Site.select())
        return ops, time.perf_counter() - wall, time.process_time() - cpu, found


def run(wanted: options.Wanted) -> None:
    """Do both, each in a process of its own, and print the figures."""
    name, _ = grown(wanted.databases, wanted.size, wanted.days)
    url, rows = wanted.databases.copy(name, "cared"), []
    for work in ("check", "rebuild"):
        ops, seconds, cpu, found = apart(cared, url, work)
        print(f"{work}: {seconds:.1f} s, {cpu:.1f} CPU s", flush=True)
        rows.append([work, f"{ops:,}", f"{seconds:.1f}", f"{cpu:.1f}", f"{found}", "≤ 60 s, 0 found"])
    report.table([[f"Care, {wanted.databases.name}", "ops", "s", "CPU s", "found", "wanted"], *rows])


if __name__ == "__main__":
    run(options.asked(__doc__))
