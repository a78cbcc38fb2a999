"""Places, organisations, who does what: written down on two phones without a network, counted once in the report."""

import pytest

from models.kinds.people import CAPACITIES, ROLES, TEAMS, TYPES
from tests.clocks import MINUTE
from tests.desk.inbox import form
from tests.field.tab import Tab

OF_TYPES = {**TYPES, "owners_committee": "Red owners' committees", "property_company": "Red property companies",
            "party_branch": "Party branches", "team": "Teams"}
OTHER_BRANCHES = {"property": "Branches of property companies", "joint": "Joint branches",
                  "community": "Branches of communities", "ngo": "Branches of associations"}


USED = {"commercial": "Commercial", "serviced": "Serviced flats", "industrial_park": "Industrial park",
        "office": "Offices"}


@pytest.fixture
def lead(collector) -> Tab:
    """A building lead's pages."""
    return Tab(collector, "lead", "Hong")


def test_a_place_is_one_record_whoever_writes_it_down(desk, hong, wang, merged, figure, inbox, clock):
    desk.get("/desk/new/place?level=compound").submit("/desk/new/place", code="xh", name="新华小区", type="residential",
                                                      no_management="1", since="2020-01-01")
    ids = {hong.write("place", {"level": "building", "code": "xh/3", "name": "3 号楼", "floors": 18})}
    clock.tick(MINUTE)
    ids.add(wang.write("place", {"level": "building", "code": "xh/3", "name": "三号楼", "households": 72}))
    [building] = ids
    fields = merged(building, hong, wang)["fields"]
    assert (fields["floors"], fields["households"]) == (18, 72)
    assert "3 号楼" in inbox()
    assert "三号楼" in inbox()
    assert figure("Residential compounds")[0] == 1
    assert "新华小区" in figure("Managed by nobody")[1]


def test_compounds_of_each_use_are_counted(hong, figure):
    for use in USED:
        hong.write("place", {"level": "compound", "code": use, "name": use, "type": use})
    assert hong.sync()
    assert figure("Compounds")[0] == len(USED)
    for label in USED.values():
        assert figure(label)[0] == 1


def test_an_organisation_that_two_wrote_down_is_asked_about_and_counted_once(desk, hong, wang, figure, inbox):
    branch = {"type": "party_branch", "branch_of": "compound", "name": "新华小区党支部"}
    for phone, more in ((hong, {"members_council": True}), (wang, {"phone": "0595-22500000"})):
        phone.write("org", branch | more)
    for phone in (hong, wang):
        assert phone.sync()
    assert figure("Party branches")[0] == 2
    assert "新华小区党支部" in inbox()
    desk.send(form(desk, "same"), answer="same")
    assert figure("Party branches")[0] == 1
    assert figure("With a members' council")[0] <= 1


@pytest.mark.parametrize("type", TYPES)
def test_each_type_of_organisation_has_its_form_and_its_figure(lead, figure, collector, type):
    more = {"party_branch": {"branch_of": "compound"}, "owners_committee": {"red": "1"},
            "property_company": {"red": "1"}}.get(type, {})
    lead.get(f"/field/k/org/new?type={type}").submit("/k/org/new", name="圆梦义工", phone="110", **more)
    [org] = collector.records(kind="org").values()
    assert org["fields"]["type"] == type
    n, behind = figure(OF_TYPES[type])
    assert (n, "圆梦义工" in behind) == (1, True)


@pytest.mark.parametrize("kind", OTHER_BRANCHES)
def test_branches_of_others_are_counted_apart(hong, figure, kind):
    hong.write("org", {"type": "party_branch", "branch_of": kind, "name": "长冠"})
    assert hong.sync()
    assert figure(OTHER_BRANCHES[kind])[0] == 1
    assert figure("Party branches")[0] == 0


def test_an_action_keeps_what_two_wrote_of_it(desk, hong, wang, merged, figure):
    id = hong.write("campaign", {"type": "action", "name": "红色力量", "orgs": ["a"], "state": "running"})
    for phone in (hong, wang):
        assert phone.sync()
    hong.edit(id, {"orgs": ["a", "b"]})
    wang.edit(id, {"orgs": ["a", "c"]})
    assert merged(id, hong, wang)["fields"]["orgs"] == ["a", "b", "c"]
    assert "红色力量" in figure("Actions under way")[1]


def test_two_leads_of_one_building_are_a_question(desk, hong, wang, merged, figure, inbox, clock):
    people = [phone.write("volunteer", {"name": name}) for phone, name in ((hong, "王少民"), (wang, "蔡会长"))]
    clock.tick(MINUTE)
    leads = [phone.write("role", {"holder": who, "role": "party_building_lead", "place": "xh/3"})
             for phone, who in zip((hong, wang), people, strict=True)]
    merged(leads[1], hong, wang)
    assert "where only one should" in inbox()
    assert figure("Buildings' party leads")[0] == 2
    hong.edit(leads[0], {"until": "2020-02-08"})
    merged(leads[0], hong, wang)
    assert "where only one should" not in inbox()
    assert "蔡会长" in figure("Buildings' party leads")[1]


def test_each_role_is_counted(hong, figure):
    who = hong.write("volunteer", {"name": "王少民"})
    for role in ROLES:
        hong.write("role", {"holder": who, "role": role, "place": "xh"})
    assert hong.sync()
    assert figure("Roles that are held")[0] == len(ROLES)
    for role, label in ROLES.items():
        assert figure("Buildings' party leads" if role == "party_building_lead" else label)[0] == 1


def test_a_volunteer_whom_two_wrote_down_is_one_person(desk, hong, wang, figure, inbox):
    for phone in (hong, wang):
        phone.write("volunteer", {"name": "王少民", "phone": "13800000001", "capacity": "serving_member"})
    for phone in (hong, wang):
        assert phone.sync()
    assert "王少民" in inbox()
    desk.send(form(desk, "same"), answer="same")
    assert figure("Volunteers")[0] == figure("Serving party member")[0] == 1
    assert set(CAPACITIES) > {"serving_member"}


def test_teams_by_kind_with_their_hats_and_a_member_in_two(hong, wang, merged, figure):
    team = hong.write("org", {"type": "team", "team_kind": "red_team", "name": "红色工作队", "hats": ["guard"]})
    who = hong.write("volunteer", {"name": "王少民"})
    for phone in (hong, wang):
        assert phone.sync()
    hong.edit(team, {"hats": ["guard", "runner"]})
    wang.edit(team, {"hats": ["guard", "buyer"]})
    other = wang.write("org", {"type": "team", "team_kind": "emergency", "name": "应急防疫组"})
    for phone, place in ((hong, team), (wang, other)):
        phone.write("role", {"holder": who, "role": "team_member", "place": place, "team": place})
    assert merged(team, hong, wang)["fields"]["hats"] == ["buyer", "guard", "runner"]
    assert figure("Team member")[0] == 2
    assert figure("Teams")[0] == 2
    for kind in ("red_team", "emergency"):
        assert figure(TEAMS[kind])[0] == 1
