"""Sections 2 and 5 on the pure fold alone: quick, so that very many days can be tried."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from models import registry
from sync import fold
from tests.laws import VALUES
from tests.screen import is_natural
from tests.sync import reference, scripts
from tests.sync.scripts import Day

NODES = ["7k3v9q2m4x7ab", "q9p0e5t1z8xcd", "0000000000000"]
MANY = settings(max_examples=VALUES)


def as_op(id: str, dot: str, op: dict) -> fold.Op:
    """The op as the product's fold takes it."""
    node, _, n = dot.rpartition(".")
    base = {name: tuple(dots) for name, dots in op.get("base", {}).items()}
    creating, valid = reference.creates(id, dot, op), reference.is_valid(op)
    return fold.Op(node, int(n), op["kind"], op["t"], op["t"], 0, op["t"], op["set"], base, creating, valid)


def folded(id: str, ops: dict, order: list[str] | None = None) -> fold.State | None:
    """The product's fold of a record's ops, in this order of arrival."""
    shape = registry.SHAPES[next(iter(ops.values()))["kind"]]
    named = {dot for op in ops.values() for dots in op.get("base", {}).values() for dot in dots}
    taken = [as_op(id, dot, ops[dot]) for dot in order or ops]
    return fold.fold(taken, shape, absent=frozenset(named - set(ops)), natural=is_natural(id))


def drawn(data: st.DataObject) -> tuple[Day, list[str]]:
    """A day, some of its ops quarantined, some of the latest of each node not arrived; and the ids that have ops."""
    day = scripts.play(data, NODES, "xh", steps=20)
    for who, node in enumerate(NODES):
        have = data.draw(st.integers(0, len(day.lines[who])), label="have")
        for n in range(have + 1, len(day.lines[who]) + 1):
            del day.ops[f"{node}.{n}"]
    for dot in data.draw(
        st.lists(st.sampled_from(sorted(day.ops)), max_size=3) if day.ops else st.just([]), label="bad"
    ):
        day.ops[dot]["valid"] = False
    return day, [id for id in day.ids() if day.of(id)]


@MANY
@given(data=st.data())
def test_the_order_of_arrival_never_matters(data):
    day, ids = drawn(data)
    for id in ids:
        ops = day.of(id)
        assert folded(id, ops) == folded(id, ops, data.draw(st.permutations(list(ops)), label="order"))


@MANY
@given(data=st.data())
def test_a_record_of_one_op_comes_out_as_by_the_long_way(data):
    day, ids = drawn(data)
    for id in ids:
        for dot, op in day.of(id).items():
            one, shape = as_op(id, dot, op), registry.SHAPES[op["kind"]]
            if one.creating and one.valid:
                long = fold.Folding([one], shape, frozenset(), 0, is_natural(id), one).state()
                assert fold.fold([one], shape, natural=is_natural(id)) == long


@MANY
@given(data=st.data())
def test_it_agrees_with_the_page_also_with_bad_and_missing_ops(data):
    day, ids = drawn(data)
    for id in ids:
        ops = day.of(id)
        state, expected = folded(id, ops), reference.fold(id, ops)
        told = state and {name: getattr(state, name) for name in expected}
        assert told == expected


@MANY
@given(data=st.data())
def test_every_head_is_an_op_that_counts_and_no_head_is_below_another(data):
    day, ids = drawn(data)
    for id in ids:
        ops = day.of(id)
        state = folded(id, ops)
        for name, heads in (state.heads if state else {}).items():
            assert all(reference.is_valid(ops[dot]) for dot in heads)
            assert not any(
                one in reference.below(id, other, name, ops) for one in heads for other in heads if one != other
            )


@MANY
@given(data=st.data())
def test_whoever_names_all_heads_is_the_only_head(data):
    day = scripts.play(data, NODES, "xh", steps=20)
    for id in day.ids():
        day.meet(0)
        kind = next(iter(day.of(id).values()))["kind"]
        fields = {"errand": {"status": "closed"}, "resident": {"phone": "0000"}}.get(kind, {"note": "settled"})
        dot = day.edit(0, id, fields)

        state = folded(id, day.of(id))

        assert [heads for heads in state.heads.values() if dot in heads] == [[dot]]
        assert state.fields.items() >= fields.items()


@MANY
@given(data=st.data())
def test_a_field_that_nobody_wrote_on_twice_without_looking_has_one_head(data):
    day = Day(NODES, "xh")
    id = day.make(0, "gate_entry")
    for who in data.draw(st.lists(st.integers(0, 2), max_size=12), label="authors"):
        day.meet(who)
        day.edit(who, id, data.draw(scripts.EDITS["gate_entry"], label="fields"))

    state = folded(id, day.of(id))

    assert all(len(heads) == 1 for heads in state.heads.values())
    assert (state.conflicts, state.waiting) == ([], [])


GRAPHS = st.lists(st.tuples(st.lists(st.integers(0, 7), max_size=3), st.booleans()), min_size=1, max_size=8)


def ringed(graph: list[tuple[list[int], bool]]) -> dict[str, dict]:
    """Edits of one field of one record; each names others, earlier or later, and is valid or not."""
    made = {f"{NODES[1]}.1": {"t": 0, "kind": "gate_entry", "set": {"person": "Lin"}}}
    for n, (named, valid) in enumerate(graph, 1):
        base = {"gate": [f"{NODES[0]}.{at + 1}" for at in named if at < len(graph)]}
        made[f"{NODES[0]}.{n}"] = {"t": n, "kind": "gate_entry", "id": f"{NODES[1]}.1", "set": {"gate": str(n)},
                                   "base": base, "valid": valid}
    return made


@MANY
@given(graph=GRAPHS)
def test_nothing_is_replaced_by_what_it_has_replaced_itself(graph):
    ops = ringed(graph)
    below = {dot: op.get("base", {}).get("gate", ()) for dot, op in ops.items()}

    def reaches(dot: str) -> set[str]:
        found, todo = set(), list(below[dot])
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo.extend(below[one])
        return found

    valid = [dot for dot, op in ops.items() if "base" in op and op["valid"]]
    expected = {dot for dot in valid if all(other in reaches(dot) for other in valid
                                            if other != dot and dot in reaches(other))}
    assert set(folded(f"{NODES[1]}.1", ops).heads.get("gate", ())) == expected


@MANY
@given(graph=st.lists(st.sets(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_the_dots_on_rings_and_below_are_found(graph):
    below = {dot: [one for one in named if one < len(graph) and one != dot] for dot, named in enumerate(graph)}
    above = {dot: fold._reached(below, below[dot]) for dot in below}
    on_rings = {dot for dot in below if dot in above[dot]}
    assert fold._ringed(below) == on_rings | fold._reached(below, on_rings)


def test_a_great_ring_is_folded_at_once():
    many = 300
    ops = ringed([([at for at in range(many) if at != n], True) for n in range(many)])
    began = time.process_time()

    assert len(folded(f"{NODES[1]}.1", ops).heads["gate"]) == many
    assert time.process_time() - began < 10
