"""What the people of a phone may not read any more leaves it with the next reply; what it has not sent arrives."""

from models import database as db
from tests.collector import Collector

SECRET = "林秘密"


def narrowed(collector: Collector, node: str) -> None:
    """Whoever carries the phone keeps the gate from now on, and leads no building."""
    with collector.app.app_context(), db.writing():
        for question in ("UPDATE person SET role = 'gate' WHERE id = (SELECT person FROM node WHERE id = ?)",
                         "UPDATE member SET role = 'gate' WHERE node = ?"):
            db.execute(question, node)


def test_what_is_not_for_them_any_more_is_gone_and_what_they_wrote_arrives(engine, laptop, phone):
    cai = laptop.enrol("coordinator", "Cai")
    home = cai.write("household", {"unit": "3-1502"})
    cai.write("isolation", {"household": home, "status": "active", "end_reason": "other", "order_no": SECRET})
    cai.write("care_note", {"household": home, "because": ["alone"], "note": SECRET})
    cai.write("health_check", {"resident": "7k3v9q2m4x7ab.9", "date": "2020-02-08", "slot": "am", "temperature": 36.6,
                               "medication": SECRET})
    assert cai.sync()
    phone.do("talk", "person")
    assert engine.disk().count(SECRET) >= 3

    narrowed(laptop, "7k3v9q2m4x7ab")
    [mine] = phone.do("write", [{"kind": "gate_entry", "set": {"gate": "east", "direction": "out"}}], "form1")
    phone.do("write", [{"kind": "care_note", "id": "care_note:" + "0" * 26, "set": {"note": "seen"}}], "form2")
    phone.do("talk", "person")

    assert SECRET not in engine.disk()
    kinds = {row["shown"]["kind"] for row in phone.do("all")["rows"]}
    assert {"household", "health_check", "gate_entry"} <= kinds
    assert "isolation" not in kinds
    assert mine in laptop.records()
    meta = phone.do("all")["meta"]
    assert meta["have"] == meta["last"] == 2
    assert phone.do("talk", "person") is None
    assert laptop.sound()
