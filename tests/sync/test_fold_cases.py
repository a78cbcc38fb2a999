"""Section 5 on the pure fold, case by case: what is rare in days that are drawn."""

import pytest

from models import registry
from sync import fold, put_back
from sync.fold import UNDO, WAIT, Op

A, B, C = "7k3v9q2m4x7ab", "q9p0e5t1z8xcd", "0000000000000"
MADE = f"{A}.1"
MINUTE = 60_000


def op(node: str, n: int, sets: dict, base: dict | None = None, *, kind: str = "errand", at: int | None = None,
       **more) -> Op:
    """The op n of a node, written a minute after its n − 1; the first of `A` makes the record."""
    at = n * MINUTE if at is None else at
    creating = more.pop("creating", (node, n) == (A, 1))
    base = {name: tuple(dots) for name, dots in (base or {}).items()}
    return Op(node, n, kind, at, at, 0, more.pop("arrived", at), sets, base, creating, **more)


def folded(*ops: Op, absent=(), swept: int = 0, natural: bool = False) -> fold.State:
    """The State of an errand, or of another kind, that these ops make."""
    return fold.fold(ops, registry.SHAPES[ops[0].kind], frozenset(absent), swept, natural)


RICE = op(A, 1, {"title": "rice", "status": "open"})


def test_what_nothing_valid_has_made_is_nothing():
    assert folded(RICE._replace(valid=False), op(B, 1, {"title": "tea"})) is None


def test_of_two_that_make_it_the_first_says_when_it_happened():
    state = folded(op(B, 1, {"date": "2020-02-08"}, kind="day_close", at=9, creating=True),
                   op(A, 1, {"date": "2020-02-08"}, kind="day_close", at=7)._replace(uncertain=1), natural=True)
    assert (state.at, state.uncertain, state.mixed) == (7, 1, 1)
    assert state.heads == {"date": [f"{A}.1", f"{B}.1"]}


# -- what is mixed, and at which level

def test_what_one_phone_wrote_it_knows():
    assert folded(RICE, op(A, 2, {"note": "x"})).mixed == 0
    assert folded(RICE, op(B, 1, {"note": "x"})).mixed == 1
    assert folded(RICE, op(A, 2, {"note": "x"}, plain=False)).mixed == 1
    assert folded(RICE, op(A, 2, {"note": "x"}, {"note": [f"{A}.7"]}), absent=[f"{A}.7"]).mixed == 1
    assert folded(RICE, op(A, 2, {"title": "x"}, {"title": [MADE]}),
                  op(A, 3, {"title": "y"}, {"title": [MADE]})).mixed == 1


def test_the_level_is_that_of_the_worst_part():
    state = folded(RICE,
                   *(op(node, n, {"status": "bought", "runner": node, "title": node}) for node, n in ((B, 3), (C, 2))))
    assert (state.level, state.levels) == (2, {"progress": 2, "title": 0})
    assert state.disputes == {f"{C}.2": ["progress", "title"], f"{B}.3": ["progress", "title"]}
    assert state.authors == {"progress": sorted([B, C]), "title": sorted([B, C])}


def test_equal_values_are_one_fact():
    state = folded(RICE, op(B, 1, {"title": "tea"}), op(C, 1, {"title": "tea"}))
    assert (state.conflicts, state.fields["title"], state.disputes) == ([], "tea", {})


def test_texts_that_are_joined_are_no_rivals():
    state = folded(RICE, op(B, 1, {"note": "x"}, at=1), op(C, 1, {"note": "y"}, at=2))
    assert (state.fields["note"], state.conflicts, state.disputes) == ("x\ny", [], {})


def test_what_one_alone_has_said_is_made_even_like_what_several_have():
    state = folded(op(A, 1, {"symptoms": ["b", "a", "b"], "note": "", "temperature": 36.5}, kind="health_check"))
    assert state.fields == {"symptoms": ["a", "b"], "temperature": 36.5}


# -- what has not arrived yet

def test_what_is_waited_for_is_waited_for_fourteen_days():
    late = op(B, 2, {"title": "tea"}, {"title": [f"{B}.1"]}, arrived=1_000)
    for swept, told in ((0, ([], ["title"])), (1_000 + WAIT - 1, ([], ["title"])), (1_000 + WAIT, (["title"], []))):
        state = folded(RICE, late, absent=[f"{B}.1"], swept=swept)
        assert (state.conflicts, state.waiting) == told
    assert state.authors == {"title": [B]}
    assert state.disputes == {}


def test_one_that_may_still_come_is_enough_to_wait():
    ops = [op(node, 2, {"title": node}, {"title": [f"{node}.1"]}, arrived=arrived) for node,
           arrived in ((B, 0), (C, WAIT))]
    state = folded(RICE, *ops, absent=[f"{B}.1", f"{C}.1"], swept=WAIT + 1)
    assert (state.conflicts, state.waiting) == ([], ["title"])


def test_what_is_missing_below_what_a_head_replaces_is_waited_for_too():
    ops = [op(B, 2, {"title": "tea"}, {"title": [f"{B}.1"]}), op(B, 3, {"title": "rice"}, {"title": [f"{B}.2"]})]
    assert folded(RICE, *ops, absent=[f"{B}.1"]).waiting == ["title"]
    assert folded(RICE, *ops, absent=[f"{C}.9"]).waiting == []


def test_a_part_that_misses_nothing_does_not_wait():
    state = folded(RICE, op(B, 2, {"title": "tea", "unit": "1"}, {"title": [f"{B}.1"]}), absent=[f"{B}.1"])
    assert state.waiting == ["title"]
    assert state.fields == {"title": "tea", "unit": "1", "status": "open"}


def test_without_a_base_an_op_replaces_what_its_node_said_last():
    state = folded(RICE, op(B, 1, {"title": "a"}), op(B, 2, {"unit": "1"}), op(B, 3, {"title": "b"}))
    assert (state.heads["title"], state.conflicts) == ([f"{B}.3"], [])
    assert folded(RICE, op(B, 1, {"title": "a"}), op(C, 3, {"title": "b"})).conflicts == ["title"]


# -- groups

def test_what_makes_a_record_replaces_nothing_and_is_replaced_by_whatever_comes():
    ops = [RICE, op(A, 2, {"note": "x"}), op(B, 1, {"title": "tea"})]
    folding = fold.Folding(ops, registry.SHAPES["errand"], frozenset(), 0, False, RICE)
    based = [list(folding.base(*one)) for one in zip(ops, ("title", "note", "title"), strict=True)]
    assert based == [[], [MADE], [MADE]]


def test_of_a_ring_in_a_group_both_keep_what_they_set():
    state = folded(RICE, op(A, 2, {"runner": "a"}, {"progress": [f"{A}.3"]}),
                   op(A, 3, {"status": "claimed"}, {"progress": [f"{A}.2"]}))
    assert (state.fields["status"], state.fields["runner"]) == ("claimed", "a")
    assert (state.heads["progress"], state.conflicts) == ([f"{A}.2", f"{A}.3"], [])


def test_of_a_natural_record_members_come_from_the_op_that_made_it():
    def note(node, n, sets, **more):
        return op(node, n, {"node": "x"} | sets if n == 1 else sets, kind="device_note", creating=n == 1, **more)

    made = note(A, 1, {"rests_from": "2020-02-08", "why": "ill"})
    state = folded(made, note(A, 2, {"works_from": "2020-02-10"}, base={"rest": ()}), natural=True)
    assert (state.fields["rests_from"], state.fields["why"]) == ("2020-02-08", "ill")
    assert state.conflicts == ["rest"]
    later = folded(made, note(A, 2, {"why": None}, base={"rest": [f"{A}.1"]}), natural=True)
    assert later.fields == {"node": "x", "rests_from": "2020-02-08"}
    other = folded(made, note(B, 2, {"works_from": "2020-02-10"}, at=99), natural=True)
    assert other.fields["rests_from"] == "2020-02-08"


# -- what an undo puts back, where being first counts

CLAIM = {"status": "claimed", "runner": "a"}


def undone(*more: Op, later: int = 0, base: tuple = (f"{A}.3",), sets: dict = CLAIM) -> fold.State:
    """A claims, B claims a minute later, A says more and undoes it: whose claim is shown?"""
    return folded(RICE, op(A, 2, CLAIM, {"progress": [MADE]}),
                  op(B, 1, {"status": "claimed", "runner": "b"}, {"progress": [MADE]}, at=3 * MINUTE),
                  op(A, 3, CLAIM | {"status": "delivered"}, {"progress": [f"{A}.2"]}, at=4 * MINUTE), *more,
                  op(A, 9, sets, {"progress": base}, at=4 * MINUTE + later))


@pytest.mark.parametrize(("later", "runner"), [(0, "a"), (1, "a"), (UNDO, "a"), (UNDO + 1, "b"), (-1, "b")])
def test_an_undo_at_once_counts_from_the_first_time(later, runner):
    assert undone(later=later).fields["runner"] == runner


def test_an_undo_of_what_has_not_arrived_is_none():
    assert undone(base=(f"{A}.3", f"{A}.5")).fields["runner"] == "b"
    claimed = op(B, 1, {"status": "claimed", "runner": "b"}, {"progress": [MADE]}, at=3 * MINUTE)
    assert folded(RICE, claimed, op(A, 9, CLAIM, {"progress": [f"{A}.5"]})).fields["runner"] == "b"


def test_what_says_something_else_puts_nothing_back():
    assert undone(sets=CLAIM | {"outcome": "other"}).fields["runner"] == "b"


def test_what_was_set_aside_is_not_put_back():
    ops = [RICE, op(A, 2, CLAIM, {"progress": [MADE]}, valid=False),
           op(B, 1, {"status": "claimed", "runner": "b"}, {"progress": [MADE]}, at=3 * MINUTE),
           op(A, 3, CLAIM | {"status": "delivered"}, {"progress": [f"{A}.2"]}, at=4 * MINUTE),
           op(A, 9, CLAIM, {"progress": [f"{A}.3"]}, at=4 * MINUTE)]
    assert folded(*ops).fields["runner"] == "b"


@pytest.mark.parametrize(("early", "late"), [(2, 4), (4, 2)])
def test_of_several_that_were_replaced_the_first_is_put_back(early, late):
    ops = [RICE, op(A, early, CLAIM, {"progress": [MADE]}, at=2 * MINUTE),
           op(A, late, CLAIM, {"progress": [MADE]}, at=10 * MINUTE),
           op(B, 1, {"status": "claimed", "runner": "b"}, {"progress": [MADE]}, at=3 * MINUTE)]
    for dots in ([f"{A}.2", f"{A}.4"], [f"{A}.4", f"{A}.2"]):
        both = op(A, 5, CLAIM | {"status": "delivered"}, {"progress": dots}, at=11 * MINUTE)
        undo = op(A, 6, CLAIM, {"progress": [f"{A}.5"]}, at=11 * MINUTE)
        assert folded(*ops, both, undo).fields["runner"] == "a"
        assert folded(*ops, both, undo._replace(base={"progress": (f"{A}.5", f"{A}.{late}")})).fields["runner"] == "b"


def test_somebody_elses_op_is_not_undone():
    ops = [RICE, op(A, 2, CLAIM, {"progress": [MADE]}),
           op(C, 1, CLAIM | {"status": "delivered"}, {"progress": [f"{A}.2"]}, at=4 * MINUTE),
           op(B, 1, {"status": "claimed", "runner": "b"}, {"progress": [MADE]}, at=3 * MINUTE)]
    assert folded(*ops, op(A, 3, CLAIM, {"progress": [f"{C}.1"]}, at=4 * MINUTE)).fields["runner"] == "b"


# -- who first said a value

def authors(*ops: Op, dot: str, name: str = "title") -> str:
    """The op that first said what an op says, once all of these are there."""
    folding = fold.Folding(ops, registry.SHAPES["errand"], frozenset(), 0, False, ops[0])
    return put_back.first(folding, name, dot)


def test_a_value_that_was_put_back_is_whose_it_was():
    ops = [RICE, op(B, 1, {"title": "tea"}), op(C, 1, {"title": "milk"}, {"title": [f"{B}.1"]}),
           op(A, 2, {"title": "tea"}, {"title": [f"{C}.1"]})]
    assert authors(*ops, dot=f"{A}.2") == f"{B}.1"
    assert authors(*ops, dot=f"{C}.1") == f"{C}.1"
    assert authors(*ops[:2], ops[2]._replace(valid=False), ops[3], dot=f"{A}.2") == f"{B}.1"
    assert authors(ops[0], ops[1]._replace(valid=False), *ops[2:], dot=f"{A}.2") == f"{A}.2"
    again = [*ops, op(C, 2, {"title": "milk"}, {"title": [f"{A}.2"]}),
             op(A, 3, {"title": "tea"}, {"title": [f"{C}.2"]})]
    assert authors(*again, dot=f"{A}.3") == f"{B}.1"
    assert authors(*again, dot=f"{C}.2") == f"{C}.1"


def test_the_authors_are_the_nodes_that_said_it_first():
    ops = [RICE, op(B, 1, {"title": "tea"}), op(C, 1, {"title": "milk"}, {"title": [f"{B}.1"]}),
           op(A, 2, {"title": "tea"}, {"title": [f"{C}.1"]}), op(A, 3, {"title": "x"}, {"title": [MADE]})]
    assert folded(*ops).authors == {"title": sorted([A, B])}


def test_what_is_not_here_or_of_another_part_was_put_back_by_nobody():
    tea = op(A, 2, {"title": "tea"}, {"title": [f"{C}.1", f"{C}.7"]})
    assert authors(RICE, tea, dot=f"{A}.2") == f"{A}.2"
    assert authors(RICE, tea, dot=f"{B}.9") == f"{B}.9"
    assert authors(RICE, op(B, 1, {"unit": "tea"}), op(C, 1, {"title": "milk"}, {"title": [f"{B}.1"]}), tea,
                   dot=f"{A}.2") == f"{A}.2"


def test_the_creating_op_is_put_back_by_nobody():
    ops = [RICE, op(B, 1, {"title": "tea"}), op(A, 2, {"title": "rice"}, {"title": [f"{B}.1"]})]
    assert authors(*ops, dot=f"{A}.2") == f"{A}.2"


def test_ops_that_put_each_other_back_have_a_first():
    ops = [RICE, op(B, 1, {"title": "tea"}, {"title": [f"{B}.4"]}), op(B, 2, {"title": "milk"}, {"title": [f"{B}.1"]}),
           op(B, 3, {"title": "tea"}, {"title": [f"{B}.2"]}), op(B, 4, {"title": "milk"}, {"title": [f"{B}.3"]})]
    assert authors(*ops, dot=f"{B}.1") == f"{B}.1"
    assert authors(*ops, dot=f"{B}.3") == f"{B}.3"


# -- taken back

def test_a_void_and_a_restoring_that_had_not_seen_it_are_rivals():
    ops = [RICE, op(A, 2, {"void": "twice"}), op(A, 3, {"void": None}, {"void": [f"{A}.2"]}),
           op(B, 1, {"void": "twice"}, {"void": [f"{A}.2"]})]
    state = folded(*ops)
    assert (state.conflicts, state.fields.get("void")) == (["void"], None)
    assert (state.level, state.disputes) == (2, {f"{A}.3": ["void"], f"{B}.1": ["void"]})
    assert state.authors == {"void": sorted([A, B])}


def test_a_void_that_had_seen_every_edit_holds():
    state = folded(RICE, op(B, 1, {"title": "tea"}), op(C, 1, {"void": "twice"}, {"void": [f"{B}.1"]}))
    assert (state.fields["void"], state.conflicts, state.disputes) == ("twice", [], {})


def test_two_who_took_it_back_agree():
    state = folded(RICE, op(A, 2, {"void": "twice"}), op(B, 3, {"void": "wrong"}))
    assert (state.conflicts, state.fields["void"]) == ([], "wrong")


def test_a_void_beside_an_edit_that_it_had_not_seen_is_named_with_it():
    state = folded(RICE, op(A, 2, {"void": "twice"}), op(B, 1, {"title": "tea"}),
                   op(C, 1, {"unit": "1"}, {"void": [f"{A}.2"]}))
    assert (state.conflicts, state.disputes) == (["void"], {f"{A}.2": ["void"], f"{B}.1": ["void"]})


def test_an_edit_that_saw_a_void_hands_nothing_on_to_who_saw_that_edit_alone():
    """What it names in `base.void` it has seen and replaces for the fields that it sets; void is none of them."""
    state = folded(RICE, op(A, 2, {"void": "twice"}, {"void": []}),
                   op(A, 3, {"title": "x"}, {"title": [MADE], "void": [f"{A}.2"]}),
                   op(A, 5, {"void": "twice"}, {"void": [f"{A}.3", f"{B}.7"]}), absent=[f"{B}.7"])
    assert state.heads == {"title": [f"{A}.3"], "void": [f"{A}.2", f"{A}.5"]}
    assert (state.waiting, state.conflicts) == (["void"], [])


def test_an_op_that_takes_back_and_edits_at_once_is_no_rival_of_its_own():
    assert folded(RICE, op(A, 2, {"void": "twice", "title": "tea"})).conflicts == []


# -- rings

def test_what_is_outside_of_a_ring_and_replaced_stays_replaced():
    ring = [op(B, 1, {"title": "a"}, {"title": [f"{B}.2"]}), op(B, 2, {"title": "b"}, {"title": [f"{B}.1", f"{B}.3"]}),
            op(B, 3, {"title": "c"}, {"title": [MADE]})]
    assert folded(RICE, *ring).heads["title"] == [f"{B}.1", f"{B}.2"]
    top = op(C, 1, {"title": "d"}, {"title": [f"{B}.1"]})
    assert folded(RICE, *ring, top).heads["title"] == [f"{C}.1"]
    assert folded(RICE, *ring, top._replace(valid=False)).heads["title"] == [f"{B}.1", f"{B}.2"]
