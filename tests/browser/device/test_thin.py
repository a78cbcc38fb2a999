"""A thin line: it brings something all the time, but never much, or it never holds for long."""

import pytest

PEOPLE = 600


@pytest.fixture
def crowd(centre):
    """A compound with many residents."""
    cai = centre.enrol("coordinator", "Cai")
    for n in range(PEOPLE):
        cai.write("resident", {"name": f"{n * 7919 % 9973:x} 林小美", "phone": f"138{n * 104729 % 99999989:08}"})
        if n % 300 == 299:
            cai.sync()


@pytest.mark.usefixtures("crowd")
def test_a_first_load_that_takes_longer_than_any_silence_ends(handset, line):
    line.only, line.mode = "/sync", "portal"
    lin = handset(ready=False)
    lin.until(trouble="portal")
    lin.do("() => { lianfang.patience.silent = 1500 }")
    line.mode, line.rate = "open", 4_000
    lin.sync("person")
    assert lin.meta()["ready"]
    assert len(lin.list("resident")) == PEOPLE


@pytest.mark.usefixtures("crowd")
def test_where_every_answer_breaks_off_fewer_records_are_asked_for_until_they_fit(handset, line):
    line.only, line.most = "/sync", 5_000
    lin = handset(ready=False)
    for _ in range(12):
        if lin.sync("person")["ready"]:
            break
    assert (lin.meta()["ready"], len(lin.list("resident"))) == (True, PEOPLE)
