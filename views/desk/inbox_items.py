"""The items of the inbox as the page shows them: sentence, sides, what happens otherwise, and the answers."""

import json
import secrets
from typing import NamedTuple

import msgspec
from flask import url_for
from flask_babel import gettext as _

from models import database
from sync import items, rules
from sync.natural import natural_id
from views.desk import answers, inbox_rules, inbox_sentences, inbox_sides, inputs, people
from views.desk.changes import VOID
from views.desk.inbox_sentences import answered
from views.desk.quarantine import releasable
from views.desk.rows import by_name
from views.desk.story import stories
from views.desk.told import telling


class Told(NamedTuple):
    """What the items of a page need.

    `stories`: id → Story; `decided`: item → the row of its decision; `asked`: item → the rows of its questions;
    `rules`: what is covered → the row of its rule; `signed`: the same of rules that have answered, as Signed.
    """

    who: object
    tell: object
    stories: dict
    decided: dict
    asked: dict
    rules: dict
    signed: dict


def told(who, found):
    """A Told for these items: a handful of questions for all of them."""
    ids = [id for item in found for id in (item["record"], item["other"]) if id and item["type"] != "clock"]
    asides = [item["id"].partition(":")[2] for item in found if item["type"] == "aside"]
    loaded = stories(who.site, list(dict.fromkeys([*ids, *asides]))) if ids else {}
    names = [item["id"] for item in found]
    tell = telling(who.site, *(story for story in loaded.values() if story.shape))
    ruled = inbox_rules.about(who.site, [covers(item) for item in found])
    acting = [ruled[covers(item)] for item in found if item.get("open") == items.RULED and covers(item) in ruled]
    return Told(who, tell, loaded, _decisions(who.site, names), _questions(who.site, names), ruled,
                inbox_rules.signed(who, acting))


def covers(item):
    """What a rule for an item like this covers."""
    return rules.covers(item["type"], item.get("cause", ""))


def can_be_ruled(item):
    """Whether a rule can answer what is like this item."""
    return items.level_of(item["rank"]) == items.SOFT and rules.possible(covers(item))


def shown(told, item, typed=None, errors=None):
    """One item for the page; `typed` and `errors` belong to what was refused of it."""
    type, part = item["type"], answers.told_of(item["id"])[2]
    story = told.stories.get(item["record"])
    body = BODIES[type](told, item, story, part)
    may = told.who.role in ("coordinator", "administrator")
    decision = told.decided.get(item["id"])
    return {
        "id": item["id"],
        "type": type,
        "group": [item["rank"], item["cause"]],
        "once": secrets.token_urlsafe(12),
        "heads": json.dumps(story.heads if story else {}),
        "decided": decision["heads"] or "{}" if decision else "{}",
        "disputed": _disputed(told, decision),
        "ruled": inbox_rules.said(type, told.signed[covers(item)]) if covers(item) in told.signed else "",
        "rule": _rule(told, item),
        "asked": [_question(told, row) for row in told.asked.get(item["id"], ())],
        "may": may,
        "href": url_for("desk.record", id=item["record"]) if story and story.shape else None,
        "inputs": [], "before": [], "typed": (typed or {}).get("text", ""),
        "error": "",
        **body,
        **_typing(told, story, part, typed, errors),
        "answers": _answers(type, body, may) + (_always(type) if may and _rulable(told, item) else []),
    }


def _rulable(told, item):
    """Where people disagree, or a rule has answered, no rule is made."""
    decision = told.decided.get(item["id"])
    disputed = decision and decision["review"]
    return can_be_ruled(item) and item["open"] == items.OPEN and not disputed


def _rule(told, item):
    """The heads of the rule that there is, or was, for items like this."""
    row = told.rules.get(covers(item))
    return row["heads"] or "{}" if row else "{}"


def whose(told, item):
    """The devices that the items of one cause come from, in words."""
    devices, nodes = told.tell.devices, item["cause"].rpartition(":")[2].split("|")
    return _(", ").join(devices[node].called for node in nodes if node in devices)


def _typing(told, story, part, typed, errors):
    """The form for another value than those shown."""
    if not story or not part or part == VOID:
        return {}
    fields = story.shape.parts[part].fields
    errors = errors or {}
    asking = inputs.inputs(story.shape, fields, typed or {}, errors, told.tell.names.people)
    return {"inputs": asking, "open": bool(errors),
            "error": " ".join(text for name, text in errors.items() if name not in fields)}


# -- what each type says


def _values(told, item, story, part):
    sides = inbox_sides.values(told.tell, story, part)
    say = inbox_sentences.claims if item["type"] == "claims" else inbox_sentences.values
    meanwhile = inbox_sentences.shown_meanwhile(told.tell, story, part)
    return {"sentence": say(told.tell, story, part, sides), "sides": sides,
            "otherwise": inbox_sentences.otherwise(item["type"], meanwhile)}


def _void(told, item, story, part):
    sides = inbox_sides.voids(told.tell, story)
    return {"sentence": inbox_sentences.void(told.tell, story, sides), "sides": sides,
            "otherwise": inbox_sentences.otherwise("void", _("not taken back"))}


def _event(told, item, story, part):
    pair = [told.stories[id] for id in (item["other"], item["record"])]
    sides = [inbox_sides.record(told.tell, one, inbox_sides.ENTRY) for one in pair]
    return {"sentence": inbox_sentences.event(told.tell, *pair, sides), "sides": sides,
            "brief": True, "otherwise": inbox_sentences.otherwise("same_event", "")}


def _people(told, item, story, part):
    pair = [told.stories[id] for id in (item["record"], item["other"])]
    names = inbox_sides.PERSON if item["type"] == "same_person" else inbox_sides.HOME
    reasons = item["cause"].partition(":")[0].split("+")
    return {"sentence": inbox_sentences.people(told.tell, item["type"], *pair, reasons),
            "sides": [inbox_sides.record(told.tell, one, names) for one in pair],
            "otherwise": inbox_sentences.otherwise(item["type"], "")}


def _aside(told, item, story, part):
    dot = item["id"].partition(":")[2]
    line = inbox_sides.line_of(story or told.stories[dot], dot)
    side = {**inbox_sides.written(told.tell, story, line), "value": "", "answer": ""}
    return {"sentence": inbox_sentences.aside(told.tell, story, line), "sides": [], "line": side,
            "fields": _written_fields(told, story, line), "released": releasable(told.who.site, dot),
            "otherwise": inbox_sentences.otherwise("aside", "")}


def _written_fields(told, story, line):
    shape = story.shape if story else None
    if shape is None or shape.kind != line.op.kind:
        return []
    return [{"label": inbox_sentences.label(shape, name), "value": str(value), "wrong": name in line.errors}
            for name, value in line.op.sets.items() if name in shape.fields and value is not None]


def _day(told, item, story, part):
    line = story.lines[0]
    return {"sentence": inbox_sentences.day(told.tell, story), "sides": [], "line": inbox_sides.written(
        told.tell, story, line), "otherwise": inbox_sentences.otherwise("day", "")}


def _balance(told, item, story, part):
    return {"sentence": inbox_sentences.balance(told.tell, story, told.who.site), "sides": [],
            "otherwise": inbox_sentences.otherwise("balance", "")}


def _clock(told, item, story, part):
    node, _colon, day = item["id"].partition(":")[2].partition(":")
    return {"sentence": inbox_sentences.clock(told.who.site, told.tell.devices.get(node), node, day), "sides": [],
            "href": url_for("desk.node", id=node), "otherwise": inbox_sentences.otherwise("clock", "")}


BODIES = {**dict.fromkeys(answers.VALUES, _values), "void": _void, "same_event": _event, "same_person": _people,
          "same_home": _people, "aside": _aside, "day": _day, "balance": _balance, "clock": _clock}


# -- answers


def _answers(type, body, may):
    """The buttons: `value` and `label` each. The values of the sides have theirs beside them."""
    if not may:
        return []
    told = [answer for answer in answers.ANSWERS[type] if answer in BUTTONS and _said(type, answer)]
    if not body.get("released", True):
        told.remove("released")
    return [{"value": answer, "label": BUTTONS[answer]()} for answer in told]


BUTTONS = {
    "kept": lambda: _("Keep what is shown"), "both": lambda: _("Both are true"), "same": lambda: _("The same"),
    "apart": lambda: _("Not the same"), "released": lambda: _("It is right: let it count"),
    "seen": lambda: _("Leave it as it is"),
}


def _always(type):
    """The button that answers this and all like it, now and later."""
    return [{"value": answers.ALWAYS, "label": ALWAYS[rules.ANSWERS[type]]()}]


ALWAYS = {
    "both": lambda: _("Always: both are true"), "same": lambda: _("Always: the same"),
    "apart": lambda: _("Always: not the same"), "seen": lambda: _("Always: leave it as it is"),
}


def together(type):
    """The buttons that answer all items like one another at once."""
    return [{"value": answer, "label": BUTTONS[answer]()} for answer in answers.TOGETHER.get(type, ())
            if _said(type, answer)]


def _said(type, answer):
    return answer != "seen" or type not in answers.UNSAID


# -- decisions and questions


def _decisions(site, names):
    found = {}
    for some in database.batches(names):
        rows = by_name(("item", "answer", "heads", "review"), database.rows(
            f"SELECT item, answer, heads, review FROM decision WHERE site = ? AND {database.one_of('item', len(some))}",
            site, *some))
        found.update({row["item"]: row for row in rows})
    return found


def _disputed(told, decision):
    """Who answered what, where two people answered differently."""
    if not decision or not decision["review"]:
        return []
    heads = msgspec.json.decode(decision["heads"])["answer"]
    story = stories(told.who.site, [_record(told, decision)])[_record(told, decision)]
    lines = [inbox_sides.line_of(story, dot) for dot in heads]
    return [{**told.tell.author(line), "at": line.op.at, "answer": answered(line.op.sets["answer"])
             if line.op.sets["answer"] else _("Undone")} for line in lines]


def _record(told, decision):
    return natural_id(told.who.site_code, "decision", [decision["item"]])


def _questions(site, names):
    found = {}
    for some in database.batches(names):
        rows = by_name(("id", "item", "at", "op", "text", "reply"), database.rows(
            f"SELECT id, item, at, op, text, reply FROM question WHERE site = ? AND void IS NULL "
            f"AND {database.one_of('item', len(some))} ORDER BY at + 0", site, *some))
        for row in rows:
            found.setdefault(row["item"], []).append(row)
    return found


def _question(told, row):
    node = row["op"].partition(".")[0]
    author = people.author(told.tell.names, told.tell.devices, node, None)
    return {"who": author["who"], "at": row["at"], "text": row["text"], "reply": row["reply"]}
