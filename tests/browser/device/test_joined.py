"""A phone that joins, joins again, or is shared: it goes on at once, and each finds what is theirs."""

import pytest
from playwright.sync_api import expect

from tests import wire
from tests.browser.conftest import PHONE
from tests.browser.device.handset import Handset

PAUSED = """() => new Promise(done => {
  indexedDB.open("lianfang").onsuccess = ({ target: { result: db } }) => {
    const tx = db.transaction("meta", "readwrite"), meta = tx.objectStore("meta")
    meta.get("state").onsuccess = ({ target: { result } }) =>
      meta.put({ ...result, trouble: "busy", tries: 9, notBefore: Date.now() + 600_000 }, "state")
    tx.oncomplete = () => { db.close(); done() }
  }
})"""


def _visit(page, name: str) -> None:
    page.goto("/field/gate/enter?subject=visitor")
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="In, no fever").click()
    expect(page.locator("#says")).to_be_empty()
    page.wait_for_url(lambda url: "/field/gate" in url and "/enter" not in url)


def test_after_the_cookies_were_lost_a_new_invitation_works_at_once(handset, centre, line):
    lin = handset()
    lin.page.goto("/field/gate/stand")
    lin.page.get_by_label("Another gate").fill("东门")
    lin.page.get_by_role("button", name="Stand here").click()
    line.mode = "cut"
    _visit(lin.page, "王")
    line.mode = "open"
    lin.context.clear_cookies()
    lin.do(PAUSED)
    lin.page.goto(f"/enrol?code={centre.invite('gate')}")
    lin.page.get_by_label("Your name").fill("Auntie Lin")
    lin.page.get_by_role("button", name="Join with this device").click()
    lin.until(last=1, have=1, trouble=None)
    one, = centre.records("gate_entry").values()
    assert one["fields"]["person"] == "王"


def test_a_spent_link_shows_the_way_into_the_app_on_a_phone_that_has_joined(handset, centre):
    lin = handset(ready=False)
    code = centre.invite("gate")
    other = {"code": code, "node": wire.new_node(), "name": "Uncle Li"}
    assert centre.centre.app.test_client().post("/enrol", json=other).status_code == 201
    lin.page.goto(f"/enrol?code={code}")
    expect(lin.page.get_by_role("link", name="This phone has joined already: open it")).to_be_visible()


def test_on_a_shared_phone_my_last_entries_are_mine(handset, centre, line):
    lin = handset()
    page, form = lin.page, {"share": "1", "name": "Uncle Li", "code": centre.invite("gate")}
    lin.context.request.post("/enrol/here", form=form, headers={"Origin": line.address}, max_redirects=0)
    page.goto("/field/who?new=1")
    line.mode = "cut"
    for name, visitor in (("Auntie Lin", "王"), ("Uncle Li", "李")):
        page.goto("/field/who")
        page.get_by_role("button", name=name).click()
        expect(page.locator("#band")).to_contain_text(name)
        _visit(page, visitor)
    page.goto("/field/mine")
    expect(page.locator("main")).to_contain_text("李")
    expect(page.locator("main")).not_to_contain_text("王")
    page.goto("/field/hand-over")
    expect(page.locator("main")).to_contain_text("Logged here today: 1")


def test_my_phone_says_whether_it_may_go_offline_and_whom_a_take_back_is_about(handset, line):
    lin = handset()
    entry, = lin.write({"kind": "gate_entry", "set": {"direction": "in", "subject": "visitor", "person": "王"}})
    lin.sync()
    line.mode = "cut"
    lin.write({"kind": "gate_entry", "id": entry, "set": {"void": "Logged twice"}})
    lin.page.goto("/field/phone")
    main = lin.page.locator("main")
    expect(main).to_contain_text("This phone works without a network.")
    expect(main).to_contain_text("Lists as of")
    expect(main).to_contain_text("Version")
    expect(main).to_contain_text("Taken back: Gate entry 王")


def test_a_centre_out_of_order_is_not_called_a_missing_network(handset, line):
    lin = handset()
    lin.write({"kind": "gate_entry", "set": {"direction": "in", "subject": "visitor", "person": "王"}})
    line.target, target = 1, line.target
    assert lin.sync()["trouble"] == "down"
    lin.page.goto("/field/more")
    expect(lin.page.locator("#band")).to_contain_text("Centre has trouble")
    line.target = target
    assert lin.sync()["unsent"] == 0


@pytest.mark.parametrize("moment", [0, 0.3, 0.7])
def test_a_phone_that_loses_the_network_while_it_joins_never_claims_more_than_it_can(browser, line, centre, moment):
    """It joins as soon as the page is there, and the line is cut a moment later."""
    context = browser.new_context(base_url=line.address, viewport=PHONE, locale="en")
    page = context.new_page()
    page.goto(f"/enrol?code={centre.invite('gate')}", wait_until="commit")
    page.get_by_label("Your name").fill("Auntie Lin")
    page.get_by_role("button", name="Join with this device").click()
    page.wait_for_timeout(moment * 1000)
    line.mode = "cut"
    page.wait_for_timeout(1000)
    if page.get_by_text("Works offline now").is_visible():
        for path in ("/field/gate/stand", "/field/errands", "/field/gate/find?q=3", "/field/phone"):
            assert page.goto(path).status == 200
    line.mode = "open"
    page.goto("/field/more")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    Handset(context, page).ready()
    context.close()
