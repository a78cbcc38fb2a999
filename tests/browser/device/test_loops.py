"""A home begins to isolate on a phone without a network, with all that follows from it; two phones do it at once."""

import os

from playwright.sync_api import expect


def shot(page, name):
    if "SHOTS" in os.environ:
        page.screenshot(path=f"{os.environ['SHOTS']}/{name}.png", full_page=True)


def begin(page):
    """From the board, whose button leads to the record: pass and groceries stay ticked."""
    page.goto("/field/flow/isolation")
    page.get_by_role("link", name="It begins").click()
    page.locator("summary", has_text="It begins").click()
    expect(page.get_by_label("Groceries every day")).to_be_checked()
    page.get_by_label("Masks, once").uncheck()
    page.get_by_label("Take the rubbish down every day").uncheck()
    shot(page, "begin")
    page.get_by_role("button", name="It begins").click()
    expect(page.get_by_text("Isolating").first).to_be_visible()


def test_an_isolation_begins_with_all_that_follows(handset, line, centre):
    hong = handset("lead", "Hong")
    hong.page.goto("/field/k")
    [home] = hong.write({"kind": "household", "set": {"building": "3", "unit": "3-1502", "name": "林家"}})
    hong.write({"kind": "isolation", "set": {"household": home, "status": "reported", "start": "2026-11-28",
                                             "planned_end": "2026-12-12"}})
    hong.sync()
    wei = handset("lead", "Wei")
    wei.sync()
    line.mode = "cut"
    for phone in (hong, wei):
        begin(phone.page)
        phone.page.goto("/field/k/permit")
        expect(phone.page.get_by_text("On hold").first).to_be_visible()
        shot(phone.page, "permit")
    line.mode = "open"
    for phone in (hong, wei, hong):
        assert phone.sync("online")["unsent"] == 0
    [permit] = centre.records("permit").values()
    assert (permit["fields"]["state"], permit["fields"]["held_to"]) == ("held", "2026-12-12")
    [isolation] = centre.records("isolation").values()
    assert isolation["fields"]["status"] == "active"
    assert {one["fields"]["category"] for one in centre.records("errand").values()} == {"groceries"}
