"""An odd record shows as odd; the page that lists it stands, and shows all the others too."""

import csv
import io
from itertools import takewhile

import pytest

from tests import wire
from tests.clocks import MORNING
from tests.desk.conftest import BOTH_ENGINES
from tests.field.tab import ORIGIN
from tests.sync.raw import Raw, entry

pytestmark = BOTH_ENGINES
FAR = 9 * 10**15


@pytest.fixture
def raw(collector) -> Raw:
    """A coordinator's phone that writes whatever it is told."""
    return Raw(collector)


def errand(**fields) -> dict:
    """An errand as a phone writes it."""
    return {"t": MORNING, "kind": "errand", "set": {"title": "rice", "status": "open", **fields}}


def let_count(raw: Raw, op: dict) -> str:
    """An op that was set aside and then let count; its dot."""
    raw.say(op)
    dot = raw.dot(len(raw.lines))
    raw.say(entry(MORNING, "release", set={"op": dot}))
    return dot


def rows(desk, kind: str) -> list[list[str]]:
    """The list of a kind as a CSV file, without its head and what it says of itself below."""
    answer = desk.client.post(f"/desk/exports/{kind}", data={"purpose": "x", "file": "csv"}, headers=ORIGIN)
    return list(takewhile(len, list(csv.reader(io.StringIO(answer.get_data(as_text=True))))[1:]))


def stands(desk, *paths: str) -> None:
    """All of these pages answer."""
    assert {path: desk.get(path).status for path in paths} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "0001-01-01", "9999-12-31T23:59:59-12:00", "tomorrow"])
def test_a_moment_beyond_the_calendar_is_shown_as_written(raw, desk, moment):
    raw.say(errand())
    odd = let_count(raw, errand(needed_by=moment))

    stands(desk, "/desk/records/errand", f"/desk/record/{odd}", f"/desk/record/{odd}?change=needed_by",
           "/desk/quarantine", "/desk/inbox", f"/field/errands/{odd}")
    assert moment in desk.get(f"/desk/record/{odd}").words
    assert len(desk.get("/desk/records/errand").rows()) == 2
    assert sorted(row[5] for row in rows(desk, "errand")) == sorted(["", moment])
    xlsx = desk.client.post("/desk/exports/errand", data={"purpose": "x", "file": "xlsx"}, headers=ORIGIN)
    assert (xlsx.status_code, xlsx.data[:2]) == (200, b"PK")


def test_a_quarantined_moment_is_shown_as_written(raw, desk):
    raw.say(errand(needed_by="tomorrow"))

    stands(desk, "/desk/quarantine", "/desk/inbox", f"/desk/record/{raw.dot(1)}")
    assert "tomorrow" in desk.get("/desk/quarantine").words


def test_a_clock_beyond_the_calendar_is_shown_in_numbers(raw, desk):
    raw.say(entry(MORNING, "clock_jump", set={"before": FAR, "after": MORNING}),
            entry(MORNING, "clock_jump", set={"before": FAR, "after": "x"}))

    stands(desk, "/desk/records/clock_jump", "/desk/quarantine", f"/desk/record/{raw.dot(1)}")
    assert f"{FAR} ms" in desk.get("/desk/records/clock_jump").words


def test_an_op_of_an_errand_on_a_gate_entry_does_not_hide_it(raw, desk):
    raw.say(entry(MORNING), errand(title="rice") | {"id": raw.dot(1)})

    stands(desk, f"/desk/record/{raw.dot(1)}", "/desk/inbox", "/desk/quarantine")
    assert "The record it names is of another kind." in desk.get(f"/desk/record/{raw.dot(1)}").words


def test_money_for_an_errand_that_never_came_does_not_hide_the_inbox(raw, desk):
    money = {"errand": "0000000000000.1", "amount": -500, "what": "repaid", "runner": raw.phone.store.person}
    raw.say(entry(MORNING, "errand_money", set=money))

    stands(desk, "/desk/inbox", "/desk/inbox?type=balance", "/desk/records/errand_money", f"/desk/record/{raw.dot(1)}")
    assert "something that is not here" in desk.get("/desk/inbox?type=balance").words


@pytest.mark.parametrize("item", ["", "x", "nothing:x", "rival:x", "clock:x"])
def test_a_decision_about_nothing_is_listed(raw, desk, item):
    op = {"t": MORNING, "kind": "decision", "id": wire.natural_id("xh", "decision", item)}
    let_count(raw, op | {"set": {"item": item, "answer": "perhaps"}})

    stands(desk, "/desk/inbox/decided", "/desk/records/decision", "/desk/inbox")
    assert "perhaps" in desk.get("/desk/inbox/decided").words


@pytest.mark.parametrize("covers", ["", "x", "nothing:x", "rival:x.y:z", "clock:x"])
def test_a_rule_for_nothing_is_listed(raw, desk, covers):
    op = {"t": MORNING, "kind": "rule", "id": wire.natural_id("xh", "rule", covers)}
    let_count(raw, op | {"set": {"covers": covers, "answer": "perhaps"}})

    stands(desk, "/desk/inbox/rules", "/desk/records/rule", "/desk/inbox")
    assert "perhaps" in desk.get("/desk/inbox/rules").words


@pytest.mark.parametrize("status", ["begun", "__proto__", ""])
def test_an_errand_in_an_unknown_state_is_listed(raw, desk, status):
    raw.say(errand())
    odd = let_count(raw, errand(status=status))

    stands(desk, "/desk/records/errand", f"/desk/record/{odd}", f"/field/errands/{odd}", "/field/errands")


def test_an_amount_beyond_measure_is_shown(raw, desk):
    raw.say(errand())
    money = {"errand": raw.dot(1), "what": "repaid", "runner": raw.phone.store.person}
    for _ in range(3):
        let_count(raw, entry(MORNING, "errand_money", set=money | {"amount": -(2**53)}))

    stands(desk, "/desk/inbox", "/desk/records/errand_money", f"/field/errands/{raw.dot(1)}", "/desk/board")
