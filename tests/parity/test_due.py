"""Checklists, boards and many rows at once are the same documents at the centre and on the phone, before and after a
tap."""

import json

import pytest

from models import checklists
from tests import due_kinds
from tests.clocks import HOUR
from tests.parity import documents
from tests.parity.compound import Compound
from tests.parity.engine import books
from tests.parity.phone import LANGUAGES, Phone
from views.pages import book, due_shown

ROLES = ("gate", "lead")
LISTS = ("sanitation", "bins", "read", "checks", "ones", "calls")


@pytest.fixture
def forgotten(collector, engine):
    """Afterwards, when the kinds are gone, the books are as they were."""
    yield
    _teach(collector, engine)


@pytest.fixture
def learned(forgotten, collector, engine, declare):
    """The kinds and lists of these tests, on both sides; gone again before the phone learns what there is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checklists, "CHECKLISTS", due_kinds.LISTS)
        declare(collector, *due_kinds.KINDS)
        _teach(collector, engine)
        yield


def _teach(collector, engine):
    book._of.cache_clear()
    book._all.cache_clear()
    with collector.app.test_request_context():
        engine.racer.eval(f"lianfang.books = {json.dumps(books())}")


@pytest.fixture(params=[(role, lang) for role in ROLES for lang in LANGUAGES], ids=str)
def phone(request, phone_of, learned) -> Phone:
    """The phone of each role in each language."""
    role, lang = request.param
    phone = phone_of(role)
    phone.choices["lang"], phone.role = lang, role
    return phone


def fill(phone: Phone) -> dict[str, str]:
    """A compound with something for every list; returns ids by name."""
    compound = Compound(phone).fill()
    ids, cai = compound.ids, compound._cai
    for n in range(3):
        cai(f"home{n}", "household", building=str(10 - n), unit=f"{10 - n}-10{n}", name=f"<{n}>")
    cai("drive", "drive", name="Masks & <more>", state="running", scope=["3", f"{phone.own.store.site}/9"])
    cai("second", "drive", name="Second", state="running")
    cai("planned", "drive", name="Planned", state="planned")
    cai("stay", "stay_home", reason="x", state="active", people=[ids["resident"], ids["plain"], ids["gone"]],
        until="2020-01-02", basket=True)
    cai("beside", "stay_home", reason="all", state="active", household=ids["home"], sign="none")
    cai("over", "stay_home", reason="y", state="over", people=[ids["homeless"]], until="2020-01-02")
    cai("told", "stay_home", reason="z")
    day = "2020-02-09"
    cai("tick", "tick", of=ids["home0"], what="sweep", on=day, state="missed")
    cai("odd", "tick", of=ids["home1"], what="sweep", on=day, state="removed")
    cai("still", "tick", of=ids["home2"], what="sweep", on=day, state="due")
    cai("bin", "tick", of=ids["home"], what="emptied", on="once", state="done", amount=2.5)
    cai("called", "call", household=ids["home"], occasion=ids["drive"], result="answered", people=2)
    phone.begin()
    return ids


def paths(ids: dict[str, str], role: str) -> list[str]:
    """Every page of every list, board and sheet."""
    found = ["/field/due", "/field/more", "/field/k"]
    for name in (one["name"] for kind in book.of(role, "en").values() for one in kind["checklists"]):
        for grid in ("0", "1"):
            found += [f"/field/due/{name}?grid={grid}", f"/field/due/{name}?grid={grid}&group=3"]
        found += [f"/field/due/{name}", f"/field/due/{name}?what=haul&grid=1",
                  f"/field/due/{name}?of={ids['home0']}&grid=0",
                  f"/field/due/{name}?after={ids['home1']}&grid=0", f"/field/due/{name}?on={ids['second']}",
                  f"/field/due/{name}?done={ids['home0']}&did=sweep&after={ids['home0']}"]
    found += [f"/field/flow/{kind}?column={column}" for kind in ("errand", "stay_home")
              for column in ("", "active", "over", "open", "delivered", "claimed")]
    found += ["/field/lines/household", "/field/lines/household?building=9&saved=3"]
    if role == "lead":
        found += [f"/field/lines/call?occasion={ids['drive']}&group={group}" for group in ("3", "9", "none")]
        found += ["/field/lines/call"]
    return found + [f"/field/r/{ids[name]}" for name in ("home", "home0", "resident", "stay", "over", "drive")]


def test_every_page(phone):
    phone.begin()
    lists = [f"/field/due/{name}" for name in LISTS if name not in ("checks", "ones")]
    for path in ("/field/due", "/field/more", *lists,
                 "/field/flow/stay_home", "/field/lines/household"):
        if phone.both(path)[0]["status"] == 200:
            documents.assert_same(*phone.both(path), path)
    ids = fill(phone)
    for hours in (0, 7):
        phone.collector.clock.tick(hours * HOUR)
        phone.begin()
        for path in paths(ids, phone.role):
            documents.assert_same(*phone.both(path), path)


def test_of_many_doors_one_group_is_looked_at(phone):
    ids = fill(phone)
    for n in range(due_shown.MANY):
        phone.other.write("household", {"building": "20", "unit": f"20-{n}"})
    phone.other.sync()
    phone.begin()
    for path in ("/field/due/sanitation?what=sweep", "/field/due/calls?grid=1") if phone.role == "lead" else ():
        there, here = phone.both(path)
        documents.assert_same(there, here, path)
        assert ids["home0"] not in there["html"]
        assert ids["home"] in there["html"]


def test_what_a_tap_and_an_undo_lead_to(phone):
    ids = fill(phone)
    told = {"of": ids["home1"], "word": "emptied", "round": "once", "answer": "done", "once": "a"}
    for name, form in (("bins", told), ("bins", told | {"amount": "many", "once": "b"}),
                       ("bins", told | {"answer": "refused", "back": ids["home1"], "once": "c"})):
        documents.assert_same(*phone.both_take(f"/field/due/{name}", form), str(form))


def test_rows_that_are_right_and_wrong(phone):
    ids = fill(phone)
    pasted = "1. 3-1502 林家 138\n2、9-101，Answered 3\n\n8-102\tabsent\n1.5 x y z w\n12-1 no"
    sheet = (("household", {"0.unit": "1-1", "1.unit": "2-2", "1.people": "99", "once": "a"}),
             ("household", {"split": "1", "paste": pasted, "0.unit": "1-1", "once": "b"}),
             ("household", {"more": "1", "9.unit": "x", "view.building": "9", "once": "c"}),
             ("household", {"0.unit": "1-1", "0.name": "A", "view.building": "9", "once": "d"}),
             ("household", {"once": "e"}))
    doors = (("call", {"split": "1", "paste": pasted, "view.group": "9", "once": "f"}),
             ("call", {"0.household": ids["home1"], "0.people": "3", "once": "g"}),
             ("call", {"0.household": ids["home1"], "0.people": "x", "view.occasion": ids["drive"], "view.group": "9",
                       "once": "h"}),
             ("call", {"0.household": ids["home1"], "0.people": "2", "view.occasion": ids["drive"], "once": "i"}))
    for kind, form in doors + sheet if phone.role == "lead" else sheet:
        documents.assert_same(*phone.both_take(f"/field/lines/{kind}", form), f"{kind} {form}")
