"""What a phone holds otherwise than it should is put right with the next exchange, and nothing else travels."""

import json

import pytest

from models.node import Node
from tests.clocks import DAY, MINUTE
from tests.simulator.handset import Handset

MANY = 300


@pytest.fixture
def full(phone, laptop) -> Handset:
    """The phone with what others have written, an own entry that has arrived, and one that others have edited."""
    cai = laptop.enrol("coordinator", "Cai")
    for n in range(MANY):
        cai.write("gate_entry", {"gate": "east", "direction": "out", "person": f"p{n}"})
    cai.sync()
    mine = phone.do("write", [entry("mine"), entry("both")], "form1")
    phone.do("talk", "person")
    cai.sync()
    cai.edit(mine[1], {"note": "seen"})
    cai.sync()
    phone.do("talk", "person")
    phone.cai = cai
    return phone


def entry(person: str) -> dict:
    return {"kind": "gate_entry", "set": {"gate": "east", "direction": "out", "person": person}}


def talk(phone: Handset) -> list[dict]:
    """What the collector replied with, one exchange after the other."""
    said, ask = [], phone._ask

    def noted(path, body, cut):
        answer = ask(path, body, cut)
        said.extend([answer.json] if path == "/sync" else [])
        return answer

    phone._ask = noted
    phone.collector.clock.tick(2 * MINUTE)
    phone.do("talk", "person")
    phone._ask = ask
    return said


def rows(phone: Handset) -> dict:
    """What its disk says of records: their fields and heads, and as how old the collector's word is known."""
    return {row["id"]: (row["kind"], row["fields"], row["heads"], row["pos"]) for row in phone.do("disk")}


def named(phone: Handset, person: str) -> dict:
    return next(row for row in phone.do("disk") if row["fields"].get("person") == person)


def missing(phone, _old):
    phone.do("meddle", [], [named(phone, "p7")["id"]])


def stale(phone, old):
    phone.do("meddle", [old], [])


def extra(phone, _old):
    row = named(phone, "p7")
    phone.do("meddle", [row | {"id": f"{phone.cai.node}.9999"}], [])


def garbled(phone, _old):
    row = named(phone, "p7")
    phone.do("meddle", [row | {"fields": row["fields"] | {"temperature": 41.0}}], [])


def own_lost(phone, _old):
    phone.do("meddle", [], [named(phone, "mine")["id"]])


def own_stale(phone, _old):
    row = named(phone, "both")
    fields = {name: value for name, value in row["fields"].items() if name != "note"}
    phone.do("meddle", [row | {"fields": fields, "pos": 0}], [])


@pytest.mark.parametrize("wrong", [missing, stale, extra, garbled, own_lost, own_stale])
def test_what_is_wrong_in_the_database_is_put_right_by_the_bucket_alone(full, laptop, wrong):
    assert [reply for reply in talk(full) if reply["records"] or "healed" in reply] == []
    old = named(full, "p7")
    full.cai.edit(old["id"], {"note": "new"})
    full.cai.sync()
    talk(full)
    good = rows(full)
    wrong(full, old)
    assert rows(full) != good
    unsent = full.do("write", [entry("unsent")], "form9")
    said = talk(full)
    healed = [reply for reply in said if "healed" in reply]
    assert len(healed) == 1
    assert len(healed[0]["healed"]["buckets"]) == 1
    assert sum(len(reply["records"]) for reply in said) < MANY / 10
    found = rows(full)
    assert found.pop(unsent[0])
    assert found == good
    assert not any("healed" in reply or reply["records"] for reply in talk(full))
    with laptop.app.app_context():
        node = Node.get_by_id("7k3v9q2m4x7ab")
        assert (node.healed, node.healings) == (laptop.clock() - 2 * MINUTE, len(healed[0]["healed"]["ids"]))
    assert laptop.sound()


def test_where_all_is_well_nothing_more_is_asked(full):
    [reply] = talk(full)
    assert reply["check"]["count"] == MANY + 2
    assert "buckets" not in reply["check"]


def test_a_store_of_an_older_app_is_read_anew_once(full):
    full.do("meddle", [{name: value for name, value in row.items() if name not in ("pos", "seal")}
                       for row in full.do("disk")], [])
    assert any(reply["records"] for reply in talk(full))
    assert all(row["pos"] or row["fields"]["person"] == "mine" for row in full.do("disk"))
    assert len(talk(full)) == 1



def unlike(phone: Handset) -> None:
    """From now on the collector counts one record that it never gives."""
    ask = phone._ask

    def counted(path, body, cut):
        answer = ask(path, body, cut)
        said = answer.json if path == "/sync" else {}
        if "check" in said:
            for mark in [said["check"]["buckets"][5]] if "buckets" in said["check"] else []:
                mark[:] = [mark[0] + 1, mark[1] + 7]
            said["check"] |= {"count": said["check"]["count"] + 1, "sum": said["check"]["sum"] + 7}
            answer.body = json.dumps(said).encode()
        return answer

    phone._ask = counted


def test_a_difference_that_nothing_puts_right_is_not_asked_for_again_and_again(full):
    talk(full)
    real = full._ask
    unlike(full)
    asked = [len(talk(full)) for _ in range(60)]
    assert asked[0] > 1
    assert sum(n > 1 for n in asked) <= 4
    assert sum(asked) < 60 + 4 * 3

    full._ask = real
    full.collector.clock.tick(DAY)
    talk(full)
    full.do("meddle", [], [named(full, "p7")["id"]])
    assert any("healed" in reply for reply in talk(full))
