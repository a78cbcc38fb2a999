"""What the page of one record shows."""

import json
import secrets

from flask import url_for
from flask_babel import gettext as _

from models import access
from models.shape import VOID as VOID_REASON
from sync import settled
from sync.inbox import OWN
from views.desk import moment
from views.desk.inbox import signed
from views.desk.records import asking, record_joined, record_next
from views.desk.records.changes import VOID
from views.desk.records.known import as_known
from views.desk.records.table import states
from views.desk.records.told import label, telling

NOW = moment.Moment(None)


def context(who, story, change=None, typed=None, errors=None, written=None, step="", known=NOW):
    """`change`: the part whose form is open, or `step`: what could not be taken; `typed`, `errors`: what was refused in
    it; `written`: dot of a new op.

    `known`: the Moment as of which everything is shown; nothing can be changed at an earlier one.
    """
    errors = errors or {}
    tell, whole, later, then = telling(who, story), story, [], known.at
    if then is not None:
        story, later = as_known(who.site, story, then)
    row, open = story.row or {}, _open(who, story, then)
    row = row and {**row, "review": max(open.values(), default=0), "conflicts": story.conflicts}
    return {
        "id": story.id,
        "kind": {"name": story.shape.kind, "label": _(story.shape.about.label)},
        "title": tell.title(story if row else whole),
        "row": row,
        "states": states(row) if row else [],
        "known": then,
        "moment": moment.control(who.site, known),
        "later": [tell.change(whole, line) for line in later],
        "parts": [_part(who, story, tell, part, then, open) for part in _in_order(story) if row],
        "form": _form(who, story, change, typed, errors) if change in _changeable(who, story) else None,
        "void": row.get(VOID),
        "may": access.may_write(story.shape.kind, who.role) and then is None,
        "told": errors.get("", "") if step else "",
        **record_next.shown(who, story, row if then is None else {}, step, errors),
        "restore": {"once": secrets.token_urlsafe(12), "heads": json.dumps(story.heads)},
        "disputed": VOID in open,
        "changes": [tell.change(story, line) for line in reversed(story.lines)],
        "said": _said(story, written),
        "ruled": signed.answered_of(who, story.id) if then is None else [],
        "list": url_for("desk.records", kind=story.shape.kind),
        **record_joined.shown(who.site, story, tell.names, then),
    }


def _open(who, story, then):
    """part → level, of what somebody has to look at still; at an earlier moment, of all that people wrote differently.

    Which decisions held at an earlier moment is not looked up.
    """
    if not story.row or then is not None or story.shape.kind in OWN:
        return dict.fromkeys(story.conflicts, story.row["review"]) if story.row and story.row["review"] else {}
    return settled.unsettled(who.site, [story.id]).get(story.id, {})


def _in_order(story):
    """The parts that are seen, in the order in which the kind declares their fields."""
    shape = story.shape
    parts = [part for part in shape.parts if part != VOID and not story.hidden.intersection(shape.parts[part].fields)]
    return sorted(parts, key=lambda part: shape.own.index(shape.parts[part].fields[0]))


def _changeable(who, story):
    """The parts that this reader may change; a natural key is for ever."""
    if not story.row or not access.may_write(story.shape.kind, who.role):
        return []
    return [part for part in (*_in_order(story), VOID) if part not in story.shape.key]


def _part(who, story, tell, part, known, open):
    fields, asks = story.shape.parts[part].fields, story.shape.parts[part].review != "quiet"
    return {
        "name": part,
        "label": label(story.shape, part),
        "values": [{"label": label(story.shape, name), "value": tell.value(story, name, story.row[name]),
                    "href": _reference(tell, story.shape.fields[name], story.row[name])} for name in fields],
        "group": story.shape.parts[part].group,
        "rivals": open.get(part, 0),
        "settled": _several(story, tell, part) if part in story.conflicts and part not in open and asks else "",
        "several": _several(story, tell, part) if part in story.conflicts and not asks else "",
        "waits": part in story.waiting,
        "change": url_for("desk.record", id=story.id, change=part) if known is None and part in _changeable(who, story)
                  else None,
    }


def _several(story, tell, part):
    """All the values of a part that several people wrote and that somebody has left standing."""
    said = [tell.part(story, part, story.value(part, dot)) for dot in story.heads.get(part, ())]
    return " / ".join(dict.fromkeys(text for text in said if text))


def _reference(tell, f, value):
    return url_for("desk.record", id=tell.names.stands.get(value, value)) if f.type == "record" and value else None


def _form(who, story, part, typed, errors):
    fields = story.shape.parts[part].fields
    return {
        "part": part,
        "label": label(story.shape, part),
        "inputs": [_reason(typed or {}, errors)] if part == VOID else _inputs(who, story, fields, typed, errors),
        "error": " ".join(text for name, text in errors.items() if name not in fields),
        "heads": json.dumps(story.heads),
        "once": secrets.token_urlsafe(12),
    }


def _inputs(who, story, fields, typed, errors):
    kind = story.shape.kind
    if typed is None:
        typed = asking.typed(kind, {name: story.row[name] for name in fields})
    return asking.asks(who, kind, fields, typed, errors)


def _reason(typed, errors):
    """Why a record is taken back, as a field is asked for."""
    return {"name": VOID, "label": _(VOID_REASON.label), "hint": "", "widget": "area", "value": typed.get(VOID, ""),
            "error": errors.get(VOID, ""), "required": True, "mode": "", "options": []}


def _said(story, written):
    """What to say about an op that was just written here."""
    line = next((line for line in story.lines if line.op.dot == written), None)
    if line is None:
        return None
    if line.verdict == "conflict":
        return {"colour": "amber", "text": _("Your change is kept. Somebody else changed the same thing meanwhile, "
                                             "so that there are two values now. Please settle which one holds.")}
    return {"colour": "green", "text": _("Saved.")}
