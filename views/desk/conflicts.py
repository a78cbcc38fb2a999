"""Values that differ because people could not see each other: all of them side by side, and a way to settle."""

import json

from flask import redirect, request, url_for

from sync.intake import Invalid
from sync.problems import Problem
from views.auth import desk
from views.desk import changes, conflict_page, counts, inputs, rivals
from views.desk.blueprint import blueprint
from views.desk.changes import VOID
from views.desk.page import show
from views.desk.story import is_record, stories, story

LEVELS = {"hard": (2,), "soft": (1,)}


@blueprint.get("/desk/conflicts")
@desk
def conflicts(who):
    """Those that need a decision before those worth a glance; `record` names a single one."""
    level = request.args.get("level") if request.args.get("level") in LEVELS else None
    only, after = request.args.get("record"), _after(request.args.get("after", ""))
    found, more = _found(who.site, only, level, after)
    return show(who, "desk/conflicts/index.html", "desk/conflicts/_list.html", level=level, only=only,
                items=_items(who, found), **_counts(who.site), settled=_settled(who, request.args.get("settled")),
                first=url_for("desk.conflicts", level=level) if after else None,
                after=url_for("desk.conflicts", level=level, after=json.dumps(more)) if more else None)


@blueprint.post("/desk/conflicts/<id>")
@desk
def settle(who, id):
    """Let one value hold: one of those shown, or another that was typed."""
    found = story(who.site, id)
    part = request.form.get("part", "")
    if found is None or found.shape is None or part not in found.shape.parts:
        raise Problem("not_found")
    try:
        _write(who, found, part)
    except Invalid as refusal:
        return _again(who, id, part, inputs.explained(refusal.errors))
    if request.headers.get("HX-Request-Type") == "partial":
        return show(who, "desk/conflicts/_settled.html", settled=_settled(who, id))
    return redirect(url_for("desk.conflicts", settled=id), 303)


def _found(site, only, level, after):
    if only:
        return rivals.one(site, only) if is_record(only) else [], None
    return rivals.page(site, LEVELS.get(level, (2, 1)), after)


def _write(who, found, part):
    heads, once, keep = changes.shown(request.form), request.form.get("once"), request.form.get("keep", "")
    if part == VOID:
        reason = found.value(VOID, keep).get(VOID) if keep != "restore" else None
        return changes.set_void(who, found, reason, heads, once)
    typed = inputs.parse(found.shape, found.shape.parts[part].fields, request.form)
    kept = typed if keep == "typed" else found.value(part, keep)
    if not kept:
        raise Problem("malformed")
    return changes.set_part(who, found, part, kept, heads, once)


def _again(who, id, part, errors):
    items = _items(who, rivals.one(who.site, id), part, request.form, errors)
    return show(who, "desk/conflicts/index.html", "desk/conflicts/_list.html", 422, items=items, only=id, level=None,
                **_counts(who.site))


def _items(who, found, *refused):
    told = stories(who.site, [rival.id for rival in found]) if found else {}
    return conflict_page.items(who, found, told, *refused)


def _counts(site):
    return {"hard": counts.said(counts.reviews(site, 2)), "soft": counts.said(counts.reviews(site, 1))}


def _settled(who, id):
    """What to say of a record that was just settled; it may differ again, if somebody else wrote meanwhile."""
    found = story(who.site, id) if id else None
    if found is None or found.row is None:
        return None
    return {"id": id, "title": conflict_page.title(who, found), "again": bool(found.conflicts)}


def _after(text):
    """The place after which a page begins, as the pager wrote it; None for anything else."""
    try:
        level, at, id = json.loads(text or "null")
        return [int(level), int(at), id] if is_record(id) and abs(at) < 2**63 else None
    except (ValueError, TypeError, OverflowError):
        return None
