"""Rounds of cleaning, patrols, mask bins, and compounds that nobody manages: the same thing reported by two."""

import pytest

from tests.clocks import MINUTE
from tests.field.tab import Tab
from tests.seed.conftest import DAY


@pytest.fixture
def compound(hong, wang) -> str:
    """The compound, which nobody manages, on both phones."""
    id = hong.write("place", {"level": "compound", "code": "xh", "name": "新华小区", "type": "residential",
                              "no_management": True})
    for phone in (hong, wang):
        assert phone.sync()
    return id


def test_four_rounds_a_day_by_two_phones(hong, wang, compound, merged, figure, collector):
    rounds = (hong, "sweep"), (hong, "process"), (wang, "sweep"), (wang, "haul"), (wang, "disinfect")
    ids = {phone.write("tick", {"of": compound, "what": what, "on": DAY, "state": "done"}) for phone, what in rounds}
    assert len(ids) == 4
    for id in ids:
        assert merged(id, hong, wang)["fields"]["state"] == "done"
    for label in ("Sweep", "Sort the rubbish", "Haul the rubbish away", "Disinfect", "Managed by nobody"):
        assert figure(label)[0] == 1, label


def test_the_rounds_are_due_on_a_phone(collector, compound):
    lead = Tab(collector, "lead", "Zhou")
    assert "Sanitation" in lead.get("/field/due").text
    assert "新华小区" in lead.get("/field/due/sanitation").text


def test_two_teams_cover_one_compound(hong, wang, compound, merged, inbox, figure):
    teams = [phone.write("org", {"type": "team", "name": name, "team_kind": "red_team"})
             for phone, name in ((hong, "一队"), (wang, "二队"))]
    for phone in (hong, wang, hong):
        assert phone.sync()
    for phone, team in zip((hong, wang), teams, strict=True):
        phone.edit(compound, {"no_management": True, "covered_by": team, "managed_by": None, "since": DAY})
    record = merged(compound, hong, wang)
    assert record["conflicts"] == ["management"]
    words = inbox()
    assert "Management" in words
    assert "一队" in words
    assert "二队" in words
    assert figure("Teams that cover them")[0] == 1


def test_one_bin_is_registered_by_two(hong, wang, merged, figure, inbox, collector):
    ids = {phone.write("point", {"type": "mask_bin", "spot": "东门岗亭旁", "building": "1", "opened_by": [name],
                                 "state": "open"}) for phone, name in ((hong, "物业党支部"), (wang, "业委会"))}
    [id] = ids
    assert merged(id, hong, wang)["fields"]["opened_by"] == ["业委会", "物业党支部"]
    for phone in (hong, wang):
        phone.write("tick", {"of": id, "what": "emptied", "on": DAY, "state": "done", "amount": 2, "unit": "bag",
                             "sealed": True})
    for phone in (hong, wang):
        assert phone.sync()
    assert figure("Mask bins")[0] == figure("Mask bins emptied")[0] == 1
    assert collector.sound()


def test_a_disinfection_that_two_report_counts_once(hong, wang, figure, inbox, clock):
    team = hong.write("org", {"type": "team", "name": "应急防疫组", "team_kind": "emergency"})
    hong.sync()
    wang.sync()
    said = {"what": "disinfection", "org": team, "building": "3", "agent": "84", "dilution": "1:100", "litres": 20}
    hong.write("activity", said)
    clock.tick(MINUTE)
    wang.write("activity", said)
    for phone in (hong, wang):
        assert phone.sync()
    assert figure("Disinfections")[0] == 1
    assert "Perhaps the same event" in inbox()


def test_a_patrol_and_its_points(hong, wang, figure):
    point = hong.write("point", {"type": "checkpoint", "spot": "3号楼后", "code": "P3", "state": "open"})
    hong.write("activity", {"what": "patrol", "checkpoints": ["P3"], "people": 2})
    hong.write("tick", {"of": point, "what": "patrolled", "on": f"{DAY}/am", "state": "done"})
    assert hong.sync()
    assert figure("Patrols")[0] == figure("Patrol points passed")[0] == 1


def test_a_clean_up_and_care_for_neighbours(hong, desk, figure):
    desk.get("/desk/new/activity?what=cleanup").submit("/desk/new/activity", people="42", bags="60", text="共护家园")
    hong.write("activity", {"what": "care", "people": 8, "households": 20})
    assert hong.sync()
    assert figure("Clean-ups")[0] == figure("Care for neighbours")[0] == 1
    assert figure("People who took part")[0] == 50
