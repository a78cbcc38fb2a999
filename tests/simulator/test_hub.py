"""What a phone keeps, and for how long: what the centre has not got, what it has, and what is there no more."""

from models import database as db
from models.site import set_setting
from sync import nodes, places
from tests.clocks import DAY


def passed(laptop, n):
    """The collector is a hub from now on, and the end of the chain has so many ops of the phone."""
    with laptop.app.app_context(), db.writing():
        set_setting("hub", '["http://centre.example", "token", "9k3v9q2m4x7ab", 1]')
        db.execute("UPDATE node SET passed = ? WHERE desk = 0", n)


def test_what_only_the_hub_has_is_said_so_and_kept_past_seven_days(laptop, phone):
    passed(laptop, 0)
    phone.heals = True
    for key in ("form1", "form2"):
        phone.do("write", [{"kind": "gate_entry", "set": {"gate": "east", "direction": "out"}}], key)
    phone.do("talk", "person")
    meta = phone.do("all")["meta"]
    assert (meta["have"], meta["passed"]) == (2, 0)
    laptop.clock.tick(8 * DAY)
    passed(laptop, 1)
    phone.do("talk", "person")
    phone.do("talk", "person")
    meta = phone.do("all")["meta"]
    assert (meta["passed"], meta["floor"]["n"]) == (1, 1)
    passed(laptop, 2)
    phone.do("talk", "person")
    phone.do("talk", "person")
    assert phone.do("all")["meta"]["floor"]["n"] == 2


def test_what_the_centre_has_is_kept_for_seven_days(laptop, phone):
    phone.heals = True
    for key in ("form1", "form2"):
        phone.do("write", [{"kind": "gate_entry", "set": {"gate": "east", "direction": "out"}}], key)
    phone.do("talk", "person")
    for days, floor in ((6, 0), (2, 2)):
        laptop.clock.tick(days * DAY)
        phone.do("talk", "person")
        phone.do("talk", "person")
        assert phone.do("all")["meta"]["floor"]["n"] == floor


def test_what_a_walk_from_the_start_does_not_bring_is_gone(laptop, phone):
    chen = laptop.enrol("gate", "Chen")
    stays, goes = (chen.write("gate_entry", {"gate": "east", "direction": "out"}) for _ in range(2))
    assert chen.sync()
    phone.heals = True
    phone.do("talk", "person")
    with laptop.app.app_context(), db.writing():
        places.leave(1, "gate_entry", [goes])
        db.execute("DELETE FROM gate_entry WHERE id = ?", goes)
        nodes.new_epoch()
    phone.do("talk", "person")
    assert {row["shown"]["id"] for row in phone.do("all")["rows"]} == {stays}
    with laptop.app.app_context():
        # By the walk itself: nothing had to be put right afterwards.
        assert not db.rows("SELECT id FROM node WHERE healed IS NOT NULL")
