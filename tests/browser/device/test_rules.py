"""Without a network the gate says how a pass stands and what the rules ask; a resident is three taps all the same."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import Handset


@pytest.fixture
def homes(centre) -> dict:
    """A rule of one trip in two days with a mask; two homes, one with a pass, one whose pass is held."""
    cai = centre.enrol("coordinator", "Cai")
    cai.write("regime", {"since": "2020-02-08T06:00:00+08:00", "residents": "quota", "quota_per": "household",
                         "quota_trips": 1, "quota_days": 2, "mask": True})
    found = {}
    for unit, name, state in (("3-1502", "林小美", "valid"), ("5-302", "陈秀英", "held")):
        home = cai.write("household", {"building": unit[0], "unit": unit})
        cai.write("resident", {"household": home, "name": name})
        found[name] = cai.write("permit", {"holder": home, "household": home, "type": "household", "state": state})
    cai.sync()
    return found


@pytest.fixture
def lin(handset, homes, line) -> Handset:
    """Auntie Lin's phone at the east gate, on the way out, which has lost its network."""
    phone = handset("gate", "Auntie Lin")
    line.mode = "cut"
    phone.page.goto("/field/")
    phone.page.get_by_label("Another gate").fill("东门")
    phone.page.get_by_role("button", name="Stand here").click()
    phone.page.get_by_role("button", name="Out", exact=True).click()
    return phone


def _choose(page, typed: str) -> None:
    page.goto("/field/gate")
    page.locator("#q").press_sequentially(typed)
    expect(page).to_have_url(re.compile(f"[?]q={quote(typed)}$"))
    page.locator("#found a.entry").first.click()
    expect(page.locator("#enter")).to_be_visible()


def test_a_pass_a_quota_and_a_mask_without_a_network(lin, homes, line, centre):
    page = lin.page
    _choose(page, "3-1502")
    expect(page.locator(".said")).to_contain_text("The pass is valid")
    expect(page.locator(".said")).to_contain_text("Out in 2 days: 0 of 1")
    page.get_by_role("button", name="36.5").click()
    expect(page.get_by_role("alert")).to_contain_text("Out 3-1502 林小美")

    _choose(page, "3-1502")
    expect(page.locator(".said .red")).to_contain_text("Out in 2 days: 1 of 1")
    page.get_by_role("button", name="Turn back: Been out already").click()
    expect(page.get_by_role("alert")).to_contain_text("Turned back 3-1502")

    _choose(page, "5-302")
    expect(page.locator(".said .red")).to_contain_text("The pass is held")
    page.get_by_role("button", name="Another reason").click()
    page.get_by_role("button", name="No mask").click()
    expect(page.get_by_role("alert")).to_contain_text("Turned back 5-302")

    line.mode = "open"
    assert lin.sync("online")["unsent"] == 0
    told = [one["fields"] for one in sorted(centre.records("gate_entry").values(), key=lambda one: one["at"])]
    assert [one["decision"] for one in told] == ["let_out", "turned_back", "turned_back"]
    assert [one.get("turned_because") for one in told] == [None, "quota_used", "no_mask"]
    assert [one["mask"] for one in told] == [True, True, False]
    assert told[0]["permit"] == homes["林小美"]
