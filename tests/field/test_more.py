"""What is set once and seldom again, and where the field begins."""

from tests.field.tab import Tab


def test_it_works(gate):
    assert "Stand at another gate" in gate.get("/field/more").text


def test_the_gate_begins_at_the_gate_and_the_runner_with_errands(gate, runner):
    assert gate.get("/field/").page.request.path == "/field/gate"
    assert runner.get("/field/").page.request.path == "/field/errands"


def test_the_way_to_the_desk_is_shown_to_who_works_there(gate, collector):
    assert "To the desk" not in gate.get("/field/more").text
    assert "To the desk" in Tab(collector, "coordinator", "Cai").get("/field/more").text
