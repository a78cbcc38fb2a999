"""My phone, as far as the centre can tell: what asks for an answer; what a browser keeps is known to itself alone."""

import json

from flask import abort, request, url_for
from flask_babel import gettext as _

from models.registry import SHAPES
from sync import feed, intake, notices
from views.auth import field_page
from views.field import asked, for_you, page, shown
from views.field.answers import errand_answer
from views.field.blueprint import blueprint


@blueprint.get("/phone")
@field_page
def phone(who):
    """Say that this browser keeps nothing. Where it does, its own worker answers this address."""
    return _whole(who, None)


@blueprint.post("/phone")
@field_page
def respond(who):
    """Put my value back, say something to the coordinators, or take that back."""
    deed = next((name for name in DEEDS if asked.text(name)), None) or abort(400)
    try:
        return DEEDS[deed](who, asked.text(deed))
    except intake.Invalid:
        abort(400)


@blueprint.post("/phone/dismiss")
@field_page
def dismiss(who):
    """Be done with a message; a browser that keeps messages answers by itself."""
    notices.dismiss(who.site, for_you.readers(who), (asked.text("id") or "").replace("\0", ""))
    return page.go("field.phone")


def _whole(who, answer, refusal=None):
    refusal = refusal or {}
    mine = [{**BARE, "once": asked.once(), **one, **(refusal if refusal.get("id") == one["id"] else {})}
            for one in for_you.listed(who)]
    return page.show("field/more/phone.html", status=422 if refusal else 200, here="more", phone=None, answer=answer,
                     mine=mine)


BARE = {"at": 0, "why": [], "href": "", "heads": "", "taken": False, "restores": False, "replies": False, "words": "",
        "error": ""}


def _restore(who, id):
    one, part = for_you.told(who, id), for_you.told_of(id).part
    if not one or not one.get("restores"):
        return page.go("field.phone")
    record = one["found"]
    _write(who, record["kind"], record["id"], [{part: one["mine"]}])
    said = {"undo": id, "kind": record["kind"], "mine": _json(one["mine"]), "was": _json(one["was"])}
    fields = [{"name": name, "value": value} for name, value in said.items()]
    return _whole(who, _answer(_("What you wrote holds again."), "", feed.one(who.site, record["id"]), fields))


def _reply(who, id):
    words, told = asked.text("words"), for_you.told_of(id)
    if not words:
        return _whole(who, None, {"id": id, "error": _("Write your answer.")})
    found = feed.one(who.site, told.dot) if told.code == "asked" else None
    fields = {"reply": words} if found else {"item": told.item or f"aside:{id}", "op": told.dot or id, "reply": words}
    try:
        made = _write(who, "question", found and found["id"], [fields])[0]
    except intake.Invalid as invalid:
        return _whole(who, None, {"id": id, "words": words, "error": " ".join(asked.explain(invalid).values())})
    undo = [{"name": "undo", "value": id if found else f"said:{made}"}]
    now = feed.one(who.site, told.dot if found else made)
    return _whole(who, _answer(_("The coordinators will read it."), words, now, undo))


def _undo(who, id):
    told = for_you.told_of(id)
    if told.code in ("asked", "said"):
        fields = {"void": _("Undone at once")} if told.code == "said" else {"reply": None}
        _write(who, "question", told.dot, [fields])
    else:
        mine, was = ({told.part: _value(name)} for name in ("mine", "was"))
        _write(who, request.form.get("kind"), told.record, [mine, was] if told.code == "lost" else [was])
    return page.go("field.phone")


DEEDS = {"restore": _restore, "reply": _reply, "undo": _undo}


def _write(who, kind, id, sets):
    """Write ops that each saw what was shown, and none the other: what stood side by side stands so again."""
    if kind not in SHAPES or any(name not in SHAPES[kind].fields for fields in sets for name in fields):
        abort(400)
    drafts = [intake.Draft(kind, fields, id, shown.base(kind, id, fields, request.form.get("heads")) if id else None)
              for fields in sets]
    return intake.write_all(who, drafts, asked.text("once"))


def _answer(says, about, record, fields):
    undo = {"action": url_for("field.respond"), "once": asked.once(), "heads": _heads(record), "fields": fields}
    return errand_answer(says, about, undo)


def _heads(record):
    return json.dumps(record["heads"])


def _json(value):
    """A value as the phone would write it: 36.0 is 36 there."""
    return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value, ensure_ascii=False)


def _value(name):
    try:
        return json.loads(request.form.get(name, ""))
    except ValueError:
        abort(400)
