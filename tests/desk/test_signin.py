"""Signing in by password, and out again."""

import pytest

from models.node import Node
from sync import passwords
from tests.clocks import DAY
from tests.desk.tab import DeskTab
from tests.field.tab import ORIGIN, Tab

PAGES = ["/desk/", "/desk/records", "/desk/records/errand", "/desk/record/0000000000000.1", "/desk/inbox",
         "/desk/quarantine", "/desk/nodes", "/desk/nodes/0000000000000", "/desk/invitations"]


@pytest.fixture
def nobody(collector) -> DeskTab:
    """Somebody who is not known here."""
    return DeskTab(collector, "cai-desk")


def test_it_works(desk):
    assert desk.page.request.path == "/desk/"
    assert "Cai-Desk" in desk.words


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_desk_needs_it(nobody, page):
    assert nobody.get(page).page.request.path == "/signin"


def test_afterwards_one_is_where_one_wanted_to_be(desk, nobody):
    nobody.get("/desk/inbox?level=soft").submit("/signin", login="cai-desk", password="correct horse")
    assert nobody.page.request.full_path == "/desk/inbox?level=soft"


@pytest.mark.parametrize("elsewhere", ["//evil.example/desk/", "https://evil.example/desk/", "/desk/\\evil.example",
                                       "/elsewhere"])
def test_no_form_sends_anybody_elsewhere(desk, nobody, elsewhere):
    nobody.post("/signin", login="cai-desk", password="correct horse", next=elsewhere)
    assert nobody.page.request.path == "/desk/"


@pytest.mark.parametrize(("login", "password"), [("cai-desk", "wrong"), ("nobody", "correct horse"), ("", ""),
                                                 ("\0", "x" * 5000)])
def test_a_wrong_password_is_refused_kindly(desk, nobody, login, password):
    nobody.post("/signin", login=login, password=password)
    assert nobody.status == 401
    assert "do not belong together" in nobody.words


def test_guessing_is_stopped(desk, nobody):
    for _ in range(passwords.TRIES):
        nobody.post("/signin", login="cai-desk", password="guess")
    nobody.post("/signin", login="cai-desk", password="correct horse")
    assert nobody.status == 429
    assert "Try again in 30 seconds." in nobody.words


def test_signing_out_ends_it(desk):
    desk.get("/desk/").submit("/signout")
    assert "You have signed out." in desk.words
    assert desk.get("/desk/").page.request.path == "/signin"


def test_it_runs_out_and_says_so(desk, clock):
    clock.tick(DAY)
    assert "You have been signed out" in desk.get("/desk/").words


def test_a_gate_volunteer_is_not_let_in(collector):
    tab = Tab(collector, "gate", "Auntie Lin")
    assert tab.get("/desk/").page.status_code == 403
    assert "You may not do this." in tab.text


def test_a_form_of_another_site_is_refused(desk, collector):
    answer = desk.client.post("/signout", headers={"Origin": "https://evil.example", "Accept": "text/html"})
    assert answer.status_code == 403
    assert desk.get("/desk/").page.request.path == "/desk/"


def test_the_cookie_is_out_of_reach_of_scripts(desk, nobody):
    answer = nobody.client.post("/signin", data={"login": "cai-desk", "password": "correct horse"},
                                headers={"Origin": "http://localhost"})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_signing_out_clears_pages_and_nothing_that_waits_to_be_sent(desk):
    answer = desk.client.post("/signout", headers=ORIGIN)
    assert answer.headers["Clear-Site-Data"] == '"cache"'


@pytest.fixture
def on_a_phone(collector) -> Tab:
    """Coordinator Cai, who came in by an invitation."""
    return Tab(collector, "coordinator", "Cai")


def test_whoever_came_in_by_an_invitation_can_leave_too_and_is_told_what_it_means(on_a_phone):
    on_a_phone.get("/desk/").get("/signout")
    assert "it takes a new invitation to come back" in on_a_phone.text
    on_a_phone.submit("/signout")
    assert "You have signed out." in on_a_phone.text
    assert on_a_phone.get("/desk/").page.request.path == "/signin"


def test_leaving_withdraws_no_device(on_a_phone, collector):
    on_a_phone.get("/signout").submit("/signout")
    with collector.app.app_context():
        assert not Node.select().where(Node.person == on_a_phone.person, Node.revoked.is_null(False)).exists()


def test_after_a_session_has_ended_a_device_is_still_one_and_the_page_says_so(on_a_phone, desk):
    on_a_phone.client.post("/signin", data={"login": "cai-desk", "password": "correct horse"}, headers=ORIGIN)
    on_a_phone.page = on_a_phone.client.post("/signout", headers=ORIGIN, follow_redirects=True)
    assert on_a_phone.page.request.path == "/signout"
    assert "This browser is a device of" in on_a_phone.text


def test_a_volunteer_does_not_leave_by_mistake(collector):
    tab = Tab(collector, "gate", "Auntie Lin")
    tab.client.post("/signout", headers=ORIGIN)
    assert tab.get("/field/gate/stand").page.status_code == 200


def test_who_signs_in_anew_has_another_session_and_the_one_before_has_ended(desk, nobody):
    before = desk.client.get_cookie("lianfang_session").value
    desk.sign_in()
    assert desk.client.get_cookie("lianfang_session").value != before
    nobody.client.set_cookie("lianfang_session", before)
    assert "Sign in" in nobody.get("/desk/").text
