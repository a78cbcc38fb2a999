"""After the day's end every phone of a compound reads what the others wrote: seconds of the server for all of it.

`python -m bench.reading` takes one compound of 45 phones.
"""

from dataclasses import replace

from bench import options, report
from bench.days_end import evening, prepared, walk_all

PHONES, WANTED = 45, 2


def run(wanted: options.Wanted) -> None:
    """Send the day, read it, and print."""
    databases, size, rows = wanted.databases, replace(wanted.size, sites=1, phones=PHONES), []
    compounds = prepared(databases.fresh("eve"), size)
    for turn in range(wanted.rounds):
        with evening(databases.copy("eve", "centre"), compounds, size) as (server, written, send):
            send()
            read = walk_all(server, written)
        records = read.rate * read.seconds
        rows.append([f"round {turn + 1}", f"{records:,.0f}", f"{read.cpu * records / 1000:.2f}", f"{read.seconds:.2f}",
                     f"{read.down / 1000:,.0f}", f"{read.memory / 1e6:.0f}"])
    heading = [f"{PHONES} phones read, {databases.name}", "records", "CPU s", "seconds", "kB a phone", "MB, a worker"]
    report.table([heading, *rows, ["wanted", "", f"≤ {WANTED}", "", "", "< 150"]])


if __name__ == "__main__":
    run(options.asked(__doc__))
