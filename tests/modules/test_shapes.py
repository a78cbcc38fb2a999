"""What the registry says of kinds is read as the centre has it."""

import pytest

from models import registry
from models.kinds import Errand, GateEntry, HealthCheck, Rule

KNOWN = (GateEntry, Errand)


@pytest.mark.parametrize("kind", KNOWN)
def test_it_works(modules, kind):
    shape, name = registry.SHAPES[kind.kind()], kind.kind()
    for field in shape.own:
        assert modules.call("m_shapes.part", name, field) == shape.part_of[field]
        assert modules.call("m_shapes.declared", name, field)["type"] == shape.fields[field].type
        assert modules.call("m_shapes.names", name, field) is (shape.fields[field].type == "record")
    assert modules.call("m_shapes.key", name) == list(shape.about.key)
    assert modules.call("m_shapes.required", name) == [field for field in shape.own if shape.fields[field].required]
    assert modules.call("m_shapes.peopleOf", name) == [one for one in shape.own if shape.fields[one].type == "person"]


def test_each_of_these_says_something(modules):
    assert modules.call("m_shapes.required", "errand") == ["title"]
    assert modules.call("m_shapes.peopleOf", "errand") == ["runner", "asked_by"]
    assert modules.call("m_shapes.key", "day_close") == ["date"]
    assert modules.call("m_shapes.part", "errand", "runner") == "progress"


def test_whoever_may_write_may(modules):
    for role in ("gate", "runner", "lead", "coordinator"):
        for kind in KNOWN:
            assert modules.call("m_shapes.mayWrite", kind.kind(), role) is (role in kind.about.writers)
    assert {modules.call("m_shapes.mayWrite", "day_close", role) for role in ("runner", "coordinator")} == {True, False}


@pytest.mark.parametrize("kind", ["no kind", "errand"])
def test_what_is_not_known_is_nothing(modules, kind):
    assert modules.call("m_shapes.part", kind, "no field") == "no field"
    assert modules.call("m_shapes.declared", kind, "void") is None
    assert modules.call("m_shapes.names", kind, "no field") is False


def test_a_kind_that_is_not_known_has_nothing(modules):
    for function in ("key", "required", "peopleOf"):
        assert modules.call(f"m_shapes.{function}", "no kind") == []


@pytest.mark.parametrize("kind", [HealthCheck, Rule])
def test_of_kinds_without_a_page_only_people_are_known(modules, kind):
    people = [one for one, field in kind.declared().items() if field.type == "person"]
    assert modules.call("m_shapes.peopleOf", kind.kind()) == people
