"""Who has looked at what at the desk."""

import pytest

from sync import looks
from tests.clocks import MINUTE
from tests.desk.conftest import BOTH_ENGINES
from views.desk.page import SAME, SEEN

pytestmark = BOTH_ENGINES


@pytest.fixture
def looked(desk):
    """`looked(address)`: what a page of looks says, once all of them are kept."""
    def page(address="/desk/looks"):
        looks.settled()
        return desk.get(address)

    return page


def test_it_works(household, desk, looked):
    desk.get(f"/desk/record/{household}")
    desk.get("/desk/records/household?q=王家")
    assert looked().rows() == []
    assert [name in desk.text for name in ("Cai-Desk", "A record", "Household", "(王家)")] == [True] * 4
    assert desk.links("/desk/records/household?q=")


def test_looking_again_within_ten_minutes_is_told_once(household, desk, looked, clock):
    for minutes in (0, 1, 11):
        clock.tick(minutes * MINUTE)
        desk.get(f"/desk/record/{household}")
    assert looked(f"/desk/looks?record={household}").text.count("A record</a>") == 2


def test_a_record_tells_who_has_opened_it_and_nothing_else(household, desk, sit_down, looked):
    assert "Nobody has looked yet." in looked(f"/desk/looks?record={household}").text
    sit_down("deputy").get(f"/desk/record/{household}?known=12:00")
    assert "Deputy" in looked(f"/desk/looks?record={household}").text


def test_what_is_refused_was_not_seen(desk, looked):
    desk.get("/desk/record/nosuchthing.1")
    assert "A record" not in looked().text


def test_who_only_looks_is_not_told_who_looks(observer, desk):
    assert observer.get("/desk/looks").status == 403


def test_another_compound_sees_its_own(household, desk, other_desk, looked):
    desk.get(f"/desk/record/{household}")
    looks.settled()
    assert household not in other_desk.get("/desk/looks").text


def test_it_is_forgotten_after_400_days(household, desk, looked, clock):
    desk.get(f"/desk/record/{household}")
    looks.settled()
    clock.tick(401 * 24 * 60 * MINUTE)
    desk.sign_in().get("/desk/inbox")
    assert "A record" not in looked().text


@pytest.mark.parametrize("address", ["/desk/looks?before=x", "/desk/looks?record=%00", "/desk/looks?before=-1"])
def test_what_is_malformed_is_left_out(desk, looked, address):
    assert looked(address).status == 200


# Pages of the desk that say nothing of people who are looked after: what is declared, who works here, how it stands.
NOT_OF_PEOPLE = {"all_papers", "building", "sheet", "sheets", "left_rows", "imports", "blank_sheet",
                 "account", "alike_records", "all_exports", "all_looks", "all_rules", "card", "carried",
                 "carried_receipt", "certificate", "certificates", "conflicts", "enrol_page",
                 "export", "fetch", "first_steps", "gates", "invitations", "job", "leaving",
                 "ledger", "me", "new_home", "new_person", "new_record", "people", "person",
                 "pick", "place", "places", "restored", "roles_page", "second_page",
                 "second_step", "signin", "state",
                 # How many, and codes of things.
                 "effort", "labels", "passes"}


def test_every_page_of_the_desk_is_kept_or_says_nothing_of_people(collector):
    pages = {rule.endpoint.removeprefix("desk.") for rule in collector.app.url_map.iter_rules()
             if rule.endpoint.startswith("desk.") and "GET" in rule.methods}
    assert pages - {*SEEN, *SAME, *NOT_OF_PEOPLE} == set()


def test_a_search_through_all_kinds_is_kept(household, desk, looked):
    desk.get("/desk/records?text=王家")
    assert "(王家)" in looked().text
