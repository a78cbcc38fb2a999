"""Kinds that have no page of their own, on a phone without a network: written down, found, changed, sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import Handset


@pytest.fixture
def hong(handset, line) -> Handset:
    """Building lead Hong's phone, which has lost its network."""
    phone = handset("lead", "Hong")
    line.mode = "cut"
    return phone


def test_a_home_its_people_and_a_check_without_a_network(hong, line, centre):
    page = hong.page
    page.goto("/field/k")
    page.get_by_role("link", name="Household").click()
    page.get_by_role("link", name="Write down: Household").click()
    page.get_by_label("Building").fill("7")
    page.get_by_label("Room").fill("7-101")
    page.get_by_label("Name").fill("王家")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="7-101 王家")).to_be_visible()

    page.get_by_text("Write down something that belongs to it").click()
    page.get_by_role("link", name="Resident", exact=True).click()
    page.get_by_label("Name").fill("王秀英")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="王秀英")).to_be_visible()

    page.goto("/field/k/health_check/new")
    page.get_by_label("Find: Resident").press_sequentially("秀英")
    page.get_by_text("王秀英").click()
    page.get_by_text("Morning").click()
    page.get_by_label("Temperature").fill("368")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="王秀英")).to_be_visible()
    page.get_by_role("link", name="Change").click()
    page.get_by_label("Temperature").fill("36.9")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("36.9 °C")).to_be_visible()
    page.goto("/field/k/household?building=7")
    expect(page.get_by_text("7-101 王家")).to_be_visible()

    line.mode = "open"
    assert hong.sync("online")["unsent"] == 0
    [home], [person], [check] = (list(centre.records(kind).values())[-1:] for kind in
                                 ("household", "resident", "health_check"))
    assert home["fields"]["unit"] == "7-101"
    assert person["fields"]["household"] == home["id"]
    assert check["fields"]["temperature"] == 36.9
    assert check["fields"]["resident"] == person["id"]
    assert check["conflicts"] == []


def test_what_is_found_follows_what_is_written_here_and_elsewhere(hong, line, centre):
    """A list that was read once is searched as it stands now: without what is gone."""
    found = hong.page.locator("#rows li")
    first, = hong.write({"kind": "household", "set": {"unit": "9-101", "building": "9", "name": "江家"}})
    _look(hong, "9-10")
    expect(found).to_have_count(1)
    hong.write({"kind": "household", "set": {"unit": "9-102", "building": "9", "name": "江家"}})
    _look(hong, "9-10")
    expect(found).to_have_count(2)
    line.mode = "open"
    hong.sync("online")
    cai = centre.enrol("coordinator", "Cai")
    cai.write("household", {"unit": "9-103", "building": "9", "name": "江家"})
    cai.sync()
    hong.sync()
    line.mode = "cut"
    _look(hong, "9-10")
    expect(found).to_have_count(3)
    hong.write({"kind": "household", "id": first, "set": {"void": "written down twice"}})
    _look(hong, "江家 9-10")
    expect(found).to_have_count(2)
    expect(hong.page.get_by_role("link", name="9 · 2")).to_be_visible()


def _look(phone, typed):
    phone.page.goto("/field/k/household")
    phone.page.get_by_role("searchbox").press_sequentially(typed)
    phone.page.wait_for_url("**q=**")
