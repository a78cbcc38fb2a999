"""Figures of several records together: medians, all of some words, hours that were covered, who heard from nobody."""

import random

import pytest

from models import figures
from models.figures import Median
from sync import grouped
from tests.clocks import HOUR, MINUTE
from tests.desk.test_report import rows
from tests.seed.conftest import DAY

ROUNDS = ("sweep", "process", "haul", "disinfect")


def at(clock, minutes: int = 0) -> str:
    """A moment so many minutes from now, as a phone writes it."""
    from views import moments
    return moments.iso(clock.ms + minutes * MINUTE)


@pytest.fixture
def reads(desk):
    """The row of a figure in the report of a day, as text."""
    def read(label: str, day: str = DAY, more: str = "") -> str:
        lines = desk.get(f"/desk/report?from={day}&to={day}{more}").words
        return lines[lines.index(label):][:160]

    return read


def test_minutes_until_each_of_three_parties_accepts(desk, hong, wang, merged, figure, reads, clock):
    alerts = [hong.write("incident", {"type": "arrival_alert", "title": f"闽C{n}", "status": "reported",
                                      "received_at": at(clock)}) for n in range(3)]
    for phone in (hong, wang):
        assert phone.sync()
    for minutes, alert in zip((4, 9, 30), alerts, strict=True):
        clock.tick(minutes * MINUTE)
        wang.write("tick", {"of": alert, "what": "accepted_community", "on": "once", "state": "done"})
    merged(alerts[0], hong, wang)
    assert figure("Accepted by the community")[0] == 3
    n, behind = figure("Median time until then")
    assert n == 13
    # The days before had none: that is no number, and not "0 min".
    told = rows(desk.get("/desk/report"))
    cells = next(cells for said, (cells, _links) in told.items() if "Median time until then" in said)
    assert cells[-3:-1] == ["–", "–"]
    assert "Only what “Median time until then” counts." in behind
    # The message had come earlier than was written down first: every one of its minutes is counted anew.
    hong.edit(alerts[1], {"received_at": at(clock, -33)})
    merged(alerts[1], hong, wang)
    assert figure("Median time until then")[0] == 4
    hong.take_back(alerts[1], "a mistake")
    merged(alerts[0], hong, wang)
    assert figure("Median time until then")[0] == 23.5


def test_the_median_of_first_replies_leaves_out_what_was_withdrawn(desk, hong, wang, merged, figure, clock):
    wishes = [hong.write("request", {"category": "repair", "text": f"{n}", "status": "new"}) for n in range(4)]
    for minutes, wish in zip((5, 7, 90, 3), wishes, strict=True):
        hong.edit(wish, {"status": "replied", "first_reply_at": at(clock, minutes)})
    merged(wishes[0], hong, wang)
    assert figure("Median time to the first reply")[0] == 6
    wang.take_back(wishes[3], "twice")
    merged(wishes[3], hong, wang)
    n, behind = figure("Median time to the first reply")
    assert n == 7
    assert "1–3 of 3" in behind
    assert "withdrawn 1" in desk.get(f"/desk/report?from={DAY}&to={DAY}").words


def test_four_of_four_rounds_by_two_phones(desk, hong, wang, merged, figure, reads):
    old = [hong.write("place", {"code": f"xh-{n}", "level": "compound", "name": f"旧{n}", "no_management": True})
           for n in range(2)]
    for phone in (hong, wang):
        assert phone.sync()
    for phone, words in ((hong, ROUNDS[:2]), (wang, ROUNDS[1:])):
        for word in words:
            tick = phone.write("tick", {"of": old[0], "what": word, "on": DAY, "state": "done"})
    hong.write("tick", {"of": old[1], "what": "sweep", "on": DAY, "state": "done"})
    last = merged(hong.write("tick", {"of": old[1], "what": "haul", "on": DAY, "state": "done"}), hong, wang)
    assert last["fields"]["state"] == "done"
    n, behind = figure("Places with four of four rounds")
    assert n == 1
    assert "1–4 of 4" in behind
    assert "50 % of managed by nobody (2)" in reads("Places with four of four rounds")
    wang.take_back(tick, "not done")
    merged(old[0], hong, wang)
    assert figure("Places with four of four rounds")[0] == 0


def test_three_of_three_deliveries_over_two_visits_of_one_day(desk, hong, wang, home, merged, figure):
    who = hong.write("resident", {"name": "林", "household": home})
    for slot, things in (("am", ["leaflet"]), ("pm", ["necessities", "rubbish_bags"])):
        id = hong.write("health_check", {"resident": who, "date": DAY, "slot": slot, "delivered": things})
    merged(id, hong, wang)
    assert figure("Three of three deliveries")[0] == 1


def test_a_group_of_one_two_and_three(desk, hong, wang, merged, figure, reads):
    team = hong.write("org", {"type": "team", "team_kind": "counselling", "name": "圆梦"})
    for role, n in (("party_counsellor", 1), ("professional_counsellor", 2), ("volunteer_counsellor", 2)):
        for k in range(n):
            hong.write("role", {"holder": f"{role}{k}", "role": role, "place": team})
    merged(team, hong, wang)
    assert figure("Counselling groups of one, two and three")[0] == 0
    third = wang.write("role", {"holder": "another", "role": "volunteer_counsellor", "place": team})
    merged(third, hong, wang)
    assert figure("Counselling groups of one, two and three")[0] == 1
    assert "100 % of counselling" in reads("Counselling groups of one, two and three")
    hong.edit(third, {"until": DAY})
    merged(third, hong, wang)
    assert figure("Counselling groups of one, two and three")[0] == 0


def test_hours_covered_of_twenty_four_and_over_midnight(desk, hong, wang, lin, merged, figure, reads, clock):
    gate = hong.write("point", {"type": "gate", "spot": "东门", "state": "open"})
    night = hong.write("shift", {"post": gate, "date": DAY, "begins": "22:00", "ends": "06:00", "needed": 2})
    for phone in (hong, wang, lin):
        assert phone.sync()
    for phone, begun, over in ((wang, f"{DAY}T21:45", "2020-02-09T02:00"), (lin, f"{DAY}T23:30", "2020-02-09T04:30")):
        me = phone.store.person
        one = phone.write("duty", {"shift": night, "of": night, "who": me, "person": me, "state": "signed_out",
                                   "in_at": f"{begun}:00+08:00", "out_at": f"{over}:00+08:00"})
    merged(one, hong, wang, lin)
    clock.tick(24 * HOUR)
    desk.sign_in()
    n, behind = figure("Hours covered at posts")
    assert n == 2
    assert "1–2 of 2" in behind
    assert "8 % of gates and posts (1 × 24)" in reads("Hours covered at posts")
    assert "4.5 h" in reads("Hours covered at posts", "2020-02-09")
    # Who has not signed out stays to the end of the shift.
    lin.edit(one, {"out_at": None})
    merged(one, hong, wang, lin)
    assert "6 h" in reads("Hours covered at posts", "2020-02-09")
    # A shift that is called off covers nothing.
    hong.edit(night, {"cancelled": "rain"})
    merged(night, hong, wang, lin)
    assert figure("Hours covered at posts")[0] == 0


def test_homes_to_which_nobody_has_spoken_for_a_day(desk, hong, wang, home, merged, figure, clock):
    who = hong.write("resident", {"name": "林", "household": home})
    case = hong.write("isolation", {"household": home, "status": "active", "start": DAY})
    merged(case, hong, wang)
    assert figure("Spoken to by nobody for a day")[0] == 0
    clock.tick(25 * HOUR)
    desk.sign_in()
    n, behind = figure("Spoken to by nobody for a day")
    assert n == 1
    assert "1–1 of 1" in behind
    wang.write("health_check", {"resident": who, "date": "2020-02-09", "slot": "am", "result": "absent"})
    merged(case, hong, wang)
    assert figure("Spoken to by nobody for a day")[0] == 1
    wang.write("health_check", {"resident": who, "date": "2020-02-09", "slot": "pm", "result": "reached"})
    merged(case, hong, wang)
    assert figure("Spoken to by nobody for a day")[0] == 0


def test_bins_by_whom_they_were_opened_and_gates_by_who_stands_there(desk, hong, wang, merged, figure):
    orgs = [hong.write("org", {"name": f"{n}"} | told) for n, told in enumerate((
        {"type": "party_branch", "branch_of": "property"}, {"type": "party_branch", "branch_of": "compound"},
        {"type": "party_branch", "branch_of": "compound"}, {"type": "owners_committee"}))]
    for n, by in enumerate((orgs[:2], orgs[1:], [])):
        hong.write("point", {"type": "mask_bin", "spot": f"{n}", "state": "open", "opened_by": by})
    gate = hong.write("point", {"type": "gate", "spot": "东门", "state": "open"})
    shift = hong.write("shift", {"post": gate, "date": DAY, "begins": "08:00", "ends": "12:00"})
    me = wang.store.person
    for phone in (hong, wang):
        assert phone.sync()
    duty = wang.write("duty", {"shift": shift, "of": shift, "who": me, "person": me, "state": "signed_in"})
    merged(duty, hong, wang)
    for label, n in (("Opened by branches of property companies", 1), ("Opened by branches of compounds", 2),
                     ("Opened by owners' committees", 1), ("Gates with somebody on duty", 1)):
        assert figure(label)[0] == n, label


def test_advice_at_doors_and_at_checks_is_one_number_of_two_parts(desk, hong, wang, home, merged, figure):
    who = hong.write("resident", {"name": "林", "household": home})
    hong.write("visit", {"household": home, "occasion": DAY, "result": "answered", "advice": ["wear_mask"]})
    id = wang.write("health_check", {"resident": who, "date": DAY, "slot": "am", "advice": ["wear_mask"]})
    merged(id, hong, wang)
    assert figure("Wear a mask")[0] == 2
    assert figure("At health checks")[0] == 1


def test_a_day_as_it_was_known_has_its_own_median(desk, hong, wang, merged, figure, reads, clock):
    wish = hong.write("request", {"category": "repair", "text": "灯", "status": "replied",
                                  "first_reply_at": at(clock, 10)})
    merged(wish, hong, wang)
    clock.tick(MINUTE)
    then = clock.ms
    clock.tick(HOUR)
    hong.edit(wish, {"first_reply_at": at(clock, -60)})
    merged(wish, hong, wang)
    assert figure("Median time to the first reply")[0] == 1
    assert "10 min" in reads("Median time to the first reply", more=f"&known={then}")


def test_a_median_is_exact_up_to_four_hours_and_to_the_quarter_of_an_hour_beyond():
    one, rng = next(figure for figure in figures.FIGURES if isinstance(figure.value, Median)), random.Random(7)
    for most in (200, 2_000, 20_000):
        for n in range(1, 40):
            minutes = sorted(rng.randrange(most) for _ in range(n))
            parts = {(f"{at}", DAY): grouped.Part("", told) for at, told in enumerate(minutes)}
            kept = {key.reason: m for key, m in grouped.counts(one, parts).items() if key.hour == grouped.WHOLE}
            true = (minutes[(n - 1) // 2] + minutes[n // 2]) / 2
            assert 0 <= true - grouped.median(kept) <= (0 if true < 200 else 15 if true < 2_880 else 60)


@pytest.mark.parametrize(("span", "there", "hours"), [
    (("08:00", "12:00"), [("07:00", "09:00"), ("08:30", "10:00")], {DAY: 120}),
    (("08:00", "12:00"), [("10:00", None)], {DAY: 120}),
    (("08:00", "12:00"), [("13:00", "14:00")], {}),
    (("22:00", "02:00"), [("21:00", None), ("23:00", "23:30")], {DAY: 120, "2020-02-09": 120}),
    (("00:00", None), [("00:00", None)], {DAY: 1_440}),
    (("16:00", "24:00"), [("16:00", None)], {DAY: 480}),
])
def test_what_is_covered_of_a_span(span, there, hours):
    from sync.times import of_moment
    moments = [(of_moment(f"{DAY}T{begun}"), of_moment(f"{DAY}T{over}") if over else None) for begun, over in there]
    assert grouped.covered(grouped.span_of(DAY, *span), moments) == hours


@pytest.mark.parametrize(("day", "hours"), [("2020-03-28", 7), ("2020-10-24", 9), ("2020-06-01", 8)])
def test_a_night_in_which_clocks_are_set_is_as_long_as_it_was(monkeypatch, day, hours):
    monkeypatch.setenv("TIMEZONE", "Europe/Berlin")
    first, after = grouped.span_of(day, "22:00", "06:00")
    assert (after - first) / HOUR == hours
    assert sum(grouped.covered((first, after), [(first - 10_000 * HOUR, None)]).values()) == hours * 60


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-30", "0001-01-01"])
def test_a_shift_at_either_end_of_the_calendar_holds_nobody_up(hong, collector, day):
    gate, me = hong.write("point", {"type": "gate", "spot": "东门"}), hong.store.person
    night = hong.write("shift", {"post": gate, "date": day, "begins": "22:00", "ends": "06:00"})
    hong.write("duty", {"shift": night, "of": night, "who": me, "person": me, "state": "signed_out",
                        "in_at": f"{day}T22:00", "out_at": f"{day}T23:00"})
    assert hong.sync()
    assert collector.sound()
