"""What may be the same as what is being typed is told alike at the centre and on the phone, and holds up nobody."""

import pytest

from tests.modules.test_keys import table
from tests.parity import documents
from tests.parity.phone import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of):
    """A lead's phone in a compound with homes, people, helpers, requests; some are one already, one was taken back."""
    phone = phone_of("lead")
    phone.choices["lang"], write = request.param, phone.other.write
    homes = [write("household", {"unit": "3-1502", "building": "3"}), write("household", {"unit": "3-1502"}),
             write("household", {"unit": "4-101", "phone": "13805950011"})]
    people = [write("resident", fields) for fields in (
        {"name": "林小美", "household": homes[0], "phone": "13805954321"}, {"name": "林晓美", "household": homes[1]},
        {"name": "林小美"}, {"name": "林建国", "household": homes[2]}, {"name": "林小美", "household": homes[0]},
        {"name": "陈大", "phone": "1380"}, {"name": "陈大", "phone": "1380", "plates": ["闽C1"]})]
    write("alias", {"kind_of": "resident", "a": people[5], "b": people[6]})
    write("org", {"name": "物业", "type": "property_company"})
    write("request", {"category": "supplies", "text": "rice", "unit": "3-1502", "phone": "1380"})
    phone.other.sync()
    phone.other.take_back(people[4], "written down twice")
    phone.other.sync()
    phone.homes = homes
    phone.begin()
    phone.engine.racer.eval(f"lianfang.sounds = {table()}")
    return phone


def test_both_sides_tell_the_same(phone):
    home, other, _ = phone.homes
    asked = [("household", {"unit": "3-1502"}), ("household", {"unit": "３-1502", "building": "4"}),
             ("household", {"unit": "3－1502\r\n", "name": "林家"}), ("household", {"unit": ""}), ("household", {}),
             ("resident", {"name": "林小美"}), ("resident", {"name": "林小美", "household": home}),
             ("resident", {"name": "林晓美", "household": other}),
             ("resident", {"name": "林小美", "phone": "13805954321"}),
             ("resident", {"name": "陈大", "phone": "1380", "plates": "闽C1"}), ("resident", {"household": "nowhere"}),
             ("request", {"unit": "3-1502", "category": "supplies"}), ("org", {"name": "物业", "type": "team"}),
             ("org", {"name": "物业"}), ("visit", {"occasion": "x"}), ("isolation", {"household": home})]
    told = []
    for kind, typed in asked:
        there, here = phone.both(f"/field/k/{kind}/alike", partial=True, query=typed)
        documents.assert_same(there, here, f"{kind} {typed}")
        told.append(there["html"].count("<li>"))
    assert told == [2, 1, 2, 0, 0, 0, 2, 2, 1, 1, 0, 1, 0, 1, 0, 0]


def test_of_one_event_too(phone):
    writer = phone.other
    goods = writer.write("goods", {"name": "masks"})
    for n in range(2):
        writer.write("movement", {"goods": goods, "type": "issue", "quantity": 5,
                                  "household": phone.homes[n]})
    writer.sync()
    phone.begin()
    for typed, found in (({"household": phone.homes[0]}, 0),
                         ({"household": phone.homes[0], "goods": goods, "type": "issue", "quantity": "5"}, 1),
                         ({"household": phone.homes[0], "goods": goods, "type": "issue", "quantity": "6"}, 0)):
        there, here = phone.both("/field/k/movement/alike", partial=True, query=typed)
        documents.assert_same(there, here, str(typed))
        assert there["html"].count("<li>") == found
