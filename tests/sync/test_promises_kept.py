"""Promises of the contract that no story and no law happens to break: each is broken here by one wrong line."""

import msgspec
import pytest

from models import database as db
from models.node import Node
from models.site import Site
from sync import enrol, intake, nodes
from tests.clocks import DAY, HOUR, MINUTE
from tests.sync.raw import Raw, assert_problem, entry, verdicts
from views.auth import Who

WEEK = 7 * DAY


def person_of(raw: Raw) -> Who:
    """The person of a raw node, as the desk's pages have them."""
    node = Node.get_by_id(raw.node)
    return Who(node.person, "Cai", node.site, "xh", "新华小区", "coordinator")


def nested(levels: int) -> dict:
    """A value as many levels deep."""
    value: dict | str = "bottom"
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize(("levels", "verdict"), [(6, "newer"), (7, "quarantined")])
def test_an_op_may_be_eight_levels_deep_and_no_deeper(raw, clock, levels, verdict):
    assert verdicts(raw.say(entry(clock(), set={"unheard_of": nested(levels)}))) == {1: verdict}


@pytest.mark.parametrize("sets", [{}, None, [], "all"])
def test_an_op_that_sets_nothing_is_broken(raw, clock, sets):
    reply = raw.say(entry(clock(), set=sets))
    assert verdicts(reply) == {1: "quarantined"}
    assert "set" in reply["verdicts"][0]["errors"]


@pytest.mark.parametrize("name", ["runner", "unheard_of", ""])
def test_a_base_may_name_parts_only(raw, clock, name):
    raw.say(entry(clock(), "errand", set={"title": "米", "status": "open"}))
    reply = raw.say(entry(clock(), "errand", id=raw.dot(1), set={"status": "claimed"}, base={name: [raw.dot(1)]}))
    assert verdicts(reply) == {2: "quarantined"}


def test_the_web_desk_writes_its_bases(raw, clock):
    raw.say(entry(clock()))
    with raw.collector.app.app_context():
        person, site = person_of(raw), Site.get(Site.code == "xh").id
        for note in ("first", "second"):
            intake.write(person, "gate_entry", {"gate": note}, raw.dot(1), {"gate": [raw.dot(1)]})
        lines = [bytes(line).decode() for line, in db.rows(
            "SELECT line FROM op JOIN node ON node.id = op.node WHERE op.site = ? AND node.desk = 1 ORDER BY n", site)]
    assert len(lines) == 2
    assert all(f'"base":{{"gate":["{raw.dot(1)}"]}}' in line for line in lines)
    assert raw.collector.records()[raw.dot(1)]["conflicts"] == ["gate"]


def test_earliest_picks_the_first(raw, other, clock):
    fields = {"date": "2020-02-08", "state": "closed"}
    said = raw.phone.write("day_close", fields | {"who": "anna"})
    raw.phone.sync()
    clock.tick(HOUR)
    assert other.phone.write("day_close", fields | {"who": "bert"}) == said
    other.phone.sync()
    assert raw.collector.records()[said]["fields"]["who"] == "anna"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_safer_value_is_the_higher_reading_and_the_later_word(raw, other, clock, order):
    check = {"resident": raw.dot(99), "date": "2020-02-08", "slot": "am"}
    phones, said = (raw.phone, other.phone), ({"temperature": 38.2}, {"temperature": 36.4})
    for place in order:
        id = phones[place].write("health_check", check | said[place])
        phones[place].sync()
        clock.tick(MINUTE)
    assert raw.collector.records()[id]["fields"]["temperature"] == 38.2
    day = {"date": "2020-02-08"}
    for place in order:
        close = phones[place].write("day_close", day | {"state": ("open", "closed")[place]})
        phones[place].sync()
        clock.tick(MINUTE)
    assert raw.collector.records()[close]["fields"]["state"] == "open"


SIBLINGS = ["https://evil.localhost", "http://localhost:81", "null", "http://xn--localhost"]


@pytest.mark.parametrize("origin", SIBLINGS)
def test_pages_of_a_sibling_host_do_not_act_in_a_readers_name(raw, clock, origin):
    client = raw.collector.app.test_client()
    client.set_cookie("lianfang", raw.token)
    client.set_cookie("token", raw.token)
    raw.write(entry(clock()))
    strange = {"Origin": origin, "Content-Type": "application/x-ndjson"}
    for site in ("same-site", "cross-site"):
        answer = client.post("/sync", data=raw.body(), headers=strange | {"Sec-Fetch-Site": site})
        assert answer.status_code in (401, 403), answer.data
    for path in ("/field/gate", "/desk/sites", "/signin"):
        assert client.post(path, data={"site": "xh"}, headers={"Origin": origin}).status_code in (401, 403), path
    assert raw.have() == 0


def test_what_is_acknowledged_is_on_disk(raw, clock, monkeypatch):
    """Whatever is committed with ops in it is committed to the disk, whoever wrote it."""
    durable, real = [], db.writing

    def noted(durable_=True, **more):
        durable.append(more.get("durable", durable_))
        return real(**more)

    monkeypatch.setattr(db, "writing", noted)
    raw.say(entry(clock()))
    with raw.collector.app.app_context():
        intake.write(person_of(raw), "gate_entry", {"direction": "in"})
    assert durable
    assert all(durable), durable


def test_a_request_is_applied_wholly_or_not_at_all(raw, clock, monkeypatch):
    raw.write(entry(clock()), entry(clock()))
    monkeypatch.setattr(nodes.Counter, "save", _fail)
    assert raw.send().status >= 500
    monkeypatch.undo()
    assert raw.have() == 0
    assert raw.collector.records() == {}
    assert raw.send().json["have"] == 2


def _fail(*_):
    raise OSError("the disk is gone")


def test_a_withdrawn_phone_sees_no_page(raw):
    client = raw.collector.app.test_client()
    enrolled = client.post("/enrol", json={"code": raw.collector.invite("coordinator"), "node": nodes.new_id(),
                                           "name": "Cai"}, headers={"Origin": "http://localhost"})
    assert client.get("/desk/nodes").status_code == client.get("/field/gate/stand").status_code == 200
    with raw.collector.app.app_context():
        enrol.revoke(enrolled.json["node"])
    for path in ("/desk/nodes", "/desk/records/gate_entry", "/field/gate/stand", "/field/more"):
        answer = client.get(path)
        assert answer.status_code in (303, 401, 403), path
        assert "新华小区" not in answer.text


def test_a_code_enrols_for_its_own_site_alone(raw, lin, collector):
    """Not even along with the token of a node of another site."""
    code = collector.invite("gate", site="hj")
    wish = msgspec.json.encode({"code": code, "node": lin.node, "name": "Lin"})
    said = {"Content-Type": "application/json", "Authorization": f"Bearer {lin.store.token}"}
    answer = raw.phone.network.transport("POST", "/enrol", wish, said)
    assert_problem(answer, 409, "node_taken")
    assert collector.enrol("gate", site="hj").store.site == "hj"


def test_a_day_is_awaited_for_a_week(lin, wang, clock, collector):
    lin.sync()
    clock.tick(12 * HOUR + 5 * MINUTE)
    wang.write("day_close", {"date": "2020-02-08", "state": "closed", "who": wang.store.person})
    wang.sync()
    clock.tick(WEEK - DAY)
    lin.sync()
    wang.sync()
    told = [notice["text"] for notice in wang.store.notices.values() if "is complete" in notice["text"]]
    assert len(told) == 1


def test_a_void_that_waits_is_decided_after_14_days(raw, other, clock):
    raw.say(entry(clock()))
    edit = other.dot(1)
    other.write(entry(clock(), id=raw.dot(1), set={"gate": "west"}))
    raw.say(entry(clock.tick(MINUTE), id=raw.dot(1), set={"void": "wrong"}, base={"void": [edit]}))
    waiting = raw.collector.records()[raw.dot(1)]
    assert (waiting["waiting"], waiting["conflicts"], waiting["fields"]["void"]) == (["void"], [], "wrong")
    clock.tick(14 * DAY + HOUR)
    raw.say(entry(clock()))
    assert raw.collector.records()[raw.dot(1)]["conflicts"] == ["void"]
