"""A day without a network, and what two phones make of one errand."""

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import Handset, entry

DAY = """async dots => {
  const { write, get } = lianfang.store
  for (const dot of dots) {
    const before = lianfang.store.heads(await get("errand", dot))
    const set = { status: "claimed", runner: (await lianfang.store.meta()).person, outcome: null }
    await write([{ kind: "errand", id: dot, set, base: lianfang.store.base("errand", dot, set, before) }])
    await write([{ kind: "errand_item", set: { errand: dot, text: "大米", state: "bought", price: 4550 } },
                 { kind: "errand", id: dot, set: { status: "delivered", outcome: "handed_over" } }])
  }
}"""


def test_a_whole_day_without_a_network(pocket, centre, line):
    lin = pocket()
    line.mode = "cut"
    for hour in range(4):
        entries = [lin.write(entry(n, gate=f"{hour} 号门"), once=f"{hour}-{n}")[0] for n in range(50)]
        errands = [lin.write({"kind": "errand", "set": {"title": f"买菜 {n}", "status": "open"}})[0] for n in range(5)]
        lin.do(DAY, errands)
        lin.write({"kind": "gate_entry", "id": entries[0], "set": {"void": "wrong person"}})
        lin.sync("time")
        lin = pocket()
    assert lin.meta()["unsent"] == 4 * (50 + 5 + 5 * 3 + 1)
    line.mode = "open"
    meta = lin.sync("online")
    assert (meta["unsent"], meta["have"]) == (0, meta["last"])
    gate, errands = centre.records("gate_entry"), centre.records("errand")
    assert (len(gate), sum("void" in one["fields"] for one in gate.values())) == (200, 4)
    assert len(errands) == len(centre.records("errand_item")) == 20
    assert {one["fields"]["status"] for one in errands.values()} == {"delivered"}
    assert not any(one["conflicts"] for one in errands.values())
    assert lin.get("errand", next(iter(errands)))["fields"] == next(iter(errands.values()))["fields"]


@pytest.fixture
def errand(centre):
    """An errand that nobody has taken."""
    cai = centre.enrol("coordinator", "Cai")
    id = cai.write("errand", {"title": "买菜", "unit": "3-1502", "status": "open"})
    cai.sync()
    return id


def test_two_phones_without_a_network_claim_one_errand(handset, centre, line, errand):
    chen, li = handset("runner", "Chen"), handset("runner", "Li")
    line.mode = "cut"
    for phone in (chen, li):
        phone.page.goto("/field/errands")
        phone.page.get_by_role("button", name="I will go").click()
        expect(phone.page.get_by_role("alert")).to_contain_text("买菜")
        assert phone.get("errand", errand)["fields"]["runner"] == phone.meta()["person"]
    line.mode = "open"
    for phone in (chen, li, chen):
        phone.sync("online")
    found = centre.records("errand")[errand]
    assert found["conflicts"] == ["progress"]
    assert found["fields"]["runner"] == chen.meta()["person"]
    for phone in (chen, li):
        assert phone.get("errand", errand)["fields"]["runner"] == chen.meta()["person"]
        assert phone.meta()["people"][chen.meta()["person"]] == "Chen"
    expect(li.page.locator("#band")).to_contain_text("To read: 1")
    expect(chen.page.locator("#band")).not_to_contain_text("To read")
    li.page.locator("#band a").click()
    expect(li.page.locator("main")).to_contain_text("Chen took it first: 3-1502 买菜")


def test_a_value_that_another_one_stands_before_is_put_back_in_one_tap_and_taken_back(handset, centre, line):
    cai = centre.enrol("coordinator", "Cai")
    home = cai.write("household", {"unit": "3-1502", "name": "林家"})
    cai.sync()
    lin = handset()
    lin.page.goto("/field/gate/out")
    line.mode = "cut"
    lin.write({"kind": "household", "id": home, "set": {"name": "陈家"}})
    lin.page.wait_for_timeout(500)  # Times are as true as the line is quick: Cai's must be the later one.
    cai.edit(home, {"name": "王家"})
    cai.sync()
    line.mode = "open"
    lin.sync("online")
    expect(lin.page.locator("#band")).to_contain_text("To read: 1")
    line.mode = "cut"
    lin.page.locator("#band a").click()
    expect(lin.page.locator("#for-you")).to_contain_text("What Cai wrote is shown for now: “王家”.")
    lin.page.get_by_role("button", name="Put mine back").click()
    expect(lin.page.get_by_role("alert")).to_contain_text("What you wrote holds again.")
    expect(lin.page.locator("#for-you")).to_contain_text("Nothing is waiting for your answer.")
    line.mode = "open"
    lin.sync("online")
    found = centre.records("household")[home]
    assert (found["fields"]["name"], found["conflicts"]) == ("陈家", [])
    lin.page.get_by_role("button", name="Undo").click()
    expect(lin.page.get_by_role("alert")).to_have_count(0)
    lin.sync("online")
    found = centre.records("household")[home]
    assert (found["fields"]["name"], found["conflicts"]) == ("王家", ["name"])
    lin.page.reload()
    expect(lin.page.locator("#for-you")).to_contain_text("What Cai wrote is shown for now: “王家”.")


def _pass_on(page):
    page.get_by_text("Pass it on to somebody").click()
    page.get_by_role("button", name="Li", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Passed on to Li")


def test_an_errand_passed_on_without_a_network_reaches_the_other_phone(handset, centre, line, errand):
    li, chen = handset("runner", "Li"), handset("runner", "Chen")
    line.mode = "cut"
    page = chen.page
    page.goto(f"/field/errands/{errand}")
    page.get_by_role("button", name="I will go").click()
    _pass_on(page)
    page.get_by_role("button", name="Undo").click()
    _pass_on(page)
    line.mode = "open"
    for phone in (chen, li):
        assert phone.sync("online")["unsent"] == 0
    li.page.goto("/field/errands/mine")
    expect(li.page.locator("main")).to_contain_text("买菜")
    assert centre.records("errand")[errand]["conflicts"] == []


def test_what_is_no_longer_there_goes_at_the_end_of_a_whole_walk(handset, centre, errand):
    lin: Handset = handset()
    own, = lin.write(entry())
    lin.sync()
    lin.do(GHOST)
    assert lin.get("gate_entry", "0000000000000.1")
    lin.sync()
    assert lin.get("gate_entry", "0000000000000.1") is None
    assert lin.get("gate_entry", own)
    assert lin.get("errand", errand)


# A record that the collector does not know, and a reading mark of another of its databases.
GHOST = """() => new Promise(done => {
  const wish = indexedDB.open("lianfang")
  wish.onsuccess = () => {
    const tx = wish.result.transaction(["records", "meta"], "readwrite"), meta = tx.objectStore("meta")
    tx.objectStore("records").put({ id: "0000000000000.1", kind: "gate_entry", at: 1, author: "0000000000000",
      fields: {}, heads: {}, conflicts: [], waiting: [], told: { walk: 1, have: 0 } })
    meta.get("state").onsuccess = ({ target }) => meta.put({ ...target.result, cursor: "ffffffff.gone.7" }, "state")
    tx.oncomplete = () => { wish.result.close(); done() }
  }
})"""
