"""What was forgotten at the centre is on no phone any more: not in its database, not in its second copy."""

import random

from tests.clocks import HOUR
from tests.simulator.handset import Handset

SECRET = "林秘密"
DAY = 24 * HOUR


def entry(**more) -> dict:
    return {"kind": "gate_entry", "set": {"gate": "east", "direction": "out", "person": SECRET} | more}


def write(phone: Handset, *drafts) -> list[str]:
    dots = phone.do("write", list(drafts), f"form{random.randrange(10**9)}")
    phone.do("talk", "person")
    return dots


def test_what_others_and_it_itself_wrote_goes_everywhere(engine, laptop, phone):
    cai = laptop.enrol("coordinator", "Cai")
    theirs = cai.write("gate_entry", entry()["set"])
    cai.sync()
    [mine] = write(phone, entry())
    write(phone, entry(temperature=44.4), entry(note=SECRET))
    cai.sync()
    cai.edit(mine, {"person": SECRET + SECRET})
    cai.sync()
    phone.do("talk", "person")
    assert engine.disk().count(SECRET) > 5

    # Heard the evening before, so that all that it has sent is still kept.
    laptop.clock.tick(30 * DAY - HOUR)
    phone.do("talk", "person")
    write(phone, {"kind": "household", "set": {"unit": "1-101"}}, entry(person="陈"))
    laptop.clock.tick(2 * HOUR)
    laptop.tell("forget")
    assert phone.do("talk", "person") is None

    rows = {row["shown"]["id"] for row in phone.do("all")["rows"]}
    assert rows.isdisjoint({mine, theirs})
    assert len(rows) == 2
    assert SECRET not in engine.disk()


def test_what_it_has_not_sent_yet_stays(engine, laptop, phone):
    [mine] = write(phone, entry())
    laptop.clock.tick(31 * DAY)
    laptop.tell("forget")
    fresh = phone.do("write", [entry(person="陈")], "form1")
    late = phone.do("write", [{"kind": "gate_entry", "id": mine, "set": {"note": SECRET}}], "form2")
    phone.do("talk", "person")

    found = phone.do("all")
    assert [row["shown"]["id"] for row in found["rows"]] == fresh
    assert found["meta"]["last"] == found["meta"]["have"] == 3
    assert late
    assert SECRET not in engine.disk()
    assert laptop.records().keys() == set(fresh)
    write(phone, entry(person="王"))
    assert len(laptop.records()) == 2
    assert laptop.sound()
