"""What was decided, by whom and when, each with the way back."""

import json
import secrets

from flask import redirect, request, url_for
from flask_babel import gettext as _

from sync import intake, nodes
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.headings import heading
from views.desk.inbox import answers, chosen, queue, sealed, undoing
from views.desk.inbox import items as inbox_items
from views.desk.inbox import signed as inbox_rules
from views.desk.inbox.asked import kept, place
from views.desk.inbox.queue import Narrowed
from views.desk.inbox.sentences import answered
from views.desk.inbox.sides import line_of
from views.desk.page import show
from views.desk.people import roles
from views.desk.records.story import is_record, stories
from views.desk.records.told import telling
from views.heads import stored


@blueprint.get("/desk/inbox/decided")
@desk
def decided(who):
    """The latest decision first."""
    found, more = queue.decided(who.site, place(request.args.get("after"), (int,)))
    return show(who, "desk/inbox/decided.html", narrowed=Narrowed(), items=_rows(who, found), **counted(who.site),
                after=url_for("desk.decided", after=json.dumps(more)) if more else None)


@blueprint.post("/desk/inbox/undo")
@desk
def undo(who):
    """Take answers back: what was decided is open again, as it was before."""
    roles.require(who, roles.MANAGERS)
    dots = request.form.get("dots", "").split()[:queue.MOST]
    rows = undoing.decisions(who.site, dots)
    if any(sealed.sealed(who, _as_item(row)) for row in rows):
        raise Problem("forbidden")
    ids = {row["record"] for row in rows if row["made"]}
    told = stories(who, [id for id in ids if is_record(id)]) if ids else {}
    drafts = [inbox_rules.revoked(who, row["covers"], stored(row["heads"]))
              for row in inbox_rules.made(who.site, dots)]
    for row in rows:
        drafts += answers.shifted(undoing.undone(who, row, told), len(drafts))
    if drafts:
        intake.write_all(who, drafts, request.form.get("once"))
    n = sum(draft.kind in ("decision", "rule") for draft in drafts)
    return redirect(url_for("desk.inbox", **kept(), undone=n), 303)


def just_now(who, once, left=None):
    """What a form has decided: how many, in words, and the dots to undo; None for a form that decided nothing.

    `left`: how many like these came or changed meanwhile and are open still.
    """
    dots = nodes.written_once(who.site, once) if once else None
    rows = undoing.decisions(who.site, dots) if dots else []
    if not rows:
        return _just_ruled(who, dots)
    words = dict.fromkeys(answered(row["answer"]) for row in rows)
    value = _chosen(who, rows[0]) if len(rows) == 1 else ""
    return {"n": len(rows), "answer": _(", ").join(words), "value": value, "once": secrets.token_urlsafe(12),
            "dots": " ".join(row["dot"] for row in rows), "left": left or 0}


def _chosen(who, row):
    story = stories(who, [row["record"]]).get(row["record"]) if is_record(row["record"]) else None
    return chosen.value(telling(who, story), story, row) if story and story.shape else ""


def _just_ruled(who, dots):
    """The same of a form that made a rule."""
    made = inbox_rules.made(who.site, dots) if dots else []
    return made and {"n": len(made), "answer": answered(made[0]["answer"]), "once": secrets.token_urlsafe(12),
                     "dots": " ".join(dots), "rule": True}


def counted(site):
    """The figures above every page of the inbox."""
    levels, types = queue.counts(site)
    return {"counts": levels, "types": [{"type": type, "n": n, "label": heading(type)} for type, n in types.items()]}


def _rows(who, found):
    if not found:
        return []
    found = [{**row, "record": queue.record_of(who.site, row["item"])} for row in found]
    told = inbox_items.told(who, [_as_item(row) for row in found])
    signed = stories(who, [row["id"] for row in found])
    return [_row(who, told, row, signed[row["id"]]) for row in found]


def _row(who, told, row, signed):
    type = answers.told_of(row["item"])[0]
    line = line_of(signed, stored(row["heads"])["answer"][0])
    story = told.stories.get(row["record"])
    return {**told.tell.author(line), "dot": line.op.dot, "at": line.op.at, "answer": answered(row["answer"]),
            "value": chosen.value(told.tell, story, row), "heading": heading(type),
            "title": told.tell.title(story) if story and story.shape else "",
            "once": secrets.token_urlsafe(12), "may": who.role in roles.MANAGERS}


def _as_item(row):
    return {"id": row["item"], "type": answers.told_of(row["item"])[0], "record": row["record"], "other": None}
