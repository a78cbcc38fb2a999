"""The first load of the gate page on an empty cache: what it weighs, and when it can be used on a slow line."""

from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from playwright.sync_api import Browser

from bench.handset import Handset
from bench.line import Exchange, Line

GATE, WORKER, ENGLISH = "/field/gate", "/field/sw.js", (
    "/field/words/en.txt", "/field/words/en.further.txt", "/field/kinds/gate/en.json")
# Once all else is there comes what only carrying takes.
CARRYING = ("/static/carry.js", "/static/carry_codes.js", "/static/vendor/qr/index.js", "/static/vendor/qr/decode.js")
FURTHER, KINDS = ("/field/further.js", "/field/words/zh_CN.further.txt"), "/field/kinds/gate/zh_CN.json"
# What only finding residents by name is for comes with them.
LISTS = ("/sync", "/field/sounds.txt")
INTERACTIVE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
COUNT = "() => lianfang.store.count('resident')"


@dataclass(frozen=True)
class Load:
    """`files`: what the gate needs until it works alone, but for the lists; `lists`: bytes of those, a resident.

    `further`: the second script and its words, `kinds`: the book of a role, of what else is needed before the phone may
    go offline.
    `later`: what came after that, for who may want another language.
    """

    files: list[Exchange]
    lists: float
    further: list[Exchange]
    kinds: list[Exchange]
    later: list[Exchange]

    @property
    def page(self) -> list[Exchange]:
        """What came before the worker: with these the page can be used."""
        return list(takewhile(lambda one: one.path != WORKER, self.files))


def first_load(browser: Browser, line: Line, code: str) -> Load:
    """Open the gate page and wait until the phone has everything."""
    phone = Handset(browser, line, code)
    line.begin()
    phone.page.goto(GATE)
    phone.ready().sync()
    lists, later, further, kinds = line.of(*LISTS), line.of(*ENGLISH, *CARRYING), line.of(*FURTHER), line.of(KINDS)
    told = sum(one.down for one in lists) / phone.worker.evaluate(COUNT)
    files = [one for one in line.of() if one not in [*lists, *later, *further, *kinds]]
    phone.close()
    return Load(files, told, further, kinds, later)


def interactive(browser: Browser, line: Line, codes: list[str]) -> float:
    """Seconds on Slow 3G until every script of the page has run; the median."""
    return median(until_interactive(browser, line, code) for code in codes) / 1000


def until_interactive(browser: Browser, line: Line, code: str) -> float:
    phone = Handset(browser, line, code)
    phone.throttle()
    phone.page.goto(GATE, wait_until="domcontentloaded")
    took = phone.page.evaluate(INTERACTIVE)
    phone.close()
    return took
