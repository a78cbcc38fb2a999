"""Growth: a day's end over a million ops beside the same over an empty database.

`python -m bench.growth` makes the grown database where it is missing, and keeps it.
"""

from collections import defaultdict

import msgspec

from bench import options, report
from bench.apart import apart
from bench.databases import Databases
from bench.days_end import centre_round, prepared
from bench.eve import Collector, Compound
from bench.figures import Figures, middle
from bench.load import Size
from bench.server import DATA


def grown(databases: Databases, size: Size, days: int) -> tuple[str, list[Compound]]:
    """A database that stands after so many days, by name, and its compounds. It is made once."""
    name = f"grown-{size.sites}-{size.ops}-{days}"
    kept = DATA / f"{databases.name}-{name}.json"
    if kept.exists() and databases.exists(name):
        apart(upgrade, databases.url(name))
    else:
        kept.write_bytes(msgspec.json.encode(prepared(databases.fresh(name), size, days)))
    return name, msgspec.json.decode(kept.read_bytes(), type=list[Compound])


def upgrade(url: str) -> None:
    """What an earlier version has kept, as this one needs it."""
    Collector(url)


def growth(databases: Databases, size: Size, rounds: int, days: int) -> dict[str, Figures]:
    """Medians by name: upload and reading over an empty database and over a grown one, in turn.

    The databases of the last round stay, as "empty" and "grown".
    """
    stands = {"empty": ("eve", prepared(databases.fresh("eve"), size)), "grown": grown(databases, size, days)}
    found = defaultdict(list)
    for _ in range(rounds):
        for stand, (name, compounds) in stands.items():
            figures = centre_round(databases.copy(name, stand), compounds, size)
            for burst in ("upload", "reading"):
                found[f"{burst}, {stand}"].append(figures[burst])
    return {name: middle(figures) for name, figures in found.items()}


def run(wanted: options.Wanted) -> None:
    """Measure and print."""
    found = growth(wanted.databases, wanted.size, wanted.rounds, wanted.days)
    report.figures(f"Growth, {wanted.databases.name}", found)
    slower = {burst: found[f"{burst}, empty"].rate / found[f"{burst}, grown"].rate for burst in ("upload", "reading")}
    rows = [[f"{burst}, empty to grown", f"{ratio:.2f}", "≤ 1.30"] for burst, ratio in slower.items()]
    report.table([["Growth", "found", "wanted"], *rows])


if __name__ == "__main__":
    run(options.asked(__doc__))
