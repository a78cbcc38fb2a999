"""Every type of item: two phones that could not see each other, a sentence, a decision, both phones alike, and undo."""

import re

import pytest

from sync.items import TYPES
from sync.rules import SAME
from tests.clocks import HOUR, MINUTE
from tests.field.tab import Forms

PAGE = "/desk/inbox"


class Two:
    """Lin's and Wang's phones, which have met once and are now apart; `meet` brings both to the centre."""

    def __init__(self, lin, wang, clock):
        self.lin, self.wang, self.clock = lin, wang, clock

    def meet(self):
        for phone in (self.lin, self.wang, self.lin):
            assert phone.sync(), phone.trouble

    def apart(self, kind, fields, lin, wang):
        """A record that both have seen and then changed, Lin first."""
        id = self.wang.write(kind, fields)
        self.meet()
        for phone, change in ((self.lin, lin), (self.wang, wang)):
            self.clock.tick(MINUTE)
            phone.edit(id, change)
        return id

    def both(self, kind, lin, wang=None):
        """Something that both wrote down, Lin first."""
        self.clock.tick(MINUTE)
        first = self.lin.write(kind, lin)
        self.clock.tick(MINUTE)
        self.wang.write(kind, wang or lin)
        return first


def claims(two):
    took = [{"status": "bought", "runner": phone.store.person} for phone in (two.lin, two.wang)]
    return two.apart("errand", {"title": "买米", "status": "open"}, *took)


def void(two):
    id = two.wang.write("household", {"unit": "5-302", "name": "陈家"})
    two.meet()
    two.lin.take_back(id, "moved away")
    two.wang.edit(id, {"phone": "13800000000"})
    return id


def balance(two):
    id = two.wang.write("errand", {"title": "买米", "status": "open"})
    two.meet()
    two.lin.write("errand_money", {"errand": id, "amount": 2000, "what": "advanced"})
    two.wang.write("errand_money", {"errand": id, "amount": -5000, "what": "repaid"})
    return id


def reading(two):
    keys = {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am"}
    return two.both("health_check", keys | {"temperature": 36.5}, keys | {"temperature": 38.2})


def aside(two):
    return two.both("gate_entry", {"gate": "东门", "temperature": 50}, {"gate": "西门", "temperature": 36.5})


def same_event(two):
    two.clock.tick(HOUR)
    return two.both("gate_entry", {"gate": "东门", "direction": "out", "person": "林小美"})


def same_person(two):
    home = two.wang.write("household", {"unit": "3-1502", "name": "林家"})
    two.meet()
    return two.both("resident", {"household": home, "name": "林小美"})


def day(two):
    keys = {"resident": "0000000000000.1", "date": "2020-02-07", "slot": "am"}
    return two.both("health_check", keys | {"temperature": 36.5})


def clock(two):
    two.meet()
    two.clock.tick(HOUR)
    two.lin.wall.jump(5 * HOUR)
    entry = two.lin.write("gate_entry", {"gate": "东门"})
    two.lin.wall.jump(-5 * HOUR)
    two.lin.store.wall_seen = 0
    two.wang.write("gate_entry", {"gate": "西门"})
    two.clock.tick(MINUTE)
    return entry


STORIES = {
    "claims": (claims, "other", "both spent money on “买米” without knowing of each other."),
    "void": (void, "restored", "Auntie Lin withdrew “Household 5-302 陈家”; Wang changed it afterwards"),
    "balance": (balance, "seen", "¥30.00 of the home's money for “买米”"),
    "rival": (lambda two: two.apart("household", {"unit": "3-1", "name": "林家"}, {"name": "陈家"}, {"name": "王家"}),
              "other", "Auntie Lin and Wang wrote different things under “Name” of 3-1 王家. Which is right?"),
    "reading": (reading, "other", "Auntie Lin and Wang wrote different things under “Temperature”"),
    "aside": (aside, "seen", "has a problem. Temperature 50.0 °C: Must be between 30 and 45."),
    "same_event": (same_event, "apart", "logged 林小美 out today 09:01 at 东门; Wang today 09:02. The same event?"),
    "same_person": (same_person, "same", "may be one person: same name, same room. The same?"),
    "same_home": (lambda two: two.both("household", {"unit": "3-1502", "name": "林家"}), "apart", "may be one home:"),
    "day": (day, "seen", "is about Fri, Feb 7, but was written today 08:01. Is the day right?"),
    "clock": (clock, "seen", "On Sat, Feb 8 the clock of Auntie Lin"),
}


def form(tab, type):
    reader = Forms()
    reader.feed(tab.get(PAGE).text)
    return next((one for one in reader.found if f"{PAGE}/{type}:" in one.action and "decided" in one.fields), None)


def answer(tab, wanted):
    """The value of the button that gives this answer."""
    return next(value for value in re.findall(r'name="answer" value="([^"]+)"', tab.text) if value.startswith(wanted))


def test_every_type_has_a_story():
    # `test_two_of_one.py` tells of those of which only one holds; `test_rests_on.py`, `test_quota.py` and
    # `test_supplies.py` (in `tests/seed`) of what relied on another record, was too often or did not come as sent;
    # `tests/invented` of those that may be one and have no words of their own.
    plain = {type for kind, type in SAME.items() if type == f"same_{kind}"}
    assert set(STORIES) == set(TYPES) - {"two_of_one", "stale", "quota", "transit", "batch"} - plain


@pytest.fixture
def two(lin, wang, clock):
    return Two(lin, wang, clock)


@pytest.mark.parametrize("type", STORIES)
def test_from_two_phones_to_a_decision_and_back(type, two, desk, collector):
    happen, wanted, sentence = STORIES[type]
    id = happen(two)
    two.meet()
    around(type, wanted, sentence, id, two, desk, collector)


# What is put back once more was put back before.
@pytest.mark.parametrize("type", ["claims", "void", "rival", "reading"])
def test_a_decision_that_is_undone_again_and_again_leaves_the_authors_as_they_were(type, two, desk, collector):
    happen, wanted, sentence = STORIES[type]
    id = happen(two)
    two.meet()
    for answer in (wanted, "taken_back" if type == "void" else "other", wanted):
        around(type, answer, sentence, id, two, desk, collector)


def around(type, wanted, sentence, id, two, desk, collector):
    """Decide the item and undo that: everything is as it was."""
    sent = form(desk, type)
    assert sentence in desk.words
    names = desk.words.count("Cai")
    before, known = alike(two, collector, id), collector.records(kind="decision")

    desk.send(sent, answer=answer(desk, wanted))
    [decision] = collector.records(kind="decision").keys() - known.keys()
    assert alike(two, collector, decision)["fields"]["answer"] == wanted
    assert form(desk, type) is None
    settled = alike(two, collector, id)

    if not desk.forms(f"{PAGE}/undo"):
        desk.get(f"{PAGE}/decided")
    desk.submit(f"{PAGE}/undo")
    assert "answer" not in alike(two, collector, decision)["fields"]
    assert form(desk, type) is not None
    assert sentence in desk.words
    assert desk.words.count("Cai") == names
    assert facts(alike(two, collector, id)) == facts(before)
    assert bool(settled and settled["conflicts"]) is False


def alike(two, collector, id):
    """What both phones show of a record after they have read, which is what the centre has; None where nothing is."""
    two.meet()
    screens = [phone.store.clean.get(id) for phone in (two.lin, two.wang)]
    known = collector.records().get(id)
    for screen in screens:
        assert facts(screen) == facts(known) if known else screen is None or not screen["heads"]
    assert collector.sound()
    return known


def facts(record):
    return record and (record["fields"], record["conflicts"])
