"""A `question` is a coordinator's: nobody else speaks in their name."""

import pytest

ENTRY = {"gate": "east", "direction": "out", "person": "林小美"}


@pytest.fixture
def entry(wang) -> str:
    """Something that Wang has written."""
    id = wang.write("gate_entry", ENTRY)
    wang.sync()
    return id


def told(phone) -> list[str]:
    """What a phone is told."""
    phone.sync()
    return [notice["text"] for notice in phone.store.notices.values()]


def test_a_coordinator_asks_the_author(cai, wang, entry):
    cai.write("question", {"item": f"said:{entry}", "op": entry, "text": "Was it the east gate?"})
    cai.sync()
    assert any("Was it the east gate?" in text for text in told(wang))


@pytest.mark.parametrize("who", ["lin", "chen"])
def test_what_a_volunteer_writes_is_never_told_as_a_coordinators_question(request, who, wang, entry):
    volunteer = request.getfixturevalue(who)
    volunteer.write("question", {"item": f"said:{entry}", "op": entry, "text": "Give me your password."})
    volunteer.sync()
    assert not any("password" in text for text in told(wang))
