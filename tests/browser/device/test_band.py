"""The band tells the truth, and "My phone" explains it."""

import pytest
from playwright.sync_api import expect

from tests.browser.device.handset import entry


def test_the_band_counts_what_is_not_sent_and_says_when_it_is(handset, line):
    lin = handset()
    band = lin.page.locator("#band")
    expect(band).to_contain_text("Not sent yet: 0")
    line.mode = "cut"
    lin.write(entry())
    expect(band).to_contain_text("Not sent yet: 1")
    lin.sync()
    expect(band).to_contain_text("No network")
    lin.page.locator("#band a").click()
    expect(lin.page.locator("#standing")).to_contain_text("is kept here and goes out by itself")
    line.mode = "open"
    lin.sync("online")
    expect(band).to_contain_text("Not sent yet: 0")
    expect(band).not_to_contain_text("No network")
    expect(lin.page.locator("#standing")).to_be_hidden()


def test_a_new_phone_says_when_it_may_go_out_of_reach(handset):
    lin = handset()
    expect(lin.page.locator("#band")).to_contain_text("Works offline now")


def test_that_the_network_has_gone_is_seen_where_nothing_waits_too(handset, line):
    lin = handset()
    synced = lin.page.locator("#band [data-synced]")
    expect(lin.page.locator("#band .standing")).to_be_hidden(timeout=20_000)
    expect(synced).to_contain_text("Synced")
    lin.page.context.set_offline(True)
    expect(synced).to_contain_text("No network ·")
    lin.page.context.set_offline(False)
    expect(synced).to_contain_text("Synced", timeout=20_000)


@pytest.mark.thorough
def test_that_the_centre_is_out_of_reach_is_seen_within_half_a_minute(handset, line):
    lin = handset()
    synced = lin.page.locator("#band [data-synced]")
    line.mode = "cut"
    expect(synced).to_contain_text("No network ·", timeout=45_000)
    line.mode = "open"
    lin.sync("online")
    expect(synced).to_contain_text("Synced")


CUT = """() => [...document.querySelectorAll("#band .standing, #band [data-synced]")].flatMap(place => {
    const words = Object.entries(place.dataset).filter(([name]) => name !== "synced")
    const last = document.querySelector(".standing"), own = place === last ? last.firstElementChild : place
    last.hidden = place !== last
    document.querySelector("[data-unsent-count]").textContent = document.querySelector("[data-unsent-count]").dataset
        .words.replace("#", 12)
    return words.filter(([, text]) => {
        own.textContent = text.replace("#n", 10).replace("#m", 12).replace("#", "14:51")
        return own.scrollWidth > own.clientWidth || place.scrollWidth > place.clientWidth
    }).map(([name]) => name)
})"""


def test_nothing_that_the_band_says_is_cut_on_a_narrow_phone(handset):
    lin = handset()
    lin.page.set_viewport_size({"width": 360, "height": 740})
    lin.page.goto("/field/gate")
    assert lin.page.evaluate(CUT) == []


def test_the_band_tells_of_a_captive_portal_and_of_a_clock(handset, line):
    lin = handset()
    band = lin.page.locator("#band")
    line.mode = "portal"
    lin.sync()
    expect(band).to_contain_text("Wi-Fi: sign in first")
    line.mode = "open"
    lin.do("() => { const real = Date.now; Date.now = () => real() - 86_400_000 }")
    lin.sync("online")
    expect(band).to_contain_text("Clock is wrong")


def test_much_that_is_sent_is_counted_while_it_goes(handset, line):
    lin = handset()
    lin.page.evaluate("""() => { self.seen = []; new BroadcastChannel("lianfang").onmessage = ({ data }) =>
        data.sending && self.seen.push([data.sending.n, data.sending.m]) }""")
    line.mode = "cut"
    lin.write(*(entry(n) for n in range(600)))
    line.mode = "open"
    lin.sync("online")
    assert [600, 600] not in lin.page.evaluate("self.seen")
    assert [500, 600] in lin.page.evaluate("self.seen")


def test_my_phone_shows_what_waits(handset, line):
    lin = handset()
    line.mode = "cut"
    lin.write(entry(unit="3-1502"))
    lin.page.locator("#band a").click()
    expect(lin.page.locator("main")).to_contain_text("Gate entry 3-1502 林小美1")
    line.mode = "open"
    lin.page.get_by_role("button", name="Send now").click()
    lin.until(unsent=0)
    lin.page.reload()
    expect(lin.page.locator("main")).to_contain_text("All arrived")


def test_my_phone_explains_what_was_set_aside(handset):
    lin = handset()
    lin.write(entry(), by="0000000000000")
    lin.sync()
    lin.page.goto("/field/phone")
    expect(lin.page.locator("main")).to_contain_text("This person is not enrolled on this device")
    lin.page.get_by_role("button", name="Done with").click()
    expect(lin.page.get_by_role("heading", name="Set aside")).to_have_count(0)
    assert lin.page.url.endswith("/field/phone")
