"""One phone, several people, no network: each under their own name, behind a PIN if they want one."""

from playwright.sync_api import expect

LATER = "() => { const real = Date.now; Date.now = () => real() + 11 * 60_000 }"


def test_a_phone_is_shared(handset, centre, line):
    chen = handset("runner", "Chen")
    page, form = chen.page, {"share": "1", "name": "Uncle Li", "code": centre.invite("runner")}
    chen.context.request.post("/enrol/here", form=form, headers={"Origin": line.address}, max_redirects=0)
    page.goto("/field/who?new=1")
    line.mode = "cut"
    page.get_by_role("button", name="Uncle Li").click()
    expect(page.locator("#band")).to_contain_text("Uncle Li")
    page.goto("/field/errands/new")
    page.get_by_label("Room").fill("3-1502")
    page.get_by_label("What is needed").fill("买菜")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="I will go").click()
    expect(page.get_by_role("alert")).to_contain_text("买菜")

    page.goto("/field/who")
    page.get_by_label("My PIN").fill("12")
    page.get_by_role("button", name="Keep this PIN").click()
    expect(page.locator("#pin-error")).to_contain_text("Four digits")
    page.get_by_label("My PIN").fill("2580")
    page.get_by_role("button", name="Keep this PIN").click()
    page.get_by_role("link", name="End of my shift").click()
    expect(page.locator("main")).to_contain_text("Errands in my hands: 1")
    page.get_by_role("button", name="Hand over to the next").click()
    page.goto("/field/errands/mine")
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    for pin in ("", "1111", "2580"):
        page.get_by_role("button", name="Uncle Li" if not pin else "Go on").click()
        page.get_by_label("PIN").fill(pin or "0000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Open near me")).to_be_visible()

    chen.do(LATER)
    page.get_by_role("link", name="More").click()
    page.get_by_role("button", name="Chen").click()
    expect(page.locator("#band")).to_contain_text("Chen")
    line.mode = "open"
    assert chen.sync("online")["unsent"] == 0
    errand, = centre.records("errand").values()
    assert errand["fields"]["runner"] not in ("", chen.meta()["person"])
