"""All figures of a place over a span of days, each with the way to what it counts and with what is left out of it."""

import io
import re

import pytest
from openpyxl import load_workbook

from models import database as db
from models import figures
from models.figures import Figure
from models.kinds import HealthCheck
from models.site import Site
from sync import enrol
from tests.clocks import DAY, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.tab import PASSWORD, DeskTab
from tests.desk.test_figures import MORE, declared, lived

pytestmark = BOTH_ENGINES
__all__ = ["declared", "lived"]
ROW = re.compile(r'<tr>\s*<th scope="row"([^>]*)>(.*?)</th>(.*?)</tr>', re.DOTALL)


def rows(tab) -> dict:
    """label → the cells of its row, as text, and the addresses in them."""
    found = {}
    for _how, head, cells in ROW.findall(tab.text):
        text = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells, re.DOTALL)]
        links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', cells)]
        found[re.sub(r"<[^>]+>", "", head).strip()] = text, links
    return found


def test_it_works(lin, desk):
    for direction in ("out", "out", "in"):
        lin.write("gate_entry", {"direction": direction})
    lin.take_back(lin.write("gate_entry", {"direction": "out"}), "wrong row")
    lin.sync()
    told = rows(desk.get("/desk/report"))
    assert told["Out"][0] == ["2", "0", "0", "withdrawn 1"]
    assert told["In"][0] == ["1", "0", "0", ""]
    assert "Report: 新华小区" in desk.words
    assert "Today, Saturday 8 February 2020" in desk.words


def test_every_number_opens_its_list_what_is_left_out_too(lived, desk):
    told, seen = rows(desk.get("/desk/report")), 0
    for one in MORE:
        if one.value != figures.COUNT:
            continue
        label = {"now": f"{one.label} now", "total": f"{one.label} in all"}.get(one.per, one.label)
        cells, links = next(found for said, found in told.items()
                            if said.removeprefix("of these ").partition(", above")[0] == label)
        numbers = [int(cells[0]), *map(int, re.findall(r"\d+", cells[-1]))]
        assert len(numbers) == len(links)
        for n, link in zip(numbers, links, strict=True):
            assert len(desk.get(link).rows()) == n > 0, link
            seen += 1
    assert seen > len(MORE)


def test_the_same_as_it_was_known(lived, desk, clock):
    before = {label: cells for label, (cells, _) in rows(desk.get("/desk/report")).items()}
    clock.tick(MINUTE)
    db.execute("DELETE FROM figure")
    then = {label: cells for label, (cells, _) in rows(desk.get(f"/desk/report?known={clock.ms}")).items()}
    assert then == before


def test_a_span_adds_its_days_up(lin, clock, desk):
    for _ in range(3):
        lin.write("gate_entry", {"direction": "out"})
        clock.tick(DAY)
    lin.sync()
    desk.sign_in()
    for address, n in (("?from=2020-02-08&to=2020-02-10", 3), ("?to=2020-02-10&from=2020-02-09", 2),
                       ("?from=2020-02-10&to=2020-02-09", 2), ("?to=2020-02-08", 1), ("?from=2020-02-09", 2)):
        cells, [link, *_] = rows(desk.get(f"/desk/report{address}"))["Out"]
        assert cells[0] == str(n), address
        assert len(desk.get(link).rows()) == n


@pytest.mark.parametrize("day", ["yesterday", "2020-13-45", "0001-01-01", "%00"])
def test_a_day_that_is_none_is_said(desk, day):
    desk.get(f"/desk/report?from={day}")
    assert desk.status == 200
    assert "A day looks like 2020-02-08." in desk.words


def test_a_share_a_part_and_a_floor(monkeypatch, lin, desk):
    monkeypatch.setattr(figures, "FIGURES", (
        Figure("all", "Entries", "gate_entry", floor=True),
        Figure("out", "Outwards", "gate_entry", {"direction": "out"}, part_of="all", of="all")))
    for n in range(12):
        lin.write("gate_entry", {"direction": "in" if n % 4 else "out"})
    lin.sync()
    from sync import figures as kept
    kept.rebuild(1)
    told = rows(desk.get("/desk/report"))
    assert told["Entries"][0] == ["12", "10+", "", "0", "0", ""]
    assert told["of these Outwards"][0] == ["3", "", "25 % of entries (12)", "0", "0", ""]


def test_what_is_set_aside_is_told_with_its_list(lin, desk):
    lin.write("gate_entry", {"temperature": 50})
    lin.sync()
    assert "Set aside, and counted nowhere yet: 1" in desk.get("/desk/report").words
    assert re.search(r"nowhere yet: <a href=\"/desk/quarantine\">1</a>", desk.text)


def test_who_may_not_read_the_records_sees_the_number_alone(lived, desk, monkeypatch):
    monkeypatch.setitem(HealthCheck.about.__dict__, "readers", ("lead",))
    cells, links = rows(desk.get("/desk/report"))["Checks"]
    assert int(cells[0]) > 0
    assert links == []


@pytest.fixture
def officer(collector):
    """An officer of a district with two compounds, one under a subdistrict."""
    collector.tell("site", "add", "fengze", "--name", "丰泽区", "--level", "district")
    collector.tell("site", "add", "donghu", "--name", "东湖街道", "--level", "subdistrict", "--parent", "fengze")
    for code in ("xh", "hj"):
        Site.update(parent=Site.get(Site.code == ("donghu" if code == "xh" else "fengze")).id).where(
            Site.code == code).execute()
    enrol.add_coordinator(Site.get(Site.code == "fengze").id, "Fu", "fu", PASSWORD, "officer")
    return DeskTab(collector, "fu").sign_in()


def test_a_district_is_the_sum_of_its_places_and_leads_down_to_the_records(lin, stranger, officer):
    for phone, n in ((lin, 3), (stranger, 2)):
        for _ in range(n):
            phone.write("gate_entry", {"direction": "out"})
        phone.sync()
    cells, [link] = rows(officer.get("/desk/report"))["Out"]
    assert cells[0] == "5"

    places = rows(officer.get(link))
    assert places["东湖街道"][0] == ["3"]
    assert places["海景"][0] == ["2"]
    lower = rows(officer.get(places["东湖街道"][1][0]))
    assert lower["Out"][0][0] == "3"
    officer.post("/desk/sites?to=entries_out&since=2020-02-08&until=2020-02-08", site="hj")
    assert len(officer.rows()) == 2


def test_what_a_district_leaves_out_leads_down_to_the_records(lin, officer):
    lin.take_back(lin.write("gate_entry", {"direction": "out"}), "wrong row")
    lin.sync()
    cells, links = rows(officer.get("/desk/report"))["Out"]
    assert cells == ["0", "0", "0", "withdrawn 1"]
    assert rows(officer.get(links[1]))["东湖街道"][0] == ["1"]
    assert "Out · withdrawn" in officer.words

    officer.get("/desk/report?site=xh")
    [action] = re.findall(r'formaction="([^"]+to=entries_out[^"]*state=void[^"]*)"', officer.text)
    officer.post(action.replace("&amp;", "&"), site="xh")
    assert len(officer.rows()) == 1


@pytest.mark.parametrize("query", ["figure=none", "figure=fevers&left=none", "left=void", "figure=fevers&left=same_as"])
def test_an_odd_question_is_answered(officer, query):
    assert officer.get(f"/desk/report?{query}").status == 200


def test_a_lower_place_leads_there_by_a_button(lin, officer):
    lin.write("gate_entry", {"direction": "out"})
    lin.sync()
    officer.get("/desk/report?site=xh")
    [action] = re.findall(r'formaction="([^"]+to=entries_out[^"]*)"', officer.text)
    officer.post(action.replace("&amp;", "&"), site="xh")
    assert len(officer.rows()) == 1


def test_a_place_of_others_is_not_shown(other_desk):
    assert other_desk.get("/desk/report?site=xh").status == 404


def test_a_district_of_450_is_asked_in_few_questions(laptop, officer, monkeypatch):
    district = Site.get(Site.code == "fengze").id
    Site.insert_many([{"code": f"c{n}", "name": f"{n}", "parent": district} for n in range(450)]).execute()
    asked, rows_of = [], db.rows
    monkeypatch.setattr(db, "rows", lambda sql, *values: asked.append(sql) or rows_of(sql, *values))
    officer.get("/desk/report?all=1")
    assert len([sql for sql in asked if "figure" in sql]) <= 40
    assert "Show all places" not in officer.words


def test_beside_a_day_stand_the_day_before_and_the_week(lin, clock, desk):
    for n in (7, 3, 2):
        for _ in range(n):
            lin.write("gate_entry", {"direction": "out"})
        clock.tick(DAY)
    lin.sync()
    desk.sign_in()
    cells, _links = rows(desk.get("/desk/report?from=2020-02-10&to=2020-02-10"))["Out"]
    assert cells[:3] == ["2", "3", "1.4"]
    assert rows(desk.get("/desk/report?from=2020-02-09&to=2020-02-10"))["Out"][0][:2] == ["5", "7"]
    drawn = desk.get("/desk/report?to=2020-02-10&figure=entries_out").text.partition('id="days"')[2]
    assert re.findall(r'aria-label="[^":]+: (\d+)"', drawn)[-3:] == ["7", "3", "2"]


def test_streets_and_communities_stand_there_with_what_they_come_to(collector, lin, officer):
    collector.tell("site", "add", "pm", "--name", "普明社区", "--level", "community", "--parent", "donghu")
    Site.update(parent=Site.get(Site.code == "pm").id).where(Site.code == "xh").execute()
    lin.write("gate_entry", {"direction": "out"})
    lin.sync()
    told = rows(officer.get("/desk/report"))
    assert told["东湖街道"][0] == told["普明社区"][0] == ["1", "0", "0", "0"]
    assert "新华小区" not in told
    assert 'class="depth-1"' in officer.text


def test_phones_that_are_missing_are_told_with_the_numbers(lin, wang, clock, desk):
    lin.write("gate_entry", {"direction": "out"})
    lin.sync()
    wang.sync()
    clock.tick(DAY)
    desk.sign_in()
    assert "Phones that have not handed over all of Sat, Feb 8: 2 of 2." in desk.get(
        "/desk/report?to=2020-02-08").words
    for phone in (lin, wang):
        assert phone.sync()
    assert "Phones that have not handed over" not in desk.get("/desk/report?to=2020-02-08").words


def test_the_report_is_a_workbook_too(lin, officer):
    for _ in range(3):
        lin.write("gate_entry", {"direction": "out"})
    lin.sync()
    officer.post("/desk/report/file?from=2020-02-08&to=2020-02-08")
    book = load_workbook(io.BytesIO(officer.page.get_data()))
    told = {row[0]: row[1:] for row in book["Figures"].iter_rows(values_only=True)}
    assert told["Out"][0] == 3
    assert book["Places"]["B5"].value == 3
    assert db.row("SELECT COUNT(*) FROM export WHERE form = 'xlsx'")[0] == 1
