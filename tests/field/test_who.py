"""Several people share one phone, and each picks their own name."""

import pytest

from tests.field.tab import ORIGIN, Tab


@pytest.fixture
def join(runner, collector):
    """`join(name, role)`: somebody opens their own invitation on runner Chen's phone and shares it; returns the tab."""

    def open_invitation(name: str, role: str = "runner", site: str = "xh", **form) -> Tab:
        form = {"share": "1", "name": name, "code": collector.invite(role, site)} | form
        runner.page = runner.client.post("/enrol/here", data=form, headers=ORIGIN, follow_redirects=True)
        return runner

    return open_invitation


def pick(tab: Tab, name: str) -> Tab:
    """Picks a name on the page that asks for it."""
    tab.get("/field/who")
    person, = (one["id"] for one in tab.client.get("/field/me.json").json["members"] if one["name"] == name)
    tab.submit("/who", person=person)
    return tab


def test_it_works(runner, join, collector):
    assert "Who are you?" in join("Li").text
    pick(runner, "Li").get("/field/errands/new").submit("/k/errand/new", unit="3-1502", title="买菜").submit("/claim")
    errand, = collector.records(kind="errand").values()
    assert errand["fields"]["runner"] != runner.person
    assert "Li" in runner.text
    assert "Mine: 0" in pick(runner, "Chen").get("/field/errands").text


def test_the_phone_stays_one_device(runner, join):
    before = runner.client.get("/field/me.json").json
    after = join("Li").client.get("/field/me.json").json
    assert (after["node"], after["person"]) == (before["node"], before["person"])
    assert [one["name"] for one in after["members"]] == ["Chen", "Li"]


def test_nobody_picks_a_name_that_is_not_of_this_phone(runner, collector):
    other = Tab(collector, "runner", "Late Li")
    runner.get("/field/who").submit("/who", person=other.person)
    assert runner.page.status_code == 400
    runner.client.set_cookie("person", other.person)
    assert "Late Li" not in runner.get("/field/errands").text


@pytest.mark.parametrize(("role", "site"), [("coordinator", "xh"), ("runner", "hj")])
def test_who_has_another_place_does_not_share_this_phone(runner, join, role, site):
    before = runner.client.get("/field/me.json").json["node"]
    assert join("Cai", role, site).client.get("/field/me.json").json["node"] != before


def test_the_invitation_offers_to_share_the_phone(runner, collector):
    code = collector.invite("gate")
    assert "Share this phone" in runner.get(f"/enrol?code={code}").text
    nobody = collector.app.test_client()
    assert "Share this phone" not in nobody.get(f"/enrol?code={code}", headers={"Accept-Language": "en"}).text


def test_the_shift_in_figures(gate, homes):
    enter = gate.get(f"/field/gate/enter?resident={homes['林小美']}")
    enter.submit("/gate/enter", direction="out", temperature="36.5")
    text = gate.get("/field/hand-over").text
    assert "Logged here today: 1" in text
    assert "Out and not back: 1" in text
