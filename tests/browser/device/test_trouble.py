"""What a phone does when the centre says no, forgets, or does not know it any more."""

import sqlite3
from contextlib import closing

import pytest

from tests.browser.device.handset import entry


@pytest.fixture
def tables(server):
    """The centre's tables, to do to them what only a restored backup does."""

    def run(question: str, *values) -> list[tuple]:
        with closing(sqlite3.connect(server.url.removeprefix("sqlite:///"), timeout=10)) as line, line:
            return line.execute(question, values).fetchall()

    return run


def test_a_centre_that_lost_its_last_day_gets_it_again(handset, centre, tables):
    lin = handset()
    first, = lin.write(entry())
    lin.sync()
    node = lin.meta()["node"]
    prev = tables("SELECT hash FROM op WHERE node = ? AND n = 1", node)[0][0]
    second, = lin.write(entry(2))
    assert lin.sync()["have"] == 2
    tables("DELETE FROM op WHERE node = ? AND n = 2", node)
    tables("DELETE FROM gate_entry WHERE id = ?", second)
    tables("UPDATE node SET have = 1, hash = ?, claimed = 1 WHERE id = ?", prev, node)
    assert (lin.sync()["unsent"], lin.meta()["have"]) == (0, 2)
    assert set(centre.records("gate_entry")) == {first, second}


def test_a_centre_that_lost_something_says_so_when_more_comes(handset, centre, tables):
    lin = handset()
    dots = [lin.write(entry(n))[0] for n in range(2)]
    node = lin.sync()["node"]
    tables("DELETE FROM op WHERE node = ?", node)
    tables("DELETE FROM gate_entry WHERE id IN (?, ?)", *dots)
    tables("UPDATE node SET have = 0, hash = '', claimed = 0 WHERE id = ?", node)
    dots += lin.write(entry(3))
    assert (lin.sync()["unsent"], lin.meta()["have"]) == (0, 3)
    assert set(centre.records("gate_entry")) == set(dots)


def test_a_reading_mark_that_has_expired_begins_a_new_walk(handset, centre):
    lin = handset()
    own, = lin.write(entry())
    lin.sync()
    theirs = centre.enrol("gate", "Uncle Li")
    other = theirs.write("gate_entry", {"gate": "east", "direction": "in"})
    theirs.sync()
    lin.do(SPOIL, {"cursor": "ffffffff.nowhere.7"})
    assert lin.sync()["trouble"] is None
    assert {one["id"] for one in lin.list("gate_entry")} == {own, other}


def test_a_cloned_phone_goes_on_under_a_number_of_its_own(handset, centre):
    lin = handset()
    lin.write(entry())
    lin.sync()
    node = lin.meta()["node"]
    lin.do(SPOIL_OP, [node, 1])
    errand, = lin.write({"kind": "errand", "set": {"title": "买菜", "status": "open"}})
    lin.write({"kind": "errand_item", "set": {"errand": errand, "text": "大米"}},
              {"kind": "errand", "id": errand, "set": {"status": "cancelled"}})
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"], meta["moved"]) == (0, None, 1)
    assert meta["node"] != node
    found, = centre.records("errand").values()
    item, = centre.records("errand_item").values()
    assert found["fields"]["status"] == "cancelled"
    assert item["fields"]["errand"] == found["id"]
    assert found["id"].startswith(meta["node"])
    assert {one["id"] for one in lin.list("errand")} == {found["id"]}


def test_a_withdrawn_phone_brings_what_it_has_and_forgets_the_rest(handset, centre):
    lin = handset()
    lin.write(entry())
    lin.sync()
    centre.centre.tell("revoke", lin.meta()["node"])
    lin.write(entry(2))
    meta = lin.sync()
    assert (meta["node"], meta["trouble"], meta["ready"]) == ("", "wiped", False)
    assert lin.list("gate_entry") == []


def test_a_phone_that_is_not_known_any_more_keeps_everything(handset, line):
    lin = handset()
    lin.context.clear_cookies()
    lin.write(entry())
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"]) == (1, "unauthenticated")
    assert len(lin.list("gate_entry")) == 1


def test_a_new_invitation_takes_along_what_was_not_sent(handset, centre, line):
    lin = handset()
    lin.context.clear_cookies()
    lin.write(entry())
    lin.sync()
    wish = {"code": centre.invite("gate"), "node": "1234567890abc", "name": "Auntie Lin"}
    lin.context.request.post("/enrol", data=wish, headers={"Origin": line.address})
    meta = lin.sync()
    assert (meta["node"], meta["unsent"], meta["trouble"]) == ("1234567890abc", 0, None)
    assert list(centre.records("gate_entry")) == ["1234567890abc.1"]


SPOIL = """changes => new Promise(done => {
  const wish = indexedDB.open("lianfang")
  wish.onsuccess = () => {
    const tx = wish.result.transaction("meta", "readwrite"), store = tx.objectStore("meta")
    store.get("state").onsuccess = event => store.put(Object.assign(event.target.result, changes), "state")
    tx.oncomplete = () => { wish.result.close(); done() }
  }
})"""
SPOIL_OP = """key => new Promise(done => {
  const wish = indexedDB.open("lianfang")
  wish.onsuccess = () => {
    const tx = wish.result.transaction(["ops", "meta"], "readwrite"), ops = tx.objectStore("ops")
    ops.get(key).onsuccess = event => {
      const { hash, ...row } = event.target.result
      ops.put({ ...row, line: row.line.replace('"out"', '"in"') })
    }
    tx.oncomplete = () => { wish.result.close(); done() }
  }
})"""
