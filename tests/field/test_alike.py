"""While somebody types, what may be the same is named, in the field and at the desk; nobody has to look."""

import pytest

from tests.desk.conftest import desk, sit_down  # noqa: F401
from tests.field.tab import Tab


@pytest.fixture
def lead(collector, homes) -> Tab:
    """Building lead Hong's tab."""
    return Tab(collector, "lead", "Hong")


def test_a_form_asks_under_the_fields_that_tell(lead):
    text = lead.get("/field/k/household/new").text
    assert 'hx-get="/field/k/household/alike"' in text
    assert text.index('name="unit"') < text.index('id="alike"') < text.index("<button class=\"button main\"")
    assert 'id="alike"' not in lead.get("/field/k/visit/new").text


def test_a_home_that_is_there_is_named_and_can_be_written_all_the_same(lead, collector):
    assert "3-1502 林家" in lead.fragment("/field/k/household/alike?unit=3-1502").text
    assert "same “Room”" in lead.text
    assert "<li>" not in lead.fragment("/field/k/household/alike?unit=9-1").text
    assert "<li>" not in lead.fragment("/field/k/household/alike?unit=" + "长" * 500).text
    lead.get("/field/k/household/new").submit("/new", unit="3-1502")
    assert len([one for one in collector.records(kind="household").values() if one["fields"]["unit"] == "3-1502"]) == 2


def test_of_what_they_may_not_read_nobody_hears(collector, homes):
    gate = Tab(collector, "gate", "Lin")
    assert gate.fragment("/field/k/whisper/alike?handle=x").page.status_code == 404


def test_the_desk_asks_too(desk, homes):  # noqa: F811
    assert 'hx-get="/desk/alike/resident"' in desk.get("/desk/new/resident").text
    page = desk.get("/desk/alike/resident?name=林小美&phone=13805954321").text
    assert f"/desk/record/{homes['林小美']}" in page
