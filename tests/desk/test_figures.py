"""A figure that is declared stands on the day's page under the family of its kind, and its list is what it counts."""

import random
import re

import pytest

from models import figures
from models.figures import Distinct, Figure
from models.kinds import GateEntry, HealthCheck
from models.site import Site
from sync import figures as kept
from tests.clocks import MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.sync import test_figures as laws

pytestmark = BOTH_ENGINES
MORE = (*laws.MORE, Figure("guests", "Guests", "gate_entry", {"subject": ("visitor", "courier"), "mask": False}),
        Figure("masked", "With a mask", "gate_entry", {"mask": True}, part_of="guests", of="all_out"),
        Figure("named", "Who said a name", "gate_entry", {"person": "*", "gate": None}, per="now"),
        Figure("homes", "Homes that errands are for", "errand", value=Distinct("unit")),
        Figure("in_company", "With several", "gate_entry", {"companions": (">", 1)}, one="Several"),
        Figure("closed", "Days closed", "day_close", {"state": "closed"}, day="date"))


@pytest.fixture
def declared(monkeypatch):
    """More figures than there are, of each sort."""
    laws.declare(monkeypatch)
    monkeypatch.setattr(figures, "FIGURES", MORE)
    return MORE


@pytest.fixture
def lived(declared, collector, lin, wang, clock):
    """A morning of everything, from a seed: written, corrected, taken back, told twice."""
    rng = random.Random(7)
    resident = wang.write("resident", {"name": "陈大明", "plates": ["闽C1"]})
    for n in range(60):
        phone, key = rng.choice([lin, wang]), ["2020-02-08", "am" if n % 2 else "pm"]
        clock.tick(rng.choice([MINUTE // 2, 5 * MINUTE]))
        entry = {"gate": rng.choice(["b", "a", None]), "direction": rng.choice(["in", "out"]), "mask": rng.choice([
            True, False, None]), "subject": rng.choice(["visitor", "courier", "resident"]), "companions": rng.choice([
                0, 1, 2, 3, None]), "person": rng.choice(["林", "陈", None]), "temperature": rng.choice([36.5, 37.4])}
        made = phone.write(*rng.choice([
            ("gate_entry", entry), ("gate_entry", entry), ("gate_entry", entry),
            ("errand", {"title": "米", "unit": rng.choice(["1", "2", None]), "status": rng.choice(["open", "closed"]),
                        "until": "2020-02-08"}),
            ("resident", {"name": "林", "plates": rng.choice([["闽C1"], ["闽C2"], []])}),
            ("health_check", {"resident": resident, "date": key[0], "slot": key[1], "reached": rng.choice([True, None]),
                              "symptoms": rng.choice([["cough", "pain"], ["pain"]])})]))
        if rng.random() < 0.2 and ":" not in made:
            phone.take_back(made, "twice")
        if rng.random() < 0.3:
            phone.sync()
    wang.write("day_close", {"date": "2020-02-08", "state": "closed", "who": wang.store.person})
    for phone in (lin, wang):
        phone.sync()
    return Site.get(Site.code == "xh").id


def lines(tab) -> dict:
    """label → (number, address) of the figures of a page of a day."""
    found = re.findall(r'<dt>([^<]+)</dt><dd><a href="([^"]+)">([^<]+)</a>', tab.text)
    return {label: (number, href.replace("&amp;", "&")) for label, href, number in found}


def test_the_list_of_every_figure_is_as_long_as_the_figure_says(lived, desk):
    told = lines(desk.get("/desk/"))
    for one in MORE:
        if one.per == "total" or one.value != figures.COUNT:
            continue
        label = {"now": f"{one.label} now"}.get(one.per, one.label)
        n, address = next(found for said, found in told.items() if said.partition(", above")[0] == label)
        desk.get(address)
        assert len(desk.rows()) == int(n) > 0, address
        assert desk.status == 200


def test_the_same_as_it_was_known(lived, desk, clock):
    clock.tick(MINUTE)
    desk.get(f"/desk/?known={clock.ms}")
    row = (r'<tr><th scope="row">([^<]+)</th><td class="num"><a href="([^"]+)">([^<]+)</a></td><td class="num">'
           r'<a href="([^"]+)">([^<]+)</a></td><td class="num">([^<]*)</td></tr>')
    found = re.findall(row, desk.text)
    # Beside them the devices; no note there is a day, and nobody has both.
    assert len(found) == len([one for one in MORE if one.per != "total" and one.name not in ("noted", "both")]) + 1
    assert {more for *_, more in found} == {""}
    for label, old, then, _new, now, _ in found:
        assert then == now
        if label in {one.label for one in MORE if one.value == figures.COUNT}:
            assert len(desk.get(old.replace("&amp;", "&")).rows()) == int(then), label


def test_what_is_kept_is_what_there_is(lived):
    assert list(kept.check(lived)) == []


def test_a_figure_stands_under_the_family_of_its_kind(lived, desk):
    words = desk.get("/desk/").words
    order = ["Gate Out", "Errands Open errands now", "Homes People now", "Care Checks", "The day Days closed"]
    assert sorted(order, key=words.index) == order
    assert "Guests" in words
    assert "Gate, hour by hour" in words


def test_values_that_differ_are_counted_once(lived, desk):
    assert lines(desk.get("/desk/"))["Homes that errands are for"][0] == "2"


def test_who_may_not_read_the_records_sees_the_number_alone(lived, desk, monkeypatch):
    monkeypatch.setitem(HealthCheck.about.__dict__, "readers", ("lead",))
    desk.get("/desk/")
    assert "Checks" not in lines(desk)
    assert re.search(r"<dt>Checks</dt><dd>\d+</dd>", desk.text)


def test_who_may_not_see_by_what_it_counts_sees_the_number_alone(lived, desk, monkeypatch):
    monkeypatch.setattr(GateEntry.declared()["temperature"], "seen_by", ("lead",))
    desk.get("/desk/")
    assert "Out" in lines(desk)
    assert "Fevers, above 37.3 °C" not in lines(desk)
    assert re.search(r"<dt>Fevers, above 37.3 °C</dt><dd>\d+</dd>", desk.text)
    assert "37.4 °C" not in desk.text


@pytest.mark.parametrize("query", ["companions=-", "companions=*", "companions=x", "person=*&gate=-", "on=date",
                                   "on=at&since=2020-02-08", "field.state=-", "plates=闽C1", "temperature=*"])
def test_odd_conditions_are_answered(lived, desk, query):
    for kind in ("gate_entry", "resident", "day_close", "health_check"):
        assert desk.get(f"/desk/records/{kind}?{query}").status == 200
