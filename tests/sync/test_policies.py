"""Section 5: which value is picked, and who must look."""

import pytest

from models.fields import Choice, Text
from models.record import About, Group, Record
from models.shape import Shape
from sync import policy
from tests.clocks import MINUTE
from tests.sync.raw import Raw, entry

QUIET, SOFT, HARD = 0, 1, 2


def made(raw: Raw, kind: str, fields: dict) -> str:
    """A record that everybody has seen."""
    raw.say(entry(raw.collector.clock.tick(MINUTE), kind=kind, set=fields))
    return raw.dot(len(raw.lines))


def rivals(kind: str, id: str, *edits: tuple[Raw, dict]) -> dict:
    """The record after edits that had not seen each other, a minute apart."""
    for raw, fields in edits:
        raw.say(entry(raw.collector.clock.tick(MINUTE), kind=kind, id=id, set=fields))
    return raw.collector.records()[id]


def level(raw: Raw, kind: str, id: str) -> int:
    """Who must look at the record: 0 nobody, 1 in bulk, 2 a coordinator's inbox."""
    from models import kinds

    table = {"gate_entry": kinds.GateEntry, "errand": kinds.Errand, "household": kinds.Household}[kind]
    with raw.collector.app.app_context():
        return table.select(table.review).where(table.id == id).scalar()


def test_latest_picks_the_last(raw, other):
    id = made(raw, "gate_entry", {"gate": "east"})

    record = rivals("gate_entry", id, (other, {"gate": "north"}), (raw, {"gate": "west"}))

    assert (record["fields"]["gate"], record["conflicts"]) == ("west", ["gate"])
    assert level(raw, "gate_entry", id) == QUIET


def test_joined_keeps_each_text_once_earliest_first_and_is_no_conflict(raw, other, cai):
    third = Raw(raw.collector)
    id = made(raw, "gate_entry", {"gate": "east"})

    record = rivals("gate_entry", id, (other, {"note": "b"}), (raw, {"note": "a"}), (third, {"note": "b"}))

    assert (record["fields"]["note"], record["conflicts"]) == ("b\na", [])
    assert len(record["heads"]["note"]) == 3


def test_united_is_the_sorted_union_and_no_conflict(raw, other):
    id = made(raw, "resident", {"name": "林小美"})

    record = rivals("resident", id, (other, {"plates": ["闽C2", "闽C9"]}), (raw, {"plates": ["闽C1", "闽C2"]}))

    assert (record["fields"]["plates"], record["conflicts"]) == (["闽C1", "闽C2", "闽C9"], [])


def test_furthest_picks_the_furthest_state_whenever_it_was_reached(raw, other):
    id = made(raw, "errand", {"title": "rice", "status": "open"})

    record = rivals(
        "errand", id, (other, {"status": "bought", "runner": "b"}), (raw, {"status": "claimed", "runner": "a"})
    )

    assert (record["fields"]["status"], record["fields"]["runner"]) == ("bought", "b")
    assert record["conflicts"] == ["progress"]


def test_among_equals_furthest_picks_the_earliest(raw, other):
    id = made(raw, "errand", {"title": "rice", "status": "open"})

    record = rivals(
        "errand", id, (other, {"status": "claimed", "runner": "b"}), (raw, {"status": "claimed", "runner": "a"})
    )

    assert record["fields"]["runner"] == "b"


@pytest.mark.parametrize(("later", "runner"), [(1_000, "a"), (60_000, "a"), (60_001, "b")])
def test_what_an_undo_puts_back_counts_from_its_first_time(raw, other, later, runner):
    id, clock = made(raw, "errand", {"title": "rice", "status": "open"}), raw.collector.clock
    claimed = {"status": "claimed", "runner": "a", "outcome": None}

    def say(who, fields, base):
        who.say(entry(clock(), kind="errand", id=id, set=fields, base={"progress": [base]}))
        return who.dot(len(who.lines))

    first = say(raw, claimed, id)
    clock.tick(MINUTE)
    say(other, claimed | {"runner": "b"}, id)
    clock.tick(MINUTE)
    outcome = say(raw, claimed | {"status": "delivered", "outcome": "handed_over"}, first)
    clock.tick(later)
    undone = say(raw, claimed, outcome)
    record = raw.collector.records()[id]

    assert record["fields"]["runner"] == runner
    assert undone in record["heads"]["progress"]
    assert record["conflicts"] == ["progress"]


@pytest.mark.parametrize(
    "order", [("open", "failed"), ("failed", "claimed"), ("claimed", "cancelled"), ("cancelled", "bought")]
    + [("bought", "delivered"), ("delivered", "closed")],
)  # fmt: skip
def test_an_errands_states_are_in_this_order(raw, other, order):
    id = made(raw, "errand", {"title": "rice"})

    record = rivals("errand", id, (raw, {"status": order[1]}), (other, {"status": order[0]}))

    assert record["fields"]["status"] == order[1]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("open", "failed", QUIET), ("open", "claimed", QUIET), ("claimed", "claimed", SOFT),
        ("claimed", "bought", SOFT),
        ("claimed", "cancelled", SOFT), ("bought", "bought", HARD), ("bought", "delivered", HARD),
        ("bought", "cancelled", HARD), ("cancelled", "cancelled", SOFT), ("open", "bought", QUIET),
    ],
)  # fmt: skip
def test_who_must_look_depends_on_the_states_reached(raw, other, one, two, expected):
    id = made(raw, "errand", {"title": "rice", "status": "open"})

    rivals("errand", id, (raw, {"status": one, "runner": "a"}), (other, {"status": two, "runner": "b"}))

    assert level(raw, "errand", id) == expected


def test_rival_temperatures_at_the_gate_are_counted(raw, other):
    id = made(raw, "gate_entry", {"gate": "east"})

    rivals("gate_entry", id, (raw, {"temperature": 36.1}), (other, {"temperature": 38.2}))

    assert level(raw, "gate_entry", id) == SOFT


def test_rival_names_of_a_household_go_to_a_coordinator(raw, other):
    id = made(raw, "household", {"building": "3", "unit": "3-1502"})

    rivals("household", id, (raw, {"name": "林"}), (other, {"name": "陈"}))

    assert level(raw, "household", id) == HARD


def test_the_groups_name_stands_in_heads_and_conflicts(raw, other):
    id = made(raw, "errand", {"title": "rice"})

    record = rivals("errand", id, (raw, {"status": "claimed"}), (other, {"runner": "b"}))

    assert list(record["heads"]) == record["conflicts"] == ["progress"]


def test_fields_of_a_group_that_an_op_does_not_set_come_from_its_base(raw, other, clock):
    id = made(raw, "errand", {"title": "rice", "status": "open"})
    first = made_edit(raw, id, {"status": "claimed", "runner": "a"})
    made_edit(other, id, {"status": "bought"}, [first])

    fields = raw.collector.records()[id]["fields"]
    assert (fields["status"], fields["runner"]) == ("bought", "a")


def test_they_come_from_the_first_base_that_is_present(raw, other, collector):
    third = Raw(collector)
    id = made(raw, "errand", {"title": "rice", "status": "open"})
    heads = [made_edit(raw, id, {"runner": "a"}), made_edit(other, id, {"runner": "b"})]
    made_edit(third, id, {"status": "bought"}, [third.dot(99), heads[1], heads[0]])

    assert collector.records()[id]["fields"]["runner"] == "b"


def test_else_they_come_from_the_creating_op(raw, other, collector):
    id = made(raw, "errand", {"title": "rice", "status": "open", "runner": "first"})
    made_edit(raw, id, {"runner": "a"})
    made_edit(other, id, {"status": "bought"})

    assert collector.records()[id]["fields"]["runner"] == "first"


def test_a_member_is_emptied_by_null(raw, collector):
    id = made(raw, "errand", {"title": "rice", "status": "claimed", "runner": "a"})
    made_edit(raw, id, {"status": "open", "runner": None})

    assert "runner" not in collector.records()[id]["fields"]


def made_edit(raw: Raw, id: str, fields: dict, base: list[str] | None = None) -> str:
    """One op on an errand's progress, sent; returns its dot."""
    said = {"base": {"progress": base}} if base else {}
    raw.say(entry(raw.collector.clock.tick(MINUTE), kind="errand", id=id, set=fields, **said))
    return raw.dot(len(raw.lines))


def test_quantities_are_sums_of_movements(raw, other, collector):
    errand = made(raw, "errand", {"title": "rice"})
    made(raw, "errand_money", {"errand": errand, "runner": "a", "amount": 5000, "what": "advanced"})
    made(other, "errand_money", {"errand": errand, "runner": "a", "amount": -7000, "what": "repaid"})

    rows = collector.records(kind="errand_money").values()
    assert sum(row["fields"]["amount"] for row in rows) == -2000


def test_the_safest_state_of_a_group_is_the_last_of_its_words():
    class Bin(Record):
        about = About(label="Bin", title=("state",), groups={
            "status": Group(("state", "since"), "Status", policy="safest", by="state")})

        state = Choice("State", {"planned": "Planned", "open": "Open", "closed": "Closed"})
        since = Text("Since")

        class Meta:
            table_name = "bin"

    part = Shape(Bin).parts["status"]
    values = [{"state": state, "since": since} for state, since in (("closed", "8"), ("open", "9"))]

    assert policy.pick(part.policy, [(value, value[part.by]) for value in values], part.order) == values[0]


@pytest.mark.parametrize(("words", "level"), [
    (("open", "closed"), 2), (("planned", "open"), 1), (("closed", "closed"), 1), (("planned", None), 1)],
    ids=["on both sides of the limit", "on one side", "alike", "nothing beside something"])
def test_who_must_look_at_rival_words_follows_from_their_order(words, level):
    """By alphabet "closed" would come before "open", and "planned" after both."""
    class Bin(Record):
        about = About(label="Bin", title=("state",))

        state = Choice("State", {"planned": "Planned", "open": "Open", "closed": "Closed"}, policy="safest",
                       review={"soft": "open", "hard": "closed"})

        class Meta:
            table_name = "bin"

    assert policy.level(Shape(Bin).parts["state"], words) == level
