"""What a step proposes is the same on both sides, and so is what is written of it."""

import json
from itertools import count

import pytest

from models.loops import LOOPS
from tests.parity import documents, traces
from tests.parity.conftest import _renamed
from tests.parity.phone import LANGUAGES, Phone
from views.pages import proposing

FORMS = count(1)


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of) -> Phone:
    """A building lead's phone."""
    phone = phone_of("lead")
    phone.choices["lang"] = request.param
    return phone


@pytest.fixture
def home(phone) -> str:
    """A home, and somebody in it."""
    return phone.own.write("household", {"unit": "3-1502", "building": "3"})


@pytest.fixture
def take(phone):
    """`take(id, step, *ticks, **asked)`: both sides show the same page, take the step and write the same."""
    def both_take(id, step, *ticks, **asked):
        assert phone.own.sync()
        phone.begin()
        path, before = f"/field/r/{id}", phone.told()
        known = traces.dots(before)
        documents.assert_same(*phone.both(path), path)
        form = {f"{proposing.PREFIX}{name}": "1" for name in ticks} | asked
        form |= {"once": f"loop {next(FORMS)}", "heads": json.dumps(before[id]["heads"])}
        there, here = phone.both_take(f"{path}/step/{step}", form)
        assert there["status"] == 303, there
        documents.assert_same(_renamed(there, known), _renamed(here, known), path)
        documents.assert_equal(traces.of(phone.told(), known), traces.of(phone.engine.records(), known), path)
        phone.begin()
        documents.assert_same(*phone.both(path), path)
        return phone.told()

    return both_take


def _of(records, kind):
    return [one["fields"] for one in records.values() if one["kind"] == kind]


def test_an_isolation_from_its_beginning_to_its_end(phone, home, take):
    id = phone.own.write("isolation", {"household": home, "status": "reported", "start": "2020-02-08",
                                       "planned_end": "2020-02-22", "sign": "placed"})
    after = take(id, "begin", "permit", "groceries", "masks")
    [permit] = _of(after, "permit")
    assert (permit["holder"], permit["state"], permit["held_to"], permit["unit"]) == (
        home, "held", "2020-02-22", "3-1502")
    assert {one["category"] for one in _of(after, "errand")} == {"groceries", "masks"}
    [daily] = [id for id, one in after.items() if one["fields"].get("every") == "daily"]
    assert after[daily]["fields"]["until"] == "2020-02-22"

    after = take(id, "extend", "permit", planned_end="2020-02-29")
    assert _of(after, "permit")[0]["held_to"] == "2020-02-29"
    [held] = [id for id, one in after.items() if one["kind"] == "permit"]
    after = take(id, "end", f"permit.{held}", f"errands.{daily}", f"sign.{id}", end_reason="term")
    assert _of(after, "permit")[0]["state"] == "valid"
    assert "held_to" not in _of(after, "permit")[0]
    assert after[daily]["fields"]["status"] == "cancelled"
    assert (after[id]["fields"]["status"], after[id]["fields"]["sign"]) == ("ended", "removed")


def test_what_was_not_ticked_is_not_written(phone, home, take):
    id = phone.own.write("isolation", {"household": home, "status": "reported"})
    after = take(id, "begin")
    assert not _of(after, "permit")
    assert not _of(after, "errand")


def test_a_request_becomes_an_errand_once(phone, home, take):
    id = phone.own.write("request", {"category": "medicine", "text": "降压药两盒", "household": home, "unit": "3-1502",
                                     "status": "new"})
    after = take(id, "take", "medicine")
    [errand] = [one for one in after if after[one]["kind"] == "errand"]
    assert after[id]["fields"]["became"] == errand
    assert after[errand]["fields"]["request"] == id
    assert after[errand]["fields"]["title"] == "降压药两盒"


def test_checks_screenings_and_counts_lead_on(phone, home, take):
    person = phone.own.write("resident", {"name": "林小美", "household": home})
    check = phone.own.write("health_check", {"resident": person, "date": "2020-02-08", "slot": "am",
                                             "temperature": 38.2, "needs": ["food", "medicine"]})
    after = take(check, "fever", "incident")
    assert _of(after, "incident")[0]["household"] == home
    assert {one["category"] for one in _of(take(check, "help", "food", "medicine"), "errand")} == {
        "groceries", "medicine"}
    incident = next(id for id, one in after.items() if one["kind"] == "incident")
    phone.own.sync()
    phone.own.edit(incident, {"actions": ["isolate"]})
    assert _of(take(incident, "isolate", "isolation"), "isolation")[0]["household"] == home
    goods = phone.other.write("goods", {"name": "N95口罩", "unit": "piece"})
    phone.other.sync()
    counted = phone.own.write("movement", {"goods": goods, "type": "counted", "quantity": 5.5})
    assert _of(take(counted, "ask", "request"), "request")[0]["text"] == "N95口罩"
    request = next(id for id, one in phone.told().items() if one["kind"] == "request")
    came = phone.own.write("movement", {"goods": goods, "type": "receipt", "quantity": 200.5, "request": request})
    settled = _of(take(came, "settle", f"request.{request}"), "request")[0]
    assert (settled["status"], settled["who"]) == ("resolved", phone.own.store.person)


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: f"{loop.kind}.{loop.step}")
def test_every_loop_says_what_its_ticks_are(loop):
    assert all(one.label and one.name for one in loop.proposes)
