"""What is being typed outlives a reload and the way back, and is not there for whoever comes next."""

import re
from contextlib import suppress

from playwright.sync_api import Error, expect

VISITOR = "/field/gate/enter?subject=visitor"


def _typed(page, room: str = "3-1502") -> None:
    page.goto("/field/errands")
    page.goto(VISITOR)
    page.get_by_label("To which room").fill(room)


def test_a_reload_and_the_way_back_keep_what_was_typed(phone):
    page = phone("gate", "Auntie Lin")
    _typed(page)
    page.reload()
    expect(page.get_by_label("To which room")).to_have_value("3-1502")
    page.get_by_role("link", name="Gate").first.click()
    page.wait_for_url(re.compile("gate/stand"))
    page.go_back()
    expect(page.get_by_label("To which room")).to_have_value("3-1502")


def test_the_keypad_keeps_the_person_through_a_reload_and_the_way_back(phone, homes):
    page = phone("gate", "Auntie Lin")
    page.goto(f"/field/gate/enter?resident={homes['林小美']}")
    page.get_by_role("button", name="Another").last.click()
    # The usual readings may come first; whether they did is known once the page has answered.
    with suppress(Error):
        page.locator("#temperature").wait_for(timeout=5_000)
    if not page.locator("#temperature").count():
        page.get_by_role("button", name="Another").last.click()
    expect(page.locator("#temperature")).to_be_visible()
    page.reload()
    expect(page.locator("main")).to_contain_text("林小美")
    page.go_back()
    expect(page.locator("main")).to_contain_text("林小美")


def test_the_next_visitor_finds_an_empty_form(phone):
    page = phone("gate", "Auntie Lin")
    _typed(page)
    page.goto("/field/errands")
    page.goto(VISITOR)
    expect(page.get_by_label("To which room")).to_have_value("")
