"""From nothing: everything that a new administrator does until the first entry has arrived, by the pages alone."""

import re

import pytest

from models.person import Person
from models.site import Site
from sync import accounts
from tests.clocks import MINUTE
from tests.collector import Collector
from tests.desk.tab import DeskTab
from tests.device import Device
from tests.network import Network

GOOD = "rice oil and salt"


@pytest.fixture
def nothing(tmp_path, clock) -> Collector:
    """A centre where nothing has been done but `init`."""
    centre = Collector(f"sqlite:///{tmp_path / 'nothing.db'}", clock)
    centre.link = re.search(r"/account\?code=\w+", centre.tell("init"))[0]
    return centre


@pytest.fixture
def begun(nothing) -> DeskTab:
    """The first administrator, signed in."""
    tab = DeskTab(nothing, "an").get(nothing.link)
    return tab.submit("/account", name="An", login="an", password=GOOD)


@pytest.fixture
def placed(begun) -> DeskTab:
    """The same, with a place."""
    return begun.get("/desk/places").submit("/desk/places", name="新华小区", level="compound")


def test_from_nothing_to_the_first_entry(nothing, clock):
    tab = DeskTab(nothing, "an").get(nothing.link)
    tab.submit("/account", name="An", login="an", password=GOOD)
    assert tab.page.request.path == "/desk/first"
    assert "2. Your place next step" in tab.words

    tab.get(tab.links("/desk/places")[0]).submit("/desk/places", name="新华小区", level="compound")
    assert "2. Your place done 新华小区" in tab.words

    tab.get(tab.links("/desk/homes/new")[0])
    people = {"0.name": "林小美", "0.phone": "13805954321", "1.name": "林大山"}
    tab.submit("/desk/homes/new", building="3", unit="1502", name="林家", **people)
    assert "Saved." in tab.words
    assert 'value="3"' in tab.text

    tab.get("/desk/first").get(tab.links("/desk/gates")[0])
    for gate in ("东门", "西门"):
        tab.submit("/desk/gates", spot=gate)
    assert "东门" in tab.words
    assert "First steps: 3 of 5 are done" in tab.get("/desk/").words

    tab.get("/desk/first").get(tab.links("/desk/invitations")[0])
    tab.submit("/desk/invitations", names="东门1号机\n西门1号机\n巡逻机")
    codes = [link.partition("code=")[2] for link in tab.links("/enrol?code=")]
    phones = [Device(Network(nothing.carry), clock, name) for name in ("林阿姨", "吴师傅", "赵哥")]
    for phone, code in zip(phones, codes, strict=True):
        phone.enrol(code)
        assert phone.sync(), phone.trouble
    assert "东门1号机" in tab.get("/desk/nodes").words
    assert "Phones that have joined: 3." in tab.get("/desk/first").words

    home = next(id for id, one in nothing.records("xinhuaxiaoqu", "household").items())
    assert phones[0].show(home)["fields"]["unit"] == "1502"
    clock.tick(MINUTE)
    phones[0].write("gate_entry", {"gate": "东门", "direction": "in", "person": "林小美", "unit": "1502"})
    assert phones[0].sync()
    page = tab.get("/desk/first").words
    assert "The first entry has arrived." in page
    assert "Everything that is needed is there." in page
    assert "First steps" not in tab.get("/desk/").words

    for phone, name in ((phones[0], "陈家"), (phones[1], "王家")):
        phone.edit(home, {"name": name})
    for phone in phones[:2]:
        assert phone.sync()
    assert "陈家" in tab.get("/desk/inbox").words


def test_nobody_gets_further_without_a_place_and_everybody_is_led_to_it(begun, nothing):
    for address in ("/desk/", "/desk/records", "/desk/people", "/desk/homes/new", "/field/"):
        assert begun.get(address).page.request.path == "/desk/first"
    assert begun.post("/desk/gates", spot="东门").status == 404
    assert begun.get("/desk/me").status == 200
    assert begun.get("/").page.request.path == "/desk/first"


def test_the_first_link_works_once_and_the_last_that_was_made_counts(nothing):
    again = re.search(r"/account\?code=\w+", nothing.tell("links"))[0]
    assert "its time is over" in DeskTab(nothing, "").get(nothing.link).words
    DeskTab(nothing, "an").get(again).submit("/account", name="An", login="an", password=GOOD)
    assert "/signin as: an" in nothing.tell("links")
    assert accounts.first() is None


def test_the_steps_are_left_alone_and_taken_up_again(placed):
    assert "First steps: 1 of 5 are done" in placed.get("/desk/").words
    placed.get("/desk/first").submit("/desk/first")
    assert "First steps" not in placed.words
    placed.get("/desk/first").submit("/desk/first", again="1")
    assert "First steps: 1 of 5 are done" in placed.get("/desk/").words


def test_a_place_that_works_already_says_nothing_of_first_steps(desk, lin, household):
    lin.write("point", {"type": "gate", "spot": "东门"})
    lin.sync()
    assert "First steps" not in desk.get("/desk/").words


def test_an_observer_has_no_such_pages(observer):
    assert "First steps" not in observer.get("/desk/").words
    assert observer.get("/desk/first").status == 403


@pytest.mark.parametrize(("typed", "says"), [
    ({"unit": ""}, "Write the room"), ({"0.phone": "138"}, "Write the name, too."),
    ({"0.name": "林小美", "0.phone": "x" * 50}, "40"), ({"0.name": "11010519491231002X"}, "ID"),
])
def test_what_is_wrong_with_a_home_stands_beside_the_field(placed, nothing, typed, says):
    placed.get("/desk/homes/new").submit("/desk/homes/new", **{"building": "3", "unit": "1502"} | typed)
    assert placed.status == 422
    assert says in placed.words
    assert 'value="3"' in placed.text
    assert nothing.records("xinhuaxiaoqu") == {}


def test_a_home_is_written_once_however_often_it_is_sent(placed, nothing):
    form = placed.get("/desk/homes/new").forms("/desk/homes/new")[0]
    for _ in range(2):
        assert "Saved." in placed.send(form, unit="1502", **{"0.name": "林小美"}).words
    placed.get("/desk/homes/new").submit("/desk/homes/new", unit="1502")
    assert "This home is written down already." in placed.words
    assert sorted(one["kind"] for one in nothing.records("xinhuaxiaoqu").values()) == ["household", "resident"]


def test_more_rows_keep_what_was_typed(placed):
    placed.get("/desk/homes/new").submit("/desk/homes/new", unit="1502", more="1", **{"3.name": "林小美"})
    assert 'name="7.name"' in placed.text
    assert 'value="林小美"' in placed.text


def test_a_gate_that_is_there_leads_to_it(placed):
    placed.get("/desk/gates").submit("/desk/gates", spot="东门")
    placed.get("/desk/gates").submit("/desk/gates", spot="东门")
    assert placed.page.request.path.startswith("/desk/record/point:")
    placed.get("/desk/gates").submit("/desk/gates", spot="")
    assert placed.status == 422


def test_the_first_administrator_is_called_as_they_say(begun):
    assert [(one.name, one.login) for one in Person.select()] == [("An", "an")]
    assert Site.select().count() == 0
