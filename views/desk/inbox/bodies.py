"""What the items of each type say: a sentence, the sides, what is written there, and what happens otherwise."""

from flask import url_for

from models import access, database
from models.registry import KINDS, SHAPES
from sync import balance, judge
from sync.ids import Cause, Dot, ItemId, NodeDay
from views.desk import headings
from views.desk.inbox import answers, sentences
from views.desk.inbox import sides as inbox_sides
from views.desk.records import values


def _values(told, item, story, part):
    sides = inbox_sides.values(told.tell, story, part)
    say = sentences.claims if item["type"] == "claims" else sentences.values
    fields = _moved(told, story, part, sides) if item["type"] == "claims" else []
    return {"sentence": say(told.tell, story, part, sides), "sides": sides, "fields": fields, "otherwise": ""}


def _moved(told, story, part, sides):
    """Put what each of the claimants has moved on the account of a record beside their claim; return what is left over.
    """
    person = story.shape.parts[part].person
    claimants = {side["dot"]: story.value(part, side["dot"]).get(person) for side in sides}
    moved = [one for kind, field in _accounts(story.shape.kind) for one in _movements(told, kind, field, story.id)]
    for side in sides:
        side["facts"] = [said for who, said in moved if who and who == claimants[side["dot"]]]
    return [said for who, said in moved if not who or who not in claimants.values()]


def _accounts(of):
    """`(kind, field)` of the kinds that keep a balance of the records of a kind."""
    return [(kind, field) for kind, rule in balance.KINDS.items() for field in rule.by
            if KINDS[kind].declared()[field].limits.get("of") == of]


def _movements(told, kind, field, id):
    """`(who, fact)` of what was moved on the account of a record, in the order in which it was."""
    if not access.sees_all(kind, *told.who.roles):
        return []
    declared, rule = KINDS[kind].declared(), balance.KINDS[kind]
    who = next((name for name, f in declared.items() if f.type == "person"), None)
    what = rule.of or next((name for name, f in declared.items() if f.type == "choice"), None)
    columns = ", ".join(database.quoted(name) if name else "NULL" for name in (who, what, rule.field))
    rows = database.rows(f"SELECT {columns} FROM {database.quoted(kind)} WHERE site = ? "
                         f"AND {database.quoted(field)} = ? AND void IS NULL ORDER BY at + 0", told.who.site, id)
    return [(person, {"label": what and values.shown(declared[what], word, told.tell.names) or headings.kind(kind),
                      "value": values.shown(declared[rule.field], amount, told.tell.names)})
            for person, word, amount in rows]


def _void(told, item, story, part):
    sides = inbox_sides.voids(told.tell, story)
    return {"sentence": sentences.void(told.tell, story, sides), "sides": sides, "otherwise": ""}


def _event(told, item, story, part):
    pair = [told.stories[id] for id in (item["other"], item["record"])]
    sides = [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair]
    return {"sentence": sentences.event(told.tell, *pair, sides), "sides": sides,
            "brief": True, "otherwise": sentences.otherwise("same_event")}


def _people(told, item, story, part):
    pair = [told.stories[id] for id in (item["record"], item["other"])]
    reasons = Cause.parse(item["cause"]).what.split("+")
    return {"sentence": sentences.people(item["type"], reasons),
            "sides": [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair],
            "otherwise": sentences.otherwise(item["type"])}


def _two_of_one(told, item, story, part):
    pair = [told.stories[id] for id in (item["other"], item["record"])]
    named = Cause.parse(item["cause"]).part.split("+")
    return {"sentence": sentences.two_of_one(told.tell, *pair, named),
            "sides": [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair],
            "otherwise": sentences.otherwise("two_of_one")}


def _stale(told, item, story, part):
    pair = [told.stories[id] for id in (item["record"], item["other"])]
    return {"sentence": sentences.stale(told, *pair, item),
            "sides": [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair],
            "otherwise": sentences.otherwise("stale")}


def _quota(told, item, story, part):
    pair = [told.stories[id] for id in (item["other"], item["record"])]
    return {"sentence": sentences.over(told, story, item),
            "sides": [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair],
            "otherwise": sentences.otherwise("stale")}


def _batch(told, item, story, part):
    pair = [told.stories[id] for id in (item["record"], item["other"])]
    return {"sentence": sentences.beside(told, story, item),
            "sides": [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair],
            "otherwise": sentences.otherwise("batch")}


def _transit(told, item, story, part):
    pair = [told.stories[id] for id in (item["record"], item["other"]) if id]
    return {"sentence": sentences.underway(told, story, item),
            "sides": [inbox_sides.record(told.tell, one, inbox_sides.compared(one.shape)) for one in pair],
            "otherwise": sentences.otherwise("transit")}


def _aside(told, item, story, part):
    dot = ItemId.parse(item["id"]).what
    line = inbox_sides.line_of(story or told.stories[dot], dot)
    side = {**inbox_sides.written(told.tell, story, line), "value": "", "answer": ""}
    return {"sentence": sentences.aside(told.tell, story, line), "sides": [], "line": side,
            "fields": _written_fields(told, story, line), "released": _releasable(told.who.site, dot),
            "otherwise": sentences.otherwise("aside")}


def _written_fields(told, story, line):
    """What else it says, for who has to judge it; what is wrong stands in the sentence."""
    shape = SHAPES.get(line.op.kind)
    if shape is None:
        return []
    names = values.with_references(told.tell.names, told.who.site, shape.model.declared(), [line.op.sets])
    return [{"label": sentences.label(shape, name), "value": values.as_written(shape.fields[name], value, names)}
            for name, value in line.op.sets.items()
            if name in shape.fields and value is not None and name not in line.errors]


def _day(told, item, story, part):
    line = story.lines[0]
    return {"sentence": sentences.day(told.tell, story), "sides": [], "line": inbox_sides.written(
        told.tell, story, line), "otherwise": sentences.otherwise("day")}


def _balance(told, item, story, part):
    return {"sentence": sentences.below_zero(told, story, item), "sides": [],
            "otherwise": sentences.otherwise("balance")}


def _clock(told, item, story, part):
    node, day = NodeDay.parse(ItemId.parse(item["id"]).what)
    return {"sentence": sentences.clock(told.who.site, told.tell.devices.get(node), node, day), "sides": [],
            "href": url_for("desk.node", id=node), "otherwise": sentences.otherwise("clock")}


def _releasable(site, dot):
    """Whether an op is quarantined for what it says, and so can be let count."""
    return bool(database.row("SELECT 1 FROM op WHERE site = ? AND node = ? AND n = ? AND verdict = ?", site,
                             *Dot.parse(dot), judge.QUARANTINED))


BODIES = {**dict.fromkeys(answers.VALUES, _values), "void": _void, "same_event": _event,
          **dict.fromkeys(answers.PAIRS, _people), "aside": _aside, "day": _day,
          "two_of_one": _two_of_one, "stale": _stale, "quota": _quota, "batch": _batch, "transit": _transit,
          "balance": _balance, "clock": _clock}
