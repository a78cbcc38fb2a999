"""Every form of the field does the same at the centre and on the phone: what is written, and the answer."""

import pytest

from tests.parity.compound import NASTY
from tests.parity.phone import Phone

ENTER = "/field/gate/enter"
VISITOR = {"subject": "visitor", "direction": "in"}
VEHICLE = {"subject": "vehicle", "direction": "out"}
RESIDENT = {"subject": "resident", "direction": "out"}
LONG = "长" * 201


@pytest.fixture
def phone(phone_of) -> Phone:
    """A runner's phone."""
    return phone_of("runner")


@pytest.mark.parametrize("fields", [
    {}, {"temperature": "36.5"}, {"temperature": "３６．８", "keypad": "1"}, {"temperature": "368"}, {"keypad": "1"},
    {"temperature": "38.2", "keypad": "1"}, {"temperature": "37.3"}, {"decision": "turned_back"}, {"temperature": "99"},
    {"temperature": "36.", "keypad": "1"}, {"temperature": "36.85"}, {"temperature": NASTY},
    {"keypad": "low"}, {"keypad": "high"}, {"keypad": "other"},
])  # fmt: skip
def test_a_resident_at_the_gate(take, fields):
    take(ENTER, resident=take.ids["resident"], **RESIDENT, **fields)


def test_strangers_at_the_gate(take):
    for fields in ({"unit": "5-302", "person": NASTY}, {}, {"purpose": "包裹"}, {"unit": LONG, "purpose": LONG},
                   {"person": "bell \x07"}, {"unit": " 3-1 ", "temperature": "39", "keypad": "1"},
                   {"unit": "1", "keypad": "1"}):
        take(ENTER, **VISITOR, **fields)
    for unit in ("3栋1502", "9-901", "３—１５０２"):
        take(ENTER, **VISITOR, unit=unit, person="王")
    take(ENTER, **VISITOR, unit="9-901", unlisted="9-901", person="王‧\u202d五\u202c")
    for fields in ({"plate": "闽c·8ko17"}, {"plate": "闽C"}, {"plate": ""}, {"plate": "X" * 30},
                   {"plate": "A1", "passengers": "2"}, {"plate": "A1", "passengers": "many"},
                   {"plate": "A1", "passengers": "100"}, {"plate": "A1", "passengers": "-3"}):
        take(ENTER, **VEHICLE, **fields)


def test_a_form_that_is_asked_for_as_a_piece_comes_back_as_one(take):
    take(ENTER, partial=True, **VISITOR)
    take("/field/errands/new", partial=True, title="")


def test_back_in_and_the_switch(take):
    for name in ("out", "out2", "plate", "nothing"):
        take("/field/gate/{}/back-in", name)
    take("/field/gate/stand", direction="in")
    take("/field/gate/stand", partial=True, direction="in")
    for gate in ("南门", "", "门" * 61, "🚪" * 60):
        take("/field/gate/stand", gate=gate)


def test_an_entry_is_fixed(take):
    same = {"direction": "in", "unit": "3-1502", "person": "林建国", "temperature": "38.2",
            "note": f"{NASTY}\nCalled: 120"}
    for fields in (same, same | {"person": NASTY}, same | {"unit": ""}, same | {"temperature": "abc"},
                   same | {"plate": "闽ci0"}, same | {"person": LONG}, {}, same | {"temperature": "12"}):
        take("/field/gate/{}", "held", **fields)
        take("/field/r/{}/edit", "held", **fields)
    take("/field/gate/{}", "rival", person="丁", direction="in", unit="9-9")


def test_an_entry_is_taken_back_and_put_back(take):
    take("/field/gate/{}/take-back", "out")
    take("/field/gate/{}/take-back", "out", reason="Logged twice")
    take("/field/gate/{}/take-back", "rival", reason=NASTY)
    take("/field/gate/{}/put-back", "voided")
    take("/field/r/{}/take-back", "rival")
    take("/field/r/{}/take-back", "plate", reason="Wrong person")


def test_a_fever_is_decided(take):
    for fields in ({"decision": "pass"}, {"decision": "pass", "second": "38"}, {"decision": "pass", "second": "x"},
                   {"decision": "pass", "second": "36,8", "called": NASTY, "handed_to": "李"},
                   {"decision": "held", "called": "120"}, {"decision": "held", "second": "38.8"},
                   {"decision": "handed_over"}, {"decision": "handed_over", "handed_to": NASTY, "second": "99"},
                   {"decision": "handed_over", "handed_to": NASTY}, {"decision": "turned_back"},
                   {"decision": "held", "called": "长" * 10_001}):
        take("/field/gate/{}/fever", "held", **fields)


def test_an_errand_is_written_down(take):
    for fields in ({"title": "买菜", "unit": "3-1502", "list": f"大米 10 斤\r\n\r\n 鸡蛋 30个\n{NASTY}"},
                   {"title": "买菜"}, {},
                   {"title": "药", "unit": "9-9", "needed_by": "2020-02-11T18:30", "phone": "138", "note": NASTY},
                   {"title": "药", "unit": "9-9", "needed_by": "soon"}, {"title": LONG, "unit": "1"},
                   {"title": "x", "unit": "1", "list": "a\n" * 51}, {"title": "x", "unit": "1", "list": LONG * 3}):
        take("/field/errands/new", **fields)
        lines = {"errand_item": fields["list"]} if "list" in fields else {}
        take("/field/k/errand/new", **{name: text for name, text in fields.items() if name != "list"} | lines)


def test_an_errand_is_claimed_and_given_back(take):
    take("/field/errands/{}/claim", "open")
    take("/field/errands/{}/claim", "failed", origin="list")
    for name in ("theirs", "void", "mine", "done"):
        take("/field/errands/{}/claim", name)
    for name, status in (("mine", "bought"), ("mine", "open"), ("theirs", "bought")):
        take("/field/errands/{}/progress", name, status=status)


def test_the_steps_of_an_errand(take, phone):
    me, cai = phone.own.store.person, phone.other.store.person
    for step, name in (("claim", "open"), ("claim", "theirs"), ("claim", "mine"), ("buy", "mine"),
                       ("deliver", "bought"), ("leave", "mine"), ("claim_again", "done"),
                       ("buy_again", "bought"), ("release", "mine")):
        take(f"/field/r/{{}}/step/{step}", name)
    for name, fields in (("passed", {}), ("handed", {"runner": cai}), ("theirs", {"runner": me})):
        take("/field/r/{}/step/pass_on" if fields else "/field/r/{}/step/take_again", name, **fields)


def test_it_did_not_work_out(take):
    for fields in ({"outcome": "absent"}, {"outcome": "eaten"}, {}):
        take("/field/r/{}/step/failed", "mine", **fields)
        take("/field/r/{}/step/hold", "bought", **fields)


def test_an_errand_goes_from_hand_to_hand(take, phone):
    me, cai = phone.own.store.person, phone.other.store.person
    take("/field/errands/{}/pass-on", "passed", runner=me)
    take("/field/errands/{}/pass-on", "theirs", runner=me)
    take("/field/errands/{}/pass-on", "handed", runner=cai)
    take("/field/errands/{}/progress", "mine", status="bought")
    take("/field/errands/{}/pass-on", "done", runner=cai)


@pytest.mark.parametrize("name", ["mine", "bought"])
@pytest.mark.parametrize("outcome", ["handed_over", "absent"])
def test_how_it_went(take, name, outcome):
    take("/field/errands/{}/outcome", name, outcome=outcome)


def test_things_are_bought(take):
    for fields in ({"state": "bought", "price": "45.5"}, {"state": "bought", "price": "x", "origin": "shop"},
                   {"state": "unavailable", "price": ""}, {"state": "bought", "price": "1.234", "origin": "errand"},
                   {"state": "wanted", "price": "¥7元", "origin": "shop"}, {"state": "bought", "price": "¥"}):
        for name in ("eggs", "rice", "null"):
            take("/field/errands/items/{}", name, **fields)


def test_things_are_bought_where_they_stand(take):
    for fields in ({"state": "bought", "price": "45.5"}, {"state": "bought", "price": "x", "back": "shop"},
                   {"price": "1"}, {"state": "unavailable", "price": "", "back": take.ids["mine"]},
                   {"state": "bought", "price": "1.234", "back": take.ids["mine"]},
                   {"state": "wanted", "price": "¥7元", "back": "shop"}, {"state": "bought", "price": "¥"}):
        for name in ("eggs", "rice", "null"):
            take("/field/r/{}/step/found", name, **fields)
    for kind, fields in (("errand_item", {"text": NASTY}), ("errand_item", {"quantity": "2"}),
                         ("errand_money", {"what": "repaid", "amount": "7"}), ("errand_money", {"what": "repaid"})):
        take(f"/field/k/{kind}/new", back=take.ids["mine"], **fields)
    take("/field/r/{}/take-back", "advanced", reason="Undone", back=take.ids["mine"])


def test_a_thing_is_added(take):
    for fields in ({"text": NASTY, "quantity": "2"}, {"text": "x"}, {"quantity": "2"}, {"text": LONG * 3}):
        take("/field/errands/{}/items", "mine", **fields)


def test_money_moves(take):
    for fields in ({"what": "advanced", "amount": "45.50"}, {"what": "repaid", "amount": "7"}, {"what": "refunded"},
                   {"what": "repaid", "amount": "seven"}, {"what": "repaid", "amount": "0"},
                   {"what": "advanced", "amount": "1,234.50"}, {"what": "repaid", "amount": "￥１，２３４．５元"},
                   {"what": "repaid", "amount": "1,23"}, {"what": "repaid", "amount": "1,2345"}):
        take("/field/errands/{}/money", "mine", **fields)
    take("/field/errands/money/{}/take-back", "repaid")


def test_what_a_reader_prefers(take):
    for fields in ({"lang": "en", "next": "/field/more"}, {"big": "1", "next": "/field/errands?building=3"},
                   {"lang": "xx"}, {"next": "https://example.org/"}, {"big": "0", "next": "//example.org"}):
        take("/field/preferences", **fields)


def test_who_acts(take, phone):
    take("/field/who", person=phone.own.store.person)
    take("/field/pin", pin="")
    take("/field/lock")


def test_a_form_sent_twice_writes_once(take, phone):
    phone.begin()
    form = {"once": "x" * 20, "title": "买菜", "unit": "3-1502"}
    first, second = phone.both_take("/field/errands/new", form), phone.both_take("/field/errands/new", form)
    assert first == second


def test_a_form_corrected_under_the_same_key_is_another_statement_on_both_sides(take, phone):
    phone.begin()
    form = {"once": "y" * 20, "subject": "visitor", "direction": "in", "person": "王"}
    for degrees in ("36.5", "38.6", "36.5"):
        there, here = phone.both_take(ENTER, form | {"temperature": degrees})
        assert ("/fever" in there["location"]) == ("/fever" in here["location"]) == (degrees == "38.6")
    mine = [one for one in phone.engine.records().values() if one["fields"].get("person") == "王"]
    told = [one for one in phone.told().values() if one["fields"].get("person") == "王"]
    assert sorted(one["fields"]["temperature"] for one in mine) == [36.5, 38.6]
    assert sorted(one["fields"]["temperature"] for one in told) == [36.5, 38.6]


def test_what_was_given_back_is_given_back_once_on_both_sides(take, phone):
    """The second time nobody carries it any more: neither side may say that it is not theirs."""
    phone.begin()
    form = {"once": "z" * 20, "status": "open"}
    path = f"/field/errands/{take.ids['mine']}/progress"
    first, second = phone.both_take(path, form), phone.both_take(path, form)
    places = [[one["location"].partition("&was=")[0] for one in pair] for pair in (first, second)]
    assert places[0] == places[1] == [places[0][0]] * 2


def test_what_the_phone_cannot_judge_is_left_to_the_centre(take, phone):
    """Mangled forms, and records that this phone does not have."""
    phone.begin()
    for path, form in ((ENTER, {"subject": "dog", "direction": "in"}), (ENTER, {}),
                       ("/field/who", {"person": "nobody"}),
                       ("/field/errands/nowhere.1/claim", {}),
                       (f"/field/gate/{take.ids['held']}/fever", {"decision": "maybe"})):
        there, here = phone.both_take(path, form)
        assert there["status"] in (400, 403, 404)
        assert here is None


def test_nobody_who_is_held_passes_by_the_way(take):
    person = {"person": "林建国", "unit": "3-1502", **VISITOR}
    for fields in ({}, {"temperature": "36.5"}, {"temperature": "36.5", "held": take.ids["held"]},
                   {"decision": "turned_back"}, {"keypad": "high", "held": take.ids["held"]}):
        take(ENTER, **person, **fields)
    take("/field/gate/{}/back-in", "held")


def test_a_courier_leaves_something_at_the_gate(take):
    courier = {"subject": "courier", "direction": "in", "decision": "left_at_gate"}
    for fields in ({}, {"purpose": "Parcel"}, {"unit": "5-302", "person": NASTY, "purpose": "Meal"}):
        take(ENTER, **courier, **fields)
