"""Checklists, a board and many rows at once, on two phones without a network: what both have ticked is one tick."""

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import Handset

DOORS = [f"compound {n}" for n in range(1, 7)]


@pytest.fixture
def leads(handset, line) -> tuple[Handset, Handset]:
    """Hong's phone and Wei's, which know six places that nobody manages, and have lost their network."""
    hong = handset("lead", "Hong")
    hong.page.goto("/field/k")
    hong.write(*({"kind": "place", "set": {"code": f"d{n}", "name": name, "level": "compound", "no_management": True}}
                 for n, name in enumerate(DOORS)),
               {"kind": "household", "set": {"building": "8", "unit": "8-101", "name": "王家"}},
               {"kind": "household", "set": {"building": "8", "unit": "8-102", "name": "李家"}},
               {"kind": "campaign", "set": {"name": "Leaflets", "type": "publicity_round", "state": "planned"}})
    hong.sync()
    wei = handset("lead", "Wei")
    wei.sync()
    line.mode = "cut"
    return hong, wei


def tick_doors(page) -> None:
    """A round from door to door, on the grid."""
    page.goto("/field/due")
    page.get_by_role("link", name="Sanitation").click()
    page.get_by_role("link", name="Sweep").click()
    for name in DOORS:
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("link", name=name)).to_contain_text("Done")
    expect(page.get_by_text("all done")).to_be_visible()


def tick_one_by_one(page) -> None:
    """Two of the same, one at a time; a third by mistake, and back."""
    page.goto("/field/due/sanitation?grid=0&what=sweep")
    for name in DOORS[:2]:
        expect(page.locator(".whom .place")).to_contain_text(name)
        page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator(".whom .place")).to_contain_text(DOORS[2])
    page.get_by_role("button", name="Not done").click()
    expect(page.locator(".whom .place")).to_contain_text(DOORS[3])
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".whom .place")).to_contain_text(DOORS[2])


def begin_and_visit(page) -> None:
    """The round of visits begins on the board; what became of two homes is written down at once."""
    page.goto("/field/flow/campaign")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("link", name="Running · 1")).to_be_visible()
    page.goto("/field/lines/visit?group=8")
    rows = page.locator(".line")
    rows.nth(0).get_by_label("Result").select_option("answered")
    rows.nth(1).get_by_label("Result").select_option("absent")
    page.get_by_role("button", name="Save all rows").click()
    expect(page.get_by_text("Rows written down: 2")).to_be_visible()


def test_what_two_have_ticked_is_one_tick(leads, line, centre):
    hong, wei = leads
    tick_doors(hong.page)
    begin_and_visit(hong.page)
    tick_one_by_one(wei.page)
    line.mode = "open"
    for phone in (hong, wei):
        assert phone.sync("online")["unsent"] == 0
    ticks = centre.records("tick").values()
    assert sorted((one["fields"]["what"], one["fields"]["state"]) for one in ticks) == [("sweep", "done")] * 6
    assert sorted(one["conflicts"] for one in ticks) == [[]] * 5 + [["done"]]
    assert {one["fields"]["result"] for one in centre.records("visit").values()} == {"answered", "absent"}
    assert [one["fields"]["state"] for one in centre.records("campaign").values()] == ["running"]
