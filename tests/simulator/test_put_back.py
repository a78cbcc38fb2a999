"""A collector that was put back gets again what a phone keeps, though it had been confirmed."""

import shutil

from models.site import Site
from sync import enrol, restore
from tests.collector import Collector, app_on
from tests.simulator.handset import Handset


def entry(person: str) -> dict:
    return {"kind": "gate_entry", "set": {"gate": "east", "direction": "out", "person": person}}


def people(collector: Collector) -> list[str]:
    return sorted(one["fields"]["person"] for one in collector.records(kind="gate_entry").values())


def put_back(collector: Collector, tmp_path) -> None:
    """The backup takes the place of the database."""
    shutil.copy(tmp_path / "backup.db", tmp_path / "put_back.db")
    collector.url = f"sqlite:///{tmp_path / 'put_back.db'}"
    app_on(collector.url)
    with collector.app.app_context():
        restore.begin_again()


def invited_again(phone: Handset, node: str) -> None:
    """The phone's browser opens another invitation."""
    with phone.collector.app.app_context():
        code = enrol.invite(Site.get(Site.code == "xh").id, "lead")
        phone.token = enrol.enrol(code, node, "Lin")[0]


def test_what_was_confirmed_after_the_backup_is_sent_again(phone, laptop, tmp_path):
    phone.do("write", [entry("before")], "form1")
    phone.do("talk", "person")
    laptop.tell("backup", str(tmp_path / "backup.db"))
    phone.do("write", [entry("after")], "form2")
    phone.do("talk", "person")
    put_back(laptop, tmp_path)
    assert people(laptop) == ["before"]
    phone.do("talk", "person")
    assert people(laptop) == ["after", "before"]
    assert phone.do("all")["meta"]["have"] == 2
    assert laptop.sound()


def test_a_phone_that_the_backup_does_not_know_brings_everything_under_its_new_number(phone, laptop, tmp_path):
    laptop.tell("backup", str(tmp_path / "backup.db"))
    fresh = Handset(phone.engine, laptop, "xh", phone.chance, heals=True)
    fresh.begin("0rh4zmzpdz6ey")
    fresh.do("talk", "person")
    fresh.do("write", [entry("one"), entry("two")], "form1")
    fresh.do("talk", "person")
    put_back(laptop, tmp_path)
    fresh.do("write", [entry("three")], "form2")
    fresh.do("talk", "person")
    assert fresh.do("all")["meta"]["trouble"] == "unauthenticated"
    invited_again(fresh, "q2phgj29va39n")
    fresh.do("talk", "joined")
    assert people(laptop) == ["one", "three", "two"]
    assert [row["shown"]["fields"]["person"] for row in fresh.do("all")["rows"]] == ["one", "two", "three"]
    assert laptop.sound()


def test_at_the_same_collector_nothing_that_is_there_is_written_again(phone, laptop):
    phone.do("write", [entry("one")], "form1")
    phone.do("talk", "person")
    invited_again(phone, "q2phgj29va39n")
    phone.do("write", [entry("two")], "form2")
    phone.do("talk", "joined")
    assert people(laptop) == ["one", "two"]
    assert laptop.sound()
