"""Passes for many homes at once, cards with a signed code, and codes of points."""

import re
from html import unescape

import pytest

from models import site as sites
from sync import cards, keys, natural, seal
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def homes(collector, cai) -> list[str]:
    """Twelve homes of two buildings, one of which has a pass already, and one that nobody counts any more."""
    ids = [cai.write("household", {"building": str(n % 2 + 1), "unit": f"{n % 2 + 1}-{n}"}) for n in range(12)]
    cai.write("permit", {"holder": ids[0], "household": ids[0], "type": "household", "number": "111111"})
    gone = cai.write("household", {"building": "1", "unit": "1-99"})
    cai.sync()
    cai.take_back(gone, "pulled down")
    cai.sync()
    return ids


@pytest.fixture
def printed(desk, monkeypatch):
    """The texts of the codes on the page, as they went to the printer."""
    found = []
    made = cards.code

    def code(*said):
        found.append(made(*said))
        return found[-1]

    monkeypatch.setattr("sync.cards.code", code)
    return found


def _permits(collector):
    return collector.records(kind="permit")


def test_every_home_of_a_building_gets_a_pass_with_a_number(desk, collector, homes):
    desk.get("/desk/passes?building=1")
    assert "Homes without a pass: 5" in desk.words
    desk.submit("/desk/passes", valid_to="2020-02-20")
    assert "Passes written: 5." in desk.words
    assert "Every home here has one." in desk.words
    found = _permits(collector)
    assert len(found) == 6
    numbers = [one["fields"]["number"] for one in found.values()]
    assert len(set(numbers)) == 6
    assert all(re.fullmatch("[1-9][0-9]{5}", number) for number in numbers)
    with_pass = natural.natural_id("xh", "permit", [homes[2]])
    assert found[with_pass]["fields"] == found[with_pass]["fields"] | {
        "unit": "1-2", "household": homes[2], "valid_to": "2020-02-20", "state": "valid", "type": "household"}
    assert "Homes without a pass: 6" in desk.get("/desk/passes").words


def test_a_form_that_is_sent_twice_writes_once(desk, collector, homes):
    page = desk.get("/desk/passes").forms("/desk/passes")[-1]
    desk.send(page, valid_to="")
    desk.send(page, valid_to="")
    assert "Passes written: 0." in desk.words
    assert len(_permits(collector)) == 12


def test_cards_are_signed_numbered_and_counted(desk, collector, homes, printed):
    desk.get("/desk/passes").submit("/desk/passes", valid_to="2020-02-20")
    desk.get("/desk/passes").submit("/desk/passes/print", which="new")
    assert len(printed) == len(re.findall("<svg", desk.text.partition("cards-of-passes")[2])) == 12
    with collector.app.app_context():
        known = keys.known()
    for text in printed:
        card = cards.read(text)
        assert cards.genuine(card, known)
        assert (card.site, card.holder in homes) == ("xh", True)
    first = _permits(collector)[natural.natural_id("xh", "permit", [homes[2]])]["fields"]
    assert f"{first['number'][:3]} {first['number'][3:]}" in desk.words
    assert "有效期至" in desk.words or "2020-02-20" in desk.words
    assert first["printed"] == 1
    desk.get("/desk/passes").submit("/desk/passes/print", which="all")
    assert {one["fields"]["printed"] for one in _permits(collector).values()} == {2}
    assert printed[:12] == printed[12:]


def test_held_withdrawn_and_run_out_passes_are_not_printed(desk, collector, cai, homes, printed):
    for n, fields in enumerate(({"state": "held"}, {"state": "revoked"}, {"valid_to": "2020-02-07"}, {}), 1):
        cai.write("permit", {"holder": homes[n], "type": "household"} | fields)
    cai.sync()
    desk.get("/desk/passes").submit("/desk/passes/print", which="all")
    assert [cards.read(text).holder for text in printed] == [homes[0], homes[4]]


def test_rooms_stand_in_the_order_of_their_numbers(desk, homes, printed):
    desk.get("/desk/passes").submit("/desk/passes", valid_to="")
    desk.get("/desk/passes?building=2").submit("/desk/passes/print", which="all")
    assert [cards.read(text).holder for text in printed] == [homes[n] for n in (1, 3, 5, 7, 9, 11)]


def test_after_a_restore_cards_count_and_those_of_a_hub_do_too(collector):
    with collector.app.app_context():
        hub = seal.new()
        card = cards.read(cards.code("xh", "h.1", "482913", "", hub))
        assert not cards.genuine(card, keys.known())
        keys.take_hub(hub)
        assert cards.genuine(card, keys.known())
        sites.set_setting(keys.ABOVE, seal.public(centre := seal.new()))
        assert cards.genuine(cards.read(cards.code("xh", "h.1", "482913", "", centre)), keys.known())


def test_points_have_codes_that_lead_to_them(desk, cai, collector):
    for spot, state in (("3栋地下室", "open"), ("湖边", None), ("旧门", "removed")):
        cai.write("point", {"type": "checkpoint", "spot": spot} | ({"state": state} if state else {}))
    cai.sync()
    page = desk.get("/desk/labels")
    assert "3栋地下室" in page.words
    assert "旧门" not in page.words
    assert "No open point of this type" in unescape(desk.get("/desk/labels?type=mask_bin").text)


def test_one_card_is_printed_again_from_its_pass(desk, collector, homes, printed):
    [permit] = _permits(collector)
    assert "Print its card" in desk.get(f"/desk/record/{permit}").text
    desk.get(f"/desk/passes?permit={permit}").submit("/desk/passes/print")
    assert [cards.read(text).number for text in printed] == ["111111"]
    assert _permits(collector)[permit]["fields"]["printed"] == 1
