"""What needs a person: every question that the machine does not answer, as a sentence with its answers."""

import json
import secrets

from flask import redirect, request, url_for
from flask_babel import gettext as _

from sync import intake
from sync.intake import Invalid
from sync.items import HARD, level_of
from sync.judge import RECORD
from sync.problems import Problem
from views.auth import desk
from views.desk import answers, changes, filters, inbox_items, inbox_list, inputs, roles
from views.desk.blueprint import blueprint
from views.desk.inbox_asked import kept, known, narrowed, place, whole
from views.desk.inbox_decided import counted, just_now
from views.desk.inbox_list import MOST, Narrowed
from views.desk.inbox_sentences import heading
from views.desk.page import show
from views.desk.story import is_record, stories


@blueprint.get("/desk/inbox")
@desk
def inbox(who):
    """What waits, the most pressing first; `level`, `type`, `cause` and `record` narrow it. `done` names a form."""
    return _page(who, narrowed(request.args), place(request.args.get("after")),
                 done=just_now(who, request.args.get("done")))


@blueprint.get("/desk/conflicts")
@desk
def conflicts(who):
    """Where the inbox used to be."""
    return redirect(url_for("desk.inbox", **request.args), 301)


@blueprint.post("/desk/inbox/<path:id>")
@desk
def answer(who, id):
    """Answer one item. The heads that were shown come with the form, so that nothing unseen is overruled."""
    roles.require(who, roles.MANAGERS)
    known(id)
    if request.form.get("ask"):
        return _ask(who, id)
    try:
        intake.write_all(who, _drafts(who, id), request.form.get("once"))
    except Invalid as refusal:
        return _again(who, id, inputs.explained(refusal.errors))
    return _answered(who)


@blueprint.post("/desk/inbox/all")
@desk
def answer_all(who):
    """Answer all items that are like one another, as many as were shown; where more have come, nothing is done."""
    roles.require(who, roles.MANAGERS)
    asked, said = narrowed(request.form), request.form.get("answer", "")
    found = _alike(who.site, asked)
    if intake.again(who, request.form.get("once")):
        return _answered(who)
    if str(len(found)) != request.form.get("n"):
        return _page(who, asked, moved=True)
    if not found or any(said not in answers.TOGETHER.get(item["type"], ()) for item in found):
        raise Problem("malformed")
    told, drafts = inbox_items.told(who, found), []
    for item in found:
        story, decision = told.stories.get(item["record"]), told.decided.get(item["id"])
        heads = json.loads(decision["heads"] or "{}") if decision else {}
        one = answers.drafts(who, item["id"], said, story, story.heads if story else {}, heads)
        drafts += answers.shifted(one, len(drafts))
    intake.write_all(who, drafts, request.form.get("once"))
    return _answered(who)


def _drafts(who, id):
    _type, record, part = answers.told_of(id)
    if not part and inbox_list.one(who.site, id) is None:
        raise Problem("not_found")
    story = stories(who.site, [record]).get(record) if is_record(record) else None
    if part and (story is None or part not in story.shape.parts):
        raise Problem("not_found")
    said, _space, dot = request.form.get("answer", "").partition(" ")
    if said == answers.ALWAYS:
        return [_rule(who, id)]
    typed = None
    if said == "typed" and part:
        typed = inputs.parse(story.shape, story.shape.parts[part].fields, request.form)
    heads, shown = changes.shown(request.form), changes.shown({"heads": request.form.get("decided", "{}")})
    drafts = answers.drafts(who, id, said, story, heads, shown, typed, dot)
    if drafts is None:
        raise Problem("malformed")
    return drafts


def _rule(who, id):
    item = inbox_list.one(who.site, id)
    if item is None:
        raise Problem("not_found")
    if not inbox_items.can_be_ruled(item):
        raise Problem("malformed")
    return answers.rule(who, inbox_items.covers(item), changes.shown({"heads": request.form.get("rule", "{}")}))


def _alike(site, asked):
    """The items that one answer is for; what asks about people is not left alone in bulk."""
    found = inbox_list.page(site, asked, limit=MOST)[0]
    return found if asked.type else [item for item in found if item["type"] not in answers.PAIRS]


def _ask(who, id):
    """Ask the author of one side; the item stays open."""
    text, dot = request.form.get("text", "").strip(), request.form["ask"]
    if not RECORD.fullmatch(dot) or inbox_list.one(who.site, id) is None:
        raise Problem("not_found")
    if not text:
        return _again(who, id, {}, _("Write what you want to know."))
    try:
        intake.write(who, "question", {"item": id, "op": dot, "text": text}, once=request.form.get("once"))
    except Invalid as refusal:
        return _again(who, id, {}, " ".join(inputs.explained(refusal.errors).values()))
    if request.headers.get("HX-Request-Type") == "partial":
        return _one(who, id, 200)
    return redirect(url_for("desk.inbox", **kept()), 303)


def _answered(who):
    once = request.form.get("once")
    if request.headers.get("HX-Request-Type") == "partial":
        return show(who, "desk/inbox/_answered.html", done=just_now(who, once), kept=kept(), **counted(who.site))
    return redirect(url_for("desk.inbox", **kept(), done=once), 303)


def _again(who, id, errors, asking=""):
    """The item once more, with what was typed and what is wrong with it."""
    return _one(who, id, 422, request.form, errors, asking=asking)


def _one(who, id, status, *refused, **said):
    item = inbox_list.one(who.site, id)
    if item is None:
        raise Problem("not_found")
    shown = {**inbox_items.shown(inbox_items.told(who, [item]), item, *refused), **said}
    return show(who, "desk/inbox/index.html", "desk/inbox/_item.html", status, item=shown, kept=kept(),
                groups=[_group(shown, 1)], narrowed=Narrowed(), **filters.shown(who, Narrowed()), **counted(who.site))


def _page(who, asked, after=None, **said):
    found, more = inbox_list.page(who.site, asked, after)
    address, head = asked.address, {**counted(who.site), **filters.shown(who, asked)}
    return show(who, "desk/inbox/index.html", "desk/inbox/_list.html", groups=_groups(who, found), narrowed=asked,
                kept=kept(), dismiss=_dismiss(who, asked), undone=whole(request.args.get("undone")), **said, **head,
                lower=inbox_list.lower(who.site),
                first=url_for("desk.inbox", **address) if after else None,
                after=url_for("desk.inbox", **address, after=json.dumps(more)) if more else None)


def _dismiss(who, asked):
    """The way to leave everything that is only worth a glance as it is."""
    if asked != Narrowed(level="soft") or who.role not in roles.MANAGERS:
        return None
    n = len(_alike(who.site, asked))
    return {"n": n, "once": secrets.token_urlsafe(12)} if n else None


def _groups(who, found):
    """The items under the headings of what they have in common."""
    if not found:
        return []
    told, many, groups = inbox_items.told(who, found), inbox_list.alike(who.site, found), {}
    for item in found:
        key, shown = (item["rank"], item["cause"]), inbox_items.shown(told, item)
        if key in groups:
            groups[key]["items"].append(shown)
        else:
            groups[key] = {**_group(shown, many.get(key, 1)), "whose": inbox_items.whose(told, item)}
    return list(groups.values())


def _group(item, n):
    rank, cause = item["group"]
    level = "hard" if level_of(rank) == HARD else "soft"
    like = {"level": level, "type": item["type"], "cause": cause}
    return {"heading": heading(item["type"]), "hard": level == "hard", "n": n, "items": [item], "like": like,
            "once": secrets.token_urlsafe(12), "more": url_for("desk.inbox", **like),
            "together": _together(item) if 1 < n <= MOST else []}


def _together(item):
    return inbox_items.together(item["type"]) if item["may"] and not item["ruled"] else []
