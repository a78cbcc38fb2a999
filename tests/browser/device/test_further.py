"""The second script: fetched while the worker is installed, read when a page needs it, also without a network."""

from playwright.sync_api import expect

ACTIVE = "navigator.serviceWorker.getRegistration('/field/').then(one => Boolean(one?.active))"


def test_a_worker_that_starts_again_without_a_network_reads_it_when_a_page_needs_it(pocket, line):
    pocket()
    line.mode = "cut"
    lin = pocket()
    assert lin.meta()["ready"]
    lin.page.goto("/field/k")
    expect(lin.page.get_by_role("link", name="Household")).to_be_visible()


def test_without_it_no_worker_is_installed(handset, line):
    line.mode, line.only = "cut", "/field/further.js"
    lin = handset("gate", ready=False)
    lin.page.wait_for_timeout(2_000)
    assert lin.page.evaluate(ACTIVE) is False
    line.mode, line.only = "open", ""
    lin.page.reload()
    lin.ready()
