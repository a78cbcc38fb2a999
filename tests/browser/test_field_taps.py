"""How many taps an entry takes. What is typed is no tap: a keyboard's letters are counted by nobody."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_field_gate import entries, gate  # noqa: F401


class Hand:
    """A thumb that counts."""

    def __init__(self, page: Page):
        self.page, self.taps = page, 0

    def tap(self, place) -> None:
        self.taps += 1
        place.click()

    def button(self, name: str) -> None:
        self.tap(self.page.get_by_role("button", name=name, exact=True))

    def kind(self, name: str) -> None:
        self.tap(self.page.get_by_role("link", name=name))

    def write(self, label: str, text: str) -> None:
        self.tap(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(text)

    def resident(self, typed: str) -> None:
        self.tap(self.page.locator("#q"))
        self.page.keyboard.type(typed)
        expect(self.page.locator("#found a.entry")).to_have_count(1)
        self.tap(self.page.locator("#found a.entry"))
        expect(self.page.locator("#enter")).to_be_visible()


def _visitor(hand: Hand) -> None:
    hand.kind("Visitor")
    hand.write("To which room", "3-1502")
    hand.button("36.5")


def _courier(hand: Hand) -> None:
    hand.kind("Courier")
    hand.write("To which room", "3-1502")
    hand.tap(hand.page.get_by_text("Parcel", exact=True))
    hand.button("Left at the gate")


def _vehicle(hand: Hand) -> None:
    hand.kind("Vehicle")
    for key in "8K207":
        hand.button(key)
    hand.button("In, no fever")


def _resident(reading: str):
    def log(hand: Hand) -> None:
        hand.resident("lxm")
        hand.button(reading)
    return log


def _fever(hand: Hand) -> None:
    hand.resident("lxm")
    hand.button("37.4 and above")
    hand.button("38.6")


@pytest.mark.parametrize(("log", "most", "answer"), [
    (_resident("36.5"), 3, "In 3-1502 林小美"), (_resident("37.1"), 3, "In 3-1502 林小美"), (_visitor, 3, "In 3-1502"),
    (_courier, 4, "Left at the gate 3-1502"), (_vehicle, 7, "In 闽C8K207"), (_fever, 4, "Held 3-1502 林小美"),
])  # fmt: skip
def test_an_entry_takes_few_taps(gate, entries, log, most, answer):  # noqa: F811
    hand = Hand(gate)
    log(hand)
    expect(gate.get_by_role("alert")).to_contain_text(answer)
    assert hand.taps <= most
    assert len(entries()) == 1
