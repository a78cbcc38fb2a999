"""A building's hub: it works all day alone, passes on what it has, and both sides are one in the evening."""

import json
import secrets
import shutil
import sqlite3

import pytest

from models import database as db
from models.node import Node
from models.person import Person
from models.site import Site, set_setting
from sync import cards, erasing, hub, intake, keys, log, passing, reports, upkeep, upstream
from sync.bundle import prove
from sync.secret import digest
from tests.building import CENTRE, Building, desk
from tests.clocks import HOUR
from tests.collector import Collector
from tests.second_reader import Writer, seal, text
from views.auth import Who


@pytest.fixture
def building(request, sqlite_template, tmp_path, clock, monkeypatch):
    """A building whose centre is on SQLite; on PostgreSQL where a test asks for it."""
    shutil.copy(sqlite_template, tmp_path / "centre.db")
    url = request.getfixturevalue(request.param) if hasattr(request, "param") else f"sqlite:///{tmp_path / 'centre.db'}"
    centre = Collector(url, clock)
    code = centre.invite("coordinator")
    building = Building(centre, None, clock)
    monkeypatch.setattr("sync.upstream.post", building.post)
    monkeypatch.setattr("sync.clock.now", building.now)
    building.hub = building.join(tmp_path / "hub.db", code=code)
    building.posted.clear()
    return building


SERVED = pytest.mark.parametrize("building", ["postgres_url"], indirect=True, ids=["postgresql"])


def test_it_works(building):
    lin = building.phone(building.hub)
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out", "temperature": 36.5})
    building.sync(lin, building.hub)
    said = building.exchange()
    assert (said.sent, said.wrong) == (1, "")
    assert entry in building.records(building.centre)
    assert building.same()


def test_what_the_centre_has_comes_down(building):
    chen = building.phone(building.centre, "runner", "Chen")
    errand = chen.write("errand", {"title": "Rice"})
    building.sync(chen, building.centre)
    assert building.exchange().received == 1
    assert errand in building.records(building.hub)
    lin = building.phone(building.hub, "runner")
    building.sync(lin, building.hub)
    assert lin.show(errand)["fields"]["title"] == "Rice"
    assert building.same()


@SERVED
def test_a_centre_on_postgresql_does_as_well(building):
    test_both_decide_at_once_and_meet_by_the_same_law(building)
    test_an_id_card_number_that_was_blackened_goes_on_black(building)


def test_what_is_too_much_at_once_goes_in_halves(building, monkeypatch):
    for n in range(3):
        lin = building.phone(building.hub, name=f"Lin {n}")
        for _ in range(4):
            lin.write("gate_entry", {"direction": "out", "note": secrets.token_hex(200)})
        building.sync(lin, building.hub)
    monkeypatch.setattr("sync.body.MOST_SENT", 1_300)
    said = building.exchange()
    assert (said.sent, said.wrong, said.requests > 3) == (12, "", True)
    assert building.same()


def test_nothing_new_is_one_small_request(building):
    lin = building.phone(building.hub)
    lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    building.exchange()
    building.posted.clear()
    said = building.exchange()
    assert (said.sent, said.received, [path for path, _ in building.posted]) == (0, 0, ["/hub"])


def test_a_phone_may_reach_both_and_nothing_is_doubled(building):
    lin = building.phone(building.hub)
    first = lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    building.exchange()
    lin.store.epoch = lin.store.cursor = ""
    second = lin.write("gate_entry", {"direction": "in"})
    building.sync(lin, building.centre)
    third = lin.write("gate_entry", {"direction": "out"})
    lin.store.cursor = ""
    building.sync(lin, building.hub)
    assert building.exchange().wrong == ""
    assert set(building.records(building.centre)) == {first, second, third}
    assert building.same()


def test_both_decide_at_once_and_meet_by_the_same_law(building):
    chen = building.phone(building.centre, "runner", "Chen")
    errand = chen.write("errand", {"title": "Rice"})
    building.sync(chen, building.centre)
    building.exchange()
    lin = building.phone(building.hub, "runner")
    building.sync(lin, building.hub)
    lin.edit(errand, {"title": "Rice and oil"})
    chen.edit(errand, {"title": "Noodles"})
    building.sync(lin, building.hub)
    building.sync(chen, building.centre)
    building.exchange()
    assert building.records(building.centre)[errand]["conflicts"] == ["title"]
    assert building.same()


def test_the_desks_of_both_write_and_neither_takes_the_others_number(building):
    for where in (building.hub, building.centre):
        with building.at(where):
            who = desk(where)
            with where.app.app_context():
                for _ in range(2):
                    intake.write(who, "gate_entry", {"gate": "east", "direction": "out"})
    building.exchange()
    for where in (building.hub, building.centre):
        with building.at(where), where.app.app_context():
            found = sorted(node.desk for node in Node.select().where(Node.desk > 0, Node.hub == 0))
            assert found == [1, 2]
            intake.write(desk_again(where), "gate_entry", {"gate": "east", "direction": "in"})
    building.exchange()
    assert len(building.records(building.centre)) == 6
    assert building.same()


def desk_again(where):
    place = Site.get(Site.code == "xh")
    person = Person.get(Person.login == f"cai-{where.url[-6:-3]}-xh")
    return Who(person.id, "Cai", place.id, "xh", place.name, "coordinator")


def test_neither_a_hub_nor_its_desk_is_waited_for(building):
    with building.at(building.hub):
        who = desk(building.hub)
        with building.hub.app.app_context():
            intake.write(who, "gate_entry", {"gate": "east", "direction": "out"})
    building.exchange()
    building.clock.tick(24 * HOUR)
    with building.at(building.centre), building.centre.app.app_context():
        found = reports.devices(1, reports.today(building.now()))
        assert {(one["desk"], one["state"], one["owner"]) for one in found} == {
            (3, reports.DESK, "Hub hub"), (2, reports.DESK, "Cai")}
        assert reports.awaited(found) == []


def test_a_broken_line_costs_only_what_was_under_way(building):
    phones = [building.phone(building.hub, name=f"Lin {n}") for n in range(3)]
    for phone in phones:
        phone.write("gate_entry", {"direction": "out"})
        building.sync(phone, building.hub)
    building.cut = "/bundles"
    assert building.exchange().wrong == "the line broke"
    building.cut = "/hub"
    assert building.exchange().wrong == "the line broke"
    building.cut = None
    assert building.exchange().wrong == ""
    assert len(building.records(building.centre)) == 3
    assert building.same()


def test_what_the_centre_withdrew_is_withdrawn_at_the_hub_and_its_verdict_wins(building):
    lin = building.phone(building.hub)
    first = lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    building.exchange()
    with building.at(building.centre):
        building.centre.tell("revoke", lin.node)
    second = lin.write("gate_entry", {"direction": "in"})
    building.sync(lin, building.hub)
    assert second in building.records(building.hub)
    chen = building.phone(building.hub, "coordinator", "Chen")
    building.sync(chen, building.hub)
    assert second in chen.store.clean
    building.exchange()
    assert set(building.records(building.centre)) == {first}
    assert set(building.records(building.hub)) == {first}
    with building.at(building.hub):
        lin.sync()
    assert lin.wiped
    building.sync(chen, building.hub)
    assert set(chen.store.clean) == {first}


def test_a_hub_in_its_own_time(building):
    building.ahead = 24 * HOUR
    lin = building.phone(building.hub)
    building.clock.tick(HOUR)
    entry = lin.write("gate_entry", {"direction": "out"})
    written = building.clock()
    building.clock.tick(HOUR)
    building.sync(lin, building.hub)
    building.exchange()
    assert building.records(building.centre, True)[entry]["at"] == written
    assert building.same()


def test_what_a_hub_had_heard_earlier_dates_anew_what_the_centre_had_dated(building):
    lin = building.phone(building.hub)
    lin.wall.offset = 2 * HOUR
    building.clock.tick(HOUR)
    entry, written = lin.write("gate_entry", {"direction": "out"}), building.clock()
    building.clock.tick(HOUR)
    building.sync(lin, building.hub)
    lin.wall.offset, lin.store.cursor = 0, ""
    building.exchange_facts()
    building.clock.tick(5 * HOUR)
    building.sync(lin, building.centre)
    assert building.records(building.centre, True)[entry]["at"] == written + 2 * HOUR
    building.exchange()
    assert building.records(building.centre, True)[entry]["at"] == written


def test_a_contact_that_is_told_again_by_another_clock_moves_nothing(building):
    building.ahead = 24 * HOUR
    lin = building.phone(building.hub)
    building.clock.tick(HOUR)
    entry = lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    building.exchange()
    before = building.records(building.centre, True)
    building.ahead = 23 * HOUR
    with building.at(building.hub), building.hub.app.app_context():
        db.execute("DELETE FROM setting WHERE name = 'hub:told'")
    building.exchange()
    assert building.records(building.centre, True)[entry] == before[entry]
    with building.at(building.centre):
        told = db.rows("SELECT theirs, COUNT(*) FROM contact WHERE via <> '' GROUP BY theirs")
        assert {count for _, count in told} == {1}


def test_the_phones_of_a_hub_count_as_heard(building):
    lin = building.phone(building.hub)
    building.sync(lin, building.hub)
    building.clock.tick(HOUR)
    building.sync(lin, building.hub)
    heard = building.clock()
    building.clock.tick(HOUR)
    building.exchange()
    with building.at(building.centre):
        assert Node.get_by_id(lin.node).heard == heard


def test_an_id_card_number_that_was_blackened_goes_on_black(building):
    lin = building.phone(building.hub)
    lin.write("gate_entry", {"direction": "out", "note": "11010519491231002X"})
    after = lin.write("gate_entry", {"direction": "in"})
    building.sync(lin, building.hub)
    building.exchange()
    assert after in building.records(building.centre)
    for where in (building.centre, building.hub):
        with building.at(where):
            lines = [bytes(line) for line, in db.rows("SELECT line FROM op")]
            assert not any(b"11010519491231002X" in line for line in lines)
            assert db.row("SELECT COUNT(*) FROM verdict WHERE verdict = 'quarantined'") == (1,)
    building.sync(lin, building.centre)


def test_what_comes_while_it_is_passed_on_goes_the_next_time(building):
    lin = building.phone(building.hub)
    first = lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    with building.at(building.hub), building.hub.app.app_context():
        read = Node.get_by_id(lin.node)
    second = lin.write("gate_entry", {"direction": "in"})
    building.sync(lin, building.hub)
    with building.at(building.hub), building.hub.app.app_context():
        told, = passing.parts(read, 0, "00", 0)
    assert told.ops == 1
    building.exchange()
    assert set(building.records(building.centre)) == {first, second}


def test_what_was_erased_goes_on_without_its_values(building):
    lin = building.phone(building.hub)
    gone, stays = (lin.write("gate_entry", {"direction": "out", "person": name}) for name in ("Wang", "Li"))
    building.sync(lin, building.hub)
    with building.at(building.hub), building.hub.app.app_context():
        erasing.erase(1, log.load(1, [gone])[gone], {"person"})
        upkeep.rebuild(1)
    building.exchange()
    with building.at(building.centre):
        lines = {n: bytes(line) for n, line in db.rows("SELECT n, line FROM op")}
        assert (b"Wang" in lines[1], b"Li" in lines[2]) == (False, True)
        assert db.rows("SELECT n FROM op WHERE erased IS NOT NULL") == [(1,)]
    assert stays in building.records(building.centre)
    assert building.same()


def test_a_centre_that_was_put_back_gets_everything_again(building, tmp_path):
    lin = building.phone(building.hub)
    lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    with sqlite3.connect(tmp_path / "centre.db") as source, sqlite3.connect(tmp_path / "backup.db") as copy:
        source.backup(copy)
    building.exchange()
    whole = building.records(building.centre, True)
    building.centre = building.here = building.homes[CENTRE] = Collector(f"sqlite:///{tmp_path / 'backup.db'}",
                                                                            building.clock)
    with building.at(building.centre):
        building.centre.tell("init", "--restored")
        assert building.centre.records() == {}
    assert building.exchange().wrong == ""
    assert building.records(building.centre, True) == whole


def test_a_hub_that_died_is_replaced_under_its_address_and_the_phones_send_again(building, tmp_path):
    lin = building.phone(building.hub)
    first = lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    building.exchange()
    second = lin.write("gate_entry", {"direction": "in"})
    building.sync(lin, building.hub)
    building.hub = building.join(tmp_path / "another.db")
    building.sync(lin, building.hub)
    building.exchange()
    assert set(building.records(building.centre)) == {first, second}
    assert building.same()


def test_a_file_for_a_hub_that_is_gone_is_opened_by_the_centre(building, tmp_path):
    node = Writer.number()
    with building.at(building.hub):
        wish = {"code": building.hub.invite("gate"), "node": node, "name": "Auntie Lin"}
        said = building.hub.carry("POST", "/enrol", text(wish), {"Content-Type": "application/json"}).json
    building.exchange()
    lin = Writer(said["token"], node, said["key"], building.clock())
    lin.write("gate_entry", direction="out")
    with building.at(building.centre):
        assert building.centre.carry("POST", "/bundles", seal(lin.part(), lin.key), {}).json == {node: 1}


# -- who may


def test_a_hub_needs_an_invitation_of_a_coordinator(building):
    with building.at(building.centre):
        wish = {"code": building.centre.invite("gate"), "node": "0123456789abc", "name": "Hub", "hub": True}
        answer = building.centre.carry("POST", "/enrol", json.dumps(wish).encode(), {})
        assert (answer.status, answer.json["code"]) == (403, "forbidden")


def test_a_phone_is_no_hub(building):
    lin = building.phone(building.centre, "coordinator")
    with building.at(building.centre):
        headers = {"Authorization": f"Bearer {lin.store.token}"}
        assert building.centre.carry("POST", "/hub", b"{}", headers).status == 403


def test_a_hub_brings_nothing_of_another_place(building):
    with building.at(building.centre):
        stranger = building.centre.enrol("gate", site="hj")
        token = stranger.store.token
        stranger.write("gate_entry", {"direction": "out"})
        body = stranger.request()
    part = body + json.dumps({"mac": prove(digest(token), body)}).encode() + b"\n"
    with building.at(building.hub), building.hub.app.app_context():
        answer = building.post(CENTRE, "/bundles", part, hub.joined().token)
    assert answer.problem["code"] == "not_yours"


def test_a_reply_that_was_altered_is_not_taken(building, monkeypatch):
    chen = building.phone(building.centre, "runner", "Chen")
    chen.write("errand", {"title": "Rice"})
    building.sync(chen, building.centre)
    sound = building.post

    def altered(*words, **more):
        answer = sound(*words, **more)
        return answer._replace(data=answer.data.replace(b'"title":"Rice"', b'"title":"Wine"'))

    monkeypatch.setattr("sync.upstream.post", altered)
    assert "not from the collector above" in building.exchange().wrong
    assert building.records(building.hub) == {}


def test_what_answers_in_the_place_of_the_centre_is_not_believed(building, monkeypatch):
    def portal(url, path, data, token="", kind="", coding=""):
        raise upstream.Failed("what answers is not the collector")

    monkeypatch.setattr("sync.upstream.post", portal)
    lin = building.phone(building.hub)
    lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    assert "not the collector" in building.exchange().wrong
    assert len(building.records(building.hub)) == 1


def test_cards_count_at_the_hub_and_at_the_centre_whichever_printed_them(building):
    sides = building.hub, building.centre

    def printed_by(where):
        with building.at(where), where.app.app_context():
            return cards.read(cards.code("xh", "home.1", "482913", "", keys.own()))

    def counts(card, where):
        with building.at(where), where.app.app_context():
            return cards.genuine(card, keys.known())

    made = [printed_by(one) for one in sides]
    building.exchange()
    assert all(counts(card, where) for card in made for where in sides)
    with building.at(building.hub), building.hub.app.app_context():
        set_setting(keys.ABOVE, "")
    assert not counts(made[1], building.hub)
    building.exchange()
    assert counts(made[1], building.hub)
