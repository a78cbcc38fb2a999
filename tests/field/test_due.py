"""What is due: ticked one at a time or door by door, undone, seen on a record; boards; many rows at once."""

import re

import pytest

from models import checklists
from models.checklists import named
from tests import due_kinds
from tests.clocks import DAY
from tests.field.conftest import BOTH_ENGINES
from tests.field.tab import Tab
from views.pages import book

pytestmark = BOTH_ENGINES


@pytest.fixture
def lead(collector, homes, declare, monkeypatch) -> Tab:
    """Building lead Hong, who has lists."""
    monkeypatch.setattr(checklists, "CHECKLISTS", due_kinds.LISTS)
    declare(collector, *due_kinds.KINDS)
    book._of.cache_clear()
    book._all.cache_clear()
    yield Tab(collector, "lead", "Hong")
    book._of.cache_clear()
    book._all.cache_clear()


def home(collector, unit: str) -> str:
    """The id of a home."""
    return next(id for id, one in collector.records(kind="household").items() if one["fields"]["unit"] == unit)


def tap(lead: Tab, answer: str = "done", **fields) -> Tab:
    """Presses a button of the one thing that is due."""
    [form] = [form for form in lead.forms("/due/" + fields.pop("name")) if "of" in form.fields]
    return lead.send(form, answer=answer, **fields)


def calls(cai) -> list[dict]:
    """The fields of every call, as Cai's device has them."""
    cai.sync()
    return [one["fields"] for one in cai.store.clean.values() if one["kind"] == "call"]


def ticks(collector) -> list[tuple]:
    """Unit, word and state of every tick that counts."""
    homes = collector.records(kind="household")
    return sorted((homes[one["fields"]["of"]]["fields"]["unit"], one["fields"]["what"], one["fields"].get("state"))
                  for one in collector.records(kind="tick").values() if "state" in one["fields"])


def test_the_lists_and_how_much_is_due(lead):
    page = lead.get("/field/due").text
    assert re.search(r"Sanitation.*?4 of 4 due", page, re.S)
    assert re.search(r"Bins.*?1 of 1 due", page, re.S)
    assert "Due · 5" in lead.get("/field/more").text
    assert named("bins").repeats == "once"


def test_one_after_the_other_and_back(lead, collector):
    lead.get("/field/due/sanitation?grid=0")
    assert "3-1502" in lead.text
    assert "Sweep" in lead.text
    tap(lead, name="sanitation")
    assert lead.answer == "3-1502 林家 Done"
    assert "Haul the rubbish away" in lead.text
    tap(lead, "missed", name="sanitation")
    assert ticks(collector) == [("3-1502", "haul", "missed"), ("3-1502", "sweep", "done")]
    assert re.search(r'class="place"[^>]*>5-302', lead.text)
    [undo] = lead.forms("/undo")
    lead.send(undo)
    assert ticks(collector) == [("3-1502", "sweep", "done")]
    assert re.search(r'class="place"[^>]*>3-1502', lead.text)
    tap(lead, "refused", name="sanitation")
    assert ticks(collector) == [("3-1502", "haul", "refused"), ("3-1502", "sweep", "done")]
    assert not [one for one in collector.records(kind="tick").values() if one["conflicts"]]


def test_a_grid_of_doors(lead, collector):
    page = lead.get("/field/due/sanitation").text
    assert page.count('name="of"') == 2
    [form] = [form for form in lead.forms("/due/sanitation") if form.fields.get("word") == "sweep"]
    lead.send(form, of=home(collector, "5-302"))
    assert ticks(collector) == [("5-302", "sweep", "done")]
    # The other door, and the way back.
    assert lead.text.count('name="of" value') == 2
    lead.send(form, of=home(collector, "5-302"))
    assert ticks(collector) == [("5-302", "sweep", "done")]
    collector.clock.tick(DAY)
    assert re.search(r"Sanitation.*?4 of 4 due", lead.get("/field/due").text, re.S)


def test_what_is_asked_is_written_with_it_and_wrong_input_is_kept(lead, collector):
    lead.get("/field/due/bins")
    tap(lead, name="bins", amount="many")
    assert lead.page.status_code == 422
    assert 'value="many"' in lead.text
    tap(lead, name="bins", amount="12.5", sealed="1")
    [tick] = collector.records(kind="tick").values()
    assert (tick["fields"]["amount"], tick["fields"]["sealed"], tick["fields"]["on"]) == (12.5, True, "once")
    assert "All of it is done." in lead.get("/field/due/bins").text


def test_checks_of_people_who_stay_at_home(lead, collector, homes):
    cai = collector.enrol("coordinator", "Cai")
    cai.write("stay_home", {"reason": "x", "state": "active", "people": [homes["林小美"], homes["陈秀英"]]})
    cai.write("stay_home", {"reason": "y", "state": "over", "people": [homes["林建国"]]})
    cai.sync()
    lead.get("/field/due/checks")
    assert "林小美" in lead.text
    assert "Morning" in lead.text
    tap(lead, "reached", name="checks", temperature="368")
    [check] = collector.records(kind="health_check").values()
    assert (check["fields"]["reached"], check["fields"]["temperature"]) == (True, 36.8)
    assert re.search(r"Checks.*?1 of 2 due", lead.get("/field/due").text, re.S)
    assert "Reached" in lead.get(f"/field/r/{homes['林小美']}").text


def test_what_the_record_itself_says_is_done(lead, collector, homes):
    cai = collector.enrol("coordinator", "Cai")
    stay = cai.write("stay_home", {"reason": "x", "state": "active", "household": home(collector, "5-302")})
    cai.sync()
    assert re.search(r"Checks.*?1 of 1 due", lead.get("/field/due").text, re.S)
    lead.get("/field/due/ones")
    tap(lead, name="ones")
    tap(lead, name="ones")
    cai.sync()
    fields = cai.store.clean[stay]["fields"]
    assert (fields["basket"], fields["sign"]) == (True, "placed")
    lead.send(lead.forms("/undo")[0])
    cai.sync()
    assert "sign" not in cai.store.clean[stay]["fields"]
    assert "Things" in lead.get(f"/field/r/{stay}").text


def test_doors_of_a_running_drive(lead, collector):
    cai = collector.enrol("coordinator", "Cai")
    drive = cai.write("drive", {"name": "Masks", "state": "running", "scope": ["5"]})
    cai.write("drive", {"name": "Old", "state": "ended"})
    cai.sync()
    lead.get("/field/due/calls")
    assert re.search(r'class="place"[^>]*>5-302', lead.text)
    tap(lead, "absent", name="calls")
    assert calls(cai) == [{"household": home(collector, "5-302"), "occasion": drive, "result": "absent"}]
    assert "Masks" in lead.get("/field/due").text
    assert "Old" not in lead.text


def test_a_record_shows_its_lists_and_takes_one_tap(lead, collector):
    flat = home(collector, "5-302")
    lead.get(f"/field/r/{flat}")
    assert "Sanitation" in lead.text
    form = lead.forms("/due/sanitation")[0]
    lead.send(form)
    assert lead.page.request.path == f"/field/r/{flat}"
    assert ticks(collector) == [("5-302", "sweep", "done")]


def test_a_board_of_states(lead, collector):
    cai = collector.enrol("coordinator", "Cai")
    late = cai.write("stay_home", {"reason": "late", "state": "told", "until": "2020-01-01"})
    cai.write("stay_home", {"reason": "stateless"})
    cai.sync()
    page = lead.get("/field/flow/stay_home").text
    assert "Told · 2" in page
    assert "late by" in page
    assert page.index(">late<") < page.index(">stateless<")
    assert "/field/flow/stay_home" in lead.get("/field/more").text
    lead.get("/field/flow/stay_home")
    lead.submit(f"{late}/step/begin")
    assert "Told · 1" in lead.text
    assert "Active · 1" in lead.text
    assert 'href="/field/r/' in lead.get("/field/flow/stay_home?column=active").text
    assert lead.get("/field/flow/household").page.status_code == 404


def test_many_rows_of_homes_at_once(lead, collector):
    cai = collector.enrol("coordinator", "Cai")
    drive = cai.write("drive", {"name": "Masks", "state": "running"})
    for n in range(3):
        cai.write("household", {"building": "3", "unit": f"3-10{n}"})
    cai.sync()
    lead.get(f"/field/lines/call?group=3&occasion={drive}")
    assert "Masks" in lead.text
    assert lead.text.count('class="line"') == 4
    lead.submit("/lines/call", **{"0.people": "x", "1.people": "2", "1.result": "answered"})
    assert lead.page.status_code == 422
    assert 'value="x"' in lead.text
    assert "Rows to put right: 1" in lead.text
    assert not calls(cai)
    lead.submit("/lines/call", **{"0.people": "4", "1.people": "2", "1.result": "answered"})
    assert "Rows written down: 2" in lead.text
    assert sorted(one["people"] for one in calls(cai)) == [2, 4]
    lead.submit("/lines/call", split="1", paste="1. 3-102 Answered 3\n2、9-9 absent")
    assert "9-9 absent" in lead.text
    lead.submit("/lines/call", **{"3.people": "1"})
    assert len(calls(cai)) == 4


def test_free_rows_of_a_sheet(lead, collector):
    lead.get("/field/lines/household?building=9")
    lead.submit("/lines/household", split="1", paste="1. 9-101 张家 13805950001\n2. 9-102，李家")
    assert 'value="张家"' in lead.text
    lead.submit("/lines/household", **{"0.unit": "9-101", "0.name": "张家", "0.phone": "13805950001",
                                        "1.unit": "9-102", "1.name": "李家"})
    made = [one["fields"] for one in collector.records(kind="household").values() if one["fields"]["building"] == "9"]
    assert sorted(one["name"] for one in made) == ["张家", "李家"]


def test_a_tick_says_of_what_it_is(collector, homes):
    lead, cai, whom = Tab(collector, "lead", "Hong"), collector.enrol("coordinator", "Cai"), homes["林小美"]
    for of in (whom, "xh/3"):
        cai.write("tick", {"of": of, "what": "patrolled", "on": "2020-02-08/am", "state": "done"})
    cai.sync()
    ticks = {one["fields"]["of"]: id for id, one in collector.records(kind="tick").items()}
    assert f'<a href="/field/r/{whom}">林小美' in lead.get(f"/field/r/{ticks[whom]}").text
    assert "<dd>xh/3</dd>" in lead.get(f"/field/r/{ticks['xh/3']}").text
