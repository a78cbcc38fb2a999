"""What a notice asks of a phone's people, and until when."""

import json

import pytest

RECORD, DOT = "7k3v9q2m4x7ab.3", "7k3v9q2m4x7ab.9"
HEADS = "7k3v9q2m4x7ab.9|q9p0e5t1z8xcd.1"
VALUE, CLAIM = f"rival:{RECORD}:unit:{HEADS}", f"claims:{RECORD}:unit:{HEADS}"
RIVAL = {"id": RECORD, "fields": {"unit": "b"}, "conflicts": ["unit"]}
SETTLED = RIVAL | {"conflicts": []}


@pytest.fixture
def stands(modules):
    """`stands(code, record, op=None, item=VALUE)`: what is left of a notice where its record and its op are these."""

    def stands(code: str, record: dict | None, op: dict | None = None, item: str = VALUE):
        notice, id = {"id": f"{code}:{item}:{DOT}", "seen": 1}, json.dumps(DOT if code == "asked" else RECORD)
        known = f"async id => id === {id} ? {json.dumps(record)} : null"
        written = f"async dot => dot === {json.dumps(DOT)} ? {json.dumps(op)} : null"
        left = modules.awaited(f"m_standing.standing({json.dumps(notice)}, {known}, {written})")
        assert left is None or {name: left[name] for name in notice} == notice
        return left and {name: value for name, value in left.items() if name not in notice}

    return stands


def test_the_id_names_all_it_is_about(modules):
    told = {"code": "lost", "item": VALUE, "record": RECORD, "part": "unit", "dot": DOT}
    assert modules.call("m_standing.toldOf", f"lost:{VALUE}:{DOT}") == told
    natural = told | {"item": VALUE.replace(RECORD, "rule:0a"), "record": "rule:0a"}
    assert modules.call("m_standing.toldOf", f"lost:{natural['item']}:{DOT}") == natural
    assert modules.call("m_standing.toldOf", f"asked:{DOT}")["dot"] == DOT


def test_other_notices_stand_as_they_are(stands):
    assert stands("refused", None) == {}


@pytest.mark.parametrize(("code", "left", "gone"), [("lost", RIVAL, SETTLED), ("overruled", SETTLED, RIVAL)])
def test_a_value_asks_as_long_as_its_record_is_like_that(stands, code, left, gone):
    assert stands(code, left, {"unit": "a"}) == {"found": left, "mine": "a", "was": "b", "restores": True,
                                                 "replies": True}
    assert stands(code, gone, {"unit": "a"}) is None
    assert stands(code, None, {"unit": "a"}) is None


def test_what_shows_what_one_wrote_is_settled(stands):
    assert stands("lost", RIVAL, {"unit": "b"}) is None
    assert stands("lost", RIVAL | {"fields": {}}, {"unit": None}) is None
    assert stands("lost", RIVAL | {"fields": {}}, {"unit": "a"})["was"] is None


def test_what_is_not_here_any_more_cannot_be_put_back(stands):
    assert stands("lost", RIVAL) == {"found": RIVAL, "mine": None, "was": "b", "restores": False, "replies": True}


def test_a_claim_is_not_put_back(stands):
    left = stands("lost", RIVAL, {"unit": "b"}, CLAIM)
    assert (left["restores"], left["mine"], left["was"]) == (False, "b", "b")


# A question is for coordinators: the phone that is asked answers what it does not see.
UNSEEN = {"kind": "question", "id": "7k3v9q2m4x7ab.9", "fields": {}, "heads": {}}


@pytest.mark.parametrize(("record", "left"), [
    (None, {"found": UNSEEN, "replies": True}), ({"fields": {}}, {"found": {"fields": {}}, "replies": True}),
    ({"fields": {"reply": "yes"}}, None), ({"fields": {"void": "twice"}}, None),
])  # fmt: skip
def test_a_question_asks_until_it_is_answered_or_taken_back(stands, record, left):
    assert stands("asked", record) == left
