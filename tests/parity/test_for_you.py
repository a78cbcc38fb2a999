"""What asks something of whoever looks is the same at the centre and on the phone, and so is what an answer writes."""

import json
import re

import pytest

from tests.clocks import MINUTE
from tests.parity import documents, traces
from tests.parity.compound import NASTY

PAGE = "/field/phone"


@pytest.fixture
def phone(phone_of):
    """A runner's phone to which everything has happened."""
    phone = phone_of("runner")
    homes = [phone.other.write("household", {"unit": f"3-{n}", "name": "林家"}) for n in range(3)]
    for one in (phone.other, phone.own):
        one.sync()
    for one in (phone.own, phone.other):
        phone.collector.clock.tick(MINUTE)
        one.edit(homes[0], {"name": f"{one.name} {NASTY}"[:60]})
        one.edit(homes[1], {"name": one.name[:9]})
    phone.own.take_back(homes[2], "moved")
    phone.other.edit(homes[2], {"phone": "13800000000"})
    phone.own.write("gate_entry", {"gate": "东门", "person": NASTY, "temperature": 50})
    for one in (phone.own, phone.other):
        one.sync()
    phone.other.edit(homes[1], {"name": NASTY})
    phone.other.write("question", {"item": "x", "op": f"{phone.own.node}.1", "text": NASTY})
    phone.other.sync()
    phone.own.sync()
    phone.begin()
    return phone


def for_you(answer):
    """The part of a page that both sides can know, without the way to be done with what the centre can't forget."""
    assert answer is not None
    if "html" not in answer:
        return answer
    [banner] = re.findall(r'<section class="answer.*?</section>', answer["html"], re.DOTALL) or [""]
    [section] = re.findall(r'<section class="stack" id="for-you">.*?</section>', answer["html"], re.DOTALL)
    return {**answer, "html": banner + re.sub(r'<form[^>]*dismiss">.*?</form>', "", section)}


def record_of(id):
    return id.removeprefix("asked:") if id.startswith("asked") else ":".join(id.split(":")[2:-3])


def still_so(record, id):
    return bool(record["conflicts"]) == id.startswith("lost")


def test_it_works_with_nothing_in_it(phone_of):
    phone = phone_of("runner")
    phone.begin()
    there, here = phone.both(PAGE)
    documents.assert_same(for_you(there), for_you(here))
    assert "Nothing is waiting for your answer." in there["html"]


def test_everything_at_once(phone):
    there, here = phone.both(PAGE)
    documents.assert_same(for_you(there), for_you(here))
    assert there["html"].count("Put mine back") == 3
    assert there["html"].count("Answer in words") == 5
    assert "Temperature: Must be between 30 and 45." in there["html"]


@pytest.mark.parametrize(("deed", "code", "fields"), [
    ("restore", "lost:rival", {}), ("restore", "lost:void", {}), ("restore", "overruled", {}),
    ("reply", "asked", {"words": NASTY}), ("reply", "lost:rival", {"words": NASTY}), ("reply", "overruled", {}),
    ("reply", "asked", {"words": "长" * 2001}), ("restore", "asked", {}),
])  # fmt: skip
def test_an_answer(phone, deed, code, fields):
    before = phone.told()
    id = next(id for id in phone.own.store.notices if id.startswith(code) and still_so(shown(before, id), id))
    known, heads = traces.dots(before) | {record_of(id)}, json.dumps(shown(before, id)["heads"])
    form = {deed: id, "once": "x" * 20, "heads": heads, **fields}
    there, here = phone.both_take(PAGE, form)
    documents.assert_same(for_you(renamed(there, known)), for_you(renamed(here, known)))
    sides = [phone.told(), phone.engine.records()]
    documents.assert_equal(*(traces.of(without_questions(side), known) for side in sides), id)
    assert replies(sides[1]) == replies(phone.everything())


def shown(records, id):
    """The record of a notice, where it is for the phone to read: a question is not."""
    return records.get(record_of(id), {"heads": {}, "conflicts": []})


def without_questions(records):
    return {id: record for id, record in records.items() if record["kind"] != "question"}


def replies(records):
    found = (record["fields"].get("reply") for record in records.values() if record["kind"] == "question")
    return sorted(filter(None, found))


def renamed(answer, known):
    """New dots are called alike on both sides."""
    def name(found):
        return found[0] if found[0] in known else "new"
    return answer and {key: re.sub(r"[0-9a-z]{13}\.[0-9]+", name, str(value)) if key != "status" else value
                       for key, value in answer.items()}
