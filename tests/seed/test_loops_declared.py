"""A mistake in a loop ends the start in one sentence."""

from dataclasses import replace

import pytest

from models import loop_checks
from models.loops import LOOPS, RECURS, Loop, Proposal
from models.registry import KINDS

ABOUTS = {name: kind.about for name, kind in KINDS.items()}
FIELDS = {name: kind.declared() for name, kind in KINDS.items()}


def _said(kind, step, *proposes):
    return list(loop_checks.wrong([Loop(kind, step, proposes)], ABOUTS, FIELDS))


def test_those_that_there_are_are_well_declared():
    assert list(loop_checks.wrong(LOOPS, ABOUTS, FIELDS)) == []


@pytest.mark.parametrize(("kind", "step", "said"), [
    ("isolaton", "begin", "is of the kind 'isolaton', which does not exist"),
    ("isolation", "beginn", "is of the step 'beginn', which does not exist"),
])
def test_kind_and_step_exist(kind, step, said):
    assert [said in one for one in _said(kind, step)] == [True]


@pytest.mark.parametrize(("more", "said"), [
    ({"kind": "errant"}, "is of the kind 'errant'"),
    ({"sets": {"categories": "x"}}, "names the field 'categories'"),
    ({"sets": {"category": "grocery"}}, "gives category the word 'grocery'"),
    ({"copies": {"unit": "room"}}, "is filled in from 'room'"),
    ({"unless": "category"}, "proposes: 'one' unless is 'category', and has to be a tuple: ('category',)"),
    ({"now": {"status": ("opn",)}}, "gives status the word 'opn', which does not exist (meant: 'open'?)"),
    ({"when": {"status": ("actif",)}}, "gives status the word 'actif'"),
    ({"names": "became"}, "names the field 'became'"),
    ({"at": "household", "of": {"unit": "reason"}}, "only one of the two"),
])
def test_words_of_a_proposal_exist(more, said):
    found = _said("isolation", "begin", Proposal(**{"name": "one", "label": "One", "kind": "errand"} | more))
    assert any(said in one for one in found), found


def test_what_comes_again_names_fields_that_exist():
    assert list(loop_checks.recurring(RECURS, FIELDS)) == []
    assert list(loop_checks.recurring([replace(RECURS[0], until="til")], FIELDS)) == [
        "Recurs errand names the field 'til', which does not exist (meant: 'until'?)."]
