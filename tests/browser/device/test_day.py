"""The day's entries that the worker keeps in memory are those of its store, whatever happens to them."""

import pytest

from tests.browser.device.handset import ASKED, Handset, entry

MINUTE = 60_000
BOTH = """async from => {
  const kept = await lianfang.store.list("gate_entry", { from })
  const stored = await lianfang.store.list("gate_entry", { from, to: Infinity })
  return [kept, stored]
}"""


def day(phone: Handset, since: int = 0) -> list[str]:
    """The ids of the entries; in memory they are the same records in the same order as in the store."""
    kept, stored = phone.do(BOTH, since)
    assert kept == stored
    return [one["id"] for one in kept]


@pytest.fixture
def lin(handset):
    """A phone that has looked at its day."""
    phone = handset()
    assert day(phone) == []
    return phone


def test_it_works(lin):
    one, = lin.write(entry(1))
    two, = lin.write(entry(2))
    assert day(lin) == [one, two]


def test_what_is_changed_taken_back_and_sent_is_shown_as_it_is(lin):
    one, = lin.write(entry(1))
    assert day(lin) == [one]
    for fields in ({"unit": "3-1502"}, {"void": "Logged twice"}, {"void": None}):
        lin.write({"kind": "gate_entry", "id": one, "set": fields})
        assert day(lin) == [one]
    lin.sync()
    assert day(lin) == [one]


def test_what_others_wrote_earlier_stands_where_it_belongs(lin, handset):
    chen = handset()
    first, = chen.write(entry(1))
    own, = lin.write(entry(2))
    assert day(lin) == [own]
    chen.sync()
    lin.sync()
    assert set(day(lin)) == {first, own}


def test_a_later_morning_leaves_out_what_was_before(lin):
    one, = lin.write(entry(1))
    at = lin.get("gate_entry", one)["at"]
    assert day(lin, at) == [one]
    assert day(lin, at + 1) == []
    assert day(lin, at - MINUTE) == [one]


def test_what_was_erased_is_not_remembered(lin, centre):
    lin.write(entry(1))
    lin.sync()
    assert len(day(lin)) == 1
    centre.centre.tell("revoke", lin.meta()["node"])
    lin.sync()
    assert day(lin) == []


def test_what_another_worker_wrote_is_read_anew(lin):
    one, = lin.write(entry(1))
    assert day(lin) == [one]
    lin.do("async id => {" + ASKED + """
      const db = await asked(indexedDB.open("lianfang")), tx = db.transaction(["meta", "records"], "readwrite")
      const records = tx.objectStore("records"), state = tx.objectStore("meta")
      const row = await asked(records.get(id)), meta = await asked(state.get("state"))
      records.put({ ...row, fields: { ...row.fields, unit: "9-901" } })
      state.put({ ...meta, stamp: meta.stamp + 1 }, "state")
      await new Promise(done => { tx.oncomplete = done })
      db.close()
    }""", one)
    assert day(lin) == [one]


# What is known of the days before, with how often it was worked out.
UNTIL = """async start => {
  self.reckoned = 0
  const count = records => { self.reckoned++; return records.map(one => one.fields.unit) }
  return [await lianfang.store.until(start, await lianfang.store.meta(), count), self.reckoned]
}"""


def test_what_was_before_is_worked_out_once_and_again_when_it_changes(lin):
    one, = lin.write(entry(1, unit="1-101"))
    start = lin.get("gate_entry", one)["at"] + 1
    assert lin.do(UNTIL, start) == [["1-101"], 1]
    assert lin.do(UNTIL, start) == [["1-101"], 0]
    lin.write(entry(2, unit="1-102"))
    assert lin.do(UNTIL, start) == [["1-101"], 0]
    lin.write({"kind": "gate_entry", "id": one, "set": {"unit": "1-103"}})
    assert lin.do(UNTIL, start) == [["1-103"], 1]
    assert lin.do(UNTIL, start - 1) == [[], 1]


def test_what_was_before_is_kept_for_the_next_worker(lin):
    one, = lin.write(entry(1, unit="1-101"))
    start = lin.get("gate_entry", one)["at"] + 1
    assert lin.do(UNTIL, start) == [["1-101"], 1]
    kept = lin.do("async () => {" + ASKED + """
      const db = await asked(indexedDB.open("lianfang"))
      const row = await asked(db.transaction("meta").objectStore("meta").get("until"))
      db.close()
      return row
    }""")
    assert (kept["start"], kept["found"]) == (start, ["1-101"])
