"""The search at the desk: by every word of what a row shows, whatever column or record it stands in."""

import pytest

from tests.clocks import MINUTE
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def compound(collector, lin, chen, clock):
    """Two homes with a person each, an entry of one of them, an errand for the other, and one check."""
    cai = collector.enrol("coordinator", "Cai")
    up = cai.write("household", {"unit": "3-1502", "name": "林家"})
    down = cai.write("household", {"unit": "5-302", "name": "陈家"})
    mei = cai.write("resident", {"household": up, "name": "林小美", "phone": "13805954321"})
    cai.write("resident", {"household": down, "name": "陈秀英", "phone": "13805950098"})
    cai.sync()
    clock.tick(MINUTE)
    found = {
        "entry": lin.write("gate_entry", {"direction": "out", "person": "林小美", "unit": "3-1502", "gate": "东门",
                                          "temperature": 36.5, "decision": "let_out", "household": up}),
        "visitor": lin.write("gate_entry", {"direction": "in", "person": "黄四", "plate": "闽C8K2O7", "gate": "西门",
                                            "decision": "turned_back"}),
        "errand": chen.write("errand", {"title": "买米", "household": down, "status": "claimed",
                                        "runner": chen.store.person}),
        "check": lin.write("health_check", {"resident": mei, "date": "2020-02-08", "slot": "am"}),
    }
    lin.sync()
    chen.sync()
    return found


@pytest.mark.parametrize(("kind", "text", "expected"), [
    ("gate_entry", "林小美 3-1502", ["entry"]),
    ("gate_entry", "3-1502 林小美", ["entry"]),
    ("gate_entry", "linxiaomei", ["entry"]),
    ("gate_entry", "lxm out", ["entry"]),
    ("gate_entry", "4321", ["entry"]),
    ("gate_entry", "31502", ["entry"]),
    ("gate_entry", "turned", ["visitor"]),
    ("gate_entry", "c8k207", ["visitor"]),
    ("gate_entry", "36.5", ["entry"]),
    ("gate_entry", "３－１５０２", ["entry"]),
    ("gate_entry", "东门 西门", []),
    ("gate_entry", "东门，林小美", ["entry"]),
    ("errand", "chen", ["errand"]),
    ("errand", "陈家", ["errand"]),
    ("errand", "5-302 米", ["errand"]),
    ("errand", "claimed", ["errand"]),
    ("health_check", "林小美", ["check"]),
    ("health_check", "morning", ["check"]),
    ("gate_entry", "100%", []),
    ("gate_entry", "o'hara", []),
])
def test_every_word_of_what_a_row_shows_finds_it(compound, desk, kind, text, expected):
    assert desk.get(f"/desk/records/{kind}?text={text.replace('%', '%25')}").rows() == [compound[n] for n in expected]


def test_everything_is_looked_through_at_once(compound, desk):
    page = desk.get("/desk/records?text=林小美")
    assert set(page.rows()) >= {compound["entry"], compound["check"]}
    assert compound["errand"] not in page.rows()
    assert "Gate entry 1" in page.words


def test_nothing_found_is_said(compound, desk):
    assert "Another word, or fewer of them, may find it." in desk.get("/desk/records?text=nobody").words


def test_what_keeps_the_rest_in_order_stands_one_step_away(desk):
    """The kinds of a family stand beside each other, the other families are one step away, upkeep the last of them."""
    menu = desk.get("/desk/records/errand").text.partition("Kinds of record")[2].partition("</nav>")[0]
    assert "/desk/records/errand_item" in menu
    assert "/desk/records/alias" not in menu
    last = menu.partition("Upkeep")[0].rpartition('href="')[2].partition('"')[0]
    assert "/desk/records/alias" in desk.get(last).text
