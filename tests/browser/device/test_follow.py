"""Whoever only looks hears of the others, and no row moves under a finger."""

import time

from playwright.sync_api import expect

from tests.browser.device.handset import entry


def standing(lin):
    """The page of the gate, with a clock that the test moves."""
    page = lin.page
    lin.do("() => lianfang.store.setMeta({gate: '东门'})")
    page.clock.install()
    page.goto("/field/gate")
    return page


def looked(page):
    """Twenty-five seconds go by on the page, and then some for the answer."""
    page.clock.run_for(25_000)
    page.wait_for_timeout(1_500)
    page.clock.run_for(6_000)


def test_an_idle_page_hears_and_shows_it(handset, centre):
    lin = handset()
    page = standing(lin)
    li = centre.enrol("gate", "Uncle Li")
    li.write("gate_entry", entry(7)["set"])
    li.sync()
    looked(page)
    expect(page.locator("main")).to_contain_text("林小美7", timeout=10_000)


def test_where_nothing_is_new_nothing_is_read_and_asking_costs_next_to_nothing(handset, line):
    lin = handset()
    page = standing(lin)
    lin.sync()
    before = len(line.syncs())
    looked(page)
    asked = [one for one in line.passed if one[1].startswith("/field/news")]
    assert [status for *_, status in asked] == [204] * len(asked) != []
    assert len(line.syncs()) == before


def test_a_hidden_page_asks_nothing(handset, line):
    lin = handset()
    page = standing(lin)
    page.evaluate("Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'})")
    looked(page)
    assert [one for one in line.passed if one[1].startswith("/field/news")] == []


def test_the_row_that_is_looked_at_stays_where_it_is(handset, centre):
    lin = handset()
    for n in range(14):
        lin.write(entry(n))
    lin.sync()
    page = standing(lin)
    page.evaluate("scrollTo(0, 60)")
    page.wait_for_timeout(200)
    row = page.locator("li", has_text="林小美11").first
    before = row.bounding_box()["y"]
    li = centre.enrol("gate", "Uncle Li")
    li.write("gate_entry", entry(77)["set"])
    li.sync()
    looked(page)
    expect(page.locator("main")).to_contain_text("林小美77", timeout=10_000)
    time.sleep(0.2)
    assert abs(row.bounding_box()["y"] - before) <= 1
