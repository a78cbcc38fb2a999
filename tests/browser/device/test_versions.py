"""A phone's store from every version that was ever given out, and the words of both languages."""

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import ASKED, entry

# Version → store → [key, indexes]: what a phone of that version has. Written down once, and never changed.
FIRST = {
    "meta": [None, {}],
    "ops": [["node", "n"], {"record": "record"}],
    "records": ["id", {
        "at": ["kind", "at"], "author": ["kind", "author", "at"], "walk": "told.walk",
        **{name: ["kind", f"fields.{name}", "at"] for name in (
            "status", "household", "unit", "runner", "errand", "building", "resident", "date")},
    }],
    "once": ["once", {"at": "at"}],
    "verdicts": [["node", "n"], {}],
    "notices": ["id", {}],
    "stale": ["id", {}],
    "directory": ["block", {}],
}  # fmt: skip
KEYED = {**FIRST, "records": ["id", {**FIRST["records"][1], "keys": "keys"}]}
STORES = {1: FIRST, 2: FIRST, 3: FIRST, 4: KEYED}
# Version → store → what its rows lack that later ones have.
LACKING = {1: {"directory": ["shown"]}}
CURRENT = "() => lianfang.MIGRATIONS.length"
# Takes everything out of the store, and puts it into one as an earlier version made it.
GO_BACK = "async ([version, stores, lacking]) => {" + ASKED + """
  const ended = tx => new Promise(done => { tx.oncomplete = done })
  const now = await asked(indexedDB.open("lianfang")), all = {}
  for (const name of Object.keys(stores)) {
    const store = now.transaction(name).objectStore(name)
    const [keys, rows] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())])
    all[name] = keys.map((key, at) => [key, rows[at]])
  }
  now.close()
  await asked(indexedDB.deleteDatabase("lianfang"))
  const wish = indexedDB.open("lianfang", version)
  wish.onupgradeneeded = () => {
    for (const [name, [keyPath, indexes]] of Object.entries(stores)) {
      const store = wish.result.createObjectStore(name, keyPath ? { keyPath } : {})
      for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path)
    }
  }
  const old = await asked(wish), tx = old.transaction(Object.keys(stores), "readwrite"), end = ended(tx)
  for (const [name, rows] of Object.entries(all)) {
    for (const [key, row] of rows) {
      for (const field of lacking[name] ?? []) delete row[field]
      tx.objectStore(name).put(row, ...stores[name][0] ? [] : [key])
    }
  }
  await end
  old.close()
}"""
ROWS = "async name => {" + ASKED + """
  const db = await asked(indexedDB.open("lianfang"))
  const rows = await asked(db.transaction(name).objectStore(name).getAll())
  db.close()
  return rows
}"""
SHAPE = "async () => {" + ASKED + """
  const db = await asked(indexedDB.open("lianfang")), found = {}
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name)
    const indexes = [...store.indexNames].map(index => [index, store.index(index).keyPath])
    found[name] = [store.keyPath, Object.fromEntries(indexes)]
  }
  db.close()
  return found
}"""


def test_every_version_is_written_down_here(handset):
    lin = handset()
    assert lin.do(CURRENT) == max(STORES)
    assert lin.do(SHAPE) == STORES[max(STORES)]


@pytest.mark.parametrize("version", STORES)
def test_a_store_of_an_earlier_version_loses_nothing(handset, line, centre, version):
    lin = handset()
    sent, = lin.write(entry(1))
    lin.sync()
    line.mode = "cut"
    waiting, = lin.write(entry(2), once="first")
    lin.do(GO_BACK, [version, STORES[version], LACKING.get(version, {})])
    assert lin.meta()["unsent"] == 1
    assert [one["id"] for one in lin.list("gate_entry")] == [sent, waiting]
    assert lin.write(entry(2), once="first") == [waiting]
    line.mode = "open"
    assert lin.sync("online")["unsent"] == 0
    assert sorted(centre.records("gate_entry")) == sorted([sent, waiting])


@pytest.mark.parametrize("version", STORES)
def test_with_a_store_of_an_earlier_version_everybody_is_found(handset, line, centre, version):
    cai = centre.enrol("coordinator", "Cai")
    cai.write("resident", {"name": "林小美"})
    cai.sync()
    lin = handset()
    line.mode = "cut"
    lin.do(GO_BACK, [version, STORES[version], LACKING.get(version, {})])
    assert [one["name"] for one in lin.do("() => lianfang.search.find('lxm', 12)")] == ["林小美"]
    rows = lin.do(ROWS, "directory")
    assert rows
    assert all("shown" in row for row in rows)
    assert lin.meta()["ready"]


def test_a_phone_has_the_words_of_both_languages_when_it_goes_out_of_reach(handset, line):
    lin = handset()
    lin.page.wait_for_function("caches.match('/field/words/zh_CN.txt').then(Boolean)")
    line.mode = "cut"
    lin.page.goto("/field/more")
    lin.page.get_by_role("button", name="中文").click()
    expect(lin.page.locator("html[lang=zh-CN]")).to_have_count(1)
    expect(lin.page.locator("h1")).to_have_text("更多")


def test_without_the_words_of_a_language_the_page_stays_in_the_other(handset, line):
    line.mode, line.only = "cut", "/field/words/zh_CN.txt"
    lin = handset()
    lin.page.goto("/field/more")
    lin.page.get_by_role("button", name="中文").click()
    expect(lin.page.locator("h1")).to_have_text("More")
    assert lin.meta()["lang"] == "en"
    line.mode, line.only = "open", ""
    lin.page.get_by_role("button", name="中文").click()
    expect(lin.page.locator("h1")).to_have_text("更多")
