"""Hubs in a chain, phone → building → compound → centre: what is published comes down, what is written goes up."""

import shutil
import sqlite3

import pytest

from models import database as db
from models.node import Node
from models.site import Site
from sync import erasing, forgotten, intake, log, nodes, places
from sync.problems import Problem
from tests.building import CENTRE, Building, desk
from tests.clocks import DAY, HOUR
from tests.collector import Collector, app_on
from tests.conftest import settle

COMPOUND = "http://compound.example"


MADE: list[tuple] = []
DATABASES = ("centre", "middle", "hub")


@pytest.fixture
def chain(sqlite_template, tmp_path, tmp_path_factory, clock, monkeypatch):
    """A district above a community above the compound; at the compound a hub, and below it one in a building.

    The three databases are made once and copied.
    """
    chain = Building(None, None, clock)
    monkeypatch.setattr("sync.upstream.post", chain.post)
    monkeypatch.setattr("sync.clock.now", chain.now)
    if not MADE:
        MADE.append((folder := tmp_path_factory.mktemp("chain"), made(chain, folder, sqlite_template)))
        for name in DATABASES:
            settle(folder / f"{name}.db")
    folder, chain.office = MADE[0]
    for name in DATABASES:
        shutil.copy(folder / f"{name}.db", tmp_path)
    chain.centre, chain.middle, chain.hub = (Collector(f"sqlite:///{tmp_path / name}.db", clock) for name in DATABASES)
    chain.here, chain.homes = chain.centre, {CENTRE: chain.centre, COMPOUND: chain.middle}
    app_on(chain.centre.url)
    return chain


def made(chain, folder, template):
    """The databases in a folder; who sits in the offices of the sites above."""
    shutil.copy(template, folder / "centre.db")
    centre = chain.here = chain.homes[CENTRE] = Collector(f"sqlite:///{folder / 'centre.db'}", chain.clock)
    centre.tell("site", "add", "ds", "--name", "District", "--level", "district")
    centre.tell("site", "add", "cm", "--name", "Community", "--level", "community", "--parent", "ds")
    Site.update(parent=Site.get(Site.code == "cm").id).where(Site.code == "xh").execute()
    chain.join(folder / "middle.db", address=COMPOUND)
    chain.join(folder / "hub.db", COMPOUND)
    return {code: desk(centre, code) for code in ("ds", "cm")}


def up(chain):
    """Both hubs pass on, the lower one first; then what is new comes down."""
    for one in (chain.hub, chain.middle, chain.hub):
        assert chain.exchange(one).wrong == ""


def order(chain, site, title, id=None, base=None, **fields):
    """What the office of a site above says at the centre; its dot."""
    with chain.at(chain.centre), chain.centre.app.app_context():
        return intake.write(chain.office[site], "directive", {"title": title} | fields if title else fields, id, base)


def published(chain, where):
    """`(site, title)` of the orders that are there."""
    with chain.at(where):
        return set(db.rows("SELECT site.code, told.title FROM directive AS told JOIN site ON site.id = told.site"))


# -- what sites above publish


def test_what_sites_above_publish_reaches_the_phones_of_every_hub(chain):
    order(chain, "ds", "Masks")
    order(chain, "cm", "Passes")
    up(chain)
    both = {("ds", "Masks"), ("cm", "Passes")}
    for where in (chain.middle, chain.hub):
        assert published(chain, where) == both
        lin = chain.phone(where)
        chain.sync(lin, where)
        assert {(one["site"], one["fields"]["title"]) for one in lin.store.clean.values()} == both
        assert "~cm." in lin.store.cursor
        assert "~ds." in lin.store.cursor
    assert chain.same(chain.middle, chain.hub)


def test_only_what_is_new_above_is_told_again(chain):
    order(chain, "ds", "Masks")
    up(chain)
    lin = chain.phone(chain.hub)
    chain.sync(lin, chain.hub)
    later = order(chain, "cm", "Passes")
    assert chain.exchange(chain.middle).received == 1
    assert chain.exchange(chain.hub).received == 1
    assert chain.exchange(chain.hub).received == 0
    before = set(lin.store.clean)
    chain.sync(lin, chain.hub)
    assert set(lin.store.clean) - before == {later}


def test_what_is_taken_back_or_forgotten_above_is_so_on_the_phones(chain):
    gone, back = order(chain, "ds", "Masks"), order(chain, "cm", "Passes")
    up(chain)
    lin = chain.phone(chain.hub)
    chain.sync(lin, chain.hub)
    order(chain, "cm", None, back, {"void": [back]}, void="a mistake")
    with chain.at(chain.centre):
        forget(Site.get(Site.code == "ds").id, gone)
    up(chain)
    chain.sync(lin, chain.hub)
    assert gone not in lin.store.clean
    assert lin.store.clean[back]["fields"]["void"] == "a mistake"
    assert published(chain, chain.hub) == {("cm", "Passes")}


def forget(site, id):
    """As a nightly run forgets a record, without waiting for years."""
    with db.writing():
        counter = nodes.lock(site)
        erasing.erase(site, log.load(site, [id])[id])
        places.leave(site, "directive", [id])
        db.execute("DELETE FROM directive WHERE site = ? AND id = ?", site, id)
        forgotten.note(site, "directive", [id], counter, 1)
        counter.save()


def test_what_is_not_published_stays_where_it_is(chain):
    with chain.at(chain.centre), chain.centre.app.app_context():
        intake.write(chain.office["cm"], "errand", {"title": "Rice"})
    up(chain)
    for where in (chain.middle, chain.hub):
        with chain.at(where):
            assert db.row("SELECT COUNT(*) FROM errand") == (0,)
            assert db.row("SELECT COUNT(*) FROM op") == (0,)


def test_a_compound_that_hangs_under_another_community_reads_that_one(chain):
    order(chain, "cm", "Passes")
    up(chain)
    lin = chain.phone(chain.hub)
    chain.sync(lin, chain.hub)
    with chain.at(chain.centre):
        chain.centre.tell("site", "add", "cn", "--name", "Next", "--level", "community", "--parent", "ds")
        chain.office["cn"] = desk(chain.centre, "cn")
        Site.update(parent=Site.get(Site.code == "cn").id).where(Site.code == "xh").execute()
    order(chain, "cn", "Masks")
    up(chain)
    assert published(chain, chain.hub) == {("cn", "Masks")}
    chain.sync(lin, chain.hub)
    assert {one["fields"]["title"] for one in lin.store.clean.values()} == {"Masks"}


def test_a_centre_that_was_put_back_is_read_from_the_start(chain, tmp_path):
    order(chain, "cm", "Passes")
    up(chain)
    with sqlite3.connect(tmp_path / "centre.db") as source, sqlite3.connect(tmp_path / "backup.db") as copy:
        source.backup(copy)
    order(chain, "cm", "A slip")
    up(chain)
    chain.centre = chain.here = chain.homes[CENTRE] = Collector(f"sqlite:///{tmp_path / 'backup.db'}", chain.clock)
    with chain.at(chain.centre):
        chain.centre.tell("init", "--restored")
    order(chain, "cm", "Masks")
    up(chain)
    for where in (chain.middle, chain.hub):
        assert published(chain, where) == {("cm", "Passes"), ("cm", "Masks")}


def test_nobody_writes_at_a_hub_for_a_site_that_is_only_copied_there(chain):
    order(chain, "cm", "Passes")
    up(chain)
    with chain.at(chain.hub):
        who = desk(chain.hub, "cm")
        with chain.hub.app.app_context(), pytest.raises(Problem, match="not_of_here"):
            intake.write(who, "directive", {"title": "Of the hub"})
        assert "is only copied" in chain.hub.run("invite", "--site", "cm", "--role", "gate").output


# -- what is written below


def test_what_a_phone_of_the_lowest_hub_wrote_reaches_the_centre_and_all_are_one(chain):
    lin, chen = chain.phone(chain.hub), chain.phone(chain.centre, "runner", "Chen")
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out"})
    errand = chen.write("errand", {"title": "Rice"})
    chain.sync(lin, chain.hub)
    chain.sync(chen, chain.centre)
    up(chain)
    assert {entry, errand} <= set(chain.records(chain.centre))
    assert chain.same(chain.middle, chain.hub)


def test_a_phone_is_told_what_is_at_the_hub_and_what_is_at_the_centre(chain):
    lin = chain.phone(chain.hub)

    def passed():
        with chain.at(chain.hub):
            said = lin._post().json
        return said["have"], said["passed"]

    lin.write("gate_entry", {"gate": "east", "direction": "out"})
    chain.sync(lin, chain.hub)
    assert passed() == (1, 0)
    chain.exchange(chain.hub)
    assert passed() == (1, 0)
    chain.exchange(chain.middle)
    assert passed() == (1, 0)
    chain.exchange(chain.hub)
    assert passed() == (1, 1)
    with chain.at(chain.centre):
        assert "passed" not in lin._post().json


def test_a_phone_that_reaches_every_collector_of_the_chain_doubles_nothing(chain):
    lin = chain.phone(chain.hub)
    up(chain)
    wrote = []
    for where in (chain.hub, chain.centre, chain.middle, chain.centre, chain.hub):
        wrote.append(lin.write("gate_entry", {"gate": "east", "direction": "out"}))
        lin.store.epoch = lin.store.cursor = ""
        chain.sync(lin, where)
        chain.exchange(chain.middle)
    up(chain)
    assert set(chain.records(chain.centre)) == set(wrote)
    assert chain.same(chain.middle, chain.hub)


def test_decisions_at_all_three_places_meet_by_the_same_law(chain):
    chen = chain.phone(chain.centre, "runner", "Chen")
    errand = chen.write("errand", {"title": "Rice"})
    chain.sync(chen, chain.centre)
    up(chain)
    phones = {where.url: chain.phone(where, "runner") for where in (chain.middle, chain.hub)}
    for where in (chain.middle, chain.hub):
        chain.sync(phones[where.url], where)
    chen.edit(errand, {"title": "Noodles"})
    chain.sync(chen, chain.centre)
    for where, title in ((chain.middle, "Rice, 5 kg"), (chain.hub, "Rice and oil")):
        phones[where.url].edit(errand, {"title": title})
        chain.sync(phones[where.url], where)
    up(chain)
    found = chain.records(chain.centre)[errand]
    assert (found["conflicts"], len(found["heads"]["title"])) == (["title"], 3)
    assert chain.same(chain.middle, chain.hub)


def test_what_the_centre_withdrew_holds_down_to_the_lowest_hub(chain):
    lin = chain.phone(chain.hub)
    first = lin.write("gate_entry", {"direction": "out"})
    chain.sync(lin, chain.hub)
    up(chain)
    with chain.at(chain.centre):
        chain.centre.tell("revoke", lin.node)
    lin.write("gate_entry", {"direction": "in"})
    chain.sync(lin, chain.hub)
    chain.exchange(chain.middle)
    up(chain)
    for where in (chain.centre, chain.middle, chain.hub):
        assert set(chain.records(where)) == {first}
    with chain.at(chain.hub):
        lin.sync()
    assert lin.wiped


def test_a_phone_of_the_centre_that_was_withdrawn_brings_its_last_to_the_hub_and_nothing_is_stuck(chain):
    lin = chain.phone(chain.centre)
    lin.write("gate_entry", {"direction": "out"})
    chain.sync(lin, chain.centre)
    up(chain)
    node = lin.node
    with chain.at(chain.centre):
        chain.centre.tell("revoke", node)
    lin.write("gate_entry", {"direction": "in"})
    up(chain)
    with chain.at(chain.hub):
        lin.network.transport = chain.hub.carry
        lin.sync()
    assert lin.wiped
    up(chain)
    with chain.at(chain.centre):
        assert Node.get_by_id(node).have == 2
        assert db.row("SELECT COUNT(*) FROM gate_entry") == (1,)


def test_a_token_that_ended_at_the_centre_opens_nothing_at_the_hubs(chain):
    lin = chain.phone(chain.centre)
    up(chain)
    with chain.at(chain.centre):
        db.execute("UPDATE token SET dead = 1 WHERE node = ?", lin.node)
    up(chain)
    with chain.at(chain.hub):
        assert lin._post().status == 401


# -- misfortune


def test_the_middle_hub_dies_and_another_takes_its_place(chain, tmp_path):
    lin = chain.phone(chain.hub)
    first = lin.write("gate_entry", {"direction": "out"})
    chain.sync(lin, chain.hub)
    up(chain)
    second = lin.write("gate_entry", {"direction": "in"})
    chain.sync(lin, chain.hub)
    chain.exchange(chain.hub)
    chain.middle = chain.join(tmp_path / "another.db", address=COMPOUND)
    up(chain)
    assert set(chain.records(chain.centre)) == {first, second}
    assert chain.same(chain.middle, chain.hub)


def test_the_lower_hub_may_go_past_a_middle_one_that_died(chain):
    lin = chain.phone(chain.hub)
    chain.sync(lin, chain.hub)
    up(chain)
    entry = lin.write("gate_entry", {"direction": "out"})
    chain.sync(lin, chain.hub)
    assert chain.exchange(chain.hub, CENTRE).wrong == ""
    assert entry in chain.records(chain.centre)


def test_a_middle_hub_from_yesterdays_backup_is_whole_again(chain, tmp_path):
    lin, wang = chain.phone(chain.hub), chain.phone(chain.middle, "lead", "Wang")
    for phone, where in ((lin, chain.hub), (wang, chain.middle)):
        phone.write("gate_entry", {"direction": "out"})
        chain.sync(phone, where)
    up(chain)
    with sqlite3.connect(tmp_path / "middle.db") as source, sqlite3.connect(tmp_path / "backup.db") as copy:
        source.backup(copy)
    chain.clock.tick(DAY)
    order(chain, "cm", "Passes")
    with chain.at(chain.middle):
        who = desk(chain.middle)
        with chain.middle.app.app_context():
            intake.write(who, "gate_entry", {"gate": "east", "direction": "out"})
    for phone, where in ((lin, chain.hub), (wang, chain.middle)):
        phone.write("gate_entry", {"direction": "in"})
        chain.sync(phone, where)
    up(chain)
    whole = chain.records(chain.centre, True)
    assert len(whole) == 5
    chain.middle = chain.homes[COMPOUND] = Collector(f"sqlite:///{tmp_path / 'backup.db'}", chain.clock)
    with chain.at(chain.middle):
        chain.middle.tell("init", "--restored")
    chain.clock.tick(HOUR)
    up(chain)
    assert chain.records(chain.centre, True) == whole
    assert chain.same(chain.middle, chain.hub)
    assert published(chain, chain.middle) == published(chain, chain.hub) == {("cm", "Passes")}


def test_a_cloned_phone_between_hub_and_centre_ends_as_two_and_nothing_is_lost(chain):
    lin = chain.phone(chain.hub)
    first = lin.write("gate_entry", {"direction": "out", "person": "A"})
    chain.sync(lin, chain.hub)
    up(chain)
    twin = lin.clone()
    lin.write("gate_entry", {"direction": "in", "person": "B"})
    chain.sync(lin, chain.hub)
    twin.write("gate_entry", {"direction": "in", "person": "C"})
    twin.store.epoch = twin.store.cursor = ""
    chain.sync(twin, chain.centre)
    for _ in range(2):
        for one in (chain.hub, chain.middle, chain.hub):
            chain.exchange(one)
    lin.write("gate_entry", {"direction": "out", "person": "D"})
    chain.sync(lin, chain.hub)
    up(chain)
    assert lin.node != twin.node
    found = chain.records(chain.centre)
    assert sorted(one["fields"]["person"] for one in found.values()) == ["A", "B", "C", "D"]
    assert first in found
    assert chain.same(chain.middle, chain.hub)


def test_two_of_one_number_are_told_apart_before_either_writes_more(chain):
    """Hub and centre have equally many of its ops, and the last is another one at each."""
    lin = chain.phone(chain.hub)
    lin.write("gate_entry", {"direction": "out", "person": "A"})
    chain.sync(lin, chain.hub)
    up(chain)
    twin = lin.clone()
    lin.write("gate_entry", {"direction": "in", "person": "B"})
    chain.sync(lin, chain.hub)
    twin.write("gate_entry", {"direction": "in", "person": "C"})
    twin.store.epoch = twin.store.cursor = ""
    chain.sync(twin, chain.centre)
    for _ in range(2):
        for one in (chain.hub, chain.middle, chain.hub):
            chain.exchange(one)
    chain.sync(lin, chain.hub)
    up(chain)
    assert lin.node != twin.node
    assert sorted(one["fields"]["person"] for one in chain.records(chain.centre).values()) == ["A", "B", "C"]
