"""Find a resident by a few characters."""

import pytest

from tests.field.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.mark.parametrize(
    "typed",
    [
        "3-1502",
        "31502",
        "3-15",
        "1502",
        "林小美",
        "小美",
        "linxiaomei",
        "lxm",
        "LXM",
        "4321",
        "闽C8K207",
        "c8k2o7",
        "8k2",
        "2O7",
        "3号楼1502",
        "3—1502",
        "3 1502",
        "3-1502 林",
        "1502 lxm",
        "13805954321",
        "138 0595 4321",
        "xiaomei",
        "\u202d4321\u202c",
    ],
)
def test_it_finds_her_by(gate, typed):
    assert "林小美" in gate.get(f"/field/gate/find?q={typed}").text


@pytest.mark.parametrize("typed", ["5-1502", "5-302 林", "13805950000", "lxmm", "432", "9999", "%", "_", "\\"])
def test_it_does_not_find_her_by(gate, typed):
    gate.get("/field/gate/find").fragment(f"/field/gate/find?q={typed}")
    assert "林小美" not in gate.text


def test_of_a_phone_number_only_the_end_is_shown(gate):
    text = gate.get("/field/gate/find?q=3-1502").text
    assert "4321" in text
    assert "1380595" not in text


def test_nobody_found_leads_on_to_a_visitor(gate):
    text = gate.fragment("/field/gate/find?q=zzzz").text
    assert "Nobody found for “zzzz”." in text
    assert "subject=visitor&amp;person=zzzz" in text
    assert "subject=courier&amp;unit=9-901" in gate.fragment("/field/gate/find?q=9-901").text
    assert 'value="9-901"' in gate.get("/field/gate/enter?subject=courier&unit=9-901").text


def test_who_moved_is_found_in_the_new_room_only(gate, collector, homes):
    gate.get("/field/gate/find?q=3-1502")
    cai = collector.enrol("coordinator", "Cai")
    home = cai.write("household", {"building": "8", "unit": "8-101"})
    cai.sync()
    cai.edit(homes["林小美"], {"household": home})
    cai.sync()
    assert "林小美" in gate.get("/field/gate/find?q=8-101").text
    assert "林小美" not in gate.get("/field/gate/find?q=3-1502").text


def test_a_home_that_got_another_number_takes_its_people_along(gate, collector, homes):
    gate.get("/field/gate/find?q=3-1502")
    cai = collector.enrol("coordinator", "Cai")
    cai.sync()
    home = collector.records(kind="resident")[homes["林小美"]]["fields"]["household"]
    cai.edit(home, {"unit": "3-1503"})
    cai.sync()
    assert "林小美" in gate.get("/field/gate/find?q=31503").text
    assert "林小美" not in gate.get("/field/gate/find?q=31502").text


def test_who_was_taken_back_is_not_found(gate, collector, homes):
    gate.get("/field/gate/find?q=小美")
    cai = collector.enrol("coordinator", "Cai")
    cai.sync()
    cai.edit(homes["林小美"], {"void": "moved away"})
    cai.sync()
    assert "林小美</span>" not in gate.get("/field/gate/find?q=小美").text


def test_names_are_escaped(gate, collector):
    cai = collector.enrol("coordinator", "Cai")
    cai.write("resident", {"name": '<b>"O\'Neil" & 子</b>'})
    cai.sync()
    text = gate.get("/field/gate/find?q=<b>").text
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
