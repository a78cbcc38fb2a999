"""What a request brings is asked about and written in sets: with ten times the ops it takes no statement more."""

from collections.abc import Callable
from functools import partial

import pytest

from models import database as db
from models.node import Node
from models.registry import SHAPES
from sync import header, intake
from sync.body import Body
from sync.carried import Way
from sync.clock import Contact
from sync.natural import natural_id
from tests.sync.raw import Raw, entry, verdicts

FEW, MANY = 4, 40
DAY = "2020-02-08"


@pytest.fixture
def statements(monkeypatch) -> Callable:
    """`statements(act)`: those that it takes, and what it gives."""
    def count(act):
        taken = []
        with monkeypatch.context() as patch:
            for name in ("rows", "row", "execute", "many", "insert"):
                of = getattr(db, name)
                patch.setattr(db, name, lambda *told, of=of: taken.append(told) or of(*told))
            return taken, act()
    return count


class Days:
    """What two nodes write; each method gives the ops that the second one sends, after what has been sent before."""

    def __init__(self, collector, count):
        self.mine, self.other, self.count, self.now = Raw(collector), Raw(collector), count, collector.clock()

    def sent(self, **more):
        """Entries of the first node that are in the store; their dots."""
        self.mine.say(*self.entries(**more), cursor=None)
        return [self.mine.dot(n) for n in range(1, self.count + 1)]

    def entries(self, **more):
        return [entry(self.now, set={"direction": "out", "person": f"{self.count}.{n}"} | more)
                for n in range(self.count)]

    def each(self, kind, ids, **more):
        return [{"t": self.now, "kind": kind, "id": id, "set": {"note": "x"}} | more for id in ids]

    def natural(self, kind, *keys, **more):
        shape, keys = SHAPES[kind], zip(*keys, strict=True)
        return [{"t": self.now, "kind": kind, "id": natural_id("xh", kind, key),
                 "set": dict(zip(shape.key, key, strict=True)) | more} for key in keys]

    def of_one_errand(self):
        """Each from a node of its own, but for the last one."""
        self.mine.say(entry(self.now, kind="errand", set={"title": "rice"}), cursor=None)
        claim = {"t": self.now, "kind": "errand", "id": self.mine.dot(1), "base": {"progress": [self.mine.dot(1)]}}
        for n in range(self.count // FEW):
            Raw(self.mine.collector).say(claim | {"set": {"status": "claimed", "runner": f"{n}"}}, cursor=None)
        return [claim | {"set": {"status": "claimed", "runner": "me"}}]

    def edits_of_one(self):
        self.mine.say(entry(self.now, kind="errand", set={"title": "rice"}), cursor=None)
        return self.each("errand", [self.mine.dot(1)] * self.count)

    def rivals(self):
        return self.each("gate_entry", self.sent(), set={"direction": "in"}, base={"direction": []})

    def doubled(self):
        self.sent()
        return self.entries()

    def health_checks(self):
        people = [f"{n}" for n in range(self.count)]
        told = people, [DAY] * self.count, ["am"] * self.count
        self.mine.say(*self.natural("health_check", *told, temperature=36.5), cursor=None)
        return self.natural("health_check", *told, temperature=38.5)

    def set_aside(self):
        return self.entries(temperature=99)

    def released(self):
        return [entry(self.now, kind="release", set={"op": dot}) for dot in self.sent(temperature=99)]

    def released_before(self):
        self.mine.say(*[entry(self.now, kind="release", set={"op": self.other.dot(n)})
                        for n in range(1, self.count + 1)], cursor=None)
        return self.entries(temperature=99)

    def asked(self):
        return [entry(self.now, kind="question", set={"op": dot, "text": "?", "item": f"aside:{dot}"})
                for dot in self.sent()]

    def waiting(self):
        return self.each("gate_entry", self.sent(), base={"note": [self.mine.dot(900)]})

    def before_their_record(self):
        return self.each("gate_entry", [self.mine.dot(n) for n in range(1, self.count + 1)])

    def ruled(self):
        return self.natural("rule", [f"clock:{n}" for n in range(self.count)], answer="seen")

    def decided(self):
        self.sent()
        self.other.say(*self.entries(), cursor=None)
        items = [id for id, in db.rows("SELECT id FROM item WHERE type = 'same_event'")]
        return self.natural("decision", items, answer="apart")


ASIDE = ("set_aside",)
MEANS = ("sent", "entries", "each", "natural")
WAYS = [name for name, way in vars(Days).items() if callable(way) and name not in MEANS and name[0] != "_"]


@pytest.mark.parametrize("way", WAYS)
def test_with_more_ops_a_request_takes_no_more_statements(laptop, statements, way):
    taken = []
    for count in (FEW, MANY):
        days = Days(laptop, count)
        with laptop.app.app_context():
            ops = getattr(days, way)()
        statements_of, reply = statements(partial(days.other.say, *ops, cursor=None))
        assert ("quarantined" in verdicts(reply).values()) == (way in ASIDE)
        taken.append(len(statements_of))
    few, many = taken
    assert many <= few + 3


def test_with_more_contacts_a_hubs_body_takes_no_more_statements(laptop, statements):
    """A phone that was heard every few minutes brings hundreds of them with its day."""
    taken = []
    for count in (FEW, MANY):
        phone, now = Raw(laptop), laptop.clock()
        body, way = carried_by_a_hub(phone, count, now)
        with laptop.app.app_context():
            take = partial(intake.receive, Node.get_by_id(phone.node), *body, way)
            statements_of, receipt = statements(take)
            assert receipt.have == count
            assert db.row("SELECT COUNT(*) FROM contact WHERE node = ?", phone.node) == (count,)
        taken.append(len(statements_of))
    few, many = taken
    assert many <= few


def carried_by_a_hub(phone, count, now):
    """The Header and Body of so many entries, and the Way with a contact after each."""
    phone.write(*[entry(now + n, set={"direction": "out", "person": f"{count}.{n}"}) for n in range(count)])
    head, *lines = phone.body().splitlines(keepends=True)
    heard = tuple((now + n, Contact(now + n, now + n, now + n, n + 1, via="hub")) for n in range(count))
    return (header.read(head[:-1]), Body(head, b"".join(lines), True)), Way("hub", 0, heard)
