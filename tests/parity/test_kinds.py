"""The pages of every kind, for every role that has them, are the same documents at the centre and on the phone."""

import pytest

from tests.parity import documents
from tests.parity.compound import Compound
from tests.parity.phone import LANGUAGES, Phone
from views.pages import book

ROLES = ("gate", "runner", "lead")


@pytest.fixture(params=[(role, lang) for role in ROLES for lang in LANGUAGES], ids=str)
def phone(request, phone_of) -> Phone:
    """The phone of each role in each language."""
    role, lang = request.param
    phone = phone_of(role)
    phone.choices["lang"], phone.role = lang, role
    return phone


def paths(role: str) -> list[str]:
    """The lists and empty forms of every kind that a role may read or write."""
    found = ["/field/k", "/field/due", "/field/more"]
    for name, kind in book.of(role, "en").items():
        found += [f"/field/k/{name}", f"/field/k/{name}?q=3", f"/field/k/{name}?q=nothing"]
        found += [f"/field/k/{name}?{chip}={word}" for chip in kind["listing"]["chips"]
                  for word in kind["fields"][chip]["words"] or ("1",)]
        found += _declared(name, kind, role)
        if role in kind["writers"]:
            variants = kind["variants"] or {"by": "", "asks": {}}
            found += [f"/field/k/{name}/new",
                      *(f"/field/k/{name}/new?{variants['by']}={word}" for word in variants["asks"])]
    return found


def _declared(name: str, kind: dict, role: str) -> list[str]:
    """The checklists, the board and the rows of a kind, as far as it has them."""
    board, rows = kind["flow"], kind["lines"] and role in kind["writers"]
    words = kind["fields"][board["by"]]["words"] if board else ()
    days = ("", "?on=2020-02-08", "?on=2020-02-09", "?on=none") if kind["listing"]["taken"] else ()
    return [*(f"/field/roster/{name}{day}" for day in days if kind["listing"]["taken"]["day"]),
            *(f"/field/due/{one['name']}?grid={grid}" for one in kind["checklists"] for grid in (0, 1)),
            *(f"/field/flow/{name}?column={word}" for word in words), *([f"/field/lines/{name}"] if rows else [])]


def test_every_empty_page(phone):
    phone.begin()
    for path in paths(phone.role):
        documents.assert_same(*phone.both(path), path)


def test_every_page_of_a_full_compound(phone):
    ids = Compound(phone).fill().ids
    for path in paths(phone.role):
        documents.assert_same(*phone.both(path), path)
    for name, id in ids.items():
        documents.assert_same(*phone.both(f"/field/r/{id}"), name)
        documents.assert_same(*phone.both(f"/field/r/{id}/edit"), name)


def test_what_is_one_stands_once_in_lists(phone):
    """Of three who are one, the first that counts stands for them; of one event, the entry that came first."""
    own, other = phone.own, phone.other
    people = [writer.write("resident", {"name": f"林小{n}"}) for n, writer in enumerate((own, other, own), 1)]
    for writer in (own, other):
        writer.write("gate_entry", {"gate": "东门", "direction": "out", "subject": "resident", "person": "林小美"})
        writer.sync()
    for one in people[1:]:
        other.write("alias", {"kind_of": "resident", "a": one, "b": people[0]})
    other.sync()
    _same_lists(phone)
    first = min(people)
    writer = own if first.startswith(own.node) else other
    writer.take_back(first, "written down twice")
    writer.sync()
    _same_lists(phone)


def _same_lists(phone):
    phone.begin()
    for path in ("resident", "resident?q=小", "gate_entry", "gate_entry?q=林", "gate_entry?direction=out"):
        documents.assert_same(*phone.both(f"/field/k/{path}"), path)
