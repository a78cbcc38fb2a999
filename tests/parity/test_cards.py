"""A card that is scanned at the gate, and a number that is spoken, stand the same at the centre and on the phone.

The cases of `cards.json` say by themselves what is said; both sides have to say it, write the same and ask the same.
"""

import json
from pathlib import Path

import pytest

from models import site as sites
from sync import cards, natural, seal
from tests.clocks import DAY, HOUR, MINUTE, MORNING
from tests.parity import documents
from tests.parity.phone import LANGUAGES, Phone

CASES = json.loads((Path(__file__).parent / "cards.json").read_text())
# Ten in the morning of 10 February.
TEN = MORNING + 2 * DAY + 2 * HOUR
CARD, ENTER, NUMBER, UNTIL = "/field/gate/card", "/field/gate/enter", "482913", "2020-02-20"


@pytest.fixture
def phone(phone_of, clock) -> Phone:
    """A phone at the east gate, on the way out."""
    clock.tick(DAY)
    return phone_of("gate")


class Case:
    """The records of one case, and the text that is scanned."""

    def __init__(self, phone: Phone, case: dict):
        self.phone, self.case, write = phone, case, phone.other.write
        self.home = write("household", {"building": "9", "unit": "9-901"})
        self.person = write("resident", {"household": self.home, "name": "林"})
        self.holder = self._named(case.get("holder", "@home"))
        if case.get("permit", {}) is not None:
            self._permit()
        if "home" in case:
            write("permit", {"holder": self.home, "household": self.home, "type": "household"} | case["home"])
        if case.get("twin"):
            write("permit", {"holder": "twin", "type": "staff", "number": NUMBER})
        if "rule" in case:
            write("regime", {"since": "2020-02-01T00:00:00+08:00"} | case["rule"])
        phone.other.sync()
        if "out" in case or "in" in case:
            self._used()
        phone.collector.clock.tick(TEN - phone.now)
        phone.begin()

    def _named(self, text):
        names = {"@home": self.home, "@person": self.person, "@site": self.phone.own.store.site}
        for name, value in names.items():
            text = text.replace(name, value)
        return text

    def _permit(self):
        fields = {"holder": self.holder, "type": "household", "number": NUMBER, "valid_to": UNTIL,
                  "state": "valid"} | self.case.get("permit", {})
        id = self.phone.other.write("permit", {name: value for name, value in fields.items() if value is not None})
        if self.case.get("void"):
            self.phone.other.sync()
            self.phone.other.take_back(id, "lost")

    def _used(self):
        way = "out" if "out" in self.case else "in"
        here = {"gate": self.case.get("gate", "东门"), "direction": way, "decision": f"let_{way}",
                "permit": self.permit_id()}
        known = {"unit": "9-901", "household": self.home} if self.holder in (self.home, self.person) else {}
        self.phone.collector.clock.tick(TEN - self.case[way] * MINUTE - self.phone.now)
        self.phone.other.write("gate_entry", here | known)
        self.phone.other.sync()

    def permit_id(self):
        """The id of the pass, whether it is there or not."""
        return natural.natural_id(self.phone.own.store.site, "permit", [self.holder])

    def text(self):
        """What is scanned."""
        if "text" in self.case:
            return self._named(self.case["text"])
        said = {"site": self.phone.own.store.site, "number": NUMBER, "valid_to": UNTIL} | self.case.get("card", {})
        with self.phone.collector.app.app_context():
            own = sites.setting("key")
        text = cards.code(said["site"], self.holder, said["number"], said["valid_to"],
                          seal.new() if self.case.get("key") else own)
        for old, new in [self.case["forge"]] if "forge" in self.case else ():
            text = text.replace(self._named(old), new)
        return text[:len(text) - self.case.get("cut", 0)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_every_case_is_said_on_both_sides(phone, case):
    made = Case(phone, case)
    for lang in LANGUAGES:
        phone.choices["lang"] = lang
        phone.begin()
        there, here = phone.both(CARD, query={"card": made.text()})
        documents.assert_same(there, here, case["what"])
    assert case["says"] in there["html"], there["html"]
    assert (f'value="{case.get("because")}"' in there["html"]) == ("because" in case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_every_case_is_written_alike_when_it_was_scanned(phone, case):
    made = Case(phone, case)
    before = {*phone.told()}
    form = {"card": made.text(), "scanned": "1", "once": "a scan", "gate": "东门"}
    there, here = phone.both_take(CARD, form, partial=True)
    written = {id: one for id, one in phone.told().items() if id not in before}
    own = {one["id"]: one for one in phone.engine.records().values() if one["id"] not in before}
    assert [one["fields"] for one in own.values()] == [one["fields"] for one in written.values()]
    assert bool(written) == case.get("at_once", False)
    if not written:
        documents.assert_same(there, here, case["what"])
    for one in written.values():
        assert one["fields"]["permit"] == made.permit_id()
        assert (one["fields"]["direction"], one["fields"]["decision"]) == ("out", "let_out")


@pytest.mark.parametrize("fields", [
    {}, {"resident": "@person"}, {"temperature": "39"}, {"turned_because": "card"}, {"keypad": "back"},
    {"keypad": "high"}, {"temperature": "no"},
])  # fmt: skip
@pytest.mark.parametrize("case", [{}, {"permit": None, "holder": "0123456789abc.7"}, {"key": "other"},
                                  {"rule": {"residents": "pass", "mask": True, "fever_above": 36.8}}])
def test_the_form_of_a_card_is_taken_alike(phone, case, fields):
    made = Case(phone, case)
    before = {*phone.told()}
    form = {name: made._named(value) for name, value in fields.items()} | {
        "card": made.text(), "back": "scan", "once": "a tap", "direction": "out",
        "subject": "visitor" if "key" in case else "resident"}
    there, here = phone.both_take(ENTER, form)
    assert [one["fields"] for id, one in phone.engine.records().items() if id not in before] == [
        one["fields"] for id, one in phone.told().items() if id not in before]
    assert there["status"] == here["status"]
    if "html" in there:
        documents.assert_same(there, here, str(fields))


def test_the_code_of_a_point_ticks_off_what_is_due_there(phone):
    points = {kind: phone.other.write("point", {"type": kind, "spot": f"at the {kind}", "state": "open"})
              for kind in ("checkpoint", "mask_bin", "gate")}
    phone.other.sync()
    for n, (kind, id) in enumerate(points.items()):
        phone.begin()
        before = {*phone.told()}
        form = {"card": f"LFT1.{phone.own.store.site}.{id}", "scanned": "1", "once": f"a scan {n}"}
        there, here = phone.both_take(CARD, form, partial=True)
        documents.assert_same(there, here, kind)
        ticks = [one["fields"] for one in phone.told().values() if one["id"] not in before]
        assert ticks == [one["fields"] for id, one in phone.engine.records().items() if id not in before]
        assert [one["what"] for one in ticks] == (["patrolled"] if kind == "checkpoint" else [])
        assert (there["status"] == 303) == (kind != "checkpoint")
    phone.begin()
    again = form | {"card": f"LFT1.{phone.own.store.site}.{points['checkpoint']}", "once": "once more"}
    documents.assert_same(*phone.both_take(CARD, again, partial=True), "again")
