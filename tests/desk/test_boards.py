"""Boards of states and many rows at once at the desk, from the same declarations as in the field."""

import pytest

from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def campaign(desk, collector) -> str:
    """A round of visits in two homes of building 3."""
    for unit in ("3-101", "3-102"):
        desk.get("/desk/new/household").submit("/new/household", building="3", unit=unit)
    desk.get("/desk/new/campaign?type=publicity_round").submit("/new/campaign", name="Leaflets", since="2020-02-08")
    return next(iter(collector.records(kind="campaign")))


def test_a_step_is_taken_on_the_board(desk, collector, campaign):
    assert "/desk/flow/campaign" in desk.get("/desk/records/campaign").text
    desk.get("/desk/flow/campaign")
    assert "Planned · 1" in desk.words
    desk.submit(f"{campaign}/step/start")
    assert "Running · 1" in desk.words
    assert collector.records(kind="campaign")[campaign]["fields"]["state"] == "running"


def test_rows_of_homes_are_written_at_once(desk, collector, campaign):
    assert "/desk/lines/visit" in desk.get("/desk/records/visit").text
    desk.get(f"/desk/lines/visit?occasion={campaign}")
    assert "Leaflets" in desk.words
    desk.submit("/desk/lines/visit", **{"0.result": "answered", "1.result": "nobody"})
    assert "Rows to put right: 1" in desk.words
    assert not collector.records(kind="visit")
    desk.submit("/desk/lines/visit", **{"0.result": "answered", "1.result": "absent"})
    assert "Rows written down: 2" in desk.words
    visits = [one["fields"] for one in collector.records(kind="visit").values()]
    assert sorted((one["occasion"], one["result"]) for one in visits) == [(campaign, "absent"), (campaign, "answered")]


def test_what_has_no_board_and_no_rows_is_not_found(desk):
    assert desk.get("/desk/flow/household").page.status_code == 404
    assert desk.get("/desk/lines/resident").page.status_code == 404
