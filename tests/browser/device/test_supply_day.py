"""A day as a supply keeper, without a network: a donation comes in, two hundred homes are given theirs, the store is
counted. Taps and seconds are printed."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import Handset

BUILDINGS, DOORS = 4, 50


@pytest.fixture
def keeper(handset, line, centre) -> Handset:
    """Ping's phone, which knows two hundred homes, a store and a round, and has lost its network."""
    lead = handset("lead", "Hong")
    lead.page.goto("/field/k")
    homes = [{"kind": "household", "set": {"building": str(b), "unit": f"{b}-{n:03}", "name": f"{b}-{n}"}}
             for b in range(1, BUILDINGS + 1) for n in range(1, DOORS + 1)]
    lead.write(*homes, {"kind": "point", "set": {"type": "store", "spot": "Office"}})
    lead.sync()
    ping = handset("supply", "Ping")
    ping.page.goto("/field/k")
    [store] = [id for id, one in centre.records("point").items()]
    ping.write({"kind": "goods", "set": {"name": "Masks", "unit": "piece", "packs": ["box=500"], "category": "mask",
                                         "minimum": 500}})
    ping.sync()
    [goods] = centre.records("goods")
    lead.write({"kind": "campaign", "set": {"name": "Masks for all", "type": "distribution_round", "goods": goods,
                                            "store": store, "each": 5, "per": "household", "state": "running"}})
    lead.sync()
    ping.sync()
    line.mode = "cut"
    return ping


class Thumb:
    """What a person does on a page, counted."""

    def __init__(self, page):
        self.page, self.taps, self.began, self.told = page, 0, time.monotonic(), []

    def tap(self, role, name, exact=False):
        self.taps += 1
        self.page.get_by_role(role, name=name, exact=exact).first.click()

    def choose(self, group, name):
        self.taps += 1
        self.page.get_by_role("group", name=group).get_by_label(name).check()

    def type(self, field, text):
        self.taps += 1 + len(text)
        field.fill(text)

    def find(self, group, text, name):
        """Look a record up in a form and choose it."""
        self.type(self.page.get_by_label(f"Find: {group}"), text)
        self.choose(group, name)

    def done(self, what):
        self.told.append((what, self.taps, time.monotonic() - self.began))
        self.taps, self.began = 0, time.monotonic()


def donation(thumb):
    """Six boxes, as the donor says it."""
    page = thumb.page
    page.goto("/field/more")
    thumb.tap("link", "What is in store")
    thumb.tap("link", "Write down: Movement of goods")
    thumb.tap("link", "Received")
    thumb.find("Goods", "mas", "Masks")
    thumb.type(page.get_by_label("How much"), "6 boxes")
    thumb.choose("Source", "Donation")
    thumb.find("Store", "off", "Store Office")
    thumb.tap("button", "Save")
    expect(page.get_by_role("heading", level=1)).to_contain_text("3,000")
    thumb.done("a donation")


def given_out(thumb, round):
    """Door after door; in each building two are not at home, and one has a baby and gets more."""
    page = thumb.page
    page.goto(f"/field/r/{round}")
    thumb.tap("link", "Many at once: Movement of goods")
    for building in range(1, BUILDINGS + 1):
        thumb.tap("link", str(building), exact=True)
        thumb.tap("button", "Fill in the empty rows")
        rows = page.locator(".line")
        expect(rows.nth(0).get_by_label("How much")).to_have_value("5")
        for door, text in ((3, ""), (7, ""), (11, "10")):
            thumb.type(rows.nth(door).get_by_label("How much"), text)
        thumb.tap("button", "Save all rows")
        expect(page.get_by_text("Rows written down: 48")).to_be_visible()
        expect(page.get_by_text("Written down: 48 of 50")).to_be_visible()
    thumb.tap("link", "Only those without")
    expect(page.locator(".line")).to_have_count(2)
    thumb.done("200 homes")


def stock_take(thumb):
    """Ten fewer are there than should be."""
    page = thumb.page
    page.goto("/field/stock")
    expect(page.locator(".amount")).to_contain_text("2,020")
    expect(page.get_by_text("enough for about 2 days")).to_be_visible()
    thumb.tap("link", "Counted", exact=True)
    thumb.type(page.get_by_label("How much"), "2010")
    thumb.tap("button", "Save")
    page.goto("/field/stock")
    expect(page.locator(".amount")).to_contain_text("2,010")
    thumb.done("a stock-take")


def test_a_day_of_a_supply_keeper(keeper, line, centre):
    [round] = centre.records("campaign")
    thumb = Thumb(keeper.page)
    donation(thumb)
    given_out(thumb, round)
    stock_take(thumb)
    for what, taps, seconds in thumb.told:
        print(f"{what}: {taps} taps, {seconds:.1f} s")
    assert all(taps <= most for (_, taps, _), most in zip(thumb.told, (30, 40, 7), strict=True))
    line.mode = "open"
    assert keeper.sync("online")["unsent"] == 0
    moved = [one["fields"] for one in centre.records("movement").values()]
    assert sorted({one["type"] for one in moved}) == ["counted", "issue", "receipt"]
    given = [one["quantity"] for one in moved if one["type"] == "issue"]
    assert (len(given), sum(given)) == (192, 980)
    [receipt] = [one for one in moved if one["type"] == "receipt"]
    assert (receipt["quantity"], receipt["said"]) == (3000, "6 boxes")
    assert len({one["household"] for one in moved if one["type"] == "issue"}) == 192
    assert {one["store"] for one in moved} == set(centre.records("point"))
