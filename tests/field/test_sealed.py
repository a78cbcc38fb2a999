"""Pages of the field show what the people of a phone may read, and of other kinds what that phone wrote itself."""

import re
from pathlib import Path

import pytest

from models import registry
from tests.field.tab import Tab
from tests.kinds import SEALED

ROOT = Path(__file__).parents[2]
OWN_PAGES = [*(ROOT / "views" / "field").glob("*.py"), *(ROOT / "templates" / "field").rglob("*.html"),
             *(ROOT / "static" / "device" / "pages").glob("*.js")]


@pytest.fixture(autouse=True)
def kinds(collector, declare):
    """Kinds that are kept from somebody are known."""
    declare(collector, *SEALED)


def test_who_writes_what_they_may_not_read_sees_their_own_words(collector, wang):
    lin, other = Tab(collector, "gate", "Lin"), Tab(collector, "gate", "Other")
    lin.get("/field/k/report/new").submit("/k/report/new", what="coughs at night")
    [report] = [id for id, one in collector.records().items() if one["kind"] == "report"]
    assert "coughs at night" in lin.get(f"/field/r/{report}").text
    wang.sync()
    wang.edit(report, {"what": "is ill"})
    wang.sync()

    for path in (f"/field/r/{report}", "/field/k/report"):
        assert "coughs at night" in lin.get(path).text
        assert "is ill" not in lin.text
    assert other.get(f"/field/r/{report}").page.status_code == 404
    assert "coughs" not in other.get("/field/k/report").text
    assert "is ill" in Tab(collector, "lead", "Wang").get(f"/field/r/{report}").text


def test_a_field_is_neither_shown_nor_asked_nor_found(collector, wang):
    stay = wang.write("stay", {"unit": "3-1502", "reason": "fever since monday"})
    wang.sync()
    lin, lead = Tab(collector, "gate", "Lin"), Tab(collector, "lead", "Hong")

    for path in (f"/field/r/{stay}", f"/field/r/{stay}/edit"):
        assert "fever since monday" in lead.get(path).text
        assert "3-1502" in lin.get(path).text
        assert not any(word in lin.text for word in ("fever since monday", "Reason"))
    assert "3-1502" in lead.get("/field/k/stay?q=monday").text
    assert "3-1502" not in lin.get("/field/k/stay?q=monday").text


def test_a_kind_that_is_not_theirs_has_no_page(collector):
    lin, counsellor = Tab(collector, "gate", "Lin"), Tab(collector, "counsellor", "He")

    assert lin.get("/field/k/whisper").page.status_code == 404
    assert "Whisper" not in lin.get("/field/k").text
    assert "Whisper" in counsellor.get("/field/k").text


@pytest.mark.parametrize("kind", ["gate_entry", "errand", "errand_item", "errand_money", "household", "resident",
                                  "day_close"])
def test_what_the_gate_and_runners_have_pages_of_their_own_for_is_open(kind):
    """Those pages ask nobody who may read: whoever narrows one of these kinds has to go through them first. Fields that
    they never name may be narrowed."""
    assert registry.KINDS[kind].about.readers == ()
    narrowed = [name for name, f in registry.KINDS[kind].declared().items() if f.seen_by]
    assert not [name for name in narrowed for path in OWN_PAGES if re.search(rf"\b{name}\b", path.read_text())]
