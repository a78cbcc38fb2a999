"""Orders, publicity, and what is closed: from the district down, and counted once of what two phones told."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.tab import PASSWORD, DeskTab
from tests.field.tab import Tab
from tests.seed.conftest import DAY

ADVICE = ("go_out_less", "no_gathering", "wear_mask", "wash_hands")


@pytest.fixture
def district(collector):
    """The district above a compound of its own, `dh`."""
    collector.tell("site", "add", "fz", "--name", "丰泽区", "--level", "district")
    collector.tell("site", "add", "dh", "--name", "东湖", "--parent", "fz")
    return collector.enrol("coordinator", "Ouyang", site="fz")


def test_an_order_of_the_district_is_acknowledged_once_in_each_compound(district, collector):
    order = district.write("directive", {"type": "directive", "title": "关于疫情防控的通知", "issued_on": "2020-01-27",
                                         "needs_ack": True})
    assert district.sync()
    phones = [collector.enrol(role, name, site="dh") for role, name in (("lead", "Hong"), ("lead", "Wang"))]
    for phone in phones:
        assert phone.sync()
        assert phone.show(order)["fields"]["title"] == "关于疫情防控的通知"
    ids = {phone.write("tick", {"of": order, "what": "acknowledged", "on": "once", "state": "done"})
           for phone in phones}
    for phone in phones:
        assert phone.sync()
    assert len(ids) == 1
    assert len(collector.records("dh", "tick")) == 1
    page = Tab(collector, "lead", "Hong", site="dh").get("/field/due").text
    assert "Orders" in page


def test_who_has_acknowledged_is_one_number_of_the_report(desk, hong, wang, figure, clock):
    order = hong.write("directive", {"type": "directive", "title": "通知", "issued_on": DAY, "needs_ack": True})
    for phone in (hong, wang):
        assert phone.sync()
    for phone in (hong, wang):
        phone.write("tick", {"of": order, "what": "acknowledged", "on": "once", "state": "done"})
        assert phone.sync()
    assert figure("Orders from above")[0] == 1
    assert figure("Acknowledgements of orders")[0] == 1


def test_an_instruction_after_ten_at_night_is_read_by_each(desk, hong, wang, merged, figure, clock):
    clock.tick(14 * HOUR + 10 * MINUTE)
    desk.sign_in()
    sent = hong.write("directive", {"type": "instruction", "title": "动员", "sent_at": f"{DAY}T22:10:00+08:00"})
    for phone in (hong, wang):
        assert phone.sync()
    wang.edit(sent, {"sent_at": f"{DAY}T22:08:00+08:00"})
    assert merged(sent, hong, wang)["fields"]["sent_at"].startswith(f"{DAY}T22:")
    for phone in (hong, wang):
        phone.write("tick", {"of": sent, "what": "read", "on": phone.store.person, "state": "done"})
        assert phone.sync()
    assert figure("Instructions sent")[0] == 1
    assert figure("Instructions read")[0] == 2


def test_two_teams_knock_at_one_door(hong, wang, home, merged, figure):
    round = hong.write("campaign", {"type": "publicity_round", "name": "拉网式宣传", "state": "running"})
    for phone in (hong, wang):
        assert phone.sync()
    door = {"household": home, "occasion": round, "purpose": "publicity"}
    ids = {hong.write("visit", door | {"result": "absent", "materials": ["一封信"]}),
           wang.write("visit", door | {"result": "answered", "advice": list(ADVICE), "materials": ["倡议书"]})}
    [id] = ids
    fields = merged(id, hong, wang)["fields"]
    assert (fields["result"], fields["materials"]) == ("answered", ["一封信", "倡议书"])
    assert figure("Doors knocked at")[0] == figure("Doors that opened")[0] == figure("Homes reached")[0] == 1
    for label in ("Go out less", "No gatherings", "Wear a mask", "Wash hands"):
        assert figure(label)[0] == 1


@pytest.mark.parametrize(("what", "stage", "label", "rough"), [
    ("banner", "made", "Banners", "400+"), ("poster", "posted", "Posters", "400+"),
    ("leaflet", "handed_out", "Leaflets, letters, tip sheets", "400+"),
    ("open_letter", "handed_out", "Leaflets, letters, tip sheets", "400+"),
    ("tip_sheet", "handed_out", "Leaflets, letters, tip sheets", "400+"),
    ("sms", "sent", "Text messages", "400+"),
])
def test_what_property_and_committee_both_report_is_counted_once(desk, hong, wang, figure, inbox, what, stage, label,
                                                                 rough, clock):
    org = hong.write("org", {"type": "property_company", "name": "太平富邦"})
    for phone in (hong, wang):
        assert phone.sync()
    for phone in (hong, wang):
        phone.write("activity", {"what": what, "stage": stage, "quantity": 437, "org": org})
        clock.tick(HOUR)
    for phone in (hong, wang):
        assert phone.sync()
    assert figure(label)[0] == 437
    assert rough in desk.get("/desk/report").words
    assert "The same event?" in inbox()


def test_a_screen_that_two_change(hong, wang, merged, figure, inbox):
    screen = hong.write("point", {"type": "led_screen", "spot": "东门", "state": "open"})
    assert wang.write("point", {"type": "led_screen", "spot": "东门", "state": "open"}) == screen
    merged(screen, hong, wang)
    assert figure("Channels")[0] == figure("LED screen")[0] == 1
    hong.write("activity", {"what": "broadcast", "stage": "shown", "point": screen, "replaces": "新年好"})
    hong.edit(screen, {"state": "removed", "why": "broken"})
    wang.edit(screen, {"state": "closed", "why": "at night"})
    assert merged(screen, hong, wang)["fields"]["state"] == "closed"
    assert "LED screen" in inbox()
    assert figure("Broadcasts")[0] == 1
    assert figure("Channels")[0] == 0


def test_a_meeting_of_the_property_forum_keeps_both_minutes(desk, hong, wang, merged, figure):
    forum = hong.write("org", {"type": "property_forum", "name": "物业联席会"})
    id = hong.write("activity", {"what": "meeting", "stage": "held", "org": forum, "text": "买口罩"})
    for phone in (hong, wang):
        assert phone.sync()
    hong.edit(id, {"text": "买口罩\n每天消杀"})
    wang.edit(id, {"text": "买口罩\n关棋牌室"})
    text = merged(id, hong, wang)["fields"]["text"]
    assert "每天消杀" in text
    assert "关棋牌室" in text
    assert figure("Meetings")[0] == 1


def test_the_three_passes_are_posted_and_checked(desk, hong, wang, collector, figure):
    for type in ("gate", "building_door", "lift_exit"):
        hong.write("point", {"type": type, "spot": f"3 {type}", "state": "open"})
    assert hong.sync()
    lead = Tab(collector, "lead", "Hong")
    assert "3 building_door" in lead.get("/field/due/postings?grid=0").text
    for _ in range(6):
        form = next(one for one in lead.get("/field/due/postings?grid=0").forms("/due/postings") if "of" in one.fields)
        lead.send(form, answer="done")
    assert figure("Doors, lifts and gates")[0] == 3
    assert figure("Posted at doors, lifts and gates")[0] == 3
    assert figure("Doors, lifts and gates with something posted")[0] == 3
    for label in ("Compound gate", "Building door", "Lift exit"):
        assert figure(label)[0] == 1
    # Who has ticked the same without a network makes no second tick.
    assert wang.sync()
    point = next(iter(collector.records(kind="point")))
    wang.write("tick", {"of": point, "what": "posted", "on": DAY, "state": "done"})
    assert wang.sync()
    assert figure("Posted at doors, lifts and gates")[0] == 3


def test_a_card_room_that_one_closes_and_another_opens_again(hong, wang, merged, figure, inbox, collector):
    room = hong.write("point", {"type": "venue", "spot": "棋牌室", "venue": "card_room", "state": "open"})
    for phone in (hong, wang):
        assert phone.sync()
    hong.edit(room, {"state": "closed", "proposed_by": "王少民", "decided_by": "老人协会"})
    wang.edit(room, {"state": "planned", "proposed_by": "王少民"})
    fields = merged(room, hong, wang)["fields"]
    assert (fields["state"], fields["decided_by"]) == ("closed", "老人协会")
    assert "棋牌室" in inbox()
    assert figure("Venues closed")[0] == figure("Venues proposed to be closed")[0] == 1
    assert "棋牌室" in Tab(collector, "lead", "Hong").get("/field/due/closures").text


def test_a_wedding_that_police_and_property_both_report(desk, hong, home, collector, figure, inbox, clock):
    told = {"type": "gathering", "household": home, "occasion": "wedding", "planned_on": "2020-02-10"}
    guard = collector.enrol("gate", "the guard")
    incident = hong.write("incident", told | {"present": ["property"]})
    clock.tick(3 * HOUR)
    guard.write("incident", told | {"present": ["police"]})
    for phone in (hong, guard):
        assert phone.sync()
    assert "The same event?" in inbox()
    hong.edit(incident, {"status": "closed", "outcome": "cancelled", "closed_at": f"{DAY}T18:00:00+08:00"})
    assert hong.sync()
    n, behind = figure("Gatherings talked out of")
    assert (n, "Wedding" in behind or "Gathering" in behind) == (1, True)


def test_an_officer_writes_an_order_at_the_desk(collector, desk, figure):
    from models.site import Site
    from sync import enrol

    with collector.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == "xh").id, "Ouyang", "ouyang", PASSWORD, "officer")
    officer = DeskTab(collector, "ouyang").sign_in()
    officer.get("/desk/new/directive?type=response_level").submit("/desk/new/directive", title="一级响应", level="1")
    [level] = collector.records(kind="directive").values()
    assert (level["fields"]["level"], level["fields"]["type"]) == ("1", "response_level")
