"""What stands open: the board of a compound, and the page of a home for whoever holds its card."""


import pytest

from models.person import Person
from models.site import Site
from sync import home_links
from tests.field.tab import Tab


@pytest.fixture
def card(collector, home) -> str:
    """What stands in the address of the home's page."""
    with collector.app.app_context():
        return home_links.give(Site.get(Site.code == "xh").id, home, "p")


class Open(Tab):
    """A browser that nobody has signed in with."""

    def __init__(self, collector):
        self.client = collector.app.test_client()
        self.client.environ_base |= {"HTTP_ACCEPT_LANGUAGE": "en", "HTTP_ACCEPT": "text/html"}
        self.page = None


@pytest.fixture
def browser(collector) -> Open:
    return Open(collector)


def test_the_board_says_what_is_for_the_public_and_nothing_else(browser, hong):
    assert browser.get("/board/xh").page.status_code == 404
    hong.write("directive", {"type": "notice", "title": "进出请戴口罩", "text": "请配合", "public": True})
    hong.write("directive", {"type": "instruction", "title": "内部通知"})
    hong.write("org", {"type": "legal_aid", "name": "法律援助", "phone": "12348"})
    assert hong.sync()
    page = browser.get("/board/xh").text
    assert "进出请戴口罩" in page
    assert "12348" in page
    assert "内部通知" not in page
    assert browser.get("/board/nowhere").page.status_code == 404


def test_a_home_sees_its_pass_and_its_errands(browser, card, home, hong):
    hong.write("permit", {"holder": home, "household": home, "type": "household", "number": "000123", "state": "held"})
    hong.write("errand", {"title": "买菜", "household": home, "status": "open"})
    assert hong.sync()
    page = browser.get(f"/p/{card}").text
    for words in ("000123", "On hold", "买菜", "3-1502", "Nobody at the office has opened it so far."):
        assert words in page


def test_a_home_asks_for_something_in_its_own_name(browser, card, home, collector):
    browser.get(f"/p/{card}").submit(f"/p/{card}/need", category="medicine", text="降压药")
    assert "It has arrived" in browser.text
    [request] = collector.records(kind="request").values()
    assert (request["fields"]["household"], request["fields"]["channel"]) == (home, "web")
    with collector.app.app_context():
        assert Person.get(Person.role == "resident").login is None
    browser.get(f"/p/{card}").submit(f"/p/{card}/need", text="")
    assert browser.page.status_code == 422
    assert collector.sound()


def test_a_home_that_isolates_tells_how_it_is(browser, card, home, hong, collector):
    assert "How are you today?" not in browser.get(f"/p/{card}").text
    who = hong.write("resident", {"household": home, "name": "林小美"})
    hong.write("isolation", {"household": home, "status": "active", "start": "2020-02-01"})
    assert hong.sync()
    browser.get(f"/p/{card}").submit(f"/p/{card}/check", resident=who, temperature="36.8")
    [check] = collector.records(kind="health_check").values()
    assert (check["fields"]["temperature"], check["fields"]["methods"]) == (36.8, ["self_report"])
    assert "36.8 °C" in browser.text
    browser.get(f"/p/{card}").submit(f"/p/{card}/check", resident=who, temperature="66")
    assert browser.page.status_code == 422


def test_an_old_card_and_a_guess_open_nothing(browser, card, home, collector):
    with collector.app.app_context():
        home_links.give(Site.get(Site.code == "xh").id, home, "p")
    assert browser.get(f"/p/{card}").page.status_code == 404
    for n in range(40):
        browser.get(f"/p/guess{n}")
    assert browser.page.status_code == 429


def test_the_page_is_kept_by_nobody_and_sent_nowhere(browser, card):
    headers = browser.get(f"/p/{card}").page.headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_desk_gives_out_a_card_and_takes_it_back(desk, browser, home):
    desk.get(f"/desk/record/{home}").get(f"/desk/homes/{home}/card").submit("/card")
    [link] = [link for link in desk.links("/p/") if "/p/" in link]
    secret = link.rpartition("/")[2]
    assert "3-1502" in browser.get(f"/p/{secret}").text
    desk.get(f"/desk/homes/{home}/card").submit("/card", withdraw="1")
    assert browser.get(f"/p/{secret}").page.status_code == 404
    assert desk.get("/desk/homes/nothing.1/card").status == 404


def test_a_card_writes_only_so_much_in_a_day(browser, card, home, hong, collector):
    who = hong.write("resident", {"household": home, "name": "林小美"})
    hong.write("isolation", {"household": home, "status": "active", "start": "2020-02-01"})
    assert hong.sync()
    for n in range(21):
        browser.get(f"/p/{card}").submit(f"/p/{card}/check", resident=who, temperature=f"36.{n % 9}")
    assert browser.page.status_code == 429
    assert collector.sound()
