"""What a supply keeper types is reckoned, asked back and written alike on both sides: packs, doubtful amounts, and two
hundred homes of a round."""

import json
import re

import pytest

from tests.clocks import HOUR, MINUTE
from tests.parity import documents
from tests.parity.phone import LANGUAGES, Phone

NEW = "/field/k/movement/new"


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of) -> Phone:
    """A supply keeper's phone."""
    phone = phone_of("supply")
    phone.choices["lang"] = request.param
    return phone


@pytest.fixture
def ids(phone) -> dict[str, str]:
    """Goods, a store, a round, homes."""
    cai, found = phone.other, {}
    found["gel"] = cai.write("goods", {"name": "84 消毒水", "unit": "kg", "packs": ["桶=25"]})
    found["masks"] = cai.write("goods", {"name": "口罩", "unit": "piece", "each": 2, "category": "mask"})
    found["store"] = cai.write("point", {"type": "store", "spot": "物业仓库"})
    for name, more in (("round", {"per": "household"}), ("heads", {"per": "head"})):
        found[name] = cai.write("campaign", {"type": "distribution_round", "name": name, "goods": found["masks"],
                                             "each": 5, "state": "running", "target": 6} | more)
    for n in range(6):
        found[f"home{n}"] = cai.write("household", {"building": "3" if n < 4 else "5", "unit": f"3-10{n}"})
    cai.sync()
    return found


def told(phone: Phone) -> list[dict]:
    """The fields of all movements, as either side has written them."""
    return sorted((one["fields"] for one in phone.told().values() if one["kind"] == "movement"), key=str)


def both_send(phone: Phone, form: dict, path: str = NEW) -> dict:
    """Both sides answer alike and write alike."""
    phone.begin()
    known = {one["id"] for one in phone.told().values()}
    there, here = phone.both_take(path, form)
    renamed = [{key: re.sub(r"/r/[0-9a-z]{13}\.[0-9]+", "/r/new", str(value)) for key, value in one.items()}
               for one in (there, here)]
    documents.assert_same(*[one | {"status": there["status"]} for one in renamed], path)
    assert there["status"] == here["status"]
    here_new = [one["fields"] for id, one in phone.engine.records().items() if id not in known]
    there_new = [one["fields"] for id, one in phone.told().items() if id not in known]
    assert sorted(map(str, map(_plain, there_new))) == sorted(map(str, map(_plain, here_new)))
    return there


def _plain(fields):
    return sorted((name, float(value) if type(value) is int else value) for name, value in fields.items())


def test_jin_boxes_and_words_that_nobody_knows(phone, ids):
    receipt = {"type": "receipt", "goods": ids["gel"], "store": ids["store"]}
    assert both_send(phone, receipt | {"quantity": "300斤", "once": "a1"})["status"] == 303
    assert both_send(phone, receipt | {"quantity": "2桶 5", "once": "a2"})["status"] == 303
    assert both_send(phone, receipt | {"quantity": "3 crates", "once": "a3"})["status"] == 422
    assert both_send(phone, {"type": "receipt", "quantity": "3 crates", "once": "a4"})["status"] == 422
    found = {one.get("said"): one["quantity"] for one in told(phone)}
    assert found == {"300斤": 150, "2桶 5": 55}


def test_three_hundred_jin_typed_as_kilograms_are_asked_back_and_not_refused(phone, ids):
    for _ in range(3):
        phone.other.write("movement", {"type": "receipt", "goods": ids["gel"], "quantity": 150, "store": ids["store"]})
        phone.other.sync()
        phone.collector.clock.tick(HOUR)
    form = {"type": "receipt", "goods": ids["gel"], "store": ids["store"], "quantity": "300", "once": "b1"}
    asked = both_send(phone, form)
    assert asked["status"] == 422
    assert "300斤" in asked["html"]
    assert 'name="sure.quantity" value="300"' in asked["html"]
    assert both_send(phone, form | {"sure.quantity": "3000", "once": "b2"})["status"] == 422
    assert both_send(phone, form | {"sure.quantity": "300", "once": "b3"})["status"] == 303
    assert both_send(phone, form | {"quantity": "150", "once": "b4"})["status"] == 303
    assert both_send(phone, form | {"quantity": "5000斤", "once": "b5"})["status"] == 422
    other = form | {"type": "used", "quantity": "300", "once": "b6"}
    assert both_send(phone, other)["status"] == 303


def test_what_was_said_goes_with_the_amount_that_it_told(phone, ids):
    movement = phone.other.write("movement", {"type": "receipt", "goods": ids["gel"], "quantity": 150, "said": "300斤"})
    phone.other.sync()
    path = f"/field/r/{movement}/edit"
    was = {"was.type": "receipt", "type": "receipt", "was.goods": ids["gel"], "goods": ids["gel"],
           "was.quantity": "150", "was.said": "300斤", "said": "300斤"}
    phone.begin()
    documents.assert_same(*phone.both(path), path)
    heads = json.dumps(phone.told()[movement]["heads"])
    both_send(phone, was | {"quantity": "160", "heads": heads, "once": "c1"}, path)
    assert [one.get("said") for one in told(phone)] == [None]


def test_a_round_is_given_out_home_by_home(phone, ids):
    path = f"/field/lines/movement?round={ids['round']}&store={ids['store']}"

    def page(also: str = "") -> str:
        phone.begin()
        there, here = phone.both(path + also)
        documents.assert_same(there, here, path + also)
        return there["html"]

    page()
    view = {"view.round": ids["round"], "view.store": ids["store"], "view.group": "3"}
    rows = {f"{n}.household": ids[f"home{n}"] for n in range(4)}
    filled = both_send(phone, view | rows | {"1.quantity": "9", "fill": "1", "once": "d1"}, "/field/lines/movement")
    assert filled["html"].count('value="5"') == 3
    assert 'value="9"' in filled["html"]
    form = view | rows | {"0.quantity": "5", "1.quantity": "9", "1.signed": "1", "once": "d2"}
    both_send(phone, form, "/field/lines/movement")
    assert [(one["quantity"], one["goods"], one["category"]) for one in told(phone)] == [
        (5, ids["masks"], "mask"), (9, ids["masks"], "mask")]
    assert "2" in page()
    assert page("&open=1&group=3").count('class="line"') == 2
    phone.collector.clock.tick(30 * HOUR)
    assert page("&open=1&group=3").count('class="line"') == 2
    wrong = both_send(phone, view | rows | {"2.quantity": "3 crates", "once": "d3"}, "/field/lines/movement")
    assert wrong["status"] == 422
    phone.begin()
    for id in (ids["round"], ids["heads"]):
        documents.assert_same(*phone.both(f"/field/r/{id}"), id)


def test_without_a_round_each_home_has_one_row_a_day(phone, ids):
    path = f"/field/lines/movement?goods={ids['masks']}&store={ids['store']}"
    phone.own.write("movement", {"type": "issue", "goods": ids["masks"], "store": ids["store"], "quantity": 2,
                                 "household": ids["home0"]})
    phone.own.sync()
    phone.collector.clock.tick(MINUTE)
    for left, ticked in ((3, 0), (4, 30 * HOUR)):
        phone.collector.clock.tick(ticked)
        phone.begin()
        there, here = phone.both(path + "&open=1")
        documents.assert_same(there, here, path)
        assert there["html"].count('class="line"') == left


def test_what_each_person_gets_is_filled_in_by_nobody(phone, ids):
    phone.begin()
    there, here = phone.both(f"/field/lines/movement?round={ids['heads']}")
    documents.assert_same(there, here, "heads")
    assert 'name="fill"' not in there["html"]
