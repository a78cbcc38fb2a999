"""What each item says and asks, and what happens if nobody answers: sentences, not tables."""

from flask_babel import gettext as _

from models import database
from models.kinds import Decision
from models.registry import KINDS, SHAPES
from sync import balance, batches, likeness, policy, quota, requires, transit
from sync.ids import Cause
from sync.times import day_span
from views import moments
from views.desk.inbox.answers import PAIRS
from views.desk.records.told import label
from views.desk.records.values import as_written, shown, with_references
from views.refusals import explained

BRIEF = 60


def values(tell, story, part, sides):
    """Two or more values of one part."""
    people = _(" and ").join(dict.fromkeys(side["who"] for side in sides))
    return _("%(people)s wrote different things under “%(field)s” of %(title)s. Which is right?", people=people,
             field=label(story.shape, part), title=tell.title(story))


def claims(tell, story, part, sides):
    """Two who went ahead with one thing."""
    people = _(" and ").join(dict.fromkeys(side["who"] for side in sides))
    known, said = story.shape.parts[part], story.shape.about.groups[part].claims
    gone = [side for side in sides if _beyond(known, story.value(part, side["dot"]).get(known.by))]
    text = _("%(people)s both went ahead with “%(title)s” without knowing of each other. Whose counts?") \
        if said is None else _(said.hard if len(gone) > 1 else said.sentence)
    return text % {"people": people, "title": tell.title(story)}


def _beyond(part, state):
    """Whether a state is one from which rivals are hard."""
    hard = part.review.get("hard") if isinstance(part.review, dict) else None
    return hard is not None and policy.rank(state, part.order) >= part.order[hard]


def void(tell, story, sides):
    """One took the record back, another went on with it."""
    ways = {side["answer"]: side for side in sides}
    back, on = ways.get("taken_back"), ways.get("restored")
    return _("%(one)s withdrew “%(what)s %(title)s”; %(other)s changed it afterwards without knowing. Should it stay?",
             what=_(story.shape.about.label), title=tell.title(story), one=back["who"] if back else "?",
             other=on["who"] if on else "?")


def event(tell, one, other, sides):
    """Two records that seem to tell of one event. `one`: the earlier of the two stories."""
    first, second = sides
    rule, at = one.shape.about.duplicates, [moments.when(side["at"]) for side in sides]
    place, elsewhere = ((story.row or {}).get(rule.place) for story in (one, other))
    turn = (one.row or {}).get(rule.turns[0]) if rule.turns else None
    later = at[1] if not rule.place or elsewhere in (place, None) else _("%(when)s at %(gate)s", when=at[1],
                                                                       gate=elsewhere)
    said = {"one": first["who"], "other": second["who"], "at": at[0], "whom": tell.title(one), "later": later,
            "what": _(one.shape.about.label), "place": place or _("a place that is not named")}
    text = rule.said.get(turn) or rule.said.get("")
    return _(text) % said if text else _("%(one)s wrote down “%(whom)s” %(at)s, %(other)s %(later)s (%(what)s). "
                                         "The same event?", **said)


def people(type, reasons):
    """Two records that may be one. `reasons`: words of `sync.likeness`."""
    about = KINDS[PAIRS[type]].about
    said = _(", ").join(reason(PAIRS[type], word) for word in reasons)
    if about.same:
        return _(about.same.question) % {"reasons": said}
    return _("These two under “%(kind)s” may be one: %(reasons)s. The same?", kind=_(about.label), reasons=said)


def two_of_one(tell, one, other, fields):
    """Two records that hold at once. `fields`: those in which they agree."""
    agreed = _(", ").join(filter(None, (tell.value(one, name, (one.row or {}).get(name)) for name in fields)))
    return _("“%(one)s” and “%(other)s” hold at once (%(what)s: %(agreed)s), where only one should. End or withdraw "
             "one of them.", one=tell.title(one), other=tell.title(other), what=_(one.shape.about.label), agreed=agreed)


def stale(told, one, other, item):
    """A record that rested on another one that was not as it should have been."""
    field, kind = Cause.parse(item["cause"]).part, one.shape.kind
    rule = next(rule for rule in one.shape.about.requires if rule.field == field)
    stood = next((found for found in requires.of_kind(told.who.site, kind, [item["record"]])
                  if found.other == item["other"]), None)
    state = _("withdrawn") if stood and stood.void else told.tell.value(other, rule.state, stood.state) if stood else ""
    said = {"title": told.tell.title(one), "other": told.tell.title(other), "state": state or _("nothing"),
            "at": moments.when(item["at"]), "what": _(one.shape.about.label), "of": _(other.shape.about.label)}
    return _(rule.said) % said if rule.said else _("“%(title)s” (%(what)s, %(at)s) relied on “%(other)s” (%(of)s), "
                                                   "which was “%(state)s” at that time.", **said)


def over(told, story, item):
    """A record that is one more than was allowed in its days."""
    rule, kind = story.shape.about.quota, story.shape.kind
    found = quota.around(told.who.site, kind, item["record"])
    if found is None:
        return told.tell.title(story)
    said = {"title": told.tell.title(story), "n": len(found.times), "most": found.most,
            "times": _(", ").join(moments.when(at) for at, _id in found.times), "what": _(story.shape.about.label),
            "span": _("a day") if found.days == 1 else _("in %(n)s days", n=found.days)}
    return _(rule.said) % said if rule.said else _("“%(title)s” (%(what)s): %(n)s times, %(times)s. Allowed: %(most)s "
                                                   "%(span)s.", **said)


def reason(kind, word):
    """Why two of a kind may be one. `word`: of a cause."""
    if word in REASONS:
        return REASONS[word]()
    name = next((name for name in SHAPES[kind].about.match if likeness.word(name) == word), "")
    ref, dot, far = name.partition(".")
    field = SHAPES[kind].fields.get(ref)
    field = SHAPES[field.limits["of"]].fields[far] if dot else field
    return _("same “%(field)s”", field=_(field.label) if field else word)


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


def below_zero(told, story, item):
    """A balance that is below zero. `story`: of the record that it is the account of, None of one that has not come."""
    kind, site = item["cause"], told.who.site
    rule, declared = balance.KINDS[kind], KINDS[kind].declared()
    account = balance.account(kind, item["record"])
    sum = next((sum for _account, sum, _at in balance.sums(site, kind, [account])), 0)
    names = with_references(told.tell.names, site, declared, [dict(zip(rule.by, account, strict=True))])
    title = told.tell.title(story) if account == (item["record"],) else " · ".join(
        shown(declared[name], value, names) for name, value in zip(rule.by, account, strict=True))
    said = {"amount": shown(declared[rule.field], -sum, names), "title": title, "what": _(KINDS[kind].about.label)}
    return _(rule.below) % said if rule.below else _("By what was written down, %(amount)s of “%(title)s” are missing "
                                                     "(%(what)s).", **said)


def beside(told, story, item):
    """A total, and other reports of the same beside it."""
    rule, kind = story.shape.about.batch, story.shape.kind
    found = batches.about(told.who.site, kind, item["record"])
    if found is None:
        return told.tell.title(story)
    declared = KINDS[kind].declared()[rule.amount]
    sum = _sum(row[rule.amount] for row in found.others)
    said = {"title": told.tell.title(story), "n": len(found.others), "what": _(story.shape.about.label),
            "total": shown(declared, found.amount, told.tell.names), "sum": shown(declared, sum, told.tell.names)}
    return _(rule.said) % said if rule.said else _("“%(title)s” (%(what)s): a total of %(total)s beside %(n)s others "
                                                   "that come to %(sum)s.", **said)


def _sum(amounts):
    return round(sum(one or 0 for one in amounts), 6)


def underway(told, story, item):
    """What went from one account, and did not come to another as it went."""
    kind = story.shape.kind
    rule, declared = balance.KINDS[kind], KINDS[kind].declared()
    way = transit.about(told.who.site, kind, item["record"])
    if way is None:
        return told.tell.title(story)
    named = dict(zip(rule.legs.same, way.same, strict=True))
    names = with_references(told.tell.names, told.who.site, declared, [named])
    said = {name: shown(declared[rule.field], n, names) for name, n in (("out", way.out), ("into", way.into))}
    said |= {"title": " · ".join(shown(declared[name], value, names) for name, value in named.items()),
             "number": way.number, "at": moments.when(way.at), "what": _(story.shape.about.label)}
    return _(rule.legs.said) % said if rule.legs.said else _("“%(title)s”, %(number)s (%(what)s): %(out)s went, "
                                                             "%(into)s came.", **said)


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
    **dict.fromkeys(PAIRS, lambda: _("If nobody decides, both stay on the list.")),
    "two_of_one": lambda: _("If nobody does anything, both hold."),
    "stale": lambda: _("If nobody does anything, it counts as it was written down."),
    "aside": lambda: _("Until somebody decides it is kept as it came, and does not count."),
    "day": lambda: _("If nobody does anything, the record counts for the day that is written in it."),
    "clock": lambda: _("If nobody does anything, the corrected times hold."),
    "balance": lambda: _("If nobody does anything, the amount stays open."),
    "batch": lambda: _("If nobody does anything, the largest total counts, and nothing beside it."),
    "transit": lambda: _("If nobody does anything, each store has what was written down for it."),
}
