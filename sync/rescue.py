"""A place that becomes free late: whoever stands there or was to come hears of it, and it is offered to the next who
said that they have time at that hour. When what they were to come to is called off, they hear of that.

What is told is a notice; nothing rests on it, and `rebuild` does not say it again.
"""

import re

from models import database as db
from models import registry
from models.database import quoted
from models.where import conditions, test
from sync import clock, grouped, notices, times, watching

RULES = {kind: shape.about.rescues for kind, shape in registry.SHAPES.items() if shape.about.rescues}
SPANS = {rule.kind: (kind, rule) for kind, rule in RULES.items()}
# A place that becomes free so long before, in ms, is offered; before that the roster shows it.
LATE, HOUR = 12 * 60 * 60 * 1000, 60 * 60 * 1000
OFFERED = 3
# By which word somebody says that they have time, by the hour at which it begins.
PARTS = ((6, "night"), (12, "morning"), (18, "afternoon"), (22, "evening"), (24, "night"))
SATURDAY = 5
LEAVES = re.compile(r"\s+")


@watching.on_fold(*RULES, *SPANS, before=True)
def follow(site, written):
    """Tell of the places that have become free, and of what was called off."""
    for kind, rule in RULES.items():
        if kind in written:
            _free(site, kind, rule, written[kind])
        if rule.kind in written:
            _called_off(site, kind, rule, written[rule.kind])


def _free(site, kind, rule, one):
    names, fields = ("id", rule.field, rule.person, *rule.when), registry.SHAPES[kind].fields
    holds = [test(fields[name], told) for name, told in rule.when.items()]
    stood = {id for id, _of, _who, *now in one.before.of(*names) if _all(holds, now)}
    left = {}
    for id, of, who, *now in one.after.of(*names):
        if of and id not in stood and id in one.before.ids and _all(holds, now):
            left.setdefault(of, []).append((id, who))
    for of, some in _spans(site, rule, sorted(left)).items():
        begins, ends, place = some
        if begins - LATE < clock.now() < ends:
            for id, who in left[of]:
                _dropped(site, kind, rule, of, id, who, begins, place)


def _dropped(site, kind, rule, of, id, who, begins, place):
    values = {"who": _name(who), "place": place, "when": _said(begins)}
    there = _there(site, kind, rule, of) - {who}
    _tell(site, there, f"dropped:{kind}:{id}:{of}", id, "dropped", **values)
    for person in _available(site, kind, rule, begins, there | {who}):
        _tell(site, [person], f"offered:{rule.kind}:{of}:{id}", of, "offered", **values)


def _called_off(site, kind, rule, one):
    """Those who were to come hear that nothing comes of it, those who are there as well."""
    if not rule.off:
        return
    names = ("id", rule.off)
    stood = {id for id, off in one.before.of(*names) if off}
    for id, off in one.after.of(*names):
        if off and id not in stood:
            found = _spans(site, rule, [id]).get(id)
            if found and clock.now() < found[1]:
                _tell(site, _there(site, kind, rule, id), f"off:{rule.kind}:{id}:{found[0]}", id, "called_off",
                      place=found[2], when=_said(found[0]), why=LEAVES.sub(" ", off))


def _all(holds, now):
    return all(hold(value) for hold, value in zip(holds, now, strict=True))


def _spans(site, rule, ids):
    """id → `(first ms, first one after, what the place is called)`, of what was planned."""
    names = ("id", *rule.span, rule.place)
    told = [row for some in db.batches(ids) for row in db.rows(
        f"SELECT {', '.join(map(quoted, names))} FROM {quoted(rule.kind)} WHERE site = ? "
        f"AND {db.one_of('id', len(some))}", site, *some)]
    of = registry.SHAPES[rule.kind].fields[rule.place].limits["of"]
    called = _titles(site, of, {row[-1] for row in told if row[-1]})
    return {id: (*span, called.get(place, "")) for id, *said, place in told if (span := grouped.span_of(*said))}


def _titles(site, kind, ids):
    title = registry.SHAPES[kind].about.title
    shown = ", ".join(map(quoted, ("id", *title)))
    fields = registry.SHAPES[kind].fields
    return {id: " ".join(str(fields[name].words.get(value, value)) for name, value in zip(title, said, strict=True)
                         if value) for some in db.batches(ids) for id, *said in db.rows(
        f"SELECT {shown} FROM {quoted(kind)} WHERE site = ? AND {db.one_of('id', len(some))}", site, *some)}


def _there(site, kind, rule, of):
    """The people who are to come there, or have come."""
    text, values = conditions(registry.SHAPES[kind].fields, rule.there)
    return {who for who, in db.rows(
        f"SELECT {quoted(rule.person)} FROM {quoted(kind)} WHERE site = ? AND {quoted(rule.field)} = ? "
        f"AND void IS NULL AND {quoted(rule.person)} IS NOT NULL AND {text}", site, of, *values)}


def _available(site, kind, rule, begins, without):
    """The next who said that they have time then: those first who have come least often."""
    people, who, when = rule.helpers
    shape, at = registry.SHAPES[people], times.local(begins)
    words = [next(word for hour, word in PARTS if at.hour < hour), *(["weekend"] if at.weekday() >= SATURDAY else [])]
    text, values = conditions(shape.fields, {when: tuple(words)})
    once = " AND same_as IS NULL" if shape.about.once else ""
    found = [one for one, in db.rows(f"SELECT DISTINCT {quoted(who)} FROM {quoted(people)} WHERE site = ? "
                                     f"AND void IS NULL{once} AND {quoted(who)} IS NOT NULL AND {text}", site, *values)]
    often = dict(db.rows(f"SELECT {quoted(rule.person)}, COUNT(*) FROM {quoted(kind)} WHERE site = ? AND void IS NULL "
                         f"AND {quoted(rule.person)} IS NOT NULL GROUP BY {quoted(rule.person)}", site))
    return sorted((one for one in found if one not in without), key=lambda one: (often.get(one, 0), one))[:OFFERED]


def _name(person):
    row = person and db.row("SELECT name FROM person WHERE id = ?", person)
    return row[0] if row else "?"


def _said(ms):
    return times.local(ms).strftime("%m-%d %H:%M")


def _tell(site, people, id, about, code, **values):
    for person in sorted(people):
        notices.beside(site, [person, *notices.devices(site, person)], id, about, code, **values)
