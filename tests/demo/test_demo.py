"""The demo: three days of a district that came in by sync, with all that goes wrong on real days."""

import pytest
from peewee import fn

from demo import build, links
from demo.event import DAY, DAYS, HOUR, first_midnight
from demo.story import SEED, story
from models.kinds import Alias, ClockJump, Errand, ErrandItem, ErrandMoney, GateEntry, HealthCheck, Household
from models.node import Contact, Node
from models.op import Op
from models.person import Person
from models.site import Site
from sync import clock, judge, upkeep
from tests.collector import Collector

AFTERNOON = 1581405600000  # 2020-02-11 15:20 in Shanghai
AT_NIGHT = AFTERNOON - 14 * HOUR
TODAY = first_midnight(AFTERNOON) + (DAYS - 1) * DAY
BREAKS, SILENT, LATE, FAST = "zjyjw", "hx", "黄师傅", "老谢"


def filled(folder):
    """The URL of a database with the demo in it, and the links that it gave."""
    collector = Collector(f"sqlite:///{folder / 'lianfang.db'}")
    with collector.app.app_context():
        upkeep.prepare()
        return collector.url, build(AFTERNOON)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def district(built):
    """The collector with the demo in it, bound anew: other tests bind other databases."""
    return Collector(built[0])


def lines():
    """Every op that arrived, by node and number, with the names of people for their ids."""
    people = {person.id: person.name for person in Person.select()}
    for op in Op.select().order_by(Op.node, Op.n):
        text = bytes(op.line).decode()
        for id, name in people.items():
            text = text.replace(id, name)
        yield op.node, op.n, text


def node_of(name):
    return Node.select().join(Person, on=(Person.id == Node.person)).where(Person.name == name).get()


def conflicts(kind, part):
    return kind.select().where(kind.conflicts == f'["{part}"]')


def test_it_works(district, built):
    assert {site.level for site in Site.select()} == {"district", "subdistrict", "community", "compound"}
    assert GateEntry.select().where(GateEntry.at >= TODAY).count() > 300
    assert GateEntry.select().where(GateEntry.at >= AFTERNOON).count() == 0
    assert clock.now() > AFTERNOON


def test_every_link_opens(district, built):
    browser = district.app.test_client()
    for link in built[1]:
        assert browser.get(link.path).status_code == 200, str(link)


def test_a_coordinator_gets_in_with_the_password_that_was_printed(district, built):
    for link in built[1]:
        if link.password:
            answer = district.app.test_client().post("/signin", data={"login": link.login, "password": link.password})
            assert answer.status_code in (302, 303), str(link)


def test_everything_that_was_sent_has_arrived_and_is_sound(district):
    missing = [node for node in Node.select() if node.have < node.claimed]

    assert [Site.get_by_id(node.site).code for node in missing] == [BREAKS]
    assert Op.select().count() == sum(node.have for node in Node.select())
    district.tell("check")


def test_one_phone_was_never_heard_and_one_came_back_after_two_days(district):
    silent = [node for node in Node.select() if node.heard is None]
    late = node_of(LATE)
    arrived = [op.arrived - op.at for op in Op.select().where(Op.node == late.id)]

    assert [Site.get_by_id(node.site).code for node in silent] == [SILENT]
    assert Contact.select().where(Contact.node == late.id).count() == 2
    assert max(arrived) > 2 * DAY


def test_a_clock_three_hours_fast_dates_nothing_into_the_future(district):
    ops = list(Op.select().where(Op.node == node_of(FAST).id))

    assert node_of(FAST).skew == 3 * HOUR
    assert all(op.t - op.at == 3 * HOUR for op in ops)


def test_clocks_that_jumped_are_told_or_make_times_uncertain(district):
    assert [jump.before - jump.after for jump in ClockJump.select()] == [5 * HOUR + 20 * 60_000]
    assert GateEntry.select().where(GateEntry.uncertain == 1).count() > 0


def test_there_is_something_to_decide(district):
    assert conflicts(Errand, "progress").where(Errand.review == 2).count() >= 2
    assert conflicts(Errand, "void").count() >= 2
    assert conflicts(GateEntry, "void").count() >= 1
    assert conflicts(GateEntry, "temperature").where(GateEntry.review == 1).count() >= 2
    assert conflicts(HealthCheck, "temperature").count() >= 2
    assert conflicts(Household, "name").where(Household.review == 2).count() == 4


def test_things_seen_twice_and_taken_back(district):
    assert GateEntry.select().where(GateEntry.same_as.is_null(False)).count() >= 10
    assert GateEntry.select().where(GateEntry.void.is_null(False)).count() >= 3
    assert Alias.select().count() == 2


def test_bad_records_are_kept_apart_and_no_id_number_is_kept(district):
    bad = [bytes(op.line).decode() for op in Op.select().where(Op.verdict == judge.QUARANTINED)]
    newer = {op.kind for op in Op.select().where(Op.verdict == judge.NEWER)}

    assert any('"temperature":50' in line for line in bad)
    assert any("nobody-we-know" in line for line in bad)
    assert newer == {"parcel_shelf", "gate_entry"}
    assert not any("350503194902300016" in line for _, _, line in lines())


@pytest.mark.thorough
def test_the_same_seed_gives_the_same_ops(district, tmp_path):
    once = list(lines())
    Collector(filled(tmp_path)[0])

    assert list(lines()) == once


def test_even_at_night_there_is_something_of_today():
    _, events = story(SEED, AT_NIGHT)
    today = [event for event in events if event.at >= TODAY]

    assert sum(event.kind == "gate_entry" for event in today) > 20
    assert {"errand", "health_check"} < {event.kind for event in today}


def test_a_runner_who_has_delivered_is_owed_nothing_and_one_who_has_bought_what_it_cost(district):
    for errand in Errand.select().where(Errand.status.in_(("bought", "delivered", "closed")), Errand.review == 0):
        prices = ErrandItem.select(fn.SUM(ErrandItem.price)).where(ErrandItem.errand == errand.id).scalar()
        mine = (ErrandMoney.errand == errand.id) & (ErrandMoney.runner == errand.runner)
        owed = ErrandMoney.select(fn.SUM(ErrandMoney.amount)).where(mine).scalar()
        assert (owed or 0) == (prices if errand.status == "bought" else 0), errand.id


def test_the_links_are_told_again_and_used_ones_are_replaced(tmp_path):
    url, first = filled(tmp_path)
    collector = Collector(url)
    used = next(link for link in first if link.role == "gate")
    collector.app.test_client().post("/enrol/here", data={"code": used.path.partition("=")[2], "name": "林"})
    with collector.app.app_context():
        again = links()
    assert [one.who for one in again] == [one.who for one in first]
    assert [one.path for one, other in zip(again, first, strict=True) if one != other] != [used.path]
    assert sum(one != other for one, other in zip(again, first, strict=True)) == 1
    assert collector.tell("links").count("/enrol?code=") == len([one for one in first if one.role])
