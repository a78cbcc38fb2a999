"""A phone's life: switched off and on, two tabs, a new version, pages without a network."""

import re

import psutil
from playwright.sync_api import expect

from tests.browser.device.handset import entry


def test_a_phone_that_was_switched_off_has_everything_and_sends_it(pocket, centre, line):
    lin = pocket()
    line.mode = "cut"
    dots = [lin.write(entry(n))[0] for n in range(5)]
    lin = pocket()
    assert lin.page.get_by_role("heading", name=re.compile("More|更多")).count() == 1
    assert lin.meta()["unsent"] == 5
    assert len(lin.list("gate_entry")) == 5
    line.mode = "open"
    meta = lin.sync("online")
    assert (meta["unsent"], meta["trouble"]) == (0, None)
    assert sorted(centre.records("gate_entry")) == sorted(dots)


def test_what_was_written_survives_a_battery_that_dies_at_that_moment(pocket, centre, line, tmp_path):
    lin = pocket()
    line.mode = "cut"
    # A browser writes a cookie to disk within half a minute, which this test does not wait for.
    cookies, dots = lin.context.cookies(), [lin.write(entry(n))[0] for n in range(3)]
    for process in psutil.process_iter(["cmdline"]):
        if f"--user-data-dir={tmp_path / 'pocket'}" in (process.info["cmdline"] or ()):
            process.kill()
    lin = pocket()
    assert lin.meta()["unsent"] == 3
    lin.context.add_cookies(cookies)
    line.mode = "open"
    lin.sync("online")
    assert sorted(centre.records("gate_entry")) == sorted(dots)


def test_two_tabs_write_without_getting_into_each_others_way(handset, centre):
    lin = handset()
    other = lin.context.new_page()
    other.goto("/field/more")
    lin.do("""() => Promise.all([...Array(30).keys()].map(n => lianfang.store.write(
        [{kind: "gate_entry", set: {direction: "out", person: String(n)}}])))""")
    for page in (lin.page, other):
        page.evaluate("navigator.serviceWorker.controller.postMessage({type: 'sync', reason: 'person'})")
    assert lin.until(unsent=0)["last"] == 30
    assert len(centre.records("gate_entry")) == 30


def test_a_gate_chosen_while_the_lists_still_come_is_not_asked_for_again(handset, line):
    line.mode, line.only = "busy", "/sync"
    lin = handset(ready=False)
    lin.until(trouble="busy")
    lin.page.goto("/field/gate/stand")
    lin.page.get_by_label("Another gate").fill("East Gate")
    lin.page.get_by_role("button", name="Stand here").click()
    lin.page.wait_for_url("**/field/gate")
    line.mode = "open"
    lin.sync("person")
    lin.until(ready=True)
    lin.page.goto("/field/gate")
    assert lin.page.url.endswith("/field/gate")


def test_every_tab_of_the_field_opens_without_a_network(handset, line):
    lin = handset()
    line.mode = "cut"
    for address in ("/field/gate/stand", "/field/errands", "/field/mine", "/field/more"):
        assert lin.page.goto(address).status == 200
        assert lin.page.evaluate("getComputedStyle(document.querySelector('.band')).display") != "inline"


def test_an_entry_at_the_gate_without_a_network(handset, centre, line):
    lin = handset()
    line.mode = "cut"
    page = lin.page
    page.goto("/field/gate/stand")
    page.get_by_label("Another gate").fill("东门")
    page.get_by_role("button", name="Stand here").click()
    page.goto("/field/gate/enter?subject=visitor")
    page.get_by_label("Room").fill("3-1502")
    page.get_by_role("button", name="36.5").click()
    expect(page.get_by_role("alert")).to_contain_text("3-1502")
    line.mode = "open"
    lin.sync("online")
    found, = centre.records("gate_entry").values()
    assert (found["fields"]["gate"], found["fields"]["temperature"]) == ("东门", 36.5)


def test_a_page_that_this_phone_cannot_make_says_that_nothing_was_lost(handset, line):
    lin = handset()
    line.mode = "cut"
    answer = lin.page.goto("/field/no-such-page")
    assert answer.status == 503
    expect(lin.page.locator("main")).to_contain_text("Nothing was lost")


def test_a_new_version_takes_over_when_nobody_is_typing(handset, line, centre):
    lin = handset()
    version = lin.do("() => lianfangVersion")
    lin.page.goto("/field/errands/new")
    lin.page.get_by_label("Room").press_sequentially("3-1502")
    dot, = lin.write(entry())
    line.changed = (version.encode(), b"0123456789ab")
    lin.page.evaluate("() => navigator.serviceWorker.getRegistration().then(one => one.update())")
    lin.page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => one.waiting !== null)")
    expect(lin.page.get_by_label("Room")).to_have_value("3-1502")
    lin.page.get_by_label("What is needed").press_sequentially("买菜")
    lin.page.get_by_role("button", name="Save").click()
    lin.page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => one.waiting === null)")
    lin.page.wait_for_function("caches.has('lianfang-shell-0123456789ab')")
    kept = lin.page.evaluate("() => caches.keys()")
    assert {f"lianfang-shell-{version}", "lianfang-shell-0123456789ab"} <= set(kept)
    lin.page.goto("/field/errands")
    expect(lin.page.locator("main")).to_contain_text("买菜")
    lin.page.evaluate("navigator.serviceWorker.controller.postMessage({type: 'sync', reason: 'person'})")
    expect(lin.page.locator("#band")).to_contain_text("Not sent yet: 0", timeout=10_000)
    assert dot in centre.records("gate_entry")


def test_a_full_phone_keeps_the_form_and_says_so(handset, line, centre):
    lin = handset()
    line.mode = "cut"
    lin.page.goto("/field/errands/new")
    lin.page.get_by_label("Room").fill("3-1502")
    lin.page.get_by_label("What is needed").fill("买菜")
    lin.do("""() => { const { prototype } = IDBObjectStore, { add } = prototype; let times = 0; prototype.add = () => {
        if (++times > 1) prototype.add = add; throw new DOMException("full", "QuotaExceededError") } }""")
    lin.page.get_by_role("button", name="Save").click()
    expect(lin.page.locator("#says")).to_contain_text("This was not saved")
    assert lin.list("errand") == []
    expect(lin.page.get_by_label("Room")).to_have_value("3-1502")
    lin.page.get_by_role("button", name="Save").click()
    expect(lin.page.locator("main")).to_contain_text("买菜")
    line.mode = "open"
    lin.sync("online")
    assert len(centre.records("errand")) == 1


def test_a_newer_version_may_change_the_store_while_this_one_is_open(handset, line):
    lin = handset()
    line.mode = "cut"
    dot, = lin.write(entry())
    lin.page.evaluate("""next => new Promise((done, failed) => { const wish = indexedDB.open("lianfang", next)
        wish.onupgradeneeded = () => wish.result.createObjectStore("later")
        wish.onerror = () => failed(wish.error)
        wish.onsuccess = () => { wish.result.close(); done() } })""", lin.do("() => lianfang.MIGRATIONS.length") + 1)
    lin.do("() => { lianfang.MIGRATIONS.push(() => {}) }")
    assert lin.get("gate_entry", dot)["unsent"] == 1
    assert lin.meta()["unsent"] == 1


def test_where_working_offline_is_switched_off_the_worker_goes_when_all_is_sent(handset, line, centre):
    lin = handset()
    line.mode = "cut"
    dot, = lin.write(entry())
    line.mode, line.changed = "open", (b'"offline":true', b'"offline":false')
    lin.page.evaluate("() => navigator.serviceWorker.getRegistration().then(one => one.update())")
    lin.page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => one.waiting !== null)")
    lin.page.get_by_role("link", name="Errands").click()
    lin.page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => one.waiting === null)")
    lin.page.goto("/field/errands")
    lin.page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => !one)")
    assert list(centre.records("gate_entry")) == [dot]
