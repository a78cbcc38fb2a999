"""Aliases make several records one: the same one stands for all, in whatever order anything arrives."""

import json

from hypothesis import given
from hypothesis import strategies as st

from models import database as db
from sync import joined
from tests.clocks import MORNING
from tests.collector import Collector
from tests.sync import scripts
from tests.sync.scripts import Day
from tests.sync.worlds import World, holds

TOLD = {"name": "林小美", "phone": "13800000000"}
IDS = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(IDS, IDS), max_size=12), st.randoms())
def test_chains_and_circles_hang_together_whatever_their_order(pairs, random):
    found = joined.groups(pairs)
    turned = [pair[:: random.choice((1, -1))] for pair in random.sample(pairs, len(pairs))]
    assert sorted(found) == sorted(joined.groups(turned))
    assert sorted(found) == sorted(reached(pairs))


def reached(pairs):
    """The same by walking from each, as slowly as one likes."""
    found = set()
    for start in {id for pair in pairs for id in pair}:
        members, before = {start}, set()
        while members != before:
            before = set(members)
            members |= {id for pair in pairs if members.intersection(pair) for id in pair}
        found.add(tuple(sorted(members)))
    return [list(members) for members in found]


def test_who_was_taken_back_stands_for_nobody_else():
    assert joined.standing(["a", "b", "c"], {"b", "c"}) == "b"
    assert joined.standing(["a", "b"], set()) == "a"


def test_who_stands_for_whom_does_not_depend_on_arrival(world):
    holds(world, any_way_joins_the_same)


WHAT = st.sampled_from(["make", "make", "alias", "alias", "alias", "turn", "void", "restore"])


def any_way_joins_the_same(world: World, data: st.DataObject) -> None:
    day = Day(world.nodes, "xh")
    made = [day.write(who, {"t": MORNING, "kind": "resident", "set": TOLD}) for who in range(3)]
    aliases = []
    for what in data.draw(st.lists(WHAT, min_size=4, max_size=16), label="what"):
        something_about_them(data, day, made, aliases, what)
    ways = [scripts.journeys(day, []), scripts.journeys(day, data.draw(scripts.HINTS, label="way"))]

    one, two = (world.deliver(day, way, who_stands) for way in ways)

    assert one == two


def something_about_them(data: st.DataObject, day: Day, made: list, aliases: list, what: str) -> None:
    who = data.draw(st.integers(0, 2), label="who")
    one, other = (data.draw(st.sampled_from([*made, "0000000000000.1"]), label="record") for _ in range(2))
    day.meet(who)
    if what == "make":
        made.append(day.write(who, {"kind": "resident", "set": TOLD}))
    elif what == "alias":
        op = {"kind": "alias", "set": {"kind_of": "resident", "a": one, "b": other}}
        aliases.append(day.write(who, op))
    elif what == "turn" and aliases:
        alias = data.draw(st.sampled_from(aliases), label="alias")
        day.write(who, {"kind": "alias", "id": alias, "set": {"b": other}, "base": {"b": list(day.of(alias))}})
    elif what in ("void", "restore"):
        id = data.draw(st.sampled_from([*made, *aliases]), label="taken back")
        kind = "alias" if id in aliases else "resident"
        set = {"void": "twice" if what == "void" else None}
        day.write(who, {"kind": kind, "id": id, "set": set, "base": {"void": list(day.of(id))}})


def who_stands(collector: Collector) -> list:
    """Who stands for whom, which is what the exported aliases say, and how many people that makes."""
    with collector.app.app_context():
        found = db.rows("SELECT id, same_as FROM resident ORDER BY id")
    rows = list(map(json.loads, collector.export().splitlines()))
    fields = {row["id"]: row["fields"] for row in rows if row["kind"] == "resident"}
    pairs = [(row["fields"]["a"], row["fields"]["b"]) for row in rows
             if row["kind"] == "alias" and not row["fields"].get("void")]
    groups = {id: members for members in reached(pairs) for id in members}
    for id, same_as in found:
        here = [one for one in groups.get(id, [id]) if one in fields]
        first = next((one for one in here if not fields[one].get("void")), here[0])
        assert same_as == (first if first != id else None)
    alive = [id for id, same_as in found if same_as is None and not fields[id].get("void")]
    return [[tuple(row) for row in found], len(alive)]
