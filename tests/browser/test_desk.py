"""The desk in a real browser: by keyboard, on a phone, on paper, and without any script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from models.kinds import Errand, GateEntry
from models.site import Site
from sync import enrol

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
PAGES = ["/desk/", "/desk/records/gate_entry", "/desk/records/household", "/desk/inbox", "/desk/inbox/decided",
         "/desk/quarantine", "/desk/nodes", "/desk/invitations", "/desk/people", "/desk/me/second", "/desk/homes/new",
         "/signin", "/enrol"]


@pytest.fixture
def home(centre) -> str:
    """A home whose name two phones have written differently; its id."""
    lin, wang = centre.enrol("gate", "Auntie Lin"), centre.enrol("lead", "Wang")
    id = wang.write("household", {"unit": "3-1502", "name": "林家"})
    wang.write("gate_entry", {"gate": "东门", "direction": "out", "person": "林小美", "temperature": 37.8})
    wang.write("gate_entry", {"gate": "东门", "direction": "in", "person": "陈大明", "temperature": 50})
    wang.write("gate_entry", {"gate": "东门", "direction": "in", "person": "王小明", "temperature": 36.5})
    wang.sync()
    lin.sync()
    for phone, name in ((lin, "陈家"), (wang, "王家")):
        phone.edit(id, {"name": name})
        phone.sync()
    return id


def everything_said(kind) -> dict:
    """A value for each field of a kind that needs no other record."""
    usual = {"text": "社区居民委员会三楼", "date": "2020-02-08", "datetime": "2020-02-08T08:00:00+08:00",
             "boolean": True}
    return {name: next(reversed(f.words)) if f.words and f.type == "choice" else usual[f.type]
            for name, f in kind.declared().items() if f.type in (*usual, "choice")}


@pytest.fixture
def sit_down(browser, server, centre) -> Iterator[Callable[..., Page]]:
    """`sit_down(**options)` is the page of coordinator Cai, signed in; what its console complains of fails the test."""
    contexts, complaints, login = [], [], f"cai-{centre.code}"
    with centre.centre.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == centre.code).id, "Cai", login, "correct horse")

    def sit(viewport=LAPTOP, **options) -> Page:
        context = browser.new_context(base_url=server.address, viewport=viewport, locale="en", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
        page.goto("/signin")
        page.locator("[name=login]").fill(login)
        page.locator("[name=password]").fill("correct horse")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Today", timeout=20_000)
        return page

    yield sit
    for context in contexts:
        context.close()
    assert complaints == []


def test_a_conflict_is_settled_by_keyboard_alone(home, sit_down, centre):
    page = sit_down()
    page.get_by_role("link", name="Questions that only a person can settle: 2.").press("Enter")
    page.locator(".heads li").filter(has_text="陈家").get_by_role("button", name="Use this one").press("Enter")
    expect(page.locator(".done")).to_contain_text("Decided: The other value holds: 陈家.")
    assert centre.records("household")[home]["conflicts"] == []
    assert centre.records("household")[home]["fields"]["name"] == "陈家"


def test_fifty_alike_are_answered_by_keyboard_and_one_is_taken_back(sit_down, centre):
    lin, wang = centre.enrol("gate", "Auntie Lin"), centre.enrol("lead", "Wang")
    for n in range(52):
        for phone in (lin, wang):
            phone.write("gate_entry", {"gate": "东门", "direction": "out", "person": f"林{n}"})
    lin.sync()
    wang.sync()
    page = sit_down()
    page.goto("/desk/inbox")
    figure = page.locator("#waiting")
    expect(figure).to_have_text("52")
    for left in (51, 50):
        page.keyboard.press("j")
        page.keyboard.press("1")
        expect(figure).to_have_text(str(left))
    page.keyboard.press("u")
    expect(figure).to_have_text("51")
    expect(page.locator(".item").nth(1)).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".item").nth(2)).to_be_focused()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".done")).to_contain_text("Decided: 51. The same.")
    expect(figure).to_have_text("0")
    page.goto("/desk/inbox/decided")
    page.get_by_role("button", name="Undo").first.press("Enter")
    expect(page.get_by_text("Undone: 1.")).to_be_visible()
    expect(figure).to_have_text("1")


def test_a_list_follows_what_is_typed_and_goes_back(home, sit_down):
    page = sit_down()
    page.goto("/desk/records/gate_entry")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_label("Text").fill("林小美")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "text=" in page.url
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_field_is_changed_in_place(home, sit_down, centre):
    page = sit_down()
    page.goto(f"/desk/record/{home}")
    page.get_by_role("link", name="Change: Room").click()
    page.get_by_role("textbox", name="Room").fill("3-1503")
    page.get_by_role("textbox", name="Room").press("Enter")
    expect(page.get_by_text("Saved.").first).to_be_visible()
    assert centre.records("household")[home]["fields"]["unit"] == "3-1503"


def test_a_bar_opens_the_entries_of_its_hour(home, sit_down):
    page = sit_down()
    page.get_by_role("link", name="out: 1").press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("林小美")


def test_what_was_set_aside_is_corrected_and_let_count_in_place(home, sit_down):
    page = sit_down()
    page.goto("/desk/quarantine")
    page.get_by_label("Temperature").fill("36.5")
    page.get_by_role("button", name="Correct it and let it count").click()
    expect(page.locator("li .note.green")).to_contain_text("Counts now")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_no_page_is_wider_than_the_screen(home, sit_down, server, viewport, language):
    page = sit_down(viewport)
    page.context.add_cookies([{"name": "lang", "value": language, "url": server.address}])
    for address in [*PAGES, f"/desk/record/{home}"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address


def test_everything_works_without_script(home, sit_down, centre):
    page = sit_down(PHONE, java_script_enabled=False)
    page.goto("/desk/records/gate_entry")
    page.get_by_label("Text").fill("林小美")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto("/desk/inbox")
    page.get_by_role("button", name="Use this one").first.click()
    expect(page.get_by_text("Decided: The other value holds: 陈家.")).to_be_visible()
    page.goto(f"/desk/record/{home}?change=unit")
    page.get_by_label("Room").fill("3-1503")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.").first).to_be_visible()
    assert centre.records("household")[home]["fields"]["unit"] == "3-1503"


def test_paper_shows_the_day_and_no_controls(home, sit_down):
    page = sit_down()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    assert page.pdf()[:4] == b"%PDF"


def test_a_phone_joins_by_the_link_of_an_invitation(sit_down, browser, server):
    page = sit_down()
    page.goto("/desk/invitations")
    page.get_by_label("What the phones are called").fill("East Gate 1\nEast Gate 2\nEast Gate 3")
    page.get_by_role("button", name="Make the sheet").click()
    link = page.get_by_role("link", name="Join with this very browser").first.get_attribute("href")
    page.emulate_media(media="print")
    boxes = [slip.bounding_box() for slip in page.locator(".slip").all()]
    assert boxes[0]["y"] == boxes[1]["y"] < boxes[2]["y"]
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_text("Join with this very browser").first).to_be_hidden()
    context = browser.new_context(base_url=server.address, viewport=PHONE, locale="en")
    phone = context.new_page()
    phone.goto(link)
    phone.get_by_label("Your name").fill("Auntie Lin")
    phone.get_by_role("button", name="Join with this device").click()
    expect(phone).to_have_url(f"{server.address}/field/gate/stand")
    context.close()


def test_paper_has_the_values_and_none_of_the_buttons(home, sit_down):
    page = sit_down()
    page.emulate_media(media="print")
    page.goto("/desk/inbox")
    assert page.locator(".heads .value").first.is_visible()
    assert page.locator(".facts dd").first.is_visible()
    assert page.locator("button.button:visible, input:visible, textarea:visible, summary:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.heads time'), '::after').content").startswith('"20')
    expect(page.get_by_text("Signature, date")).to_be_visible()
    page.goto("/desk/records/gate_entry")
    assert page.locator("td.brief").first.evaluate("cell => getComputedStyle(cell).whiteSpace") == "nowrap"


def test_a_device_is_withdrawn_where_one_is_asked(home, sit_down, centre):
    page = sit_down()
    page.goto("/desk/nodes")
    page.get_by_role("link", name="Auntie Lin").first.click()
    button = page.locator("summary", has_text="Withdraw this device")
    button.click()
    sure = page.get_by_role("button", name="Yes, withdraw it")
    expect(sure).to_be_in_viewport()
    assert sure.bounding_box()["y"] - button.bounding_box()["y"] < 160
    sure.click()
    expect(page.get_by_text("What this device still sends is set aside")).to_be_visible()


def test_a_on_more_than_is_in_view_asks_first(sit_down, centre):
    lin, wang = centre.enrol("gate", "Auntie Lin"), centre.enrol("lead", "Wang")
    for n in range(14):
        for phone in (lin, wang):
            phone.write("gate_entry", {"gate": "东门", "direction": "out", "person": f"林{n}"})
    lin.sync()
    wang.sync()
    page = sit_down()
    page.goto("/desk/inbox")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_text("This answers 14 at once, also those that you do not see here.")).to_be_visible()
    expect(page.locator("#waiting")).to_have_text("14")
    page.keyboard.press("Escape")
    expect(page.get_by_text("This answers 14 at once")).to_be_hidden()
    page.get_by_text("All 14 like this…").press("Enter")
    page.get_by_role("button", name="The same", exact=True).first.press("Enter")
    expect(page.get_by_text("Decided: 14. The same.").first).to_be_visible()


def test_the_focus_stays_where_the_eye_is_and_what_happened_is_said(home, sit_down):
    page = sit_down()
    page.goto("/desk/inbox?type=rival")
    page.locator(".heads li").filter(has_text="陈家").get_by_role("button", name="Use this one").click()
    expect(page.locator(".item .done")).to_be_focused()
    expect(page.locator("#told")).to_have_text("Decided: The other value holds: 陈家.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone: 1.")).to_be_visible()
    expect(page.locator(".item").first).to_be_focused()
    page.goto(f"/desk/record/{home}")
    page.get_by_role("link", name="Change: Room").click()
    expect(page.get_by_role("textbox", name="Room")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Change: Room")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Room").fill("3-1503")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.").first).to_be_visible()
    expect(page.get_by_role("link", name="Change: Room")).to_be_focused()
    expect(page.locator("#told")).to_have_text("Saved.")


def test_single_letters_can_be_switched_off(home, sit_down, centre):
    page = sit_down()
    page.goto("/desk/inbox?type=rival")
    page.get_by_role("button", name="Switch single-letter keys off").click()
    page.locator(".item").first.focus()
    page.keyboard.press("1")
    page.keyboard.press("o")
    expect(page.locator(".item .settle").first).to_be_visible()
    assert centre.records("household")[home]["conflicts"] == ["name"]
    page.get_by_role("button", name="Switch single-letter keys on").click()
    page.locator(".item").first.focus()
    page.keyboard.press("1")
    expect(page.get_by_text("Decided: The other value holds").first).to_be_visible()


def test_other_cards_and_figures_follow_an_answer(sit_down, centre):
    phones = [centre.enrol("gate", name) for name in ("Lin", "Wang", "Chen")]
    home = phones[0].write("household", {"unit": "3-1502", "name": "林家"})
    for phone in (phones[0], *phones[1:]):
        phone.sync()
    for phone in phones:
        phone.write("resident", {"household": home, "name": "林小美"})
        phone.sync()
    page = sit_down()
    page.goto("/desk/inbox?type=same_person")
    expect(page.locator(".item")).to_have_count(3)
    page.get_by_role("button", name="The same", exact=True).first.click()
    expect(page.locator(".item .done")).to_have_count(1)
    expect(page.locator("#waiting")).to_have_text("2")
    page.locator(".item:has(form.settle)").first.get_by_role("button", name="The same", exact=True).click()
    expect(page.get_by_text("Settled with it.")).to_be_visible()
    expect(page.locator("#waiting")).to_have_text("0")
    expect(page.get_by_role("link", name="Worth a glance: 0")).to_be_visible()


def test_no_id_stands_twice_in_the_inbox(home, sit_down):
    page = sit_down()
    page.goto("/desk/inbox")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert page.evaluate("[...document.querySelectorAll('label')].every(one => one.control)")


@pytest.mark.parametrize("kind", [GateEntry, Errand])
def test_the_last_of_many_columns_stands_on_a_laptop(sit_down, centre, kind):
    cai = centre.enrol("coordinator", "Cai")
    cai.write(kind.kind(), everything_said(kind))
    cai.sync()
    page = sit_down()
    page.goto(f"/desk/records/{kind.kind()}")
    assert page.locator("thead th").count() >= 8
    fits = "[...document.querySelectorAll('.scroll')].every(one => one.scrollWidth <= one.clientWidth + 1)"
    assert page.evaluate(fits)
