"""The day's end in other shapes: what an op costs must not grow with the number of a phone's neighbours.

45 phones of nine compounds, of one, and 180 of one, each beside a floor of the same shape. `python -m bench.shapes`
"""

from collections import defaultdict
from dataclasses import replace

from bench import options, report
from bench.days_end import evening, floor_round, prepared
from bench.figures import Figures, middle

SHAPES = ((9, 5), (1, 45), (1, 180))
FIGURES = ("of the floor", "CPU s per 1,000", "to the first", "p95 ms")


def shape(wanted: options.Wanted, sites: int, phones: int) -> dict[str, Figures]:
    """Medians of floor and upload of so many phones of so many compounds."""
    databases, size, found = wanted.databases, replace(wanted.size, sites=sites, phones=phones), defaultdict(list)
    compounds = prepared(databases.fresh("eve"), size)
    for _ in range(wanted.rounds):
        found["floor"].append(floor_round(databases, compounds, size))
        with evening(databases.copy("eve", "centre"), compounds, size) as (_server, _written, send):
            found["upload"].append(send())
    return {name: middle(figures) for name, figures in found.items()}


def run(wanted: options.Wanted) -> None:
    """Measure every shape, and print their uploads beside each other."""
    found = {f"{sites} × {phones}": shape(wanted, sites, phones) for sites, phones in SHAPES}
    first = next(iter(found.values()))["upload"].cpu
    rows = [[name, f"{it['upload'].rate / it['floor'].rate:.2f}", f"{it['upload'].cpu:.4f}",
             f"{it['upload'].cpu / first:.2f}", f"{it['upload'].p95:.0f}"] for name, it in found.items()]
    heading = [f"Compounds × phones, {wanted.databases.name}", *FIGURES]
    report.table([heading, *rows, ["wanted", "≥ 0.65", "≤ 0.04", "≤ 1.20", "≤ 200"]])


if __name__ == "__main__":
    run(options.asked(__doc__))
