"""A form goes out for whom it was made: on a shared phone, and at a desk where somebody else has signed in since."""

from playwright.sync_api import expect

from models.site import Site
from sync import enrol

PASSWORD = "correct horse"


def _kept(page) -> list[dict]:
    return page.evaluate("() => JSON.parse(localStorage.getItem('kept') ?? '[]')")


def _join(phone, centre, line, name: str) -> None:
    form = {"share": "1", "name": name, "code": centre.invite("gate")}
    phone.context.request.post("/enrol/here", form=form, headers={"Origin": line.address}, max_redirects=0)
    phone.page.goto("/field/who?new=1")


def test_a_form_of_one_who_shares_the_phone_is_not_sent_as_anothers(handset, centre, line):
    """Lin has begun a form in one tab; in another Li picks her own name."""
    lin = handset()
    _join(lin, centre, line, "Uncle Li")
    lin.page.get_by_role("button", name="Auntie Lin").click()
    page, other = lin.page, lin.context.new_page()
    page.goto("/field/gate/enter?subject=visitor")
    page.get_by_label("Name").fill("王")
    other.goto("/field/who")
    other.get_by_role("button", name="Uncle Li").click()
    expect(other.locator("#band")).to_contain_text("Uncle Li")

    page.get_by_role("button", name="In, no fever").click()
    expect(page.locator("#says")).to_contain_text("This form was made by Auntie Lin for 新华小区. It was not written.")
    expect(page.get_by_label("Name")).to_have_value("王")
    assert lin.list("gate_entry") == []
    other.goto("/field/phone")
    expect(other.locator("#kept")).to_contain_text("Waits for its writer")
    assert len(_kept(other)) == 1

    other.goto("/field/who")
    other.get_by_role("button", name="Auntie Lin").click()
    expect(other.locator("#band")).to_contain_text("Auntie Lin")
    other.wait_for_function("() => localStorage.getItem('kept') === '[]'")
    lin.sync()
    one, = centre.records("gate_entry").values()
    assert one["fields"]["person"] == "王"


def _sign_in(page, login: str) -> None:
    page.get_by_label("Name for signing in").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_what_was_typed_at_the_desk_when_the_session_ended_waits_for_its_writer(browser, server, centre, homes):
    with centre.centre.app.app_context():
        site = Site.get(Site.code == centre.code).id
        for name in ("Cai", "Ou"):
            enrol.add_coordinator(site, name, f"{name.lower()}-{centre.code}", PASSWORD)
    context = browser.new_context(base_url=server.address, locale="en")
    page, path = context.new_page(), f"/desk/record/{homes['林小美']}"
    page.goto("/signin")
    _sign_in(page, f"cai-{centre.code}")
    page.goto(f"{path}?change=name")
    page.get_by_label("Name").fill("林小梅")
    context.clear_cookies(name="lianfang_session")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#says")).to_contain_text("You have been signed out. What you typed is kept in this browser")
    expect(page.get_by_label("Name")).to_have_value("林小梅")

    page.goto("/signin")
    _sign_in(page, f"ou-{centre.code}")
    expect(page.locator("#kept")).to_contain_text("Waits for its writer")
    assert len(_kept(page)) == 1
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"/signin?next={path}")
    _sign_in(page, f"cai-{centre.code}")
    expect(page.locator("#says")).to_contain_text("What was kept here has been sent.")
    page.reload()
    expect(page.locator("main")).to_contain_text("林小梅")
    context.close()
