"""A shift and a round of errands without a network: the same taps, the same pages; then everything arrives."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device.handset import Handset


@pytest.fixture
def homes(centre) -> None:
    """A home with two people, written down by coordinator Cai."""
    cai = centre.enrol("coordinator", "Cai")
    home = cai.write("household", {"building": "3", "unit": "3-1502", "name": "林家"})
    for name in ("林小美", "林建国"):
        cai.write("resident", {"household": home, "name": name, "phone": "13805954321"})
    cai.sync()


@pytest.fixture
def lin(handset, homes, line) -> Handset:
    """Auntie Lin's phone, which has lost its network."""
    phone = handset("gate", "Auntie Lin")
    line.mode = "cut"
    return phone


@pytest.fixture
def chen(handset, homes, line) -> Handset:
    """Runner Chen's phone, which has lost its network."""
    phone = handset("runner", "Chen")
    line.mode = "cut"
    return phone


@pytest.fixture
def arrives(centre, line):
    """`arrives(phone, kind)`: the network is back and everything is sent; the records of the kind, oldest first."""

    def send(phone: Handset, kind: str) -> list[dict]:
        line.mode = "open"
        assert phone.sync("online")["unsent"] == 0
        found = centre.records(kind).values()
        return [one["fields"] for one in sorted(found, key=lambda one: (one["at"], one["id"]))]

    return send


def _stand(page: Page) -> None:
    page.goto("/field/")
    page.get_by_label("Another gate").fill("东门")
    page.get_by_role("button", name="Stand here").click()
    expect(page.locator("#q")).to_be_visible()


def _choose(page: Page, typed: str, place: int = 0) -> None:
    page.locator("#q").press_sequentially(typed)
    expect(page).to_have_url(re.compile(f"[?]q={quote(typed)}$"))
    page.locator("#found a.entry").nth(place).click()
    expect(page.locator("#enter")).to_be_visible()


def _says(page: Page, words: str) -> None:
    expect(page.get_by_role("alert")).to_contain_text(words)


def test_a_shift_at_the_gate(lin, arrives):
    page = lin.page
    _stand(page)
    page.get_by_role("button", name="Out", exact=True).click()
    _choose(page, "lxm")
    page.get_by_role("button", name="36.5").click()
    _says(page, "Out 3-1502 林小美")
    page.get_by_role("button", name="Back in").click()
    _says(page, "In 3-1502 林小美")
    page.get_by_role("button", name="Undo").click()
    _says(page, "Taken back")
    page.get_by_role("link", name="My log").click()
    page.get_by_role("link", name="Fix").first.click()
    page.get_by_role("button", name="Put it back").click()
    page.get_by_label("Note").fill("forgot her bag")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#band")).to_contain_text("Not sent yet: 5")
    out, back = arrives(lin, "gate_entry")
    assert (out["direction"], out["temperature"], out["gate"]) == ("out", 36.5, "东门")
    assert (back["direction"], back["note"], back.get("void")) == ("in", "forgot her bag", None)


def test_the_page_after_an_entry_counts_it_at_once(lin, line):
    page = lin.page
    _stand(page)
    expect(page.locator("#band")).to_contain_text("Not sent yet: 0")
    line.mode = "cut"
    _choose(page, "3-1502")
    page.evaluate("""() => { self.seen = []; document.addEventListener("htmx:after:swap", () =>
        self.seen.push(document.querySelector("[data-unsent-count]").textContent)) }""")
    page.get_by_role("button", name="36.5").click()
    _says(page, "In")
    assert page.evaluate("self.seen") == ["Not sent yet: 1"]


def test_a_fever(lin, arrives):
    page = lin.page
    _stand(page)
    _choose(page, "3-1502", 1)
    page.get_by_role("button", name="Another", exact=True).click()
    page.locator("#temperature").fill("38.2")
    page.get_by_role("button", name="Log this temperature").click()
    _says(page, "Held 3-1502")
    page.get_by_role("button", name="Normal now").click()
    expect(page.locator("#second-error")).to_contain_text("37.3")
    page.get_by_label("Second reading").fill("36,9")
    page.get_by_label("Who was called").fill("Cai")
    page.get_by_role("button", name="Normal now").click()
    _says(page, "In 3-1502")
    entry, = arrives(lin, "gate_entry")
    assert (entry["temperature"], entry["decision"]) == (38.2, "let_in")
    assert (entry["second"], entry["note"]) == (36.9, "Called: Cai")


def test_a_visitor_and_a_car(lin, arrives):
    page = lin.page
    _stand(page)
    page.get_by_role("link", name="Visitor").click()
    page.get_by_role("button", name="In, no fever").click()
    expect(page.locator("#unit-error")).to_be_visible()
    page.get_by_label("To which room").fill("3-1502")
    page.get_by_role("button", name="Turn back").click()
    page.get_by_role("button", name="No visitors").click()
    _says(page, "Turned back 3-1502")
    page.get_by_role("link", name="Vehicle").click()
    for key in "8K2":
        page.get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="In, no fever").dblclick()
    _says(page, "In 闽C8K2")
    visitor, car = arrives(lin, "gate_entry")
    assert (visitor["unit"], visitor["decision"]) == ("3-1502", "turned_back")
    assert visitor["turned_because"] == "no_visitors"
    assert (car["plate"], car["subject"]) == ("闽C8K2", "vehicle")


def test_a_second_tap_in_the_very_moment_of_the_next_page_does_nothing(lin):
    page = lin.page
    _stand(page)
    page.get_by_role("link", name="Visitor").click()
    page.get_by_label("To which room").fill("3-1502")
    page.evaluate("""() => new MutationObserver((_, observer) => {
        const link = document.querySelector("body > nav a[href='/field/mine']")
        if (!document.querySelector("[role=alert]") || !link) return
        observer.disconnect()
        window.tapped = link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 2 }))
    }).observe(document, { childList: true, subtree: true })""")
    page.get_by_role("button", name="In, no fever").click()
    _says(page, "In 3-1502")
    assert page.evaluate("window.tapped") is False
    page.get_by_role("link", name="My log").click()
    expect(page.get_by_role("heading", name="My last 20")).to_be_visible()


def test_what_was_kept_before_the_phone_could_work_alone_is_mended_on_it(lin, arrives):
    page = lin.page
    page.evaluate("""() => localStorage.setItem("kept", JSON.stringify([{ action: "/field/gate/enter", said: "Visitor",
        body: "once=kept1&subject=visitor&direction=in", wrong: ["Write the room or the name."] }]))""")
    _stand(page)
    page.goto("/field/phone")
    page.get_by_role("button", name="Fix it").click()
    page.get_by_label("To which room").fill("3-1502")
    page.get_by_role("button", name="In, no fever").click()
    expect(page.get_by_role("alert")).to_contain_text("In 3-1502")
    assert page.evaluate("() => localStorage.getItem('kept')") == "[]"
    assert [entry["unit"] for entry in arrives(lin, "gate_entry")] == ["3-1502"]


def test_an_errand_from_the_wish_to_handed_over(chen, arrives, centre):
    page = chen.page
    page.goto("/field/")
    page.get_by_role("link", name="New").click()
    page.get_by_label("Room").fill("3-1502")
    page.get_by_label("What is needed").fill("买菜")
    page.get_by_label("Shopping list").fill("大米 10斤\n鸡蛋 30个")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="I will go").click()
    _says(page, "买菜")
    page.get_by_text("大米 10斤").click()
    page.locator("details[open]").get_by_label("Price").fill("45.5")
    page.locator("details[open]").get_by_role("button", name="Bought", exact=True).click()
    expect(page.get_by_text("¥45.50").first).to_be_visible()
    page.locator("summary", has_text="Money").click()
    page.get_by_role("button", name="I paid in advance").click()
    expect(page.get_by_text("They still owe you ¥45.50")).to_be_visible()
    page.get_by_role("button", name="Handed over").click()
    _says(page, "Delivered")
    errand, = arrives(chen, "errand")
    assert (errand["status"], errand["outcome"]) == ("delivered", "handed_over")
    assert len(centre.records("errand_money")) == 1
    assert sorted(item["fields"]["state"] for item in centre.records("errand_item").values()) == ["bought", "wanted"]


def test_the_language_and_the_size_of_the_text(lin):
    page = lin.page
    page.goto("/field/more")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("button", name="English")).to_be_visible()
    page.get_by_role("button", name="大字").click()
    expect(page.locator("html.big[lang=zh-CN]")).to_have_count(1)
    page.goto("/field/errands")
    expect(page.locator("html.big[lang=zh-CN]")).to_have_count(1)


def test_back_and_forward(lin):
    page = lin.page
    _stand(page)
    page.get_by_role("link", name="Errands").click()
    page.get_by_role("link", name="More").click()
    expect(page.get_by_role("heading", name="More")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Open near me")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Open near me")).to_be_visible()
