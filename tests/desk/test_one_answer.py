"""One question has one answer: whichever page is asked how a device stands, or how much there is, says the same."""

import re

import pytest

from models.site import Site
from sync import enrol
from tests.clocks import DAY, HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import told_twice
from tests.desk.tab import PASSWORD, DeskTab
from tests.field.tab import Tab

pytestmark = BOTH_ENGINES
PAGES = ("/desk/", "/desk/board", "/desk/nodes")
HERE, SILENT = "All is here", "Not heard since the cut-off"
ONLINE = "Works on the centre&#39;s pages, keeps nothing itself"


def rows(tab, page) -> dict:
    """Start of a device's id → the word for its state, in the table of a page."""
    text = tab.get(page).text
    return {id: words.split("</svg>")[-1] for id, words in re.findall(
        r'<th scope="row">(?:<a[^>]*>)?[^<]*\((\w{4})\).*?data-label="State"[^>]*>(.*?)</span></td>', text, re.DOTALL)}


def said(word, states, phone):
    """Whether the page says this of the phone; the page of the day may leave out what is in order."""
    return word in states.get(phone.node[:4], word)


@pytest.fixture
def district(collector):
    """The district above both compounds, and an officer of it."""
    collector.tell("site", "add", "fengze", "--name", "丰泽区", "--level", "district")
    with collector.app.app_context():
        top = Site.get(Site.code == "fengze").id
        Site.update(parent=top).where(Site.code.in_(("xh", "hj"))).execute()
        enrol.add_coordinator(top, "Officer Fu", "fu", PASSWORD, "administrator")
    return DeskTab(collector, "fu").sign_in()


def test_a_phone_that_the_board_misses_is_green_nowhere(lin, wang, desk, clock):
    lin.sync()
    wang.sync()
    clock.tick(12 * HOUR + 5 * MINUTE)
    lin.sync()
    desk.sign_in()
    for page in PAGES:
        assert said(SILENT, rows(desk, page), wang), page
        assert said(HERE, rows(desk, page), lin), page
    assert "1 of 2 phones are here" in desk.get("/desk/").words
    assert wang.node[:4] in rows(desk, "/desk/")
    assert lin.node[:4] not in rows(desk, "/desk/")


def test_the_day_is_told_as_it_was_known_everywhere(lin, wang, desk, clock):
    for phone in (lin, wang):
        phone.write("gate_entry", {"direction": "in"})
        phone.sync()
    clock.tick(12 * HOUR + 5 * MINUTE)
    lin.sync()
    clock.tick(HOUR)
    wang.sync()
    clock.tick(MINUTE)
    desk.sign_in()
    assert "2 of 2" in desk.get("/desk/").words or "all 2 phones" in desk.words
    assert "1 of 2 phones" in desk.get("/desk/?known=2020-02-08T20:30").words
    assert SILENT in rows(desk, "/desk/?known=2020-02-08T20:30")[wang.node[:4]]


def test_a_place_counts_what_is_counted_below_it(lin, district):
    for _ in range(3):
        lin.write("gate_entry", {"direction": "out"})
    lin.sync()
    text = district.get("/desk/sites").text
    outs = dict(re.findall(r'aria-label="([^"]+), Out: (\d+)"', text))
    assert outs == {"丰泽区": "3", "新华小区": "3"}


def test_what_a_place_above_counts_leads_to_the_places_below(lin, district):
    lin.write("gate_entry", {"direction": "out"})
    lin.sync()
    assert "新华小区, Out: 1" in district.post("/desk/sites?to=out", site="fengze").text


def test_what_waits_below_is_counted_in_the_menu_and_named_in_the_inbox(lin, wang, clock, collector, district):
    told_twice(lin, wang, clock)
    district.post("/desk/sites", site="fengze")
    waiting = re.search(r'id="waiting" class="count">(\d+)', district.get("/desk/inbox").text)[1]
    assert waiting == "1"
    assert "新华小区: 1" in district.words
    assert district.post("/desk/sites?to=waiting", site="xh").links("/desk/record/")


def test_who_only_sits_at_the_desk_is_no_phone_that_is_missing(collector, lin, sit_down, clock):
    cai = collector.enrol("coordinator", "Cai")
    cai.sync()
    clock.tick(DAY)
    lin.sync()
    clock.tick(12 * HOUR + 5 * MINUTE)
    lin.sync()
    desk = sit_down("cai-desk")
    assert "is complete: all 1 phones" in desk.get("/desk/board").words
    for page in PAGES:
        assert said(ONLINE, rows(desk, page), cai), page


def test_a_coordinator_whose_phone_writes_is_awaited(collector, lin, sit_down, clock):
    cai = collector.enrol("coordinator", "Cai")
    cai.write("gate_entry", {"direction": "in"})
    cai.sync()
    clock.tick(12 * HOUR + 5 * MINUTE)
    lin.sync()
    assert SILENT in rows(sit_down("cai-desk"), "/desk/board")[cai.node[:4]]


def test_a_browser_that_the_centre_answers_holds_nothing_back(collector, lin, sit_down, clock):
    tab = Tab(collector, "gate", "Auntie Wu")
    tab.get("/field/gate/stand")
    clock.tick(12 * HOUR + 5 * MINUTE)
    lin.sync()
    desk = sit_down("cai-desk")
    assert "is complete: all 1 phones" in desk.get("/desk/board").words
    assert ONLINE in rows(desk, "/desk/nodes").values()


def test_a_phone_that_joined_and_was_never_heard_is_awaited(lin, wang, sit_down, clock):
    clock.tick(12 * HOUR + 5 * MINUTE)
    lin.sync()
    desk = sit_down("cai-desk")
    assert "1 of 2 phones" in desk.get("/desk/board").words
    assert "The phone of Wang" in desk.get("/desk/").words
    assert "has never been heard" in desk.words


def test_what_a_newer_app_wrote_is_counted_by_device(lin, desk):
    lin.write("drone_flight", {"height": 3})
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    for page in ("/desk/", "/desk/board", "/desk/nodes", f"/desk/nodes/{lin.node}"):
        assert "Written by a newer version and not counted yet: 1, since today 08:00." in desk.get(page).words, page


def test_a_day_known_before_it_began_has_no_hours(lin, desk, clock):
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    page = desk.get("/desk/?day=2020-02-08&known=2020-02-07T12:00")
    assert page.status == 200
    assert not re.search(r'class="hour"[^>]*>-', page.text)


def test_what_began_on_a_later_day_is_no_news_about_an_earlier_one(lin, chen, desk, clock):
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    clock.tick(DAY)
    chen.write("errand", {"title": "买米", "status": "open"})
    chen.sync()
    desk.sign_in()
    assert "买米" not in desk.get("/desk/?day=2020-02-08&known=2020-02-08T09:00").words
    assert "Nothing has arrived since then" in desk.words


def test_every_difference_can_be_opened(lin, wang, desk, clock):
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    clock.tick(HOUR)
    written = {wang.write("gate_entry", {"direction": "out", "person": f"张{n}"}) for n in range(45)}
    clock.tick(MINUTE)
    wang.sync()
    page, found = desk.get("/desk/?known=2020-02-08T08:30"), set()
    assert "What made the difference: 45" in page.words
    for _ in range(3):
        found.update(link.partition("?")[0].rpartition("/")[2] for link in page.links("/desk/record/"))
        onward = [link for link in page.links("turn=") if "known" in link]
        page = desk.get(onward[-1]) if onward else page
    assert written <= found
