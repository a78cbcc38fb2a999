"""What a thumb does on a phone that has a whole compound: from page to page, an entry, a key of the search."""

import time
from pathlib import Path
from statistics import median

from bench.handset import Handset, slower

TAPS = (Path(__file__).parent / "taps.js").read_text()
PAGES = {"errands": "/field/errands", "own log": "/field/mine", "more": "/field/more", "gate": "/field/gate"}
# No thumb is faster than this; a page that was just shown is still being tidied up and painted for some of it.
THUMB = 0.3  # seconds
HOMES = "/field/k/household"
WRITTEN = ("3", "31", "林", "1502", "zzz", "王 2")
TYPED = ("3", "31", "3-1502", "l", "lin", "wxm", "林", "1234", "闽c1", "zzz")


def opened(phone: Handset) -> None:
    """The gate page as the worker gives it, ready to be tapped."""
    phone.page.goto("/field/gate")
    phone.page.evaluate(TAPS)


def tap(phone: Handset, selector: str) -> float:
    """Ms from the touch to the first frame that shows the next page."""
    time.sleep(THUMB)
    return phone.page.evaluate("selector => taps.tap(selector)", selector)


def key(phone: Handset, text: str) -> float:
    """Ms from the key that was pressed to the first frame that shows who fits what is typed."""
    time.sleep(THUMB)
    return phone.page.evaluate("text => taps.type(text)", text)


def navigation(phone: Handset, rounds: int) -> dict[str, float]:
    """Page → ms from the touch to the first frame that shows it, with a processor four times slower."""
    opened(phone)
    with slower(4):
        found = [{name: tap(phone, f'.tabs a[href="{path}"]') for name, path in PAGES.items()} for _ in range(rounds)]
    return middle(found)


def entry(phone: Handset, rounds: int) -> float:
    """Ms from the touch that logs a resident to the first frame that shows the answer, four times slower.

    As it is done in the hand: a room is typed, the person is touched, then the temperature.
    """
    opened(phone)
    found = []
    for n in range(3 * rounds):
        key(phone, f"{n + 1}-0101")
        tap(phone, "#found li a")
        with slower(4):
            found.append(tap(phone, '.tenths button[value="36.5"]'))
        phone.page.wait_for_selector(".answer")
    return median(found)


def search(phone: Handset, rounds: int) -> dict[str, float]:
    """What is typed → ms until who was found is shown, six times slower."""
    opened(phone)
    with slower(6):
        found = [{text: key(phone, text) for text in TYPED} for _ in range(rounds)]
    return middle(found)


def lists(phone: Handset, rounds: int) -> dict[str, float]:
    """What is done with a list of all homes → ms until it is shown, four times slower."""
    with slower(4):
        found = [_list(phone) for _ in range(rounds)]
    return middle(found)


def _list(phone):
    home = f'a[href="{HOMES}"]'
    phone.page.goto("/field/k")
    phone.page.evaluate(TAPS)
    return {"the list of homes": tap(phone, f"main {home}"), "a form of a home": tap(phone, f'a[href="{HOMES}/new"]'),
            "back to the list": tap(phone, f"main {home}"), "one home": tap(phone, "#rows li a")}


def keys_of_a_list(phone: Handset, rounds: int, kind: str) -> dict[str, float]:
    """What is typed → ms until the records of a kind that have it are shown, six times slower."""
    phone.page.goto(f"/field/k/{kind}")
    phone.page.evaluate(TAPS)
    key(phone, "x")
    with slower(6):
        found = [{text: key(phone, text) for text in WRITTEN} for _ in range(rounds)]
    return middle(found)


def middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    """The median of each."""
    return {name: median(one[name] for one in rounds) for name in rounds[0]}
