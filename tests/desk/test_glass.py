"""Opening what is not for one's role, where somebody would come to harm otherwise."""

import pytest

from tests.clocks import MINUTE


@pytest.fixture
def officer(sit_down):
    return sit_down("ouyang-officer", role="officer")


@pytest.fixture
def stay(cai, household) -> str:
    """What an officer may not read."""
    id = cai.write("isolation", {"household": household, "order_no": "order 17"})
    assert cai.sync()
    return id


def test_it_works(officer, desk, stay, clock):
    page = officer.get(f"/desk/record/{stay}")
    assert page.status == 403
    assert "order 17" not in page.text
    opened = officer.submit(f"/desk/record/{stay}/open", reason="nobody answers the door")
    assert opened.status == 200
    assert "order 17" in opened.text
    assert not opened.links("change=")

    told = desk.get("/desk/looks").words
    assert "Opened in an emergency" in told
    assert "nobody answers the door" in told
    assert "See who, and why" in desk.get("/desk/").words
    assert "See who, and why" not in officer.get("/desk/").words

    clock.tick(31 * MINUTE)
    assert officer.get(f"/desk/record/{stay}").status == 403


def test_it_opens_that_record_alone_and_for_nobody_else(officer, sit_down, cai, household, stay):
    other = cai.write("isolation", {"household": household})
    cai.sync()
    officer.post(f"/desk/record/{stay}/open", reason="fire")
    assert officer.get(f"/desk/record/{other}").status == 403
    assert sit_down("deputy-officer", role="officer").get(f"/desk/record/{stay}").status == 403
    assert officer.post(f"/desk/record/{stay}", part="order_no", order_no="1").status == 403


def test_a_reason_is_needed(officer, stay):
    assert officer.post(f"/desk/record/{stay}/open", reason=" ").status == 422
    assert officer.get(f"/desk/record/{stay}").status == 403


def test_who_only_looks_and_another_compound_open_nothing(observer, other_desk, stay):
    assert "for half an hour" not in observer.get(f"/desk/record/{stay}").text
    assert observer.post(f"/desk/record/{stay}/open", reason="x").status == 403
    assert other_desk.post(f"/desk/record/{stay}/open", reason="x").status == 403


def test_what_is_not_for_coordinators_stays_sealed(collector, officer, desk):
    counsellor = collector.enrol("counsellor")
    talk = counsellor.write("counsel", {"handle": "blue", "note": "tired"})
    assert counsellor.sync()
    for tab in (officer, desk):
        assert "for half an hour" not in tab.get(f"/desk/record/{talk}").text
        assert tab.post(f"/desk/record/{talk}/open", reason="x").status == 403
