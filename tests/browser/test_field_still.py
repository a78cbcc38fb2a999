"""What appears or goes by itself moves nothing: a finger on its way taps what it was meant for. And there is room."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_field_gate import gate  # noqa: F401

TOP = "one => Math.round(one.getBoundingClientRect().top)"
SMALL = ({"width": 320, "height": 256}, {"width": 740, "height": 360}, {"width": 360, "height": 430})


def _top(page: Page, place: str) -> int:
    return page.locator(place).first.evaluate(TOP)


def _log(page: Page, typed: str = "lxm") -> None:
    page.locator("#q").press_sequentially(typed)
    page.locator("#found a.entry").first.click()
    page.get_by_role("button", name="36.5").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    # What the answer covers is laid out when it goes.
    page.wait_for_timeout(500)


def test_rows_stay_when_the_undo_goes(gate):  # noqa: F811
    gate.clock.install()
    _log(gate)
    before = _top(gate, ".list .entry")
    gate.clock.run_for(10_100)
    expect(gate.get_by_role("button", name="Undo")).to_have_count(0)
    assert _top(gate, ".list .entry") == before


def test_rows_stay_whatever_the_band_says(gate):  # noqa: F811
    _log(gate)
    before, height = _top(gate, ".list .entry"), gate.locator("#band").evaluate("one => one.offsetHeight")
    for name in ("lost", "look", "unknown", "loading"):
        gate.evaluate("""name => {
          const place = document.querySelector(".standing")
          place.hidden = false
          place.firstElementChild.textContent = place.dataset[name]
          place.querySelector("progress").hidden = false
        }""", name)
        assert _top(gate, ".list .entry") == before, name
        assert gate.locator("#band").evaluate("one => one.offsetHeight") == height <= 60


def test_with_the_keyboard_open_whole_results_are_seen(gate):  # noqa: F811
    gate.set_viewport_size({"width": 360, "height": 430})
    gate.locator("#q").press_sequentially("3-1502")
    expect(gate.locator("#found a.entry")).to_have_count(2)
    gate.evaluate("visualViewport.dispatchEvent(new Event('resize'))")
    seen = gate.locator("#found a.entry").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).filter(at => at.top >= 0 && at.bottom <= innerHeight)")
    assert len(seen) == 2


def test_a_field_is_never_under_a_bar(gate):  # noqa: F811
    for size in (*SMALL, {"width": 360, "height": 740}):
        gate.set_viewport_size(size)
        gate.goto("/field/gate/enter?subject=visitor")
        for _stop in range(20):
            gate.keyboard.press("Tab")
            assert gate.evaluate(SEEN), (size, gate.evaluate("document.activeElement.outerHTML"))


def test_bars_leave_the_screen_to_the_page_where_it_is_low(gate):  # noqa: F811
    for size in SMALL:
        gate.set_viewport_size(size)
        for address in ("/field/gate", "/field/gate/enter?subject=visitor", "/field/errands"):
            gate.goto(address)
            fixed = gate.locator(".band, .tabs, .thumb").evaluate_all(
                "all => all.filter(one => getComputedStyle(one).position !== 'static').map(one => one.className)")
            assert fixed == [], (size, address)


@pytest.fixture
def shop(phone, homes, centre) -> Page:  # noqa: F811
    """Runner Chen's shop list of thirty things."""
    page = phone("runner", "Chen")
    page.goto("/field/errands/new")
    page.get_by_label("Room").fill("3-1502")
    page.get_by_label("What is needed").fill("买菜")
    page.get_by_label("Shopping list").fill("\n".join(f"货{n:02} 1袋" for n in range(30)))
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="I will go").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto("/field/errands/shop")
    return page


def test_a_list_in_a_shop_keeps_its_place_and_shows_what_is_wanted_first(shop):
    line = shop.locator(".basket > li").nth(20)
    name = line.locator(".place").first.inner_text()
    line.locator("summary").click()
    button = shop.locator("details[open]").get_by_role("button", name="Bought", exact=True)
    button.scroll_into_view_if_needed()
    before = shop.evaluate("scrollY")
    assert before > 500
    button.click()
    expect(shop.locator(".basket > li").last).to_contain_text(name)
    expect(shop.locator(".basket > li").last).to_contain_text(re.compile("Bought"))
    assert abs(shop.evaluate("scrollY") - before) < 3


SEEN = """() => {
  const one = document.activeElement, { left, right, top, bottom } = one.getBoundingClientRect()
  if (one === document.body || one.closest(".skip")) return true
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2
  const found = document.elementFromPoint(x, y)
  return found !== null && (one.contains(found) || found.contains(one))
}"""
