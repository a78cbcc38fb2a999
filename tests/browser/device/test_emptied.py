"""A store that is emptied under a phone's feet: what was confirmed is there again, or named by its number."""

import pytest
from playwright.sync_api import expect

from models.site import Site
from sync import reports, times
from tests.browser.device.handset import entry
from tests.server import now

EVERYTHING = "indexeddb,cache_storage,file_systems,local_storage"


@pytest.fixture
def lin(handset, line):
    """A phone with one entry at the centre and three that have not arrived; the line is cut."""
    lin = handset()
    lin.write(entry())
    lin.sync()
    line.mode = "cut"
    for n in (2, 3, 4):
        lin.write(entry(n))
    return lin


def empty(lin, kinds="indexeddb"):
    """Throws away what the browser stores for this origin, as it does of itself when the disk is full."""
    tools = lin.context.new_cdp_session(lin.page)
    origin = lin.page.evaluate("location.origin")
    tools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": kinds})


def spoil(lin, numbers):
    """Throws away the second copy of some ops, too."""
    lin.do("""async numbers => { const cache = await caches.open("lianfang-journal")
        const those = (await cache.keys()).filter(({ url }) => numbers.includes(url.split(".").pop()))
        for (const key of those) await cache.delete(key) }""", [str(n) for n in numbers])


def board(centre) -> dict[str, str]:
    """Node → the numbers that the board of the day misses."""
    with centre.centre.app.app_context():
        day = reports.day(times.local_day(now()), now())
        found = reports.devices(Site.get(Site.code == centre.code).id, day)
        return {one["id"]: reports.numbers(one) for one in found if one["state"] == reports.HOLDS}


def test_what_was_not_sent_is_found_again_without_a_network_and_goes_out(lin, line, centre):
    node = lin.meta()["node"]
    empty(lin)
    meta = lin.meta()
    assert (meta["node"], meta["last"], meta["unsent"], meta["emptied"]["back"]) == (node, 4, 3, 3)
    page = lin.page
    page.goto("/field/gate")
    expect(page.locator("main")).to_contain_text("Entries not sent yet were found again: 3")
    expect(page.locator("main")).not_to_contain_text("Nothing was lost")
    line.mode = "open"
    meta = lin.sync("online")
    assert (meta["node"], meta["unsent"], meta["ready"], meta["emptied"]["gone"]) == (node, 0, True, [])
    assert set(centre.records("gate_entry")) == {f"{node}.{n}" for n in (1, 2, 3, 4)}
    assert {one["id"] for one in lin.list("gate_entry")} == {f"{node}.{n}" for n in (1, 2, 3, 4)}
    page.goto("/field/phone")
    expect(page.locator("main")).to_contain_text("None of what was written is missing")
    page.get_by_role("alert").get_by_role("button", name="Done with").click()
    expect(page.locator("main")).to_contain_text("All arrived")


def test_on_line_too_it_goes_on_under_its_number(lin, line, centre):
    node = lin.meta()["node"]
    line.mode = "open"
    empty(lin)
    assert lin.sync()["node"] == node
    fifth, = lin.write(entry(5))
    assert (fifth, lin.sync()["unsent"]) == (f"{node}.5", 0)
    assert set(centre.records("gate_entry")) == {f"{node}.{n}" for n in (1, 2, 3, 4, 5)}


def test_what_is_in_neither_copy_is_named_to_the_volunteer_and_on_the_board(lin, line, centre):
    node = lin.meta()["node"]
    lin.do("() => lianfang.journal.settled()")
    empty(lin)
    spoil(lin, [3])
    assert lin.meta()["emptied"]["gone"] == [3]
    expect(lin.page.locator("#band .standing")).to_contain_text("Lost: no. 3")
    lin.page.goto("/field/gate")
    for words in ("found again: 2", "Lost on this phone: no. 3"):
        expect(lin.page.locator("main")).to_contain_text(words)
    line.mode = "open"
    meta = lin.sync("online")
    assert (meta["unsent"], meta["moved"], meta["emptied"]["gone"]) == (0, 1, [3])
    found = centre.records("gate_entry")
    assert set(found) == {f"{node}.1", f"{node}.2", f"{meta['node']}.1"}
    assert board(centre) == {node: "3–4"}
    assert found[f"{meta['node']}.1"]["fields"]["person"] == "林小美4"
    lin.page.goto("/field/phone")
    expect(lin.page.get_by_role("alert").first).to_contain_text("Lost on this phone: no. 3")
    expect(lin.page.locator("main")).not_to_contain_text("All arrived")


def test_where_everything_was_emptied_the_numbers_are_still_known(lin, line, centre):
    node = lin.meta()["node"]
    empty(lin, EVERYTHING)
    line.mode = "open"
    meta = lin.sync("online")
    assert (meta["node"] == node, meta["emptied"]["gone"]) == (False, [2, 3, 4])
    assert {one["id"] for one in lin.list("gate_entry")} == {f"{node}.1"}
    assert board(centre) == {node: "2–4"}


def test_a_second_copy_that_cannot_be_made_confirms_nothing(handset, line, centre):
    lin = handset()
    line.mode = "cut"
    lin.do("""() => { const put = Cache.prototype.put; self.mended = () => { Cache.prototype.put = put }
        Cache.prototype.put = async () => { throw new DOMException("full", "QuotaExceededError") } }""")
    with pytest.raises(Exception, match="second copy"):
        lin.write(entry(), once="a form")
    lin.do("() => self.mended()")
    dot, = lin.write(entry(), once="a form")
    line.mode = "open"
    lin.sync("online")
    assert list(centre.records("gate_entry")) == [dot]
