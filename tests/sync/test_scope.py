"""Sections 1, 6 and 10: a phone gets what all of its people may read, and nothing else; what leaves its scope goes."""

import pytest

from models.record import About
from tests import wire
from tests.kinds import SEALED, Report, Stay
from tests.sync.raw import Raw, assert_problem


@pytest.fixture(autouse=True)
def sealed(collector, declare):
    """Kinds that are kept from somebody are known."""
    declare(collector, *SEALED)


@pytest.fixture
def wang(collector) -> Raw:
    """A lead's node, which may read all but whispers."""
    return Raw(collector, "lead")


@pytest.fixture
def gate(collector) -> Raw:
    """A gate's node."""
    return Raw(collector, "gate")


def op(clock, kind: str, **fields) -> dict:
    return {"t": clock(), "kind": kind, "set": fields}


def written(wang, clock) -> None:
    """A stay and a report about it."""
    wang.say(op(clock, "stay", unit="3-1502", reason="fever"), op(clock, "report", what="coughs", stay=wang.dot(1)))


def readers(monkeypatch, kind, **about) -> None:
    """The kind is declared otherwise from now on."""
    monkeypatch.setattr(kind, "about", About(**{"label": "X", "title": ("unit",), "writers": ("gate", "lead")} | about))


def test_a_sealed_kind_reaches_only_those_who_read_it(wang, gate, collector, clock):
    written(wang, clock)
    counsellor = Raw(collector, "counsellor")
    counsellor.say(op(clock, "whisper", handle="blue", note="tired"))

    assert {record["kind"] for record in Raw(collector).read().values()} >= {"stay", "report"}
    for reader, kinds in ((gate, {"stay"}), (wang, {"stay", "report"}), (counsellor, {"stay", "whisper"})):
        assert {record["kind"] for record in reader.read().values()} == kinds


def test_a_sealed_field_is_left_out_with_its_heads_and_disputes(wang, gate, collector, clock):
    written(wang, clock)
    for other in (Raw(collector), Raw(collector)):
        other.say({"t": clock(), "kind": "stay", "id": wang.dot(1), "set": {"reason": other.node},
                   "base": {"reason": [wang.dot(1)]}})

    [told] = gate.read().values()
    assert (told["fields"], told["heads"], told["conflicts"]) == ({"unit": "3-1502"}, {}, [])
    assert wang.read()[wang.dot(1)]["conflicts"] == ["reason"]


def test_what_a_node_wrote_itself_it_keeps_as_it_wrote_it(gate, wang, clock):
    gate.say(op(clock, "report", what="coughs"))
    wang.say({"t": clock(), "kind": "report", "id": gate.dot(1), "set": {"what": "is ill"}})

    assert gate.ask()["records"] == []
    [told] = gate.read().values()
    assert told["fields"] == {"what": "coughs"}
    assert wang.read()[gate.dot(1)]["fields"] == {"what": "is ill"}


def test_a_shared_phone_gets_what_all_of_its_people_may_read(wang, collector, clock):
    written(wang, clock)
    assert {record["kind"] for record in wang.read().values()} == {"stay", "report"}

    joined = {"code": collector.invite("gate"), "node": wang.node, "name": "Lin", "token": None}
    answer = wang.phone.network("POST", "/enrol", wire.encode(joined),
                                {"Content-Type": "application/json", "Authorization": f"Bearer {wang.token}"})
    assert answer.status == 201

    assert_problem(wang.send(len(wang.lines) + 1), 410, "cursor_expired")
    assert {record["kind"]: record["fields"] for record in wang.read().values()} == {
        "stay": {"unit": "3-1502"}, "report": {"what": "coughs", "stay": wang.dot(1)}}


def test_what_leaves_the_scope_is_gone_with_the_next_reply(wang, gate, clock, monkeypatch):
    gate.say(op(clock, "stay", unit="1-101"))
    wang.say(op(clock, "stay", unit="3-1502"))
    wang.say({"t": clock(), "kind": "stay", "id": gate.dot(1), "set": {"unit": "1-102"}})
    assert len(gate.read()) == 2

    readers(monkeypatch, Stay, readers=("lead",))
    reply = gate.say(op(clock, "stay", unit="2-201"))

    assert reply["gone"] == [wang.dot(1)]
    assert [(record["id"], record["fields"]) for record in reply["records"]] == [(gate.dot(1), {"unit": "1-101"})]
    assert gate.ask()["gone"] == []
    assert len(wang.read()) == 3


def test_what_comes_into_scope_is_read_from_the_start(wang, gate, clock, monkeypatch):
    written(wang, clock)
    gate.read()

    readers(monkeypatch, Report, title=("what",))
    assert_problem(gate.send(len(gate.lines) + 1), 410, "cursor_expired")

    assert {record["kind"] for record in gate.read().values()} == {"stay", "report"}


def test_a_kind_of_which_there_is_nothing_costs_nobody_a_walk(gate, clock, monkeypatch):
    gate.say(op(clock, "stay", unit="1-101"))
    gate.read()

    readers(monkeypatch, Report, title=("what",))
    assert gate.ask()["gone"] == []


def test_full_blocks_are_made_for_each_scope(wang, gate, clock, monkeypatch):
    monkeypatch.setattr("sync.blocks.PLACES", 2)
    for _ in range(4):
        written(wang, clock)

    assert {record["kind"] for record in gate.read().values()} == {"stay"}
    assert not any("reason" in record["fields"] for record in gate.read().values())
    assert all("reason" in record["fields"] for record in wang.read().values() if record["kind"] == "stay")


def test_the_registry_tells_what_may_be_read_or_written(collector, gate, wang):
    def told(*reader: Raw) -> dict:
        headers = {"Authorization": f"Bearer {reader[0].token}"} if reader else {}
        kinds = collector.carry("GET", "/registry", b"", headers).json["kinds"]
        return {kind: set(kinds[kind]["fields"]) for kind in ("stay", "report", "whisper") if kind in kinds}

    assert told() == {"stay": {"unit", "state"}}
    assert told(gate) == {"stay": {"unit", "state"}, "report": {"what", "stay"}}
    assert told(wang) == {"stay": {"unit", "state", "reason"}, "report": {"what", "stay"}}
    assert told(Raw(collector, "counsellor")) == {"stay": {"unit", "state"}, "whisper": {"handle", "note"}}


def test_a_notice_says_nothing_of_what_its_reader_may_not_read(wang, gate, clock):
    gate.say(op(clock, "report", what="coughs"))
    for phone, what in ((gate, "coughs often"), (wang, "is ill since monday")):
        phone.say({"t": clock.tick(1), "kind": "report", "id": gate.dot(1), "set": {"what": what},
                   "base": {"what": [gate.dot(1)]}})

    [notice] = gate.ask()["notices"]
    assert notice["id"].startswith("lost:")
    assert notice["text"] == "Something that you wrote is seen differently now. Whoever may read it sees to it."


def test_what_is_kept_from_a_role_is_not_its_to_write(wang, gate, clock):
    reply = gate.say(op(clock, "stay", unit="3-1502", reason="fever"), op(clock, "stay", unit="1-101"),
                     op(clock, "report", what="coughs"))
    assert [(one["n"], one["verdict"], list(one["errors"])) for one in reply["verdicts"]] == [
        (1, "quarantined", ["reason"])]
    assert gate.dot(1) not in wang.read()
    assert wang.read()[gate.dot(3)]["fields"] == {"what": "coughs"}

    wang.say(op(clock, "stay", unit="2-201", reason="fever"))
    assert wang.read()[wang.dot(1)]["fields"]["reason"] == "fever"


def test_a_shared_phone_writes_by_the_role_of_who_acts(collector, wang, clock):
    code = {"code": collector.invite("gate"), "node": wang.node, "name": "Lin", "token": None}
    joined = wang.phone.network("POST", "/enrol", wire.encode(code), {"Authorization": f"Bearer {wang.token}"}).json
    stay = op(clock, "stay", unit="2-201", reason="fever")
    reply = wang.say(stay, stay | {"by": joined["person"]})
    assert [one["n"] for one in reply["verdicts"]] == [2]


def test_what_is_asked_of_an_author_is_between_the_two(collector, wang, gate, clock):
    cai = Raw(collector)
    gate.say(op(clock, "stay", unit="3-1502"))
    cai.say(op(clock, "question", item="x", op=gate.dot(1), text="Which of them?"))

    assert [notice["text"] for notice in gate.ask()["notices"]] == [
        "The coordinators ask about something you wrote: “Which of them?” Please tell them."]
    assert not any(record["kind"] == "question" for phone in (gate, wang) for record in phone.read().values())
    gate.say({"t": clock.tick(1), "kind": "question", "id": cai.dot(1), "set": {"reply": "The son."}})
    assert cai.read()[cai.dot(1)]["fields"]["reply"] == "The son."
