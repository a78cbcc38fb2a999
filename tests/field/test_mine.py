"""What I logged last."""

from tests.clocks import MINUTE
from tests.field.tab import Tab
from views.field.mine import SHOWN


def _visit(tab, name):
    tab.get("/field/gate/enter?subject=visitor").submit("/gate/enter", person=name)


def test_it_works(gate):
    assert "You have logged nobody yet." in gate.get("/field/mine").text
    _visit(gate, "甲")
    assert "甲" in gate.get("/field/mine").text


def test_the_entries_of_a_colleague_at_the_same_desk_are_not_mine(gate, collector):
    colleague = Tab(collector, "gate", "Uncle Zhou")
    _visit(colleague, "乙")
    _visit(gate, "甲")
    text = gate.get("/field/mine").text
    assert "甲" in text
    assert "乙" not in text


def test_the_last_twenty_are_shown_newest_first(gate, clock):
    for number in range(SHOWN + 1):
        _visit(gate, f"客{number:02}")
        clock.tick(MINUTE)
    text = gate.get("/field/mine").text
    assert text.index("客20") < text.index("客19")
    assert "客00" not in text
