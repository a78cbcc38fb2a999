"""Answering one item. What was on the screen comes along, so that nothing is answered unseen or twice by two people."""

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models.messages import Message
from sync import intake
from sync.intake import Invalid
from sync.judge import RECORD
from sync.problems import Problem
from views import htmx, refusals
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.inbox import answers, follow, queue, sealed
from views.desk.inbox import items as inbox_items
from views.desk.inbox import late as inbox_late
from views.desk.inbox import seen as inbox_seen
from views.desk.inbox.asked import kept, known
from views.desk.inbox.decided import just_now
from views.desk.inbox.inbox import alone
from views.desk.page import show
from views.desk.people import roles
from views.desk.records import asking, changes
from views.desk.records.story import is_record, stories
from views.heads import carried


@blueprint.post("/desk/inbox/<path:id>")
@desk
def answer(who, id):
    """Answer one item, or ask the author of one of its sides."""
    roles.require(who, roles.MANAGERS)
    known(id)
    sealed.require(who, id)
    if request.form.get("ask"):
        return _ask(who, id)
    if intake.again(who, request.form.get("once")):
        return answered(who, [id])
    if unseen(who.site, id):
        return _late(who, id)
    try:
        drafts = asked(who, id)
        # Once more after the record was read: what is answered is what was seen.
        if unseen(who.site, id):
            return _late(who, id)
        intake.write_all(who, drafts, request.form.get("once"))
    except Invalid as refusal:
        return _again(who, id, refusals.explained(refusal.errors))
    return answered(who, [id])


def asked(who, id):
    """The Drafts of the answer that a form gives to an item. Raises Problem, and Invalid where nothing was typed."""
    said, _space, dot = request.form.get("answer", "").partition(" ")
    part, record = answers.told_of(id)[2], queue.record_of(who.site, id)
    story = stories(who, [record]).get(record) if is_record(record) else None
    if part and (story is None or part not in story.shape.parts):
        raise Problem("not_found")
    if said == answers.ALWAYS:
        return [_rule(who, id)]
    heads, decided = changes.shown(request.form), carried(request.form.get("decided", "{}"))
    drafts = answers.drafts(answers.Answer(who, id, said, story, heads, decided, _typed(story, said, id), dot))
    if drafts is None:
        raise Problem("malformed")
    return drafts


def _typed(story, said, id):
    """What was typed, field → value. Raises Invalid for nothing at all."""
    if said not in ("typed", "corrected"):
        return None
    type, record, part = answers.told_of(id)
    fields = answers.correctable(story, record) if type == "aside" else story.shape.parts[part].fields if part else ()
    typed = asking.read(story.shape.kind, fields, request.form) if fields else {}
    if fields and all(value is None for value in typed.values()):
        raise Invalid({fields[0]: [Message("required")]})
    return typed


def _rule(who, id):
    item = queue.one(who.site, id)
    if item is None:
        raise Problem("not_found")
    if not inbox_items.can_be_ruled(item):
        raise Problem("malformed")
    return answers.rule(who, inbox_items.covers(item), carried(request.form.get("rule", "{}")))


def unseen(site, id):
    """Whether an item is not any more as the form says that it was on the screen."""
    if not request.form.get("sign"):
        raise Problem("malformed")
    item = queue.one(site, id)
    return item is None or inbox_seen.signs(site, [item])[id] != request.form["sign"]


def _late(who, id):
    """Somebody was quicker, or something has come: what there is to be said, and the question as it stands now."""
    late, item = inbox_late.told(who, id, request.form), inbox_late.stands(who.site, id)
    return alone(who, item and _shown(who, item, request.form), 409, late)


def _ask(who, id):
    """Ask the author of one side; the item stays open."""
    text, dot = request.form.get("text", "").strip(), request.form["ask"]
    if not RECORD.fullmatch(dot) or queue.one(who.site, id) is None:
        raise Problem("not_found")
    if not text:
        return _again(who, id, {}, _("Write what you want to know."))
    try:
        intake.write(who, "question", {"item": id, "op": dot, "text": text}, once=request.form.get("once"))
    except Invalid as refusal:
        return _again(who, id, {}, " ".join(refusals.explained(refusal.errors).values()))
    if htmx.wants_piece():
        return alone(who, _shown(who, queue.one(who.site, id)), 200)
    return redirect(url_for("desk.inbox", **kept()), 303)


def answered(who, ids, left=0, step=None):
    """What was decided of these items, in the place of what asked, and what follows on the rest of the page.

    `left`: how many of those like them are open still, since they came or changed; `step`: the next of very many.
    """
    once = request.form.get("once")
    if htmx.wants_piece():
        return show(who, "desk/inbox/_answered.html", done=just_now(who, once, left), step=step, kept=kept(),
                    **follow.shown(who, set(ids)))
    return redirect(url_for("desk.inbox", **kept(), done=once, left=left or None), 303)


def _again(who, id, errors, asking=""):
    """The item once more, with what was typed and what is wrong with it."""
    item = queue.one(who.site, id)
    if item is None:
        return _late(who, id)
    return alone(who, {**_shown(who, item, request.form, errors), "asking": asking}, 422)


def _shown(who, item, *refused):
    sign = inbox_seen.signs(who.site, [item])[item["id"]]
    return inbox_items.shown(inbox_items.told(who, [item]), item, sign, *refused)


