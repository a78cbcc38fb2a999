"""What each item says and asks, and what happens if nobody answers: sentences, not tables."""

from flask_babel import gettext as _

from models import database
from models.kinds import Decision
from models.registry import SHAPES
from sync.times import day_span
from views import moments
from views.desk.told import label
from views.desk.values import as_written
from views.refusals import explained

BRIEF = 60
SPENT = ("bought", "delivered", "closed")


def values(tell, story, part, sides):
    """Two or more values of one part."""
    people = _(" and ").join(dict.fromkeys(side["who"] for side in sides))
    return _("%(people)s wrote different things under “%(field)s” of %(title)s. Which is right?", people=people,
             field=label(story.shape, part), title=tell.title(story))


def claims(tell, story, part, sides):
    """Two who went ahead with one errand."""
    people = _(" and ").join(dict.fromkeys(side["who"] for side in sides))
    spent = [side for side in sides if story.value(part, side["dot"]).get("status") in SPENT]
    said = {"people": people, "title": tell.title(story)}
    if len(spent) > 1:
        return _("%(people)s both spent money on “%(title)s” without knowing of each other. Whose counts?", **said)
    return _("%(people)s both went ahead with “%(title)s” without knowing of each other. Whose counts?", **said)


def void(tell, story, sides):
    """One took the record back, another went on with it."""
    ways = {side["answer"]: side for side in sides}
    back, on = ways.get("taken_back"), ways.get("restored")
    return _("%(one)s withdrew “%(what)s %(title)s”; %(other)s changed it afterwards without knowing. Should it stay?",
             what=_(story.shape.about.label), title=tell.title(story), one=back["who"] if back else "?",
             other=on["who"] if on else "?")


def event(tell, one, other, sides):
    """Two entries at a gate. `one`: the earlier of the two stories."""
    first, second = sides
    gate, elsewhere = ((story.row or {}).get("gate") for story in (one, other))
    later = moments.when(second["at"])
    said = {"one": first["who"], "other": second["who"], "at": moments.when(first["at"]), "whom": tell.title(one),
            "later": later if elsewhere in (gate, None) else _("%(when)s at %(gate)s", when=later, gate=elsewhere),
            "gate": gate or _("a gate")}
    if (one.row or {}).get("direction") == "in":
        return _("%(one)s logged %(whom)s in %(at)s at %(gate)s; %(other)s %(later)s. The same event?", **said)
    if (one.row or {}).get("direction") == "out":
        return _("%(one)s logged %(whom)s out %(at)s at %(gate)s; %(other)s %(later)s. The same event?", **said)
    return _("%(one)s logged %(whom)s %(at)s at %(gate)s; %(other)s %(later)s. The same event?", **said)


def people(type, reasons):
    """Two residents or homes. `reasons`: words of `sync.alike`."""
    said = _(", ").join(REASONS[reason]() for reason in reasons)
    if type == "same_person":
        return _("These two may be one person: %(reasons)s. The same?", reasons=said)
    return _("These two may be one home: %(reasons)s. The same?", reasons=said)


def aside(tell, story, line):
    """An op that can't be right."""
    shape = SHAPES.get(line.op.kind)
    said = {"who": tell.author(line)["who"], "when": moments.when(line.op.at),
            "reasons": " ".join(_wrong(tell, shape, line)),
            "what": _(shape.about.label) if shape else _("Something that can't be read")}
    return _("%(what)s by %(who)s, %(when)s, has a problem. %(reasons)s", **said)


def _wrong(tell, shape, line):
    """What is wrong with each field, after the value that it has."""
    for name, why in explained(line.errors, shape).items():
        if shape is None or name not in shape.fields:
            yield why
            continue
        said = {"field": label(shape, name), "why": why}
        value = as_written(shape.fields[name], line.op.sets.get(name), tell.names)[:BRIEF]
        yield _("%(field)s %(value)s: %(why)s", value=value, **said) if value else _("%(field)s: %(value)s",
                                                                                     field=said["field"], value=why)


def day(tell, story):
    """A record about a day on which it was not written."""
    written = (story.row or {}).get(story.shape.date_key)
    return _("%(title)s is about %(day)s, but was written %(when)s. Is the day right?", title=tell.title(story),
             day=moments.named(written), when=moments.when(story.row["at"]))


def balance(tell, story, site, errand):
    """Money of a home that its runner still holds. `story`: of the errand, None of one that has not come."""
    sum = database.row("SELECT SUM(amount) FROM errand_money WHERE site = ? AND errand = ? AND void IS NULL", site,
                       errand)[0]
    return _("¥%(amount)s of the home's money for “%(title)s” has neither been spent nor given back.",
             amount=f"{-(sum or 0) / 100:.2f}", title=tell.title(story))


def clock(site, device, node, day):
    """A clock that was wrong on a day."""
    n = database.row("SELECT COUNT(*) FROM op WHERE site = ? AND node = ? AND uncertain > 0 AND at >= ? AND at < ?",
                     site, node, *day_span(day))[0]
    return _("On %(day)s the clock of %(device)s did not agree with ours. Entries whose times were corrected: %(n)s.",
             day=moments.named(day), device=device.called if device else _("a device"), n=n)


def otherwise(type):
    """What happens if nobody answers; empty where one of the sides says so itself."""
    return OTHERWISE[type]() if type in OTHERWISE else ""


def answered(answer):
    """An answer in the past tense."""
    words = Decision.answer.words
    return _(words[answer]) if answer in words else answer or _("nothing")


REASONS = {
    "name": lambda: _("same name"), "sound": lambda: _("names that sound alike"), "room": lambda: _("same room"),
    "phone": lambda: _("same phone"), "plate": lambda: _("same plate"),
}
OTHERWISE = {
    "same_event": lambda: _("If nobody decides, they count as one."),
    "same_person": lambda: _("If nobody decides, both stay on the list."),
    "same_home": lambda: _("If nobody decides, both stay on the list."),
    "aside": lambda: _("Until somebody decides it is kept as it came, and does not count."),
    "day": lambda: _("If nobody does anything, the record counts for the day that is written in it."),
    "clock": lambda: _("If nobody does anything, the corrected times hold."),
    "balance": lambda: _("If nobody does anything, the amount stays open in the account of the errand."),
}
