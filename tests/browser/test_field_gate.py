"""A shift at the gate, in the hand."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def gate(phone, homes) -> Page:
    """Auntie Lin's phone, standing at the east gate."""
    page = phone("gate", "Auntie Lin")
    page.goto("/field/")
    page.get_by_label("Another gate").fill("东门")
    page.get_by_role("button", name="Stand here").click()
    expect(page.locator("#q")).to_be_visible()
    return page


@pytest.fixture
def entries(centre):
    """The gate entries as they are now, oldest first."""
    return lambda: sorted(centre.records(kind="gate_entry").values(), key=lambda record: record["at"])


def _choose(page: Page, typed: str = "lxm") -> None:
    page.locator("#q").press_sequentially(typed)
    expect(page).to_have_url(re.compile(f"[?]q={quote(typed)}$"))
    page.locator("#found a.entry").first.click()
    expect(page.locator("#enter")).to_be_visible()


def _going_out(page: Page) -> Page:
    page.get_by_role("button", name="Out", exact=True).click()
    expect(page.get_by_role("button", name="Out", exact=True)).to_have_attribute("aria-pressed", "true")
    return page


def test_known_resident_in_three_taps(gate, entries):
    _choose(_going_out(gate))
    gate.get_by_role("button", name="36.5").click()
    expect(gate.get_by_role("alert")).to_contain_text("Out 3-1502 林小美")
    assert entries()[0]["fields"]["temperature"] == 36.5
    assert entries()[0]["fields"]["decision"] == "let_out"


def test_what_is_being_typed_stays_when_the_switch_is_moved(gate):
    gate.locator("#q").press_sequentially("lx")
    _going_out(gate)
    expect(gate.locator("#q")).to_have_value("lx")
    expect(gate.locator("#found a.entry")).to_have_count(1)


def test_a_double_tap_writes_one_entry(gate, entries):
    _choose(gate)
    gate.get_by_role("button", name="36.5").dblclick()
    expect(gate.get_by_role("alert")).to_contain_text("林小美")
    gate.goto("/field/mine")
    assert len(entries()) == 1


def test_undo_is_one_tap_and_goes_away_by_itself(gate, entries):
    _choose(gate)
    gate.get_by_role("button", name="In, no fever").click()
    gate.get_by_role("button", name="Undo").click()
    expect(gate.get_by_role("alert")).to_contain_text("Taken back")
    assert entries()[0]["fields"]["void"]
    gate.clock.install()
    _choose(gate, "林建国")
    gate.get_by_role("button", name="In, no fever").click()
    expect(gate.get_by_role("button", name="Undo")).to_be_visible()
    gate.clock.run_for(10_100)
    expect(gate.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_fever_is_held_and_goes_on_only_after_a_second_reading(gate, entries):
    _choose(gate)
    gate.get_by_role("button", name="37.4 and above").click()
    gate.get_by_role("button", name="38.2").click()
    expect(gate.get_by_role("alert")).to_contain_text("Held 3-1502 林小美")
    assert entries()[0]["fields"]["decision"] == "held"
    gate.get_by_role("button", name="Normal now").click()
    expect(gate.locator("#second-error")).to_be_visible()
    expect(gate.locator("#second")).to_be_focused()
    gate.locator("#second").fill("36,8")
    gate.get_by_role("button", name="Normal now").click()
    expect(gate.get_by_role("alert")).to_contain_text("In 3-1502 林小美")
    assert entries()[0]["fields"]["decision"] == "let_in"


def test_any_temperature_can_be_typed_with_big_keys(gate, entries):
    _choose(gate)
    gate.get_by_role("button", name="Another").click()
    for key in ("Delete the last character", "Delete the last character", "4", ".", "2"):
        gate.get_by_role("button", name=key, exact=True).click()
    expect(gate.locator("#temperature")).to_have_value("34.2")
    gate.get_by_role("button", name="Log this temperature").click()
    expect(gate.get_by_role("alert")).to_contain_text("In 3-1502 林小美")
    assert entries()[0]["fields"]["temperature"] == 34.2


def test_back_in_is_one_tap(gate, entries):
    _choose(_going_out(gate))
    gate.get_by_role("button", name="Out, no fever").click()
    gate.get_by_role("button", name="Back in").click()
    expect(gate.get_by_role("alert")).to_contain_text("In 3-1502 林小美")
    assert [entry["fields"]["direction"] for entry in entries()] == ["out", "in"]


def test_what_cannot_be_sent_is_kept_and_goes_out_by_itself(gate, entries):
    _choose(gate)
    gate.context.set_offline(True)
    gate.get_by_role("button", name="36.5").click()
    expect(gate.locator("#says")).to_contain_text("kept on this phone")
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 1")
    gate.context.set_offline(False)
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 0")
    assert len(entries()) == 1


def test_what_is_kept_and_then_refused_is_found_and_mended(gate, entries):
    gate.get_by_role("link", name="Visitor").click()
    gate.get_by_label("To which room").fill("3-1502")
    gate.get_by_label("Purpose").fill("长" * 201)
    gate.context.set_offline(True)
    gate.get_by_role("button", name="In, no fever").click()
    expect(gate.locator("#says")).to_contain_text("kept on this phone")
    gate.context.set_offline(False)
    expect(gate.locator("#band")).to_contain_text("To read: 1")
    gate.locator("#band a").click()
    expect(gate.locator("#kept")).to_contain_text("200 characters")
    expect(gate.locator("#kept")).to_contain_text("3-1502")
    gate.get_by_role("button", name="Fix it").click()
    expect(gate.get_by_label("To which room")).to_have_value("3-1502")
    gate.get_by_label("Purpose").fill("包裹")
    gate.get_by_role("button", name="In, no fever").click()
    expect(gate.get_by_role("alert")).to_contain_text("In 3-1502")
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 0")
    expect(gate.locator("#band")).not_to_contain_text("To read")
    assert [entry["fields"]["purpose"] for entry in entries()] == ["包裹"]


def test_what_is_kept_and_refused_may_be_thrown_away(gate, entries):
    gate.evaluate("""() => localStorage.setItem("kept", JSON.stringify(
        [{ action: "/field/errands/nowhere.1/claim", body: "once=lost", said: "买菜" }]))""")
    gate.goto("/field/phone")
    expect(gate.locator("#kept")).to_contain_text("There is nothing here.")
    gate.get_by_text("Throw away").click()
    gate.get_by_role("button", name="Yes, throw it away").click()
    expect(gate.locator("#kept")).to_be_hidden()
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 0")


def test_the_page_of_a_captive_portal_is_not_taken_for_an_answer(gate, entries):
    _choose(gate)
    gate.route("**/field/**", lambda route: route.fulfill(content_type="text/html", body="<p>Sign in first"))
    gate.get_by_role("button", name="36.5").click()
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 1")
    expect(gate.locator("#enter")).to_be_visible()
    gate.evaluate("dispatchEvent(new Event('online'))")
    gate.wait_for_timeout(300)
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 1")
    gate.unroute("**/field/**")
    gate.evaluate("dispatchEvent(new Event('online'))")
    expect(gate.locator("#band")).to_contain_text("Not sent yet: 0")
    assert len(entries()) == 1


def test_the_back_button_goes_back(gate):
    _choose(gate)
    gate.go_back()
    expect(gate.locator("#q")).to_have_value("lxm")
    expect(gate.locator("#found a.entry")).to_have_count(1)


def test_without_javascript_it_is_the_same_gate(phone, homes, entries):
    page = phone("gate", "Auntie Lin", java_script_enabled=False)
    page.goto("/field/")
    page.get_by_label("Another gate").fill("东门")
    page.get_by_role("button", name="Stand here").click()
    page.locator("#q").fill("3-1502")
    page.get_by_role("button", name="Find").click()
    page.locator("#found a.entry").first.click()
    page.get_by_role("button", name="36.5").click()
    page.get_by_role("button", name="Undo").click()
    assert entries()[0]["fields"]["void"]


def test_every_target_is_big_enough_for_a_glove_and_every_text_for_old_eyes(gate, homes):
    for address in (*ADDRESSES, f"/field/gate/enter?resident={homes['林小美']}"):
        gate.goto(address)
        assert gate.evaluate(SMALL) == [], address
        assert gate.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


ADDRESSES = ("/field/gate", "/field/gate/find?q=3", "/field/gate/find?q=zzzz", "/field/gate/enter?subject=vehicle",
             "/field/gate/out", "/field/mine", "/field/more", "/field/errands", "/field/errands/new")
SMALL = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.offsetHeight && !one.closest(".skip, .unseen"))
  .filter(one => {
    const target = one.matches("a, button, summary, input:not([type=hidden], [type=radio], [type=checkbox])")
    const says = [...one.childNodes].some(child => child.nodeType === 3 && child.data.trim())
    return (target && one.offsetHeight < 48) || (says && parseFloat(getComputedStyle(one).fontSize) < 18)
  }).map(one => one.outerHTML)"""
