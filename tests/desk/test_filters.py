"""Filters of the inbox that somebody keeps under a name."""

import pytest

from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE

pytestmark = BOTH_ENGINES
FILTERS = f"{PAGE}/filters"


def keep(tab, name, asked="level=soft"):
    return tab.send(tab.get(f"{PAGE}?{asked}").forms(FILTERS)[-1], name=name)


def names(tab):
    return [form.fields for form in tab.get(PAGE).forms(FILTERS)]


def test_it_works(household, desk):
    keep(desk, "  only   a glance ")
    link = desk.get(PAGE).links("level=soft")[-1]
    assert f'"{link}">only a glance<' in desk.text
    assert "Keep this filter" not in desk.get(link).words
    assert desk.status == 200

    desk.get(PAGE).submit(FILTERS, forget="only a glance")
    assert "only a glance" not in desk.get(PAGE).words


def test_it_belongs_to_who_keeps_it(household, desk, sit_down):
    keep(desk, "mine")
    assert "mine" not in sit_down("li-desk").get(PAGE).words


def test_a_name_kept_again_means_the_latest(household, desk):
    keep(desk, "one")
    keep(desk, "one", "level=hard")
    assert len(names(desk)) == 1
    assert "王家" in desk.get(desk.links("level=hard")[-1]).words


@pytest.mark.parametrize(("name", "said"), [("", "Write what it is to be called."),
                                            ("x" * 41, "At most 40 characters.")])
def test_what_is_wrong_stands_beside_the_name(household, desk, name, said):
    keep(desk, name)
    assert said in desk.words
    assert f'value="{name}"' in desk.text
    assert names(desk) == []


def test_there_is_an_end_to_them(household, desk, monkeypatch):
    monkeypatch.setattr("sync.filters.MOST", 1)
    keep(desk, "one")
    keep(desk, "two", "level=hard")
    assert "There are 1 filters already. Remove one first." in desk.words


def test_nothing_narrowed_is_nothing_to_keep(household, desk):
    assert "Keep this filter" not in desk.get(PAGE).words
    desk.post(FILTERS, name="all")
    assert names(desk) == []
