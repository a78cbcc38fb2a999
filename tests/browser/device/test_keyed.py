"""Records of which there is only one by nature, on a phone without a network."""

import pytest

WRONG = "([drafts]) => lianfang.store.write(drafts).then(() => null, failure => failure.errors ?? String(failure))"
CLOSE = {"state": "closed", "who": "x"}


@pytest.fixture
def lin(handset, line):
    """A building lead without a network."""
    lin = handset("lead")
    line.mode = "cut"
    return lin


def refused(lin, **draft) -> dict:
    return lin.do(WRONG, [[{"kind": "day_close", **draft}]])


def test_without_its_key_nothing_is_written(lin):
    for nothing in ({}, {"date": None}):
        found = refused(lin, set=CLOSE | nothing)
        assert [one["code"] for one in found["date"]] in (["natural_key"], ["missing"], ["required"])
    assert lin.meta()["last"] == 0


def test_another_key_is_not_a_second_record_in_silence(lin):
    assert refused(lin, set=CLOSE | {"date": "2020-02-08"}) is None
    record, = lin.list("day_close")
    found = refused(lin, id=record["id"], set={"date": "2020-02-09", "state": "open"})
    assert found == {"date": [{"code": "natural_id"}]}
    assert (lin.meta()["last"], len(lin.list("day_close"))) == (1, 1)
    assert refused(lin, id=record["id"], set={"date": "2020-02-08", "state": "open"}) is None
    assert len(lin.list("day_close")) == 1
