"""After the last day of a role its phone reads nothing more; what it wrote still arrives, and nothing of it is lost."""

from models.person import Person
from sync import accounts
from tests import wire
from tests.clocks import DAY
from tests.sync.raw import Raw, entry


def until(raw, day):
    person = Person.get_by_id(raw.phone.store.person)
    accounts.change(person.id, person.name, None, day)


def test_it_reads_on_the_last_day_and_not_on_the_next(collector, clock):
    lin, other = Raw(collector, "gate"), Raw(collector, "gate")
    until(lin, "2020-02-08")
    other.say(entry(clock()))
    assert len(lin.read()) == 1

    clock.tick(DAY)
    other.say(entry(clock()))
    answer = lin.ask()
    assert (answer["records"], answer["more"]) == ([], False)
    assert answer["cursor"]
    assert "wipe" not in answer


def test_what_it_wrote_arrives_and_counts(collector, clock):
    lin = collector.enrol("gate", "Lin")
    written = lin.write("gate_entry", {"gate": "east", "direction": "out"})
    person = Person.get_by_id(lin.store.person)
    accounts.change(person.id, person.name, None, "2020-02-08")
    clock.tick(DAY)

    assert lin.sync(), lin.trouble
    assert lin.unsent == 0
    assert not lin.store.verdicts
    assert written in collector.records()


def test_a_role_that_goes_on_reads_what_came_meanwhile(collector, clock):
    lin, other = Raw(collector, "gate"), Raw(collector, "gate")
    until(lin, "2020-02-08")
    clock.tick(DAY)
    other.say(entry(clock()))
    assert lin.ask()["records"] == []
    until(lin, "2020-02-20")
    assert len(lin.read()) == 1


def test_a_phone_of_several_reads_as_long_as_anybodys_role_goes_on(collector, clock):
    lin = collector.enrol("gate", "Lin")
    wish = {"code": collector.invite("gate"), "node": lin.node, "name": "Wang"}
    head = {"Content-Type": "application/json", "Authorization": f"Bearer {lin.store.token}"}
    assert lin.network("POST", "/enrol", wire.encode(wish), head).status == 201
    person = Person.get_by_id(lin.store.person)
    accounts.change(person.id, person.name, None, "2020-02-08")
    clock.tick(DAY)
    other = Raw(collector, "gate")
    other.say(entry(clock()))

    assert lin.sync()
    assert len(lin.store.clean) == 1
