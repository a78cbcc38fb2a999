"""How long a real form takes is measured in the page, added up on the phone, and told to the centre once."""

from playwright.sync_api import expect

from models import database as db

READ = "() => lianfang.store.meta().then(({ effort, telling }) => ({ ...telling?.spent, ...effort }))"


def test_a_form_is_measured_without_a_network_and_told_when_there_is_one(handset, centre, line):
    lin = handset()
    page = lin.page
    page.goto("/field/gate/enter?subject=visitor")
    page.wait_for_load_state("networkidle")
    line.mode = "cut"
    page.wait_for_timeout(600)
    page.get_by_label("Name").press_sequentially("王", delay=50)
    page.wait_for_timeout(400)
    page.get_by_label("To which room").fill("3-1502")
    page.get_by_role("button", name="In, no fever").click()
    # No gate was chosen yet, so that comes next.
    expect(page.locator("#enter")).to_have_count(0)
    (n, whole), (_, name), (_, room) = (lin.do(READ)[f"gate_entry {field}"] for field in ("", "person", "unit"))
    assert n == 1
    assert 1_000 < whole < 60_000
    assert name >= 600
    assert room >= 400
    assert name + room <= whole
    line.mode = "open"
    lin.sync("online")
    assert lin.do(READ) == {}
    with centre.centre.app.app_context():
        assert db.rows("SELECT field, number, ms FROM effort JOIN site ON site.id = site WHERE code = ? AND kind = "
                       "'gate_entry' AND field IN ('', 'person') ORDER BY field", centre.code) == [
            ("", 1, whole), ("person", 1, name)]
