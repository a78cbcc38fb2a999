"""A day of an officer at the desk: the report, a figure opened down to its records, frozen; a late phone arrives, and
the difference is shown. Taps and seconds are counted, and printed."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from models.site import Site
from sync import enrol

ENTRIES, LATE = 12, 5


@pytest.fixture
def officer(browser, server, centre) -> Iterator[Page]:
    """Officer Fu of the street above the compound, signed in."""
    street, login = f"s-{centre.code}", f"fu-{centre.code}"
    centre.centre.tell("site", "add", street, "--name", "东湖街道", "--level", "subdistrict")
    with centre.centre.app.app_context():
        above = Site.get(Site.code == street).id
        Site.update(parent=above).where(Site.code == centre.code).execute()
        enrol.add_coordinator(above, "Fu", login, "correct horse", "officer")
    context = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 800}, locale="en")
    page = context.new_page()
    page.goto("/signin")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill("correct horse")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    yield page
    context.close()


class Hand:
    """A hand that counts its taps and the seconds of each part of the day."""

    def __init__(self, page: Page):
        self.page, self.parts, self.taps, self.begun = page, [], 0, time.monotonic()

    def tap(self, place: Locator) -> None:
        place.click()
        self.taps += 1

    def over(self, part: str) -> None:
        self.parts.append((part, self.taps, time.monotonic() - self.begun))
        self.taps, self.begun = 0, time.monotonic()


def figure(page: Page, name: str) -> Locator:
    """The line of a figure."""
    return page.locator("table.report tr", has=page.get_by_role("rowheader", name=name, exact=True))


def test_a_report_a_figure_a_frozen_sheet_and_a_late_phone(officer, centre):
    early, late = centre.enrol("gate", "Auntie Lin"), centre.enrol("gate", "Chen")
    for phone, n in ((early, ENTRIES), (late, LATE)):
        for k in range(n):
            phone.write("gate_entry", {"gate": "东门", "direction": "out", "person": f"{phone.store.person}{k}"})
    assert early.sync()
    page, hand = officer, Hand(officer)

    hand.tap(page.get_by_role("link", name="Report", exact=True))
    expect(figure(page, "Out")).to_contain_text(f"{ENTRIES}")
    expect(page.get_by_text("Phones that have not handed over all of")).to_be_visible()
    hand.over("the report")

    hand.tap(figure(page, "Out").get_by_role("link", name=f"{ENTRIES}", exact=True))
    hand.tap(page.get_by_role("button", name="新华小区, Out"))
    expect(page.locator("tbody tr")).to_have_count(ENTRIES)
    page.go_back()
    hand.over("a figure opened")

    # Its records are at the compound: that is what is looked at now.
    hand.tap(page.get_by_role("link", name="Report", exact=True))
    hand.tap(page.get_by_role("button", name="Freeze this report"))
    expect(page.get_by_text("Unchanged since")).to_be_visible()
    sheet = page.url
    hand.over("frozen")

    assert late.sync()
    page.goto(sheet)
    expect(figure(page, "Out")).to_contain_text(f"+{LATE}")
    hand.tap(page.get_by_role("link", name="Work it out again from the log"))
    expect(page.get_by_text("Worked out again from the log, every number comes out the same.")).to_be_visible()
    hand.over("a late phone, the difference")

    for part, taps, seconds in hand.parts:
        print(f"{part}: {taps} taps, {seconds:.1f} s")
    assert sum(taps for _part, taps, _seconds in hand.parts) <= 6
