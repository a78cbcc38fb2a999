"""PROTOCOL section 12, "drift" and "buckets", by a node that adds up what it was given."""

import random
from zlib import crc32

from models import database as db
from models.fields import Text
from models.record import About, Record
from models.site import Site
from sync import checks, tallies
from tests.clocks import DAY, MINUTE
from tests.sync.raw import Raw, entry


class Notice(Record):
    """What a street office tells its compounds."""

    about = About(label="Notice", title=("text",), published=True)

    text = Text("Text", required=True)

    class Meta:
        table_name = "street_notice"


class Holder:
    """A node that keeps what it is told: id → (kind, what counts of it)."""

    def __init__(self, collector, role="coordinator", site="xh"):
        self.raw, self.kept = Raw(collector, role, site), {}

    def __getattr__(self, name):
        return getattr(self.raw, name)

    def sync(self, *ops, **changes) -> dict:
        """Writes ops, and reads to the end; the last reply."""
        whole = self.raw.cursor == ""
        seen, reply = set(), {"more": True}
        while reply["more"]:
            reply = self.raw.say(*ops, **{"check": "sum", "limit": 7} | changes)
            ops, own = (), set(reply.get("alone", ()))
            for record in reply["records"]:
                self.kept[record["id"]] = (record["kind"], 0 if record["id"] in own else record["pos"])
                seen.add(record["id"])
            for id in reply["gone"]:
                self.kept.pop(id, None)
        if whole:
            self.kept = {id: known for id, known in self.kept.items() if id in seen}
        return reply

    def makes(self, *ops, **changes) -> dict:
        """`sync` of ops that make records: those are kept as they were written."""
        first = len(self.raw.lines) + 1
        reply = self.sync(*ops, **changes)
        for n, op in enumerate(ops, first):
            self.kept.setdefault(self.raw.dot(n), (op["kind"], 0))
        return reply

    def sums(self, reply) -> tuple[int, int, list]:
        """What it holds, as the page says to add it up."""
        buckets = [[0, 0] for _ in range(128)]
        for id, (kind, version) in self.kept.items():
            if kind in reply["check"].get("except", ()):
                continue
            c = crc32(f"{id} {version}".encode())
            found = buckets[crc32(id.encode()) % 128]
            found[0] += 1
            d = c if c % 2 else c + 1
            found[1] = (found[1] + c * d % 2**20 * 2**32 + c) % 2**52
        return sum(n for n, _ in buckets), sum(total for _, total in buckets) % 2**52, buckets

    def holds(self, reply) -> bool:
        """Whether that is what the reply says."""
        count, total, buckets = self.sums(reply)
        said = reply["check"]
        return (count, total) == (said["count"], said["sum"]) and said.get("buckets", buckets) == buckets


def entries(clock, count=3):
    return [entry(clock.tick(10)) for _ in range(count)]


def test_who_asks_nothing_is_told_nothing(collector, clock):
    raw = Raw(collector)
    raw.say(*entries(clock))
    assert raw.ask().keys().isdisjoint({"check", "healed", "alone"})
    assert "check" not in Raw(collector).ask(check="sum", limit=1)


def test_every_reader_can_add_up_what_it_should_hold_after_every_step(collector, clock):
    lin, chen, gate = Holder(collector), Holder(collector, "runner"), Holder(collector, "gate")
    chance = random.Random(7)
    made = []
    for _ in range(12):
        one, other = chance.sample((lin, chen), 2)
        assert one.holds(one.makes(*entries(clock, 2), entry(clock(), kind="errand", set={"title": "rice"})))
        made += [one.raw.dot(len(one.raw.lines))]
        other.sync()
        errand = chance.choice(made)
        if errand in other.kept:
            other.sync({"t": clock.tick(MINUTE), "kind": "errand", "id": errand, "set": {"title": "tea"}})
        gate.makes(*entries(clock, 1))
        for each in (lin, chen, gate):
            assert each.holds(each.sync(check="buckets"))
    assert "care_note" in gate.sync()["check"]["except"]
    for each in (lin, chen, gate):
        each.raw.cursor = ""
        assert each.holds(each.sync(check="buckets"))
    assert collector.sound()


def test_of_kinds_that_one_only_writes_nothing_counts(collector, clock):
    gate = Holder(collector, "gate")
    reply = gate.makes(entry(clock(), kind="request", set={"type": "shopping", "text": "rice"}), *entries(clock))
    assert "request" in reply["check"]["except"]
    assert (gate.holds(reply), reply["check"]["count"]) == (True, 3)
    gate.raw.cursor = ""
    assert gate.holds(gate.sync())


def test_what_is_published_above_and_what_is_forgotten(collector, clock, declare):
    declare(collector, Notice)
    collector.tell("site", "add", "street", "--name", "Street", "--level", "community")
    collector.tell("site", "add", "low", "--name", "Low", "--level", "compound", "--parent", "street")
    high, low = Holder(collector, site="street"), Holder(collector, site="low")
    high.makes(entry(clock(), kind="street_notice", set={"text": "Closed"}))
    low.makes(*entries(clock))
    reply = low.sync()
    assert (low.holds(reply), reply["check"]["count"]) == (True, 4)
    clock.tick(40 * DAY)
    collector.tell("forget")
    assert low.holds(low.sync(check="buckets"))
    assert len(low.kept) < 4


def test_only_the_records_of_the_buckets_that_are_asked_for_come_again(collector, clock):
    lin, chen = Holder(collector), Holder(collector)
    lin.makes(*entries(clock, 40))
    chen.makes(*entries(clock, 5))
    chen.sync()
    lost = random.Random(3).choice(sorted(chen.kept))
    known, asked = dict(chen.kept), chen.raw.cursor
    del chen.kept[lost]
    reply = chen.sync(check="buckets")
    bad = [n for n, one in enumerate(chen.sums(reply)[2]) if one != reply["check"]["buckets"][n]]
    assert bad == [crc32(lost.encode()) % 128]
    reply = chen.sync(heal=bad)
    assert reply["healed"]["buckets"] == bad
    assert sorted(record["id"] for record in reply["records"]) == sorted(reply["healed"]["ids"])
    assert lost in reply["healed"]["ids"]
    assert {id for id in known if crc32(id.encode()) % 128 in bad} == set(reply["healed"]["ids"])
    assert (chen.kept, chen.raw.cursor, chen.holds(reply)) == (known, asked, True)


def test_a_count_that_a_server_of_an_older_version_has_made_wrong_is_made_anew(collector, clock):
    lin = Holder(collector)
    assert lin.holds(lin.makes(*entries(clock)))
    with collector.app.app_context():
        site = Site.get(code="xh").id
        db.execute("UPDATE tally SET total = total + 1 WHERE site = ? AND node = '' AND kind = 'gate_entry'", site)
        assert any("counted otherwise" in sentence for sentence in checks.check(site))
    assert not lin.holds(lin.sync())
    assert lin.holds(lin.sync(check="buckets"))
    assert lin.holds(lin.sync())
    assert collector.sound()


def test_the_check_costs_no_more_where_the_neighbours_have_written_much(collector, clock):
    lin, chen = Holder(collector), Holder(collector)
    lin.makes(*entries(clock, 2))
    chen.sync()
    with collector.app.app_context():
        few = db.row("SELECT COUNT(*) FROM tally")[0]
    lin.makes(*entries(clock, 200))
    with collector.app.app_context():
        assert db.row("SELECT COUNT(*) FROM tally")[0] == few
        assert tallies.wrong(Site.get(code="xh").id) == []


def test_odd_wishes_are_refused_or_taken_for_the_usual_one(collector, clock):
    raw = Raw(collector)
    for wish in ([128], [-1], ["1"], 7, [1] * 200):
        assert raw.send(1, cursor="", check="sum", heal=wish).status == 400
    assert "check" in raw.ask(check="everything")
