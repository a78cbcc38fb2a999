"""Section 2: a record is a pure function of the set of its ops. Laws, not examples."""

import json

from hypothesis import strategies as st

from models.item import Item, ItemCount
from models.kinds import GateEntry
from tests import wire
from tests.clocks import DAY, MORNING
from tests.collector import Collector
from tests.device import Device
from tests.network import cut_body, drop_reply, drop_request
from tests.sync import reference, scripts
from tests.sync.scripts import Day
from tests.sync.worlds import World, holds, twin


def test_order_duplication_cutting_and_interleaving_never_matter(world):
    holds(world, any_way_gives_the_same_bytes)


def any_way_gives_the_same_bytes(world: World, data: st.DataObject) -> None:
    day = scripts.play(data, world.nodes, "xh")
    ways = [scripts.journeys(day, []), scripts.journeys(day, data.draw(scripts.HINTS, label="way"))]

    one, two = (world.deliver(day, way) for way in ways)

    assert one == two


def test_the_fold_agrees_with_one_written_from_the_page(world):
    holds(world, both_folds_agree)


def both_folds_agree(world: World, data: st.DataObject) -> None:
    day = scripts.play(data, world.nodes, "xh")
    rows = world.deliver(day, scripts.journeys(day, data.draw(scripts.HINTS, label="way"))).splitlines()
    exported = {row["id"]: row for row in map(json.loads, rows)}

    assert set(exported) == set(day.ids())
    for id, row in exported.items():
        expected = reference.fold(id, day.of(id))
        assert {key: row[key] for key in expected} == expected


def test_a_chain_never_conflicts_however_late_and_whatever_the_clocks(world):
    holds(world, chains_never_conflict)


def chains_never_conflict(world: World, data: st.DataObject) -> None:
    day = Day(world.nodes, "xh")
    kind = data.draw(st.sampled_from(list(scripts.FIRST)), label="kind")
    id = day.make(0, kind)
    for who in data.draw(st.lists(st.integers(0, 2), min_size=1, max_size=8), label="authors"):
        day.meet(who)
        wild = MORNING + data.draw(st.integers(-3 * 365 * DAY, 3 * 365 * DAY), label="t")
        day.edit(who, id, data.draw(scripts.EDITS[kind], label="fields"), t=wild)
    exported = world.deliver(day, scripts.journeys(day, data.draw(scripts.HINTS, label="way")))

    [row] = map(json.loads, exported.splitlines())
    assert (row["conflicts"], row["waiting"]) == ([], [])
    assert all(len(heads) == 1 for heads in row["heads"].values())


def test_concurrent_different_values_always_conflict(world):
    holds(world, rivals_always_conflict)


def rivals_always_conflict(world: World, data: st.DataObject) -> None:
    day = Day(world.nodes, "xh")
    id = day.make(0, "gate_entry")
    for who in range(scripts.NODES):
        day.meet(who)
    rivals = data.draw(st.permutations([("west", 0), ("north", 1), ("south", 2)]), label="rivals")
    for gate, who in rivals[: data.draw(st.integers(2, 3), label="how many")]:
        day.edit(who, id, {"gate": gate})
    exported = world.deliver(day, scripts.journeys(day, data.draw(scripts.HINTS, label="way")))

    [row] = map(json.loads, exported.splitlines())
    assert row["conflicts"] == ["gate"]


def test_probable_duplicates_are_the_same_in_whatever_order_they_arrive(world):
    holds(world, duplicates_do_not_depend_on_arrival)


SEEN = st.tuples(st.integers(0, 2), st.integers(0, 600), st.sampled_from("林陈"), st.sampled_from(["in", "out"]))


def duplicates_do_not_depend_on_arrival(world: World, data: st.DataObject) -> None:
    day = Day(world.nodes, "xh")
    for who, second, person, direction in data.draw(st.lists(SEEN, min_size=2, max_size=12), label="entries"):
        fields = {"gate": "east", "person": person, "direction": direction}
        day.write(who, {"t": MORNING + 1000 * second, "kind": "gate_entry", "set": fields})
    ways = [scripts.journeys(day, []), scripts.journeys(day, data.draw(scripts.HINTS, label="way"))]

    one, two = (world.deliver(day, way, duplicates) for way in ways)

    assert one == two


def duplicates(collector: Collector) -> dict[str, str]:
    """Each absorbed entry and the one that absorbed it."""
    with collector.app.app_context():
        absorbed = GateEntry.select(GateEntry.id, GateEntry.same_as).where(GateEntry.same_as.is_null(False))
        return dict(absorbed.tuples())


def test_what_was_acknowledged_is_there(world):
    holds(world, acknowledged_is_there)


FAULTS = st.lists(st.sampled_from([drop_request, drop_reply, cut_body(-30), cut_body(40), cut_body(300)]), max_size=6)


def acknowledged_is_there(world: World, data: st.DataObject) -> None:
    with world.copy() as url:
        collector = Collector(url, world.clock)
        for phone in (twin(collector, phone) for phone in world.phones):
            phone.zipped = data.draw(st.booleans(), label="zipped")
            for _ in range(data.draw(st.integers(1, 4), label="syncs")):
                for n in range(data.draw(st.integers(0, 5), label="entries")):
                    phone.write("gate_entry", {"gate": "east", "companions": n})
                phone.network.faults = data.draw(FAULTS, label="faults")
                phone.sync()
                assert_held(collector, phone)
        assert collector.sound()


def assert_held(collector: Collector, phone: Device) -> None:
    """Every acknowledged entry of the phone is in the export, once."""
    held = collector.records(kind="gate_entry")
    assert {wire.dot(phone.node, n) for n in range(1, phone.store.have + 1)} <= set(held)


def test_what_waits_for_a_person_is_the_same_in_whatever_order_it_arrives(world):
    holds(world, items_do_not_depend_on_arrival)


ROOMS, NAMES = st.sampled_from(["3-1502", "3-1503"]), st.sampled_from(["林小美", "林小妹", "陈"])
PHONES, SUMS = st.sampled_from([None, "13800000000"]), st.sampled_from([2000, -3000, -500])
ALIKE = {"gate_entry": {"gate": "east", "direction": "out", "person": "陈"}, "household": {"unit": "3-1502"}}
ASKED = {"resident": "same_person", "household": "same_home", "gate_entry": "same_event"}
COVERED = ["same_event:{0}|{1}", "same_person:name+phone:{0}", "same_person:name+phone:{0}|{1}",
           "same_home:room:{0}|{1}"]
WHAT = st.sampled_from(["household", "resident", "resident", "errand_money", "gate_entry", "gate_entry", "alias",
                        "decision", "decision", "rule", "edit", "edit", "void"])


def items_do_not_depend_on_arrival(world: World, data: st.DataObject) -> None:
    day, made = Day(world.nodes, "xh"), {"household": [], "resident": [], "errand_money": [], "gate_entry": []}
    for who, kind in ((0, "gate_entry"), (1, "gate_entry"), (0, "household"), (1, "household")):
        made[kind].append(day.write(who, {"t": MORNING, "kind": kind, "set": ALIKE[kind]}))
    for what in data.draw(st.lists(WHAT, min_size=3, max_size=16), label="what"):
        something_for_the_inbox(data, day, made, what)
    ways = [scripts.journeys(day, []), scripts.journeys(day, data.draw(scripts.HINTS, label="way"))]

    one, two = (world.deliver(day, way, waiting) for way in ways)

    assert one == two


def something_for_the_inbox(data: st.DataObject, day: Day, made: dict[str, list[str]], what: str) -> None:
    """One op that may raise an item, close one, or move one from one record to another."""
    who = data.draw(st.integers(0, 2), label="who")
    if what in made:
        op = {"t": MORNING, "kind": what, "set": data.draw(fields_of(what, made), label=what)}
        made[what].append(day.write(who, op))
        return
    kind = data.draw(st.sampled_from([kind for kind in made if made[kind]] or [""]), label="kind")
    if not kind:
        return
    one, other = (data.draw(st.sampled_from(made[kind]), label="record") for _ in range(2))
    day.meet(who)
    if what == "edit":
        day.write(who, {"kind": kind, "id": one, "set": data.draw(fields_of(kind, made), label="fields")})
    elif what == "void":
        reason = data.draw(st.sampled_from(["twice", None]), label="reason")
        day.write(who, {"kind": kind, "id": one, "set": {"void": reason}, "base": {"void": list(day.of(one))}})
    elif what == "rule":
        covered = data.draw(st.sampled_from(COVERED), label="covered").format(*sorted(day.nodes[:2]))
        id, reason = wire.natural_id("xh", "rule", covered), data.draw(st.sampled_from([None, "revoked"]))
        set = {"covers": covered, "answer": data.draw(st.sampled_from(["same", "apart"])), "void": reason}
        day.write(who, {"kind": "rule", "id": id, "set": set, "base": {"answer": list(day.of(id)),
                                                                      "void": list(day.of(id))}})
    elif what == "alias":
        day.write(who, {"kind": "alias", "set": {"kind_of": kind, "a": one, "b": other}})
    else:
        item = f"{ASKED.get(kind, 'same_event')}:{'|'.join(sorted((one, other)))}"
        id, answer = wire.natural_id("xh", "decision", item), data.draw(st.sampled_from(["same", "apart", None]))
        base = {"answer": [dot for dot in day.of(id) if dot in day.known[who]]}
        day.write(who, {"kind": "decision", "id": id, "set": {"item": item, "answer": answer}, "base": base})


def fields_of(kind: str, made: dict[str, list[str]]) -> st.SearchStrategy:
    homes = st.sampled_from([*made["household"], "0000000000000.1"])
    return {
        "household": st.fixed_dictionaries({"unit": ROOMS}, optional={"name": NAMES, "phone": PHONES}),
        "resident": st.fixed_dictionaries({"name": NAMES}, optional={"household": homes, "phone": PHONES}),
        "errand_money": st.fixed_dictionaries({"errand": homes, "amount": SUMS}),
        "gate_entry": st.fixed_dictionaries({"gate": st.just("east"), "direction": st.just("out"), "person": NAMES}),
    }[kind]


def waiting(collector: Collector) -> list[tuple]:
    """Every item and every count."""
    with collector.app.app_context():
        return [sorted(model.select().tuples(), key=repr) for model in (Item, ItemCount)]
