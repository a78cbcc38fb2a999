"""Kept counts are counts from scratch, in whatever order and however often ops arrive, and whatever becomes of them."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import database as db
from models import figures
from models.figures import Complete, Figure, Sum
from models.site import Site
from sync import counting, recounted, times, watching
from sync import figures as kept
from sync.recounted import Span
from tests.clocks import DAY, HOUR, MINUTE
from tests.conftest import Collector
from tests.sync import scripts
from tests.sync.raw import LIN_OUT, Raw, entry
from tests.sync.scripts import Day
from tests.sync.worlds import World, holds

MORE = (
    *(one for one in figures.FIGURES if one.main),
    Figure("gate_or_not", "Gate said or not", "gate_entry", {"gate": ("b", None)}, per="total"),
    Figure("all_out", "Whoever", "gate_entry", per="hour"),
    Figure("companions", "Companions", "gate_entry", {"person": "*"}, Sum("companions")),
    Figure("degrees", "Degrees", "gate_entry", value=Sum("temperature"), per="hour"),
    Figure("warmer", "Second less first", "gate_entry", value=Sum("second", less="temperature"), per="total"),
    Figure("checks", "Checks", "health_check", {"reached": (True, None)}, day="date"),
    Figure("ill", "Ill", "health_check", {"symptoms": ("cough", "fever")}, day="date"),
    Figure("until", "Wanted until the day", "errand", day="until"),
    Figure("noted", "By whatever day is noted", "gate_entry", value=Sum("companions"), day="note"),
    Figure("both", "Both symptoms on one day", "health_check", {"symptoms": "*"},
           Complete("slot", "symptoms", {"cough": 1, "fever": 1}), day="date"),
    Figure("people", "People", "resident", per="now"),
    Figure("cars", "With this car", "resident", {"plates": "闽C1"}, per="now"),
)
NAMES = [one.name for one in MORE]
WHATS = ("some", "restore", "entry", "entry", "check", "resident", "alias", "part", "warm", "until")
PEOPLE = st.sampled_from(["林", "陈", None])


def declare(monkeypatch) -> None:
    """More figures than there are, of each sort."""
    monkeypatch.setattr(figures, "FIGURES", MORE)
    watchers = [one._replace(kinds=None) if one.follow in (kept.follow, kept.regroup) else one
                for one in watching.WATCHERS]
    monkeypatch.setattr(watching, "WATCHERS", watchers)


def test_kept_counts_are_counts_from_scratch(world, monkeypatch):
    declare(monkeypatch)
    holds(world, any_way_gives_the_same_counts)


def any_way_gives_the_same_counts(world: World, data: st.DataObject) -> None:
    day = scripts.play(data, world.nodes, "xh", 5)
    for _ in range(data.draw(st.integers(1, 14), label="more")):
        step(data, day, data.draw(st.integers(0, 2), label="who"))
    ways = [scripts.journeys(day, []), scripts.journeys(day, data.draw(scripts.HINTS, label="way"))]

    one, two = (world.deliver(day, way, counts) for way in ways)

    assert one == two


def step(data: st.DataObject, day: Day, who: int) -> None:
    """One thing done: what `scripts` does, putting back, the same event again, and saying that two are the same."""
    what = data.draw(st.sampled_from(WHATS))
    id = data.draw(st.sampled_from(day.ids()), label="record")
    people, pairs = ([id for id in day.ids() if day.kind(id) == kind] for kind in ("resident", "alias"))
    if what == "restore":
        day.edit(who, id, {"void": None})
    elif what == "entry":
        fields = {"person": data.draw(PEOPLE), "companions": data.draw(st.integers(0, 3)), "direction": "out"}
        day.write(who, {"kind": "gate_entry", "set": fields})
    elif what == "check":
        check = day.make(who, "health_check")
        day.edit(who, check, {"reached": data.draw(st.sampled_from([True, False, "yes", None])),
                              "symptoms": data.draw(st.sampled_from([["cough"], ["cough", "pain"], [], None]))})
    elif what == "until":
        errand = day.make(who, "errand")
        day.edit(who, errand, {"until": data.draw(st.sampled_from(["2020-02-08", "2020-03-01", None]))})
    elif what == "resident":
        day.write(who, {"kind": "resident", "set": {"name": "林", "plates": ["闽C1"]}})
    elif what == "alias" and len(people) > 1:
        pair = data.draw(st.permutations(people))[:2]
        day.write(who, {"kind": "alias", "set": {"kind_of": "resident", "a": pair[0], "b": pair[1]}})
    elif what == "warm" and day.kind(id) == "gate_entry":
        day.edit(who, id, {"second": data.draw(st.sampled_from([36.1, 37.4, 40.3, None]))})
    elif what == "part" and pairs:
        day.edit(who, data.draw(st.sampled_from(pairs)), {"void": data.draw(st.sampled_from(["two people", None]))})
    else:
        scripts.step(data, day, who)


def counts(collector: Collector) -> list:
    """What is kept, which must be what a count from scratch gives."""
    with collector.app.app_context():
        site = Site.get(Site.code == "xh").id
        assert list(kept.check(site)) == []
        return sorted(db.rows("SELECT hour, day, name, reason, n FROM figure WHERE site = ? AND n <> 0 AND name <> '@'",
                              site))


def test_it_works(laptop, clock):
    phone = Raw(laptop)
    phone.say(entry(clock()), entry(clock(), set={"direction": "in", "temperature": 38.1}))

    assert kept.by_site([1], "2020-02-08", "2020-02-08", NAMES) == {
        1: {"entries_out": 1, "entries_in": 1, "fevers": 1}}
    assert kept.hours(1, "2020-02-08") == {"entries_out": {8: 1}, "entries_in": {8: 1}}


def test_what_is_left_out_is_kept_with_its_reason(collector, clock):
    phones = [Raw(collector), Raw(collector)]
    for phone in phones:
        clock.tick(MINUTE // 2)
        phone.say(entry(clock()), entry(clock(), set={"direction": "in"}))
        phone.say({"t": clock(), "kind": "gate_entry", "id": phone.dot(2), "set": {"void": "no"},
                   "base": {"void": [phone.dot(2)]}})

    assert kept.sums([1], "2020-02-08", "2020-02-08") == {
        "entries_out": {"": 1, "same_as": 1}, "entries_in": {"": 0, "void": 2}}


def test_a_span_is_the_sum_of_its_days(laptop, clock):
    phone, days = Raw(laptop), []
    for n in range(24):
        phone.say(*[entry(clock())] * (n % 3 + 1))
        days.append(times.local_day(clock()))
        clock.tick(DAY)
    each = [kept.by_site([1], day, day, ["entries_out"])[1]["entries_out"] for day in days]
    assert each == [n % 3 + 1 for n in range(24)]
    for first, last in combinations(range(24), 2):
        span = days[first], days[last]
        assert kept.by_site([1], *span, ["entries_out"]) == {1: {"entries_out": sum(each[first:last + 1])}}
        assert kept.sums([1], *span)["entries_out"][""] == sum(each[first:last + 1])


@given(st.dates(), st.one_of(st.integers(0, 40), st.integers(0, 4_000_000)))
@example(date.max - timedelta(days=40), 40)
@example(date.min, 40)
def test_of_a_span_three_days_are_read_at_either_end(since, more):
    """A span is cut at Mondays, and never beyond the calendar."""
    until = date.fromordinal(min(since.toordinal() + more, date.max.toordinal()))
    read, made = 0, Counter()
    for sign, hour, *span in kept.pieces(since.isoformat(), until.isoformat()):
        first, last = map(date.fromisoformat, span)
        if hour == counting.WEEK:
            assert counting.monday(first.isoformat()) == first.isoformat()
            assert (last - first).days % 7 == 6
        else:
            read += (last - first).days + 1
        made.update({first.toordinal(): sign})
        made.update({last.toordinal() + 1: -sign})
    assert +made == Counter({since.toordinal(): 1})
    assert -made == Counter({until.toordinal() + 1: 1})
    assert read <= 6 or (until - since).days < 7 or until > date(9999, 12, 20)


def test_other_limits_and_zones_are_counted_anew_at_the_next_start(laptop, clock, monkeypatch):
    Raw(laptop).say(entry(clock(), set={"temperature": 37.6}))
    for name, value, told in (("FEVER_ABOVE", "37.6", None), ("FEVER_ABOVE", "37.5", 1), ("TIMEZONE", "UTC", 1)):
        monkeypatch.setenv(name, value)
        assert not kept.fit()
        laptop.tell("init")
        assert kept.fit()
        assert kept.by_site([1], "2020-02-08", "2020-02-08", NAMES).get(1, {}).get("fevers") == told
    day = times.local_day(clock())
    assert kept.by_site([1], day, day, NAMES)[1]["fevers"] == 1


def test_a_number_that_is_wrong_is_said_and_made_right(laptop, clock):
    Raw(laptop).say(entry(clock()))
    db.execute("UPDATE figure SET n = n + 1 WHERE name = 'entries_out' AND hour = -1")

    [sentence] = kept.check(1)
    assert "figure entries_out 2020-02-08 : 2 are kept, there are 1" in sentence
    laptop.tell("rebuild")
    assert list(kept.check(1)) == []


MOMENTS = st.lists(st.tuples(st.integers(0, 20 * HOUR), st.sampled_from([36.5, 37.3, 37.4, 40, None]),
                             st.sampled_from(["in", "out", None]), st.sampled_from(["a", "b", None])), max_size=30)


@given(MOMENTS, st.lists(st.integers(0, 29)))
def test_the_counts_of_rows_are_the_same_however_they_are_cut(rows, cuts):
    counted = counting.of_kinds()["gate_entry"]
    place = {name: at for at, name in enumerate(counted.columns)}

    def row(at, temperature, direction, _):
        told = {"at": at, "temperature": temperature, "direction": direction}
        return tuple(told.get(name) for name in place)

    made, parts, at = [row(*one) for one in rows], counting.Counter(), 0
    for cut in [*sorted(set(cuts)), len(made)]:
        for key, n in counted.counts(counted.tally(made[at:cut])).items():
            parts[key] += n
        at = max(at, cut)
    assert parts == counted.counts(counted.tally(made))


DAYS = ["2020-02-08", "2020-02-30", "2020-2-8", "2020-02-09", "soon", "", None, "0000-01-01", "2019-02-29"]


@pytest.fixture(params=["sqlite_url", "postgres_url"])
def engine(request, clock):
    """Either database, once for all examples."""
    return Collector(request.getfixturevalue(request.param), clock)


@given(text=st.one_of(st.dates().map(str), st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\n?", fullmatch=True),
                      st.from_regex(r"(1900|2000|2019|2020)-(02|04)-(28|29|30|31)", fullmatch=True), st.sampled_from(
                          [day for day in DAYS if day])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_sides_know_alike_what_a_day_is(engine, text):
    with engine.app.app_context():
        asked = f"SELECT 1 FROM {db.values(1, 1)} AS told WHERE {db.is_day('told.column1')}"
        assert bool(db.rows(asked, text)) == times.is_day(text)


def test_sql_and_python_count_alike(collector, clock, monkeypatch):
    declare(monkeypatch)
    phone = Raw(collector)
    for n in range(40):
        clock.tick(HOUR // 3)
        told = {"gate": "ab "[n % 3].strip() or None, "temperature": [36.5, 37.3, 37.4, None][n % 4], "direction":
                ["in", "out", None][n % 3], "companions": n % 5 or None, "second": [36.9, None][n % 2],
                "note": DAYS[n % len(DAYS)]}
        person = {"name": f"{n}", "plates": [["闽C1"], ["闽C1 "], ["闽C2", "闽C1"], []][n % 4]}
        phone.say(entry(clock(), set={**told, "person": f"p{n}" if n % 2 else None}),
                  entry(clock(), "resident", set=person),
                  entry(clock(), "errand", set={"title": "rice", "until": ["2020-02-09", None][n % 2]}))
    kept.rebuild(1)
    for figure in (one for one in MORE if one.day):
        # What says no day is in no span, however long.
        long = recounted.total(1, figure, Span("0001-01-01", "9999-12-31"))
        assert kept.by_site([1], "0001-01-01", "9999-12-31", [figure.name]).get(1, {}).get(figure.name, 0) == long
    for day in ("2020-02-08", "2020-02-09"):
        known = kept.by_site([1], day, day, NAMES)[1]
        for figure in MORE:
            n = recounted.total(1, figure, Span(day, day))
            assert round(n * counting.scale(figure)) == known.get(figure.name, 0), figure.name
            assert recounted.by_site([1], figure, Span(day, day)).get(1, 0) == n
            if figure.per == "hour":
                told = {hour: round(n * counting.scale(figure))
                        for hour, n in recounted.hours(1, figure, day).items()}
                assert {hour: n for hour, n in told.items() if n} == kept.hours(1, day).get(figure.name, {})


def test_an_entry_of_thousands_is_counted_with_few_statements(laptop, clock):
    """Alike ones are added up before anything is written."""
    statements = []
    many = db.many
    laptop_phone = Raw(laptop)
    db.many = lambda sql, values: (statements.append((sql, len(values))), many(sql, values))
    try:
        laptop_phone.say(*[entry(clock(), set=LIN_OUT | {"person": f"{n}"}) for n in range(300)])
    finally:
        db.many = many
    assert [n for sql, n in statements if "INTO figure" in sql] == [3 + 2]
