"""The close of the day is the same page, the same forms and the same receipt on both sides."""

import json

import pytest

from tests.clocks import DAY, HOUR
from tests.parity import documents, traces
from tests.parity.compound import NASTY
from tests.parity.phone import LANGUAGES, Phone

PAGE = "/field/close"
TODAY = "2020-02-08"
PATHS = (PAGE, f"{PAGE}?date=2020-02-07", f"{PAGE}?date={TODAY}", f"{PAGE}?date=2020-02-01", f"{PAGE}?date=<b>",
         "/field/more")


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of) -> Phone:
    """A building lead's phone."""
    phone = phone_of("lead")
    phone.choices["lang"] = request.param
    return phone


def close(device, date=TODAY, **fields):
    id = device.write("day_close", {"date": date, "state": "closed", "who": device.store.person, **fields})
    device.sync()
    return id


def same(phone):
    phone.begin()
    for path in PATHS:
        documents.assert_same(*phone.both(path), path)


def test_a_day_that_nobody_has_closed(phone):
    same(phone)


def test_a_day_that_was_closed_on_this_phone_with_its_receipt(phone):
    phone.choices["lang"] = "en"
    phone.other.write("household", {"unit": "9-901"})
    phone.other.sync()
    phone.collector.clock.tick(13 * HOUR)
    close(phone.own)
    same(phone)
    assert "1 of 2 phones are here" in phone.client().get(PAGE).text


def test_a_day_that_somebody_else_has_closed_and_opened_again(phone):
    id = close(phone.other)
    same(phone)
    phone.other.sync()
    phone.other.edit(id, {"state": "open", "who": phone.other.store.person, "reason": NASTY})
    phone.other.sync()
    same(phone)
    phone.other.take_back(id, "never mind")
    phone.other.sync()
    same(phone)
    phone.collector.clock.tick(DAY)
    same(phone)


def test_the_forms_do_the_same(phone):
    def take(path, day, **fields):
        phone.begin()
        before = phone.told()
        known = traces.dots(before)
        heads = next((json.dumps(one["heads"]) for one in before.values() if one["fields"].get("date") == day), "{}")
        form = {"once": f"form {len(known)}{fields}", "heads": heads, "date": day, **fields}
        there, here = phone.both_take(path, form)
        documents.assert_same(there, here, path)
        documents.assert_equal(traces.of(phone.told(), known), traces.of(phone.engine.records(), known), path)

    close(phone.other, "2020-02-07")
    take(PAGE, TODAY)
    for reason in (" ", "长" * 201, NASTY):
        take(f"{PAGE}/reopen", "2020-02-07", reason=reason)
    take(PAGE, "2020-02-07")


def test_who_leads_nothing_closes_nothing(phone_of):
    phone = phone_of("gate")
    phone.begin()
    documents.assert_same(*phone.both("/field/more"))
    there, here = phone.both(PAGE)
    assert (there["status"], here) == (403, None)
