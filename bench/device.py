"""The phone: what the first load weighs, and how long it takes to answer in the hand. `python -m bench.device`

A real Chromium before the real server, in compounds of 20,000 residents. Bytes are compressed and without headers.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from unittest.mock import patch

from playwright.sync_api import Browser

from bench import device_day, device_load, device_taps, report
from bench.apart import apart
from bench.databases import Sqlite
from bench.full import Full, fill
from bench.handset import Handset, chromium
from bench.line import Exchange, Line
from bench.server import CENTRE, serving


def asked() -> int:
    """How many times everything is done."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="times that everything is done; medians are shown")
    return parser.parse_args().rounds


@contextmanager
def centre(url: str) -> Iterator[Line]:
    """The collector as it is run, behind a line that is counted."""
    settings = {"LOG_LEVEL": "warning", "TIMEZONE": evening()}
    with patch.dict("os.environ", settings), serving(CENTRE, url) as server:
        line = Line(server.port)
        yield line
        line.close()


def evening() -> str:
    """A time zone in which it is about nine in the evening: the whole day's entries are today's, the worst case."""
    ahead = (21 - time.gmtime().tm_hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"


def load(browser: Browser, line: Line, codes: list[str]) -> None:
    """Print the first load, and then what it is made of."""
    half = len(codes) // 2
    loads = [device_load.first_load(browser, line, code) for code in codes[:half]]
    rows = [["First load of the gate page", "found", "wanted"],
            ["kB of the page itself", f"{median(kilobytes(one.page) for one in loads):.1f}", ""],
            ["requests for it", f"{median(len(one.page) for one in loads):.0f}", ""],
            ["kB in all, with what works alone later", f"{median(kilobytes(one.files) for one in loads):.1f}", "≤ 66"],
            ["requests in all", f"{median(len(one.files) for one in loads):.0f}", "≤ 10"],
            ["bytes a resident, with homes and how names sound", f"{median(one.lists for one in loads):.1f}", "≤ 25"],
            ["kB of the second script and its words, which come with the worker",
             f"{median(kilobytes(one.further) for one in loads):.1f}", ""],
            ["kB of the kinds of a role, before it may go offline",
             f"{median(kilobytes(one.kinds) for one in loads):.1f}", "≤ 10"],
            ["kB later, which the phone can do without", f"{median(kilobytes(one.later) for one in loads):.1f}", ""],
            ["s until interactive, Slow 3G, CPU ÷ 4",
             f"{device_load.interactive(browser, line, codes[half:]):.1f}", "< 5"]]
    report.table(rows)
    parts([*loads[-1].files, *loads[-1].further, *loads[-1].kinds])


def parts(files: list[Exchange]) -> None:
    """Where the bytes of a load are, the heaviest first."""
    paths = {one.path.partition("?")[0] for one in files}
    found = {path: [one for one in files if one.path.partition("?")[0] == path] for path in paths}
    heaviest = sorted(found.items(), key=lambda part: -kilobytes(part[1]))
    rows = [[path, f"{kilobytes(them):.1f}", str(len(them))] for path, them in heaviest]
    report.table([["What it is made of", "kB", "requests"], *rows])


def hand(phone: Handset, rounds: int) -> None:
    """Print how long a tap takes."""
    pages, typed = device_taps.navigation(phone, rounds), device_taps.search(phone, rounds)
    slowest = max(typed, key=typed.get)
    rows = [["In the hand, ms", "found", "wanted"],
            *([f"to {name}, CPU ÷ 4", f"{ms:.0f}", "≤ 100"] for name, ms in pages.items()),
            ["entry saved and shown, CPU ÷ 4", f"{device_taps.entry(phone, rounds):.0f}", "≤ 100"],
            ["key of the search, CPU ÷ 6, median", f"{median(typed.values()):.0f}", "< 100"],
            [f"key of the search, CPU ÷ 6, slowest ({ascii(slowest)})", f"{typed[slowest]:.0f}", "< 100"]]
    report.table(rows)


def written(phone: Handset, rounds: int) -> None:
    """Print how long the pages take that are made of what a kind declares."""
    shown, rows = device_taps.lists(phone, rounds), [["Declared pages, ms", "found", "wanted"]]
    rows += [[f"{name}, CPU ÷ 4", f"{ms:.0f}", "≤ 100"] for name, ms in shown.items()]
    for kind in ("household", "resident"):
        typed = device_taps.keys_of_a_list(phone, rounds, kind)
        slowest = max(typed, key=typed.get)
        rows.append([f"key among 20,000 of {kind}, CPU ÷ 6, median", f"{median(typed.values()):.0f}", "≤ 100"])
        rows.append([f"the same, slowest ({ascii(slowest)})", f"{typed[slowest]:.0f}", "≤ 100"])
    report.table(rows)


def sending(phone: Handset) -> None:
    """Print what a day takes to be sent, and what nothing takes."""
    phone.sync()
    day, nothing = device_day.day(phone), device_day.synced(phone)
    report.table([
        ["Sending", "found", "wanted"],
        ["kB up, a day of 500 entries", f"{sum(one.up for one in day) / 1000:.1f}", "≤ 13"],
        ["requests with it", str(sum(one.up > 1000 for one in day)), "1"],
        ["requests when nothing changed", str(len(nothing)), "1"],
        ["bytes both ways when nothing changed", str(sum(one.up + one.down for one in nothing)), "≤ 1000"],
        ["the same, with headers", str(sum(one.up + one.down + one.heads for one in nothing)), ""],
    ])


def kilobytes(files: list[Exchange]) -> float:
    return sum(one.down for one in files) / 1000


def main() -> None:
    """Measure one after the other; each prints its table when it has it."""
    rounds, url = asked(), Sqlite().fresh("full")
    empty, full = apart(fill, url, Full(), time.time_ns() // 1_000_000, 2 * rounds)
    with centre(url) as line, chromium() as browser:
        load(browser, line, empty)
        phone = Handset(browser, line, full[0])
        phone.page.goto("/field/gate")
        phone.ready()
        hand(phone, rounds)
        written(phone, rounds)
        sending(phone)


if __name__ == "__main__":
    main()
