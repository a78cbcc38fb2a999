"""The items of the inbox as the page shows them: sentence, sides, what happens otherwise, and the answers."""

import json
import secrets
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

from models import access, database
from sync import items, rules
from sync.ids import Cause, Dot, ItemId
from sync.natural import natural_id
from views.desk.inbox import answers, sealed, seen
from views.desk.inbox import sides as inbox_sides
from views.desk.inbox import signed as inbox_rules
from views.desk.inbox.bodies import BODIES
from views.desk.inbox.sentences import answered
from views.desk.people import people, roles
from views.desk.records import asking
from views.desk.records.changes import VOID
from views.desk.records.story import stories
from views.desk.records.told import telling
from views.desk.rows import by_name
from views.heads import stored


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
    asides = [ItemId.parse(item["id"]).what for item in found if item["type"] == "aside"]
    loaded = stories(who, list(dict.fromkeys([*ids, *asides]))) if ids else {}
    names = [item["id"] for item in found]
    tell = telling(who, *(story for story in loaded.values() if story.shape))
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


def shown(told, item, sign, typed=None, errors=None):
    """One item for the page. `sign`: of what it shows; `typed` and `errors` belong to what was refused of it."""
    if sealed.sealed(told.who, item):
        return sealed.shown(item, seen.key(item["id"]), sign)
    type, part = item["type"], answers.told_of(item["id"])[2]
    story = told.stories.get(item["record"])
    body = BODIES[type](told, item, story, part)
    may = told.who.role in roles.MANAGERS
    decision = told.decided.get(item["id"])
    return {
        "id": item["id"],
        "type": type,
        "key": seen.key(item["id"]),
        "sign": sign,
        "state": item["open"],
        "group": [item["rank"], item["cause"]],
        "once": secrets.token_urlsafe(12),
        "heads": json.dumps(story.heads if story else {}),
        "decided": decision["heads"] or "{}" if decision else "{}",
        "disputed": _disputed(told, decision),
        "ruled": inbox_rules.said(type, told.signed[covers(item)]) if covers(item) in told.signed else "",
        "rule": _rule(told, item),
        "asked": [_question(told, row) for row in told.asked.get(item["id"], ())
                  if access.may_read("question", *told.who.roles)],
        "may": may,
        "href": url_for("desk.record", id=item["record"]) if story and story.shape else None,
        "inputs": [], "typed": (typed or {}).get("text", ""), "error": "",
        **body,
        **_typing(told, story, item, part, typed, errors),
        **_buttons(told, item, body, may),
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
    devices, nodes = told.tell.devices, Cause.parse(item["cause"]).nodes
    return _(", ").join(devices[node].called for node in nodes if node in devices)


def _typing(told, story, item, part, typed, errors):
    """The form for another value than those shown."""
    fields, typed, errors = _asked_for(story, item, part), typed or {}, errors or {}
    if not fields:
        return {}
    if item["type"] == "aside" and not typed:
        typed = asking.typed(story.shape.kind, answers.put_aside(story, ItemId.parse(item["id"]).what).op.sets)
    return {"inputs": asking.asks(told.who, story.shape.kind, fields, typed, errors), "open": bool(errors),
            "error": " ".join(text for name, text in errors.items() if name not in fields)}


def _asked_for(story, item, part):
    if item["type"] == "aside":
        return answers.correctable(story, ItemId.parse(item["id"]).what)
    return story.shape.parts[part].fields if story and part and part != VOID else ()


# -- answers


def _buttons(told, item, body, may):
    """`answers`: the buttons of an item, `value`, `label` and `main` each; those of its sides stand beside them.

    `let`: whether an op that was set aside can be let count as it is. One button is the main one: what holds anyway.
    """
    type, sides = item["type"], [side for side in body["sides"] if side["answer"]]
    let = body.get("released", False)
    if not may:
        return {"answers": [], "let": False}
    for side in sides:
        side["main"] = side is next((one for one in sides if one["shown"]), sides[0])
    told_ = buttons([answer for answer in answers.ANSWERS[type] if answer not in (*answers.ALONE, "kept")], type)
    if type != "aside" and not sides:
        told_[0]["main"] = True
    always = [{"value": answers.ALWAYS, "label": ALWAYS[rules.ANSWERS[type]]()}] if _rulable(told, item) else []
    return {"answers": told_ + always, "let": let}


def buttons(said, type):
    """Buttons that give these answers: `value` and `label` each."""
    return [{"value": answer, "label": (BUTTONS | OF_TYPE.get(type, {}))[answer]()} for answer in said
            if answer != "seen" or type not in answers.UNSAID]


BUTTONS = {
    "kept": lambda: _("Keep what is shown"), "both": lambda: _("Both are right"), "same": lambda: _("The same"),
    "apart": lambda: _("Not the same"), "items": lambda: _("The single reports count"),
    "seen": lambda: _("Leave it as it is"),
}
OF_TYPE = {"aside": {"seen": lambda: _("Leave it out")},
           "batch": {"seen": lambda: _("The total counts"), "both": lambda: _("All of them count")}}
# A rule that answers this and all like it, now and later.
ALWAYS = {
    "both": lambda: _("Always: both are right"), "same": lambda: _("Always: the same"),
    "apart": lambda: _("Always: not the same"), "seen": lambda: _("Always: leave it as it is"),
}


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
    heads = stored(decision["heads"])["answer"]
    story = stories(told.who, [_record(told, decision)])[_record(told, decision)]
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
    node = Dot.node_of(row["op"])
    author = people.author(told.tell.names, told.tell.devices, node, None)
    return {"who": author["who"], "at": row["at"], "text": row["text"], "reply": row["reply"]}
