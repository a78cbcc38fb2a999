"""What was there before the day's end: sites, enrolled phones, errands that they have read, and any number of days.

It all goes through the collector's own doors, in this process, with a clock that stands where that day had it.
"""

import random
from dataclasses import dataclass, replace

import msgspec
from flask.testing import FlaskClient

from app import create_app
from bench.load import HOUR, Errands, Size, day, errands
from bench.phone import Phone, body, chained, node_id
from sync import clock

DAY = 24 * HOUR
AT_ONCE = 1_000  # ops, as many as one request may bring
ROLE = "lead"  # logs at the gate and runs errands


@dataclass(frozen=True)
class Compound:
    """A site, its phones as they stand, the errands that are open and the body that brought them."""

    site: int
    lead: Phone
    phones: list[Phone]
    todo: Errands
    opened: bytes = b""


class Reply(msgspec.Struct):
    now: int
    have: int
    cursor: str = ""
    more: bool = False


class Collector:
    """The collector without a network, at a time that we choose."""

    def __init__(self, url: str) -> None:
        self.app = create_app({"DATABASE_URL": url})
        self.http: FlaskClient = self.app.test_client()
        self.run("init")

    def run(self, *words: str) -> list[str]:
        """The lines that a command of the command line prints."""
        result = self.app.test_cli_runner().invoke(args=words, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output.split()

    def at(self, now: int) -> None:
        clock.now = lambda: now

    def enrol(self, site: int, place: int, code: str) -> Phone:
        node = node_id(site, place)
        reply = self.http.post("/enrol", json={"code": code, "node": node, "name": f"phone {place}"})
        assert reply.status_code == 201, reply.text
        return Phone(site, place, node, reply.json["token"], str(reply.json["person"]))

    def sync(self, phone: Phone, lines: list[bytes], now: int, cursor: str | None = None) -> tuple[Phone, bool]:
        """The phone after one request, and whether there is more to read."""
        sent = body(phone, lines, now, cursor)
        headers = {"Authorization": f"Bearer {phone.token}", "Content-Encoding": "gzip"}
        reply = self.http.post("/sync", data=sent, headers=headers, content_type="application/x-ndjson")
        assert reply.status_code == 200, reply.text
        told = msgspec.json.decode(reply.data, type=Reply)
        return replace(chained(phone, lines), heard=told.now, cursor=told.cursor), told.more

    def read(self, phone: Phone, now: int) -> Phone:
        """The phone after it has read everything there is."""
        more = True
        while more:
            phone, more = self.sync(phone, [], now, phone.cursor)
        return phone


def eve(url: str, size: Size, end: int, days: int = 0) -> list[Compound]:
    """Fill an empty database up to an hour before the working day that stops at `end` (ms), after `days` others."""
    collector, rng = Collector(url), random.Random(days)
    first = end - days * DAY
    collector.at(first - 15 * HOUR)
    compounds = [compound(collector, site, size) for site in range(1, size.sites + 1)]
    for last in range(first, end, DAY):
        compounds = [morning(collector, it, size, last, rng) for it in compounds]
        compounds = [evening(collector, it, size, last, rng) for it in compounds]
    return [read(collector, morning(collector, it, size, end, rng), end) for it in compounds]


def compound(collector: Collector, site: int, size: Size) -> Compound:
    """A new site with its phones enrolled."""
    code = f"c{site}"
    collector.run("site", "add", code, "--name", f"Compound {site}")
    codes = collector.run("invite", "--site", code, "--role", ROLE, "--count", str(size.phones + 1))
    lead, *phones = [collector.enrol(site, place, code) for place, code in enumerate(codes, -1)]
    return Compound(site, lead, phones, Errands())


def morning(collector: Collector, it: Compound, size: Size, end: int, rng: random.Random) -> Compound:
    """The building lead has sent the day's errands, thirteen hours before its end, and every phone was heard."""
    collector.at(end - 13 * HOUR)
    lines, todo = errands(it.lead, size, end - 14 * HOUR, rng)
    lead = it.lead
    for first in range(0, len(lines), AT_ONCE):
        lead, _ = collector.sync(lead, lines[first:first + AT_ONCE], end - 13 * HOUR)
    phones = [collector.sync(phone, [], end - 13 * HOUR)[0] for phone in it.phones]
    return Compound(it.site, lead, phones, todo, body(it.lead, lines, end - 13 * HOUR))


def evening(collector: Collector, it: Compound, size: Size, end: int, rng: random.Random) -> Compound:
    """The compound after its phones have sent their day."""
    collector.at(end)
    days = [(phone, day(phone, it.todo, size, end, rng)) for phone in it.phones]
    return replace(it, phones=[collector.sync(phone, lines, end)[0] for phone, lines in days])


def read(collector: Collector, it: Compound, end: int) -> Compound:
    """The compound after its phones have read all of it, before the day begins.

    One phone walks for all: phones of one site and role read the same records, and so have the same cursor.
    """
    now = end - 12 * HOUR - 1
    collector.at(now)
    cursor = collector.read(it.phones[0], now).cursor
    return replace(it, phones=[replace(phone, cursor=cursor, heard=now) for phone in it.phones])
