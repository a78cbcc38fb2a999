"""A lost phone is withdrawn: it reads nothing, what it held is kept aside, its disk is empty, its token is dead."""

import json

from models import database as db
from sync import judge

SECRET = "林秘密"
NODE = "7k3v9q2m4x7ab"
KEPT = "SELECT line FROM op WHERE node = ? AND verdict = ? ORDER BY n"


def test_from_withdrawal_to_nothing(engine, laptop, phone):
    cai = laptop.enrol("coordinator", "Cai")
    cai.write("gate_entry", {"gate": "east", "direction": "out", "person": SECRET})
    cai.sync()
    phone.do("write", [{"kind": "gate_entry", "set": {"gate": "east", "direction": "in", "person": SECRET}}], "form1")
    phone.do("remember", {"pageWho": "somebody", "pagePins": {"somebody": {"salt": "1", "hash": "hash-of-pin"}}})
    phone.do("talk", "person")
    assert engine.disk().count(SECRET) >= 2

    laptop.tell("revoke", NODE)
    cai.write("gate_entry", {"gate": "east", "direction": "in", "person": "后来"})
    cai.sync()
    for n in range(2):
        values = {"gate": "east", "direction": "out", "person": SECRET, "note": f"lost {n}"}
        phone.do("write", [{"kind": "gate_entry", "set": values}], f"lost{n}")
    phone.do("talk", "person")

    with laptop.app.app_context():
        kept = [json.loads(line) for line, in db.rows(KEPT, NODE, judge.QUARANTINED)]
    assert [op["set"]["note"] for op in kept] == ["lost 0", "lost 1"]
    disk, meta = engine.disk(), phone.do("all")["meta"]
    assert [word for word in (SECRET, "后来", "Lin", "新华小区", "lost 0", "hash-of-pin") if word in disk] == []
    assert (meta["node"], meta["trouble"], meta["ready"]) == ("", "wiped", False)
    dead = laptop.carry("POST", "/sync", b"", {"Authorization": f"Bearer {phone.token}"})
    assert (dead.status, dead.json["code"], dead.json["wipe"]) == (401, "unauthenticated", True)
    phone.do("talk", "person")
    assert SECRET not in engine.disk()
    assert laptop.sound()
