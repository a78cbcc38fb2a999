"""An errand, from the wish to the settled bill, in the hand."""

from playwright.sync_api import expect


def test_from_the_wish_to_handed_over(phone, homes, centre):
    page = phone("runner", "Chen")
    page.goto("/field/")
    page.get_by_role("link", name="New").click()
    page.get_by_label("Room").fill("3-1502")
    page.get_by_label("What is needed").fill("买菜")
    page.get_by_label("Shopping list").fill("大米 10斤\n鸡蛋 30个")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="I will go").click()
    expect(page.get_by_role("alert")).to_contain_text("买菜")
    page.get_by_text("大米 10斤").click()
    page.locator("details[open]").get_by_label("Price").fill("45.5")
    page.locator("details[open]").get_by_role("button", name="Bought", exact=True).click()
    expect(page.get_by_text("¥45.50").first).to_be_visible()
    page.get_by_text("Money").click()
    page.get_by_role("button", name="I paid in advance").click()
    expect(page.get_by_text("They still owe you ¥45.50")).to_be_visible()
    page.get_by_role("button", name="Handed over").click()
    expect(page.get_by_role("alert")).to_contain_text("Delivered")
    errand = next(iter(centre.records(kind="errand").values()))
    assert errand["fields"]["status"] == "delivered"
    assert errand["conflicts"] == []


def test_two_runners_want_one_basket(phone, homes, centre):
    chen, li = phone("runner", "Chen"), phone("runner", "Li")
    chen.goto("/field/errands/new")
    chen.get_by_label("Room").fill("3-1502")
    chen.get_by_label("What is needed").fill("买菜")
    chen.get_by_role("button", name="Save").click()
    expect(chen.get_by_role("button", name="I will go")).to_be_visible()
    li.goto("/field/errands")
    chen.get_by_role("button", name="I will go").click()
    expect(chen.get_by_role("alert")).to_be_visible()
    li.get_by_role("button", name="I will go").click()
    expect(li.get_by_role("alert")).to_contain_text("Chen took it first")


def test_a_claim_is_undone(phone, homes, centre):
    page = phone("runner", "Chen")
    page.goto("/field/errands/new")
    page.get_by_label("Room").fill("3-1502")
    page.get_by_label("What is needed").fill("买菜")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="I will go").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("alert")).to_contain_text("Given back")
    assert next(iter(centre.records(kind="errand").values()))["fields"]["status"] == "open"


def test_a_kept_thing_that_is_mended_on_the_errands_page_is_no_longer_kept(phone, homes, centre):
    chen = centre.enrol("runner", "Chen")
    id = chen.write("errand", {"title": "买菜", "unit": "3-1502", "status": "open"})
    chen.sync()
    page = phone("runner", "Li")
    page.goto("/field/phone")
    page.evaluate("""id => localStorage.setItem("kept", JSON.stringify([{ action: `/field/errands/${id}/items`,
        body: new URLSearchParams({ once: "kept", text: "长".repeat(501) }).toString() }]))""", id)
    page.reload()
    page.get_by_role("button", name="Fix it").click()
    page.get_by_label("Item").fill("大米")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("大米")).to_be_visible()
    expect(page.locator("#band")).to_contain_text("Not sent yet: 0")
    assert [one["fields"]["text"] for one in centre.records(kind="errand_item").values()] == ["大米"]
