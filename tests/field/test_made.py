"""A form acts for whom it was made, at the site and the gate that its page showed, whoever sends it and whenever."""

import re
from pathlib import Path

import pytest

from models.person import PHONE, Invitation
from models.site import Site
from sync import enrol, passwords
from tests.desk.tab import PASSWORD, DeskTab
from tests.field.tab import ORIGIN, Tab

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = re.compile(r'<form(?:[^>{]|\{\{.*?\}\}|\{%.*?%\})*?method="post".*?</form>', re.DOTALL)
# What these choose is the browser's own, or in the form itself; or nobody is signed in yet, or ever.
FREE = ("desk.sign_out", "desk.signin", "desk.enrol_here", "desk.choose_site", "field.stand", "field.act", "field.lock",
        "keeper or", "preferences.keep", "desk.second_step", "desk.account", "public.say")


def _sit(collector, login: str, site: str = "xh") -> DeskTab:
    with collector.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == site).id if site else 0, login.title(), login, PASSWORD,
                              "coordinator" if site else "administrator")
    return DeskTab(collector, login).sign_in()


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_every_form_that_changes_something_says_for_whom_it_was_made(path):
    for form in FORM.findall(path.read_text(encoding="utf-8")):
        assert any(word in form for word in ("hidden(", "by()", "caller()", *FREE)), form


def test_it_works(gate, entries):
    form = gate.get("/field/gate/enter?subject=visitor").forms("/gate/enter")[0]
    assert form.fields["made"] == f"{gate.person} xh"
    assert gate.send(form, person="王").page.status_code == 200
    assert len(entries()) == 1


def test_a_form_of_one_person_is_not_taken_from_another(gate, runner, entries):
    form = gate.get("/field/gate/enter?subject=visitor").forms("/gate/enter")[0]
    runner.send(form, person="王")
    assert runner.page.status_code == 409
    assert "This form was made by Auntie Lin for 新华小区." in runner.text
    assert "You are Chen at 新华小区" in runner.text
    assert entries() == []
    assert gate.send(form, person="王").page.status_code == 200


def test_the_name_of_somebody_from_elsewhere_is_not_told(gate, collector):
    stranger = Tab(collector, "gate", "a stranger", site="hj")
    gate.send(stranger.get("/field/errands/new").forms("/k/errand/new")[0], title="x", unit="1")
    assert gate.page.status_code == 409
    assert "made by somebody else for another place" in gate.text
    assert "stranger" not in gate.text


def test_a_form_made_at_the_desk_is_not_taken_from_another(collector, household):
    cai, ou = _sit(collector, "cai"), _sit(collector, "ou")
    form = cai.get(f"/desk/record/{household}?change=name").forms(f"/desk/record/{household}")[0]
    ou.send(form, name="other")
    assert ou.status == 409
    assert "This form was made by Cai for 新华小区." in ou.words
    assert "other" not in {one["fields"].get("name") for one in collector.records(kind="household").values()}


def test_the_form_of_one_tab_acts_where_that_tab_was(collector):
    """Another tab has chosen another place since."""
    officer = _sit(collector, "fu", site="")
    officer.post("/desk/sites", site="xh")
    form = officer.get("/desk/invitations").forms("/desk/invitations")[0]
    officer.post("/desk/sites", site="hj")
    officer.send(form, role="gate")
    assert officer.status == 201
    assert [site.code for site in Site.select().join(Invitation, on=Invitation.site == Site.id)] == ["xh"]


def test_a_piece_is_renewed_of_the_place_that_its_page_shows(collector):
    officer = _sit(collector, "fu", site="")
    officer.post("/desk/sites", site="xh")
    assert """hx-headers:inherited='{"Lianfang-Site": "xh"}'""" in officer.get("/desk/board").text
    officer.post("/desk/sites", site="hj")
    assert "海景" in officer.get("/desk/board").text
    assert "新华小区" in officer.get("/desk/?at=xh").text
    assert "海景" not in officer.get("/desk/board", **{"Lianfang-Site": "xh"}).words


def test_a_form_can_not_reach_a_place_that_is_not_theirs(collector):
    cai = _sit(collector, "cai")
    form = cai.get("/desk/invitations").forms("/desk/invitations")[0]
    cai.send(form, made=form.fields["made"].replace("xh", "hj"), role="gate")
    assert cai.status == 409
    assert Invitation.select().where(Invitation.way == PHONE).count() == 0


def test_an_entry_counts_at_the_gate_that_its_page_showed(gate, homes, entries):
    """Another tab of the same browser has gone to another gate, and turned the switch."""
    form = gate.get(f"/field/gate/enter?resident={homes['林小美']}").forms("/gate/enter")[0]
    gate.get("/field/gate/stand").submit("/gate/stand", gate="西门")
    gate.get("/field/gate").submit("/gate/stand", direction="out")
    gate.send(form)
    assert [(one["fields"]["gate"], one["fields"]["direction"]) for one in entries()] == [("东门", "in")]


@pytest.mark.parametrize("partial", [{}, {"HX-Request": "true", "HX-Request-Type": "partial"}])
def test_whoever_was_signed_out_comes_back_to_where_they_were(collector, household, clock, partial):
    cai = _sit(collector, "cai")
    page = f"/desk/record/{household}?change=name"
    form = cai.get(page).forms(f"/desk/record/{household}")[0]
    clock.tick(passwords.SESSION_LIFE + 1)
    answer = cai.client.post(form.action, data=form.fields | {"name": "x"},
                             headers=ORIGIN | partial | {"Referer": f"http://localhost{page}"})
    assert answer.status_code == 401
    assert "You have been signed out." in answer.text
    assert "invitation" not in answer.text
    way = re.search(r'href="(/signin[^"]+)"', answer.text)[1].replace("&amp;", "&")
    cai.get(way).submit("/signin", login="cai", password=PASSWORD)
    assert cai.page.request.full_path == page


def test_a_piece_asked_for_after_the_session_has_ended_says_so(collector, clock):
    cai = _sit(collector, "cai")
    clock.tick(passwords.SESSION_LIFE + 1)
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": "http://localhost/desk/board?day=x"}
    answer = cai.client.get("/desk/board", headers=headers)
    assert answer.status_code == 401
    assert "data-refused" in answer.text
    assert "next=/desk/board?day%3Dx" in answer.text
