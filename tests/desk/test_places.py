"""Places: added, named, hung under others, closed; by whom, and under what."""

import pytest

from models.site import Site
from sync import enrol
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.tab import PASSWORD, DeskTab

pytestmark = BOTH_ENGINES
PAGE = "/desk/places"


@pytest.fixture
def chief(collector) -> DeskTab:
    """The administrator of everything."""
    with collector.app.app_context():
        enrol.add_coordinator(0, "An", "an", PASSWORD, "administrator")
    return DeskTab(collector, "an").sign_in()


@pytest.fixture
def district(chief) -> DeskTab:
    """The same, with a district that has a street."""
    chief.get(PAGE).submit(PAGE, name="丰泽区", level="district", parent="", code="fengze")
    chief.get(PAGE).submit(PAGE, name="东湖街道", level="subdistrict", parent="fengze")
    return chief


def parent_of(code: str) -> str | None:
    above = Site.get_or_none(Site.id == Site.get(Site.code == code).parent)
    return above and above.code


def test_it_works(district):
    assert parent_of("donghujiedao") == "fengze"
    text = district.get(PAGE).text
    assert text.index("丰泽区</a>") < text.index("东湖街道</a>")


def test_a_place_is_added_once_however_often_its_form_is_sent(chief):
    form = chief.get(PAGE).forms(PAGE)[0]
    for _ in range(2):
        assert chief.send(form, name="丰泽区", level="district", parent="").status == 200
    assert Site.select().where(Site.name == "丰泽区").count() == 1
    chief.get(PAGE).submit(PAGE, name="丰泽区", level="district", parent="")
    assert {one.code for one in Site.select().where(Site.name == "丰泽区")} == {"fengzequ", "fengzequ-2"}


@pytest.mark.parametrize(("typed", "says"), [
    ({"name": ""}, "Write the name"), ({"name": "x" * 61}, "at most 60"), ({"level": "galaxy"}, "Choose what it is."),
    ({"code": "a b"}, "letters a–z"), ({"code": "xh"}, "Another place has this code."),
    ({"parent": "xh"}, "choose one of a level above"), ({"parent": "nowhere"}, "choose one of a level above"),
])
def test_what_is_wrong_stands_beside_the_field(chief, typed, says):
    chief.get(PAGE).submit(PAGE, **{"name": "丰泽区", "level": "district", "parent": "", "code": ""} | typed)
    assert chief.status == 422
    assert says in chief.words


def test_a_place_is_named_and_moved(district, collector, lin):
    assert lin.sync()
    district.get(f"{PAGE}/xh").submit("/xh", name="新华花园", parent="donghujiedao")
    assert "Saved." in district.words
    assert (Site.get(Site.code == "xh").name, parent_of("xh")) == ("新华花园", "donghujiedao")
    lin.write("gate_entry", {"gate": "east", "direction": "out"})
    assert lin.sync(), lin.trouble


def test_more_is_said_of_a_place_in_its_record(district):
    page = district.get(f"{PAGE}/xh")
    district.get(page.links("/desk/new/place")[0]).submit("/desk/new/place", households="450")
    assert "450" in district.words
    assert district.get(f"{PAGE}/xh").links("/desk/record/place:")


def test_no_place_stands_under_itself(district):
    district.get(f"{PAGE}/fengze").submit("/fengze", name="丰泽区", parent="donghujiedao")
    assert district.status == 422
    assert parent_of("fengze") is None


def test_a_place_is_closed_when_nobody_works_there_and_opened_again(district, collector, lin):
    district.get(f"{PAGE}/xh").submit("/close")
    assert "Phones work there still: 1." in district.words
    enrol.revoke(lin.node)
    code = collector.invite("gate")
    district.get(f"{PAGE}/xh").submit("/close")
    assert Site.get(Site.code == "xh").closed
    assert "its time is over" in DeskTab(collector, "").get(f"/enrol?code={code}").words
    assert "新华小区" not in district.get("/desk/sites").words
    assert "新华小区" in district.get(PAGE).words

    district.get(f"{PAGE}/xh").submit("/close", again="1")
    assert Site.get(Site.code == "xh").closed is None


def test_what_has_open_places_below_it_is_not_closed(district):
    district.get(f"{PAGE}/fengze").submit("/close")
    assert "There are places below it" in district.words


def test_it_is_asked_whether_that_is_meant(district):
    district.post(f"{PAGE}/hj/close")
    assert "Close 海景?" in district.words
    assert Site.get(Site.code == "hj").closed is None


def test_a_coordinator_names_their_own_place_and_makes_no_other(desk):
    desk.get(f"{PAGE}/xh").submit("/xh", name="新华花园")
    assert Site.get(Site.code == "xh").name == "新华花园"
    assert desk.post(PAGE, name="x", level="compound").status == 403
    assert desk.post(f"{PAGE}/xh/close", sure="1").status == 403
    assert desk.get(f"{PAGE}/hj").status == 404
    assert desk.post(f"{PAGE}/hj", name="x").status == 404
    desk.post(f"{PAGE}/xh", name="x", parent="hj")
    assert parent_of("xh") is None


def test_an_administrator_adds_below_their_own_place_alone(district, sit_down):
    wan = sit_down("wan", site="fengze", role="administrator")
    wan.get(PAGE).submit(PAGE, name="裕景湾", level="compound", parent="fengze")
    assert parent_of("yujingwan") == "fengze"
    for parent in ("", "xh"):
        wan.post(PAGE, name="x", level="compound", parent=parent)
        assert wan.status == 422
    assert wan.post(f"{PAGE}/fengze/close", sure="1").status == 422
    assert wan.get(f"{PAGE}/xh").status == 404
