"""The evening of a building lead without a network: forty homes are checked, two get a basket, one isolation ends, the
day is closed. Taps and seconds are counted, and printed."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.device.handset import Handset

HOMES, BASKETS = 40, 2


class Thumb:
    """A thumb that counts its taps and the seconds of each part of the evening."""

    def __init__(self, page: Page):
        self.page, self.parts, self.taps, self.begun = page, [], 0, time.monotonic()

    def tap(self, place: Locator) -> None:
        place.click()
        self.taps += 1

    def over(self, part: str) -> None:
        self.parts.append((part, self.taps, time.monotonic() - self.begun))
        self.taps, self.begun = 0, time.monotonic()


@pytest.fixture
def hong(handset, line) -> Handset:
    """Building lead Hong's phone, which knows forty homes that isolate and two that are to; without a network."""
    phone = handset("lead", "Hong")
    phone.page.goto("/field/k")
    homes = phone.write(*({"kind": "household", "set": {"building": "3", "unit": f"3-{n:02}01", "name": f"林{n}"}}
                          for n in range(HOMES + BASKETS)))
    phone.write(*({"kind": "resident", "set": {"name": f"林小{n}", "household": home}}
                  for n, home in enumerate(homes[:HOMES])))
    phone.write(*({"kind": "isolation", "set": {"household": home, "status": "active" if n < HOMES else "reported",
                                                "start": "2026-11-20", "planned_end": "2026-12-12"}}
                  for n, home in enumerate(homes)))
    phone.sync()
    line.mode = "cut"
    return phone


def check(thumb: Thumb) -> None:
    """One card after the other, one tap each."""
    page = thumb.page
    page.goto("/field/due")
    thumb.tap(page.get_by_role("link", name="Checks").first)
    for left in range(HOMES - 1, -1, -1):
        thumb.tap(page.get_by_role("button", name="Spoken to", exact=True))
        said = f"{left} of {HOMES} due" if left else "all done"
        expect(page.get_by_text(said)).to_be_visible()
    thumb.over(f"{HOMES} homes checked")


def baskets(thumb: Thumb) -> None:
    """Two isolations begin, each with what follows from it."""
    page = thumb.page
    page.goto("/field/flow/isolation?column=reported")
    for left in range(BASKETS, 0, -1):
        expect(page.get_by_role("link", name=f"Reported · {left}")).to_be_visible()
        thumb.tap(page.get_by_role("link", name="It begins").first)
        thumb.tap(page.locator("summary", has_text="It begins"))
        thumb.tap(page.get_by_role("button", name="It begins"))
        expect(page.get_by_text("Isolating").first).to_be_visible()
        page.goto("/field/flow/isolation?column=reported")
    thumb.over(f"{BASKETS} baskets opened")


def end_one(thumb: Thumb) -> None:
    page = thumb.page
    page.goto("/field/flow/isolation?column=active")
    thumb.tap(page.get_by_role("link", name="End it").first)
    thumb.tap(page.locator("summary", has_text=re.compile(r"^End it$")))
    thumb.tap(page.get_by_text("Time is over", exact=True))
    thumb.tap(page.get_by_role("button", name="End it"))
    expect(page.get_by_text("Ended").first).to_be_visible()
    thumb.over("one isolation ended")


def close(thumb: Thumb) -> None:
    page = thumb.page
    page.goto("/field/close")
    thumb.tap(page.get_by_role("button", name="Close the day"))
    expect(page.get_by_text("Closed by Hong")).to_be_visible()
    thumb.over("the day closed")


@pytest.mark.thorough
def test_the_evening_of_a_lead_without_a_network(hong, line, centre):
    thumb = Thumb(hong.page)
    for part in (check, baskets, end_one, close):
        part(thumb)
    for part, taps, seconds in thumb.parts:
        print(f"{part}: {taps} taps, {seconds:.1f} s")
    # The way to the list, and one tap a home.
    assert thumb.parts[0][1] == 1 + HOMES
    assert sum(taps for _part, taps, _seconds in thumb.parts) <= HOMES + 15

    line.mode = "open"
    assert hong.sync("online")["unsent"] == 0
    assert len(centre.records("health_check")) == HOMES
    states = [one["fields"]["status"] for one in centre.records("isolation").values()]
    assert sorted(states) == ["active"] * (HOMES + BASKETS - 1) + ["ended"]
    baskets_of = [one for one in centre.records("errand").values() if one["fields"]["category"] == "groceries"]
    assert len(baskets_of) == BASKETS
    [closed] = centre.records("day_close").values()
    assert closed["fields"]["state"] == "closed"
