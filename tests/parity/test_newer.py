"""Records of a kind that a phone's app does not know yet are kept and said to need a newer app, never dropped."""

import pytest

from tests.parity import documents

WHAT = {"kind": "not_known_yet", "site": "x", "fields": {"route": "north <wall>"}, "heads": {}, "conflicts": [],
        "waiting": [], "at": 1_581_120_000_000}
SAID = {"en": "Needs a newer app", "zh_CN": "需要新版应用"}


@pytest.fixture(params=SAID)
def phone(request, phone_of):
    """A lead's phone to which the centre, renewed meanwhile, has told two records of a new kind."""
    phone = phone_of("lead")
    phone.choices["lang"] = request.param
    phone.begin()
    me = {**phone.client().get("/field/me.json").json, **phone.choices, "last": 0, "unsent": 0, "lastSync": phone.now,
          "written": {"not_known_yet": 1, "household": 1, "alias": 1}}
    phone.engine.begin(me, [WHAT | {"id": f"{phone.other.node}.{n}"} for n in (1, 2)])
    return phone


def asked(phone, path):
    return phone.engine.ask("GET", path, {}, {})


def test_a_record_of_it_has_a_page(phone):
    page = asked(phone, f"/field/r/{phone.other.node}.1")
    assert page["status"] == 200
    assert SAID[phone.choices["lang"]] in page["html"]
    assert "north" not in page["html"]
    assert asked(phone, f"/field/r/{phone.other.node}.3") is None


def test_its_list_too_and_all_lists_say_how_many_there_are(phone):
    assert SAID[phone.choices["lang"]] in asked(phone, "/field/k/not_known_yet")["html"]
    text = asked(phone, "/field/k")["html"]
    assert SAID[phone.choices["lang"]] in text
    assert "2" in text.partition(SAID[phone.choices["lang"]])[2]
    assert asked(phone, "/field/k/nothing_of_the_kind") is None


def test_where_there_is_none_nothing_is_said(phone):
    phone.begin()
    assert SAID[phone.choices["lang"]] not in asked(phone, "/field/k")["html"]
    documents.assert_same(*phone.both("/field/k"), "/field/k")
