"""Homes that isolate, and who looks after them: baskets, checks, five ones, three deliveries, somebody to talk to."""

from collections.abc import Iterator
from itertools import pairwise

from demo.article.told import moment
from demo.event import HOUR, MINUTE, Event, Ref, Staff
from sync.times import local

FIVE_ONES = {"group_joined": True, "sign": "placed", "basket": True, "form": True, "discipline": True}
DELIVERED = ["leaflet", "necessities", "rubbish_bags"]
METHODS = ("home_visit", "wechat_check", "fixed_point", "patrol")


def events() -> Iterator[Event]:
    """Home by home."""
    yield from _isolated("xyxh", 2)
    yield from _isolated("dhwy", 3)
    yield from _bought()
    yield from _alert()
    yield from _screened()
    yield from _talks()
    yield from _round_the_clock()


def _isolated(site, homes):
    """Homes with everything that they need; of the second place what is brought to them every time."""
    lead, at = f"{site}/lead", moment("2020-02-01", 9)
    for n in range(homes):
        home, who = f"{site} home {n}", f"{site} person {n}"
        yield Event(at + n * MINUTE, lead, "household", {"building": "2", "unit": f"2-{n + 3}02"}, name=home)
        yield Event(at + (5 + n) * MINUTE, lead, "resident", {"household": Ref(home), "name": f"返乡人员{n + 1}"},
                    name=who)
        yield Event(at + (10 + n) * MINUTE, lead, "isolation", {
            "household": Ref(home), "category": "returnee", "mode": "home", "status": "active", "start": "2020-02-01",
            "planned_end": "2020-02-15", **FIVE_ONES}, name=f"{site} isolation {n}")
        for day in (9, 10, 11):
            delivered = {"delivered": DELIVERED} if site == "dhwy" and day == 10 else {}
            yield Event(moment(f"2020-02-{day:02}", 9, n), lead, "health_check", {
                "resident": Ref(who), "date": f"2020-02-{day:02}", "slot": "am", "temperature": 36.5,
                "result": "reached", "reached": True, "methods": [METHODS[(day + n) % 4]], **delivered})


def _bought():
    """Fresh food for both homes every day, by another neighbour each day."""
    for day in range(8, 12):
        for n in range(2):
            name, at, runner = f"basket {day} {n}", moment(f"2020-02-{day:02}", 8, n), ("lead", "supply")[day % 2]
            yield Event(at, "xyxh/lead", "errand", {
                "title": "新鲜食物和生活用品", "household": Ref(f"xyxh home {n}"), "category": "groceries",
                "every": "daily", "until": "2020-02-15", "status": "open",
                "isolation": Ref(f"xyxh isolation {n}")}, name=name)
            progress = {"runner": Staff(f"xyxh/{runner}")}
            yield Event(at + 2 * HOUR, "xyxh/lead", "errand", {
                "status": "delivered", "outcome": "handed_over", **progress}, about=name, base={"progress": [name]})


def _alert():
    """A car on its way from Hubei: three parties hear it at once."""
    at = moment("2020-02-03", 15)
    yield Event(at, "zjyjw/coordinator", "incident", {
        "type": "arrival_alert", "title": "湖北返程车辆", "plate": "鄂A30271", "arrives": "2020-02-03",
        "status": "closed", "outcome": "isolated", "actions": ["isolate", "monitor", "screen"]}, name="alert")
    for n, who in enumerate(("community", "committee", "property")):
        yield Event(at + (4 + 3 * n) * MINUTE, f"zjyjw/{('coordinator', 'lead', 'gate')[n]}", "tick", {
            "of": Ref("alert"), "what": f"accepted_{who}", "on": "once", "state": "done"})


def _screened():
    """From door to door after the first level was called out."""
    at, lead = moment("2020-01-30", 9), "bf/lead"
    yield Event(at, lead, "campaign", {"type": "screening_round", "name": "湖北籍住户逐户排查", "state": "running"},
                name="doors")
    for n in range(8):
        yield Event(at + n * MINUTE, lead, "household", {"building": "5", "unit": f"5-{n + 1}01"}, name=f"bf home {n}")
        yield Event(at + (20 + n) * MINUTE, lead, "screening", {
            "household": Ref(f"bf home {n}"), "round": Ref("doors"), "present": 3,
            "result": "to_follow" if n == 5 else "nothing"})


def _talks():
    """Whoever is afraid is heard at any hour; nobody else reads what was said."""
    for n in range(9):
        day = f"2020-02-{4 + n // 3:02}"
        yield Event(moment(day, (2, 11, 21)[n % 3]), "qx/counsellor", "counsel", {
            "handle": f"来电{n + 1}", "day": day, "level": "urgent" if n == 3 else "talk", "state": "answered",
            "answered_by": Staff("qx/counsellor"), "team": Ref("group")})
    yield Event(moment("2020-02-06", 15), "qx/coordinator", "activity", {
        "what": "care", "stage": "held", "people": 32, "org": Ref("圆梦义工服务中心党支部"), "text": "邻里关爱"})


def _round_the_clock():
    """A service team that is there for 24 hours, and gives up its holiday."""
    for n, (begins, ends) in enumerate(pairwise(("00:00", "08:00", "16:00", "24:00"))):
        at, name = moment("2020-02-10", 8 * n), f"shift {n}"
        yield Event(moment("2020-02-09", 18, n), "wdgg/lead", "shift", {
            "post": Ref("wdgg gate"), "date": "2020-02-10", "begins": begins, "ends": ends,
            "needed": 1}, name=name)
        who = Staff(f"wdgg/{('lead', 'supply', 'gate')[n]}")
        yield Event(at, f"wdgg/{('lead', 'supply', 'gate')[n]}", "duty", {
            "of": Ref(name), "who": who, "shift": Ref(name), "person": who, "state": "signed_in",
            "in_at": local(at).isoformat(timespec="seconds"), "waives_holiday": True}, name=f"duty {n}")
        yield Event(at + 8 * HOUR - MINUTE, f"wdgg/{('lead', 'supply', 'gate')[n]}", "duty", {
            "state": "signed_out", "out_at": local(at + 8 * HOUR).isoformat(timespec="seconds")}, about=f"duty {n}",
            base={"standing": [f"duty {n}"]})
