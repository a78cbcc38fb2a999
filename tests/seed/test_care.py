"""Alerts, screening, isolation and what people need: two phones without a network write down the same things."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.field.tab import Tab
from tests.seed.conftest import DAY


@pytest.fixture
def lead(collector, home) -> Tab:
    """A building lead's pages."""
    return Tab(collector, "lead", "Hong")


@pytest.fixture
def isolation(hong, wang, home) -> str:
    """A home that isolates, on both phones."""
    id = hong.write("isolation", {"household": home, "status": "active", "start": DAY, "planned_end": "2020-02-22"})
    for phone in (hong, wang):
        assert phone.sync()
    return id


def test_an_alert_is_accepted_by_three_parties(desk, hong, wang, merged, figure, collector, inbox, clock):
    desk.get("/desk/new/incident?type=arrival_alert").submit(
        "/desk/new/incident", title="闽C·8K2O7 from Wuhan", arrives=DAY, plate="闽C8K2O7")
    [alert] = collector.records(kind="incident")
    for phone in (hong, wang):
        assert phone.sync()
    ticks = [phone.write("tick", {"of": alert, "what": f"accepted_{party}", "on": "once", "state": "done"})
             for phone, party in ((hong, "community"), (wang, "committee"), (wang, "property"))]
    assert {merged(id, hong, wang)["fields"]["state"] for id in ticks} == {"done"}
    assert len(collector.records(kind="tick")) == 3
    assert figure("Arrivals announced")[0] == 1
    assert "闽C" in figure("Arrivals announced")[1]
    for party in ("the community", "the owners' committee", "the property company"):
        assert figure(f"Accepted by {party}")[0] == 1
    assert "Two people" not in inbox()


def test_two_teams_screen_one_home(hong, wang, home, merged, figure, inbox, clock):
    round = hong.write("campaign", {"type": "screening_round", "name": "第一轮", "state": "running", "scope": ["3"]})
    hong.sync()
    wang.sync()
    found = {"household": home, "round": round}
    ids = {hong.write("screening", found | {"result": "nothing", "asked_by": ["物业"], "present": 3})}
    clock.tick(MINUTE)
    ids.add(wang.write("screening", found | {"result": "to_isolate", "asked_by": ["社区"],
                                             "travel": ["2020-01-20 武汉 G322"]}))
    [id] = ids
    fields = merged(id, hong, wang)["fields"]
    assert fields["result"] == "to_isolate"
    assert fields["asked_by"] == ["物业", "社区"]
    assert "Nothing found" in inbox()
    assert "To isolate" in inbox()
    assert figure("Homes screened")[0] == figure("To be followed")[0] == 1


def test_a_screening_leads_to_an_isolation_and_that_to_what_the_home_needs(lead, hong, home, collector, figure):
    round = hong.write("campaign", {"type": "screening_round", "name": "第一轮", "state": "running"})
    id = hong.write("screening", {"household": home, "round": round, "result": "to_isolate"})
    permit = hong.write("permit", {"type": "household", "household": home, "holder": home, "number": "100017",
                                   "state": "valid"})
    hong.sync()
    lead.get(f"/field/r/{id}").submit("/step/isolate")
    [isolation] = collector.records(kind="isolation").values()
    assert (isolation["fields"]["household"], isolation["fields"]["status"]) == (home, "reported")
    lead.get(f"/field/r/{isolation['id']}").submit("/step/begin")
    assert collector.records(kind="permit")[permit]["fields"]["state"] == "held"
    errands = [one["fields"] for one in collector.records(kind="errand").values()]
    assert {(one["category"], one["every"], one["unit"]) for one in errands} == {
        ("groceries", "daily", "3-1502"), ("rubbish", "daily", "3-1502"), ("masks", "once", "3-1502")}
    assert figure("Homes that isolate")[0] == figure("Passes that are held")[0] == 1
    lead.get(f"/field/r/{id}")
    assert "/step/isolate" not in lead.text


def test_two_end_dates_show_the_later_and_ask(hong, wang, isolation, merged, inbox, clock):
    hong.edit(isolation, {"planned_end": "2020-02-20"})
    clock.tick(MINUTE)
    wang.edit(isolation, {"planned_end": "2020-02-25"})
    clock.tick(MINUTE)
    hong.sync()
    assert merged(isolation, wang, hong)["fields"]["planned_end"] == "2020-02-25"
    assert "2020-02-20" in inbox()
    assert "2020-02-25" in inbox()


def test_a_visit_and_a_chat_in_one_slot_are_one_check(hong, wang, home, merged, figure, collector, clock):
    person = hong.write("resident", {"household": home, "name": "林小美"})
    hong.sync()
    wang.sync()
    slot = {"resident": person, "date": DAY, "slot": "am"}
    ids = {hong.write("health_check", slot | {"methods": ["wechat_check"], "result": "by_chat", "temperature": 36.4})}
    clock.tick(HOUR)
    ids.add(wang.write("health_check", slot | {"methods": ["home_visit"], "result": "reached", "temperature": 36.9,
                                               "delivered": ["leaflet", "necessities"]}))
    [id] = ids
    fields = merged(id, hong, wang)["fields"]
    assert fields["methods"] == ["home_visit", "wechat_check"]
    assert (fields["result"], fields["temperature"]) == ("reached", 36.9)
    assert figure("Health checks")[0] == figure("Spoken to")[0] == 1
    assert figure("Visit at home")[0] == figure("WeChat")[0] == figure("Daily needs")[0] == 1
    assert "林小美" in figure("Visit at home")[1]


def test_five_ones_are_ticked_by_two(hong, wang, isolation, merged, figure, inbox):
    hong.edit(isolation, {"group_joined": True, "sign": "placed"})
    wang.edit(isolation, {"basket": True, "form": True, "discipline": True})
    record = merged(isolation, hong, wang)
    assert record["conflicts"] == []
    assert figure("Five of five ones")[0] == figure("Signs at doors")[0] == 1


def test_a_sign_that_was_taken_off_stays_off(hong, wang, isolation, merged, figure):
    hong.edit(isolation, {"sign": "removed"})
    wang.edit(isolation, {"sign": "placed"})
    assert merged(isolation, hong, wang)["fields"]["sign"] == "removed"


def test_a_sign_that_is_left_at_a_door_is_counted(hong, isolation, figure):
    hong.edit(isolation, {"sign": "placed"})
    hong.edit(isolation, {"status": "ended", "ended_on": DAY})
    hong.sync()
    assert figure("Signs left at doors")[0] == figure("Isolations that ended")[0] == 1
