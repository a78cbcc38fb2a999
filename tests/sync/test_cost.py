"""What a request costs follows from what it brings, not from what its neighbours brought: counted, not timed."""

import json
import subprocess
import sys
from functools import partial

import pytest

from models import database as db
from models import directory, figures, lookup
from models.kinds import GateEntry
from sync import doubles, known_tables, nearby, recounted
from sync import figures as kept
from tests.clocks import DAY, HOUR, MINUTE
from tests.server import ROOT
from tests.sync.raw import LIN_OUT, Raw, entry
from views.desk.reports import day_counts

SITE, STEP = 1, 100
MANY, FEW = 40, 4


@pytest.fixture
def counted(monkeypatch):
    """`counted(act)`: how many rows it reads through `models.database`."""
    found, rows = [], db.rows
    monkeypatch.setattr(db, "rows", lambda *question: found.append(answer := rows(*question)) or answer)

    def of(act):
        found.clear()
        act()
        return sum(map(len, found))

    return of


@pytest.fixture
def steps():
    """`steps(act)`: how many hundreds of steps SQLite's machine takes for what is written and read with it."""
    def of(act):
        taken = []
        with db.undisturbed():
            line = db.database.connection()
        line.set_progress_handler(lambda: taken.append(1), STEP)
        act()
        line.set_progress_handler(None, STEP)
        return len(taken)

    return of


class Compound:
    """Phones that all log the same people in the same hours, each at minutes of its own."""

    def __init__(self, collector, clock):
        self.phones, self.start = [Raw(collector) for _ in range(MANY)], clock()
        clock.tick(12 * HOUR)

    def costs(self, count):
        """What `count(act)` says of the request of a phone that few have sent before, and of one after many."""
        for place, phone in enumerate(self.phones):
            told = partial(self.log, phone, place)
            if place in (FEW, MANY - 1):
                yield count(told)
            else:
                told()

    def log(self, phone, place):
        minutes = {f"{i}": (10 * place + 13 * i) % (10 * MANY) for i in range(30)}
        phone.say(*[entry(self.start + minute * MINUTE, set=LIN_OUT | {"person": person})
                    for person, minute in minutes.items()], cursor=None)


def test_rows_read_do_not_grow_with_neighbours(collector, clock, counted):
    few, many = Compound(collector, clock).costs(counted)
    assert many <= few + 5


def test_steps_of_the_database_do_not_grow_with_neighbours(laptop, clock, steps):
    few, many = Compound(laptop, clock).costs(steps)
    assert many <= 1.2 * few


@pytest.mark.parametrize("name", GateEntry.about.duplicates.who)
@pytest.mark.parametrize("asked", [
    lambda kind, name: (nearby.company(kind, name), SITE, 1, 500, *("a", "b") * 3),
    lambda kind, name: (nearby.about(kind, name, 3), *(0, "林", 0, 1) * 3, SITE)], ids=["company", "about"])
def test_entries_are_found_by_their_subject(collector, clock, name, asked):
    fill()
    plan = explained(*asked("gate_entry", name))
    assert f"gate_entry_beside_{name}" in plan
    assert "Seq Scan on gate_entry" not in plan
    assert "SCAN mine" not in plan


def fill(n=20_000):
    """So many entries, and PostgreSQL told of them."""
    db.insert("gate_entry", ("site", "id", "pos", "at", "person", "plate"),
              [(SITE, f"{n}", n, n * 1000, f"{n % 3000}", f"{n % 3000}") for n in range(n)])
    if not db.is_sqlite():
        db.execute("ANALYZE gate_entry")


def explained(question, *given):
    explain = "EXPLAIN QUERY PLAN" if db.is_sqlite() else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in db.rows(f"{explain} {question}", *given))


def test_what_was_known_is_counted_without_asking_the_log_for_each_row(laptop, clock):
    """Only what happened since the first op that came later has to be looked for there."""
    phone = Raw(laptop)
    for _ in range(20):
        phone.say(*[entry(clock.tick(1000)) for _ in range(100)], cursor=None)
    then = clock()
    phone.say(entry(clock.tick(MINUTE)), cursor=None)
    with known_tables.tables(1, then) as tables:
        source = tables.source("gate_entry", recounted.read(figures.named("entries_out")))
        known, today = (counting(question) for question in (source, '"gate_entry"'))
    assert known < 6 * today


def counting(source):
    """Steps that SQLite's machine takes to count the rows of a table that are not taken back."""
    taken, line = [], db.database.connection()
    line.set_progress_handler(lambda: taken.append(1), STEP)
    assert db.row(f"SELECT COUNT(*) FROM {source} WHERE site = ? AND void IS NULL", 1)[0] >= 2_000
    line.set_progress_handler(None, STEP)
    return len(taken)


CROWD = 300


def test_a_crowd_under_one_name_is_compared_with_few_of_it():
    """The square of a crowd would be 90,000 pairs."""
    crowd = [doubles.Entry(n, f"{'ab'[n % 2]}.{n}", None, ("courier", None), ("in",)) for n in range(CROWD)]
    assert len(doubles.pairs(crowd, CROWD)) <= CROWD * doubles.MOST
    assert doubles.absorb(crowd, CROWD)


@pytest.mark.parametrize("engine", ["sqlite_url", "postgres_url"])
def test_no_request_takes_more_statements_where_more_kinds_are_declared(request, engine):
    """Neither what comes in nor what goes out asks a kind that has no part in it."""
    url = request.getfixturevalue(engine)
    few, many = statements(url, 0, "xh"), statements(url, 40, "hj")
    assert few == many
    assert few["page"] < 25


def statements(url, kinds, site):
    """What → how many statements it takes, with so many kinds more, as `tests.sync.statements` counts them."""
    told = subprocess.run([sys.executable, "-m", "tests.sync.statements", url, str(kinds), site], cwd=ROOT,
                          capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout.splitlines()[-1])


def test_room_and_name_are_looked_for_together(collector, counted):
    """However many live in rooms that begin so."""
    called = {n: "王" if n % 500 == 7 else "陈" for n in range(1_500)}
    db.insert("directory_key", ("site", "key", "resident"), [
        (SITE, key, f"{n}") for n, name in called.items() for key in lookup.keys(name, f"3-{n}", None, None)])
    found = []
    assert counted(lambda: found.extend(directory.find(SITE, "王 3-", 20))) < 20
    assert sorted(found) == ["1007", "507", "7"]


def planned(act, monkeypatch):
    """The plans of all that is asked in `act`."""
    asked, rows, row = [], db.rows, db.row
    monkeypatch.setattr(db, "rows", lambda *question: asked.append(question) or rows(*question))
    monkeypatch.setattr(db, "row", lambda *question: asked.append(question) or row(*question))
    act()
    monkeypatch.undo()
    return [explained(*question) for question in asked]


def test_what_there_is_now_is_found_by_its_state(laptop, monkeypatch):
    """Nothing of the errands that are settled is read, and no errand has nothing for a state beside a word."""
    open_errands = figures.named("open_errands")
    for act in (lambda: recounted.ages(SITE, open_errands, 0), lambda: recounted.oldest(SITE, open_errands),
                lambda: recounted.total(SITE, open_errands, recounted.Span("", "", 10**13)),
                lambda: recounted.arrived_later(SITE, open_errands, recounted.Span("", "", 10**13), 0)):
        for plan in planned(act, monkeypatch):
            assert plan.count("errand_site_status (site=? AND status=?)") == 2
            assert "errand_days" not in plan
            assert "SCAN errand" not in plan


def test_what_came_later_is_looked_for_from_the_records_on(laptop, monkeypatch):
    """Never from the log, which is longer than all of them."""
    for figure in figures.FIGURES:
        [plan] = planned(lambda figure=figure: recounted.arrived_later(
            SITE, figure, recounted.Span("2020-02-08", "2020-02-08"), 0), monkeypatch)
        asked = [line for line in plan.splitlines() if " op " in line]
        assert all("(site=? AND node=? AND n=?)" in line or "op_record (site=? AND record=?)" in line
                   for line in asked), (figure.name, plan)


def test_kinds_of_which_a_site_has_nothing_are_not_asked(laptop, clock):
    Raw(laptop).say(entry(clock()))
    assert recounted.filled(SITE, ["errand", "gate_entry", "resident"]) == {"gate_entry"}
    assert recounted.filled(2, ["gate_entry"]) == set()
    with pytest.MonkeyPatch.context() as patch:
        asked, rows = [], db.row
        patch.setattr(db, "row", lambda *question: asked.append(question) or rows(*question))
        counts = day_counts.known(SITE, "2020-02-08", clock(), db.table, clock())
    assert counts.totals["entries_out"] == 1
    assert all(any(f'"{kind}"' in question for kind in ("gate_entry", "activity")) for question, *_ in asked)


def test_figures_of_a_day_are_found_by_the_day(laptop, monkeypatch):
    out, span = figures.named("entries_out"), recounted.Span("2020-02-08", "2020-02-08")
    for act in (lambda: recounted.total(SITE, out, span), lambda: recounted.hours(SITE, out, span.since),
                lambda: recounted.arrived_later(SITE, out, span, 0), lambda: recounted.latest(SITE, out, span.since, 4),
                lambda: recounted.by_site([SITE], out, span)):
        assert all("gate_entry_days (site=? AND at>? AND at<?)" in plan for plan in planned(act, monkeypatch))


def test_what_records_were_counted_as_is_asked_once_and_by_their_ids(laptop, monkeypatch):
    """However many figures there are, and however long the day."""
    span, ids = recounted.Span("2020-02-08", "2020-02-08"), [f"0000000000000.{n}" for n in range(1, 9)]
    for kind in dict.fromkeys(one.kind for one in figures.FIGURES):
        [plan] = planned(lambda kind=kind: recounted.counted_as(SITE, kind, span, ids), monkeypatch) or [""]
        assert not plan or "(site=? AND id=?)" in plan, kind


def test_what_is_kept_is_read_by_its_key(laptop, monkeypatch):
    days = "2020-02-01", "2020-02-08"
    for act in (lambda: kept.sums([SITE, 2], *days), lambda: kept.by_site([SITE, 2], *days, ["fevers"])):
        assert all("PRIMARY KEY (site=? AND hour=? AND day=?" in plan for plan in planned(act, monkeypatch))
    [plan] = planned(lambda: kept.hours(SITE, days[0]), monkeypatch)
    assert "PRIMARY KEY (site=? AND hour=? AND day=?)" in plan


class Store:
    """A store whose book has totals of batches, transfers that came as they went, and some that did not."""

    def __init__(self, collector, clock):
        self.raw, self.clock, self.n = Raw(collector), clock, 0

    def moved(self, **fields):
        self.n += 1
        said = {"type": "receipt", "goods": f"g{self.n}", "quantity": 5, "store": "s"} | fields
        return entry(self.clock.tick(1000), kind="movement", set=said)

    def year(self):
        for day in range(15):
            self.clock.tick(DAY)
            self.raw.say(*[self.moved(basis="batch") for _ in range(20)],
                         *[self.moved(goods="g", type=type, transfer=f"{day}.{n}") for n in range(20)
                           for type in ("transfer_out", "transfer_in")],
                         *[self.moved(goods="g", type="transfer_out", transfer=f"lost {day}.{n}") for n in range(5)],
                         cursor=None)
        self.clock.tick(4 * DAY)
        self.raw.say(self.moved(), cursor=None)

    def costs(self, count):
        """What `count(act)` says of one movement of each sort."""
        for said in ({}, {"basis": "batch"}, {"type": "transfer_out", "transfer": f"new {self.n}"},
                     {"basis": "batch", "batch_no": f"A{self.n}"}):
            yield count(lambda said=said: self.raw.say(self.moved(**said), cursor=None))


def test_a_movement_reads_no_more_rows_where_there_are_many_totals_and_transfers(collector, clock, counted):
    store = Store(collector, clock)
    store.raw.say(store.moved(), cursor=None)
    few = list(store.costs(counted))
    store.year()
    assert all(many <= one + 5 for one, many in zip(few, store.costs(counted), strict=True))
    assert collector.sound()


def test_a_movement_takes_no_more_steps_where_there_are_many_totals_and_transfers(laptop, clock, steps):
    store = Store(laptop, clock)
    store.raw.say(store.moved(), cursor=None)
    few = list(store.costs(steps))
    store.year()
    for one, many in zip(few, store.costs(steps), strict=True):
        assert many <= 2 * one + 10, (few, one, many)
