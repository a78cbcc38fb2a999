"""People of the desk: let in by a link, with a password of their own; let in again; let go."""

import re

import pyotp
import pytest

import settings
from models.person import Person
from sync import accounts, passwords
from tests.clocks import DAY, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.tab import PASSWORD, DeskTab

pytestmark = BOTH_ENGINES
GOOD = "rice oil and salt"


@pytest.fixture
def administrator(sit_down) -> DeskTab:
    """Administrator An, of the compound."""
    return sit_down("an", role="administrator")


def admit(tab: DeskTab, **fields) -> str:
    """Lets somebody in; the path of their link."""
    tab.get("/desk/people/new").submit("/desk/people/new", **{"name": "Ding", "role": "coordinator"} | fields)
    return link_of(tab)


def link_of(tab: DeskTab) -> str:
    return "/" + tab.links("/account?code=")[0].partition("//")[2].partition("/")[2]


def claim(collector, link: str, login: str = "ding", password: str = GOOD) -> DeskTab:
    """Opens a link in another browser and chooses name and password there."""
    return DeskTab(collector, login).get(link).submit("/account", login=login, password=password)


def test_it_works(desk, collector):
    link = admit(desk)
    assert "Has not chosen a password yet" in desk.get("/desk/people").words

    ding = claim(collector, link)
    assert ding.page.request.path == "/desk/first"
    assert "Ding" in ding.words
    assert "Password, as ding" in desk.get("/desk/people").words
    assert DeskTab(collector, "ding").sign_in(GOOD).page.request.path == "/desk/"


def test_a_link_works_once_and_opening_it_spends_nothing(desk, collector):
    link = admit(desk)
    assert DeskTab(collector, "").get(link).status == 200
    claim(collector, link)
    assert "This link has been used" in DeskTab(collector, "").get(link).words
    thief = DeskTab(collector, "").post("/account", code=link.partition("code=")[2], name="Thief", login="thief",
                                        password="another good one")
    assert "This link has been used" in thief.words


def test_a_link_that_is_sent_twice_by_the_same_person_lets_them_in(desk, collector):
    tab = DeskTab(collector, "").get(admit(desk))
    form = tab.forms("/account")[0]
    tab.send(form, login="ding", password=GOOD)
    assert tab.send(form, login="ding", password=GOOD).page.request.path == "/desk/"


def test_a_form_that_is_sent_twice_lets_one_person_in(desk):
    form = desk.get("/desk/people/new").forms("/desk/people/new")[0]
    links = [desk.send(form, name="Ding", role="observer").links("/account?code=")[0] for _ in range(2)]
    assert links[0] == links[1]
    assert Person.select().where(Person.name == "Ding").count() == 1


def test_a_link_runs_out_and_another_one_ends_it(desk, collector, clock):
    old = admit(desk)
    desk.get(f"/desk/people/{Person.get(Person.name == 'Ding').id}").submit("/link")
    new = link_of(desk)
    assert "its time is over" in DeskTab(collector, "").get(old).words
    clock.tick(8 * DAY)
    assert "its time is over" in DeskTab(collector, "").get(new).words


@pytest.mark.parametrize(("typed", "says"), [
    ({"password": "short"}, "at least 10 characters"), ({"password": "password123"}, "others try first"),
    ({"password": "1380595123456"}, "others try first"), ({"login": "a"}, "without spaces"),
    ({"login": "dingweidong", "password": "DingWeidong1"}, "made of your name"),
    ({"login": "cai-desk"}, "Somebody else signs in by this name"), ({"name": " "}, "by which others know you"),
])
def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(desk, collector, typed, says):
    tab = DeskTab(collector, "").get(admit(desk))
    tab.submit("/account", **{"name": "Ding Wei", "login": "ding", "password": GOOD} | typed)
    assert tab.status == 422
    assert says in tab.words
    assert f'value="{typed.get("login", "ding")}"' in tab.text
    assert typed.get("password", GOOD) not in tab.text


def test_a_coordinator_gives_no_role_above_their_own(desk, administrator):
    page = desk.get("/desk/people/new").text
    assert 'value="coordinator"' in page
    assert 'value="officer"' not in page
    for role in ("officer", "administrator", "king", "gate"):
        assert desk.post("/desk/people/new", name="Ding", role=role).status == 422
    officer = Person.get(Person.login == "an").id
    assert desk.post(f"/desk/people/{officer}/link").status == 403
    assert desk.post(f"/desk/people/{officer}/end", sure="1").status == 403
    assert desk.post(f"/desk/people/{officer}", name="x").status == 403


def test_people_of_another_compound_are_not_there(desk, other_desk):
    cai = Person.get(Person.login == "cai-desk").id
    assert "Cai-Desk" not in other_desk.get("/desk/people").words.replace("Next-Door", "")
    for address in (f"/desk/people/{cai}/link", f"/desk/people/{cai}/end", f"/desk/people/{cai}"):
        assert other_desk.post(address, sure="1", name="x").status == 404


def test_an_administrator_above_reaches_all_below(collector):
    collector.tell("site", "add", "fengze", "--name", "丰泽区", "--level", "district")
    collector.tell("site", "add", "jinghu", "--name", "裕景湾", "--parent", "fengze")
    link = collector.tell("user", "add", "wan", "--role", "administrator", "--site", "fengze").strip()
    wan = claim(collector, "/" + link.split("/", 3)[3], "wan")
    wan.post("/desk/sites", site="jinghu")
    admit(wan, role="officer")
    assert "裕景湾" in wan.words
    assert "新华小区" not in wan.get("/desk/places").words


def test_a_role_holds_from_its_first_day_to_its_last(desk, collector, clock):
    link = admit(desk, since="2020-02-10", until="2020-02-11")
    clock.tick(2 * DAY)
    ding = claim(collector, link)
    assert ding.get("/desk/").status == 200
    clock.tick(2 * DAY)
    assert DeskTab(collector, "ding").sign_in(GOOD).status == 403
    assert ding.get("/desk/").page.request.path == "/signin"
    desk.sign_in()
    assert "Ended" in desk.get("/desk/people").words


def test_the_last_day_is_not_before_the_first(desk):
    desk.post("/desk/people/new", name="Ding", role="observer", since="2020-02-10", until="2020-02-09")
    assert "The last day comes before the first." in desk.words
    assert desk.post("/desk/people/new", name="Ding", role="observer", since="soon").status == 422


def test_a_role_is_ended_and_goes_on(desk, collector):
    ding = claim(collector, admit(desk))
    person = Person.get(Person.login == "ding").id
    page = desk.get(f"/desk/people/{person}")
    page.submit("/end")
    assert "The role has ended." in desk.words
    assert ding.get("/desk/").page.request.path == "/signin"
    assert DeskTab(collector, "ding").sign_in(GOOD).status == 403

    desk.get(f"/desk/people/{person}").submit("/resume")
    assert DeskTab(collector, "ding").sign_in(GOOD).page.request.path == "/desk/"


def test_the_phones_of_one_alone_go_with_their_role(desk, lin):
    desk.get(f"/desk/people/{lin.store.person}").submit("/end")
    lin.sync()
    assert lin.wiped


def test_nobody_ends_their_own_role(desk):
    assert "your own role" in desk.post(f"/desk/people/{Person.get(Person.login == 'cai-desk').id}/end").words


def test_the_password_is_changed_by_who_knows_it_and_others_are_signed_out(desk, collector):
    other = DeskTab(collector, "cai-desk").sign_in()
    desk.get("/desk/me").submit("/password", present="a guess", password=GOOD)
    assert "That is not your present password." in desk.words
    desk.get("/desk/me").submit("/password", present=PASSWORD, password="1234567890")
    assert "others try first" in desk.words
    desk.get("/desk/me").submit("/password", present=PASSWORD, password=GOOD)
    assert "Your new password holds." in desk.words
    assert other.get("/desk/").page.request.path == "/signin"
    assert DeskTab(collector, "cai-desk").sign_in(GOOD).page.request.path == "/desk/"


def test_guessing_the_present_password_is_stopped(desk):
    for _ in range(passwords.TRIES):
        desk.post("/desk/me/password", present="a guess", password=GOOD)
    assert desk.post("/desk/me/password", present=PASSWORD, password=GOOD).status == 429


def test_one_signs_out_everywhere(desk, collector):
    other = DeskTab(collector, "cai-desk").sign_in()
    desk.get("/desk/me").submit("/sessions")
    assert "You have signed out." in desk.words
    for tab in (desk, other):
        assert tab.get("/desk/").page.request.path == "/signin"


@pytest.fixture
def app(administrator) -> pyotp.TOTP:
    """The administrator's app, after the second step was set up."""
    return set_up(administrator)


def set_up(tab: DeskTab, password: str = PASSWORD) -> pyotp.TOTP:
    form = tab.get("/desk/me/second").forms("/second")[0]
    app = pyotp.TOTP(form.fields["secret"])
    tab.send(form, code=now_of(app), known=password)
    return app


def now_of(app: pyotp.TOTP, later: int = 0) -> str:
    from sync import clock

    return app.at(clock.now() // 1000 + later)


def test_the_second_step_is_set_up_with_spare_codes(administrator, app, collector):
    spares = re.findall(r'<li class="code">(\w{5} \w{5})<', administrator.text)
    assert len(set(spares)) == 8

    tab = DeskTab(collector, "an").sign_in()
    assert tab.page.request.path == "/signin/second"
    assert tab.get("/desk/").page.request.path == "/signin"
    tab.get("/signin/second").submit("/second", code=spares[0])
    assert tab.page.request.path == "/desk/"

    again = DeskTab(collector, "an").sign_in()
    again.submit("/second", code=spares[0])
    assert again.status == 401
    assert "Spare codes left: 7." in administrator.get("/desk/me").words


def test_a_code_of_the_app_is_good_once(app, collector, clock):
    clock.tick(MINUTE)
    one, other = (DeskTab(collector, "an").sign_in() for _ in range(2))
    assert one.submit("/second", code=now_of(app)).page.request.path == "/desk/"
    assert other.submit("/second", code=now_of(app)).status == 401
    clock.tick(MINUTE // 2)
    assert other.submit("/second", code=now_of(app)).page.request.path == "/desk/"


def test_guessing_the_second_step_is_stopped(app, collector, clock):
    clock.tick(MINUTE)
    tab = DeskTab(collector, "an").sign_in()
    for _ in range(10):
        tab.post("/signin/second", code="000000")
    assert tab.post("/signin/second", code=now_of(app)).status == 429


def test_after_the_second_step_one_is_where_one_wanted_to_be(app, collector, clock):
    clock.tick(MINUTE)
    tab = DeskTab(collector, "an").get("/desk/inbox?level=soft").submit("/signin", login="an", password=PASSWORD)
    tab.submit("/second", code=now_of(app))
    assert tab.page.request.full_path == "/desk/inbox?level=soft"


def test_a_wrong_code_sets_nothing_up_and_shows_the_same_secret(administrator, collector):
    form = administrator.get("/desk/me/second").forms("/second")[0]
    administrator.send(form, code="123456", known=PASSWORD)
    assert administrator.status == 422
    assert form.fields["secret"] in administrator.text
    assert administrator.send(form, code="", known="wrong").status == 422
    assert DeskTab(collector, "an").sign_in().page.request.path == "/desk/"


def test_an_administrator_keeps_it_and_a_coordinator_may_do_without(administrator, app, desk, collector):
    assert administrator.post("/desk/me/second/off", off=PASSWORD).status == 403
    set_up(desk)
    desk.get("/desk/me").submit("/off", off=PASSWORD)
    assert DeskTab(collector, "cai-desk").sign_in().page.request.path == "/desk/"


def later(tab: DeskTab, clock, days: int) -> DeskTab:
    """The same person some days later, signed in again."""
    clock.tick(days * DAY)
    return tab.sign_in()


def test_a_new_administrator_has_a_week_and_is_told_from_when_on(administrator, clock):
    assert "need the second step, too, from Feb 15 08:00 on" in administrator.get("/desk/first").words
    assert "from Feb 15 08:00 on" in administrator.get("/desk/me").words
    assert "need the second step" not in administrator.get("/desk/").words
    later(administrator, clock, 5)
    assert "need the second step of signing in from Feb 15 08:00 on" in administrator.get("/desk/inbox").words
    assert administrator.post("/desk/people/new", name="Ding", role="observer").status == 201


def test_after_that_an_administrator_sets_it_up_first_and_goes_on_where_they_were(administrator, clock, collector):
    administrator = later(administrator, clock, 7)
    assert administrator.page.request.path == "/desk/me/second"
    assert administrator.post("/desk/people/new", name="Ding", role="observer").status == 403
    assert "Administrators need the second step" in administrator.words
    assert not Person.select().where(Person.name == "Ding").exists()
    assert administrator.get("/desk/me").status == 200

    form = administrator.get("/desk/inbox?level=soft").forms("/second")[0]
    administrator.send(form, code=now_of(pyotp.TOTP(form.fields["secret"])), known=PASSWORD)
    assert administrator.links("/desk/inbox?") == ["/desk/inbox?level=soft"]
    assert administrator.get("/desk/").page.request.path == "/desk/"


def test_it_can_be_required_at_once(administrator, collector):
    collector.app.config["SECOND_STEP_DAYS"] = 0
    assert administrator.get("/desk/").page.request.path == "/desk/me/second"


def test_nobody_else_has_to_and_no_demonstration_asks(desk, administrator, clock, tmp_path):
    assert later(desk, clock, 30).page.request.path == "/desk/"
    assert settings.read({"DEMO": "1"})["SECOND_STEP_DAYS"] is None
    assert settings.read({"DEMO": ""})["SECOND_STEP_DAYS"] is None
    assert settings.read({"DEMO": "0"})["SECOND_STEP_DAYS"] == 7


def test_whoever_was_let_in_again_has_a_week_for_another_app(administrator, app, sit_down, collector, clock):
    clock.tick(20 * DAY)
    made = collector.tell("user", "password", "an").strip()
    tab = DeskTab(collector, "an").sign_in(made)
    assert tab.page.request.path == "/desk/"
    clock.tick(7 * DAY)
    assert DeskTab(collector, "an").sign_in(made).page.request.path == "/desk/me/second"
    # Another password alone gives no more days.
    made = collector.tell("user", "password", "an").strip()
    assert DeskTab(collector, "an").sign_in(made).page.request.path == "/desk/me/second"


def test_another_administrator_lets_one_in_again_who_lost_everything(administrator, app, sit_down, collector):
    other = sit_down("bo", role="administrator")
    other.get(f"/desk/people/{Person.get(Person.login == 'an').id}").submit("/link")
    tab = DeskTab(collector, "").get(link_of(other))
    assert "Choose a new password" in tab.words
    tab.submit("/account", password=GOOD)
    assert administrator.get("/desk/").page.request.path == "/signin"
    assert DeskTab(collector, "an").sign_in(GOOD).page.request.path == "/desk/"


@pytest.mark.parametrize("command", [("user", "password"), ("password",)], ids=" ".join)
def test_a_command_lets_one_in_again_too(app, collector, command):
    made = collector.tell(*command, "an").strip()
    assert DeskTab(collector, "an").sign_in(made).page.request.path == "/desk/"


def test_the_commands_tell_who_signs_in_and_which_phones_there_are(administrator, app, lin, collector):
    lin.sync()
    told = collector.tell("users")
    assert re.search(r"an +An +administrator +xh +second step", told)
    assert re.search(rf"{lin.node} +xh +Auntie Lin +gate +simulated", collector.tell("nodes", "--site", "xh"))
    assert lin.node not in collector.tell("nodes", "--site", "hj")
    assert collector.run("user", "add", "an", "--role", "administrator").exit_code == 1
    assert collector.run("user", "add", "cai", "--role", "coordinator").exit_code == 1


def test_a_phone_that_came_in_by_an_invitation_has_no_password_to_change(collector):
    from tests.field.tab import Tab

    cai = Tab(collector, "coordinator", "Cai")
    assert "no password to change" in cai.get("/desk/me").text
    assert cai.get("/desk/me/second").page.status_code == 403


def test_who_may_what_is_told(observer):
    assert "Logs who comes and goes at a gate." in observer.get("/desk/roles").words


def test_a_link_to_an_account_enrols_no_phone(desk, collector):
    code = admit(desk).partition("code=")[2]
    assert DeskTab(collector, "").get(f"/enrol?code={code}").status == 404
    assert accounts.invited(code)
