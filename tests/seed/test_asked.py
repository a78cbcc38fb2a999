"""What people ask for: calls, errands, counselling, thanks, a flat that is claimed."""

import pytest

from tests.clocks import MINUTE
from tests.field.tab import Tab
from tests.seed.conftest import DAY


def test_a_call_becomes_an_errand_and_is_solved(collector, hong, home, figure):
    lead = Tab(collector, "lead", "Zhou")
    lead.get("/field/k/request/new?category=medicine").submit("/request/new", text="降压药两盒", household=home)
    [request] = collector.records(kind="request").values()
    assert request["fields"]["unit"] == "3-1502"
    lead.get(f"/field/r/{request['id']}").submit("/step/take")
    [errand] = collector.records(kind="errand").values()
    assert (errand["fields"]["title"], errand["fields"]["category"]) == ("降压药两盒", "medicine")
    assert collector.records(kind="request")[request["id"]]["fields"]["became"] == errand["id"]
    assert figure("Open requests")[0] == figure("Open errands")[0] == 1
    lead.get(f"/field/r/{request['id']}").submit("/step/resolve")
    lead.get(f"/field/r/{request['id']}").submit("/step/close", satisfied="yes")
    assert figure("Open requests")[0] == 0
    assert figure("Were satisfied")[0] == 1


def test_two_take_one_call(hong, wang, merged, inbox, clock):
    id = hong.write("request", {"category": "repair", "text": "3号楼水管漏水", "status": "new"})
    hong.sync()
    wang.sync()
    for phone, at in ((hong, "2020-02-08T08:01:00+08:00"), (wang, "2020-02-08T08:02:00+08:00")):
        clock.tick(MINUTE)
        phone.edit(id, {"status": "replied", "who": phone.store.person, "first_reply_at": at})
    fields = merged(id, hong, wang)["fields"]
    assert fields["first_reply_at"] == "2020-02-08T08:01:00+08:00"
    assert "3号楼水管漏水" in inbox()


def test_two_runners_take_one_errand(collector, chen, hong, home, merged, inbox, clock):
    other = collector.enrol("runner", "Ye")
    id = hong.write("errand", {"title": "一篮菜", "household": home, "unit": "3-1502", "status": "open",
                               "category": "groceries"})
    for phone in (hong, chen, other):
        assert phone.sync()
    for phone in (chen, other):
        clock.tick(MINUTE)
        phone.edit(id, {"status": "claimed", "runner": phone.store.person, "outcome": None})
    merged(id, chen, other, hong)
    assert "One errand, two runners" in inbox()


def test_two_counsellors_answer_one_call(collector, desk, inbox, figure, clock):
    one, two = (collector.enrol("counsellor", name) for name in ("Su", "Ma"))
    id = one.write("counsel", {"handle": "小雨", "day": DAY, "level": "urgent", "state": "open"})
    for phone in (one, two):
        assert phone.sync()
    for phone in (one, two):
        clock.tick(MINUTE)
        phone.edit(id, {"state": "answered", "answered_by": phone.store.person})
    for phone in (one, two, one):
        assert phone.sync()
    assert one.show(id)["fields"] == two.show(id)["fields"]
    assert one.show(id)["fields"]["answered_by"] == one.store.person
    assert figure("Talks in confidence")[0] == 1
    assert "小雨" not in desk.get("/desk/inbox").text
    assert desk.get("/desk/records/counsel").status in (403, 404)
    assert collector.sound()


def test_one_call_is_opened_twice(collector, desk, inbox):
    one, two = (collector.enrol("counsellor", name) for name in ("Su", "Ma"))
    for phone in (one, two):
        phone.write("counsel", {"handle": "小雨", "day": DAY, "state": "open"})
        assert phone.sync()
    assert "Needs a decision 1" in inbox()
    assert "小雨" not in desk.text
    assert collector.sound()


def test_thanks_are_counted(collector, figure):
    lead = Tab(collector, "lead", "Zhou")
    lead.get("/field/k/request/new?category=thanks").submit("/request/new", text="谢谢红色跑腿队", regards="红色跑腿队")
    assert figure("Thanks")[0] == 1
    assert "谢谢红色跑腿队" in figure("Thanks")[1]


def test_a_flat_is_claimed_and_confirmed(collector, home):
    lead = Tab(collector, "lead", "Zhou")
    lead.get("/field/k/request/new?category=claim_flat").submit("/request/new", text="我是3-1502业主", household=home)
    [request] = collector.records(kind="request").values()
    lead.get(f"/field/r/{request['id']}").submit("/step/take")
    lead.get(f"/field/r/{request['id']}").submit("/step/resolve")
    assert collector.records(kind="household")[home]["fields"]["claimed"] == "confirmed"


@pytest.mark.parametrize(("type", "name"), [("legal_aid", "法律服务团队"), ("police", "派出所")])
def test_who_else_helps_is_in_the_directory(collector, hong, type, name):
    hong.write("org", {"type": type, "name": name, "phone": "0595-12348"})
    assert hong.sync()
    gate = Tab(collector, "gate", "Lin")
    assert name in gate.get(f"/field/k/org?type={type}").text
    assert "0595-12348" in gate.text


def test_an_industrial_park_without_committee_or_company(desk, collector, figure):
    desk.get("/desk/new/place?level=compound").submit("/desk/new/place", code="park", name="工业园",
                                                       type="industrial_park")
    assert figure("Residential compounds")[0] == 0
    [place] = collector.records(kind="place").values()
    assert place["fields"]["type"] == "industrial_park"
