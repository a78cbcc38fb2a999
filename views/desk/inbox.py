"""What needs a person: every question that the machine does not answer, as a sentence with its answers."""

import json
import secrets

from flask import redirect, request, url_for
from flask_babel import gettext as _

from sync import intake, nodes
from sync.intake import Invalid
from sync.items import TYPES, level_of
from sync.judge import RECORD
from sync.problems import Problem
from views.auth import desk
from views.desk import answers, changes, inbox_items, inbox_list, inputs, roles
from views.desk.blueprint import blueprint
from views.desk.inbox_list import LEVELS, MOST, Narrowed
from views.desk.inbox_sentences import answered, heading
from views.desk.page import show
from views.desk.story import is_record, stories


@blueprint.get("/desk/inbox")
@desk
def inbox(who):
    """What waits, the most pressing first; `level`, `type`, `cause` and `record` narrow it. `done` names a form."""
    return _page(who, _narrowed(), _after(request.args.get("after")), done=_done(who, request.args.get("done")))


@blueprint.get("/desk/conflicts")
@desk
def conflicts(who):
    """Where the inbox used to be."""
    return redirect(url_for("desk.inbox", **request.args), 301)


@blueprint.get("/desk/inbox/decided")
@desk
def decided(who):
    """What was decided, the latest first, each with the way back."""
    found, more = inbox_list.decided(who.site, _after(request.args.get("after"), (int,)))
    return show(who, "desk/inbox/decided.html", narrowed=Narrowed(), items=_decided(who, found), **_counts(who.site),
                after=url_for("desk.decided", after=json.dumps(more)) if more else None)


@blueprint.post("/desk/inbox/<path:id>")
@desk
def answer(who, id):
    """Answer one item. The heads that were shown come with the form, so that nothing unseen is overruled."""
    roles.require(who, roles.MANAGERS)
    _known(id)
    if request.form.get("ask"):
        return _ask(who, id)
    _type, record, part = answers.told_of(id)
    if not part and inbox_list.one(who.site, id) is None:
        raise Problem("not_found")
    story = stories(who.site, [record]).get(record) if is_record(record) else None
    said, _space, dot = request.form.get("answer", "").partition(" ")
    typed = None
    heads, told = changes.shown(request.form), changes.shown({"heads": request.form.get("decided", "{}")})
    if part and (story is None or part not in story.shape.parts):
        raise Problem("not_found")
    if said == "typed" and part:
        typed = inputs.parse(story.shape, story.shape.parts[part].fields, request.form)
    drafts = answers.drafts(who, id, said, story, heads, told, typed, dot)
    if drafts is None:
        raise Problem("malformed")
    try:
        intake.write_all(who, drafts, request.form.get("once"))
    except Invalid as refusal:
        return _again(who, id, request.form, inputs.explained(refusal.errors))
    return _answered(who)


@blueprint.post("/desk/inbox/all")
@desk
def answer_all(who):
    """Answer all items that are like one another, as many as were shown; more have come meanwhile: nothing is done."""
    roles.require(who, roles.MANAGERS)
    narrowed, said = _narrowed(request.form), request.form.get("answer", "")
    found = _alike(who.site, narrowed)
    if str(len(found)) != request.form.get("n") and not nodes.written_once(who.site, request.form.get("once")):
        return _page(who, narrowed, moved=True)
    told = inbox_items.told(who, found)
    drafts = []
    for item in found:
        story = told.stories.get(item["record"])
        decision = told.decided.get(item["id"])
        heads = json.loads(decision["heads"] or "{}") if decision else {}
        one = answers.drafts(who, item["id"], said, story, story.heads if story else {}, heads)
        if one is None or said not in answers.TOGETHER.get(item["type"], ()):
            raise Problem("malformed")
        drafts += _shifted(one, len(drafts))
    intake.write_all(who, drafts, request.form.get("once"))
    return _answered(who)


@blueprint.post("/desk/inbox/undo")
@desk
def undo(who):
    """Take answers back: what was decided is open again, as it was before."""
    roles.require(who, roles.MANAGERS)
    dots = request.form.get("dots", "").split()
    rows = answers.decisions(who.site, dots[:2 * MOST])
    ids = {answers.told_of(row["item"])[1] for row in rows if row["made"]}
    told, drafts = stories(who.site, [id for id in ids if is_record(id)]) if ids else {}, []
    for row in rows:
        drafts += _shifted(answers.undone(who, row, told) or [], len(drafts))
    if drafts:
        intake.write_all(who, drafts, request.form.get("once"))
    return redirect(url_for("desk.inbox", **_kept(), undone=sum(draft.kind == "decision" for draft in drafts)), 303)


def _alike(site, narrowed):
    return inbox_list.page(site, narrowed, limit=MOST)[0] if narrowed.type else _dismissible(site, narrowed)


def _shifted(drafts, by):
    """Drafts that refer to their own first as it will be called behind `by` others."""
    return [draft._replace(fields=draft.fields | {"made": f"+{by}"}) if draft.fields.get("made") == "+0" else draft
            for draft in drafts]


def _ask(who, id):
    """Ask the author of one side; the item stays open."""
    text, dot = request.form.get("text", "").strip(), request.form["ask"]
    if not RECORD.fullmatch(dot):
        raise Problem("malformed")
    if not text:
        return _again(who, id, request.form, {}, _("Write what you want to know."))
    try:
        intake.write(who, "question", {"item": id, "op": dot, "text": text}, once=request.form.get("once"))
    except Invalid as refusal:
        return _again(who, id, request.form, {}, " ".join(inputs.explained(refusal.errors).values()))
    return redirect(url_for("desk.inbox", **_kept()), 303)


def _answered(who):
    once = request.form.get("once")
    if request.headers.get("HX-Request-Type") == "partial":
        return show(who, "desk/inbox/_answered.html", done=_done(who, once), kept=_kept(), **_counts(who.site))
    return redirect(url_for("desk.inbox", **_kept(), done=once), 303)


def _again(who, id, typed, errors, asking=""):
    """The item once more, with what was typed and what is wrong with it."""
    item = inbox_list.one(who.site, id)
    if item is None:
        raise Problem("not_found")
    told = inbox_items.told(who, [item])
    found = {**inbox_items.shown(told, item, typed, errors), "asking": asking}
    if request.headers.get("HX-Request-Type") == "partial":
        return show(who, "desk/inbox/_one.html", None, 422, item=found, kept=_kept())
    return show(who, "desk/inbox/index.html", None, 422, groups=[_group(found, 1)], narrowed=Narrowed(), kept=_kept(),
                **_counts(who.site))


def _page(who, narrowed, after=None, **said):
    found, more = inbox_list.page(who.site, narrowed, after)
    told = inbox_items.told(who, found) if found else None
    groups = _groups(who, told, found)
    return show(who, "desk/inbox/index.html", "desk/inbox/_list.html", groups=groups, narrowed=narrowed, kept=_kept(),
                dismiss=_dismiss(who, narrowed), undone=_whole(request.args.get("undone")), **said,
                **_counts(who.site),
                first=url_for("desk.inbox", **narrowed.address) if after else None,
                after=url_for("desk.inbox", **narrowed.address, after=json.dumps(more)) if more else None)


def _groups(who, told, found):
    """The items under the headings of what they have in common."""
    many, groups = inbox_list.alike(who.site, found), {}
    for item in found:
        key = item["rank"], item["cause"]
        shown = inbox_items.shown(told, item)
        if key not in groups:
            groups[key] = _group(shown, many.get(key, 1))
        else:
            groups[key]["items"].append(shown)
    return list(groups.values())


def _group(item, n):
    rank, cause = item["group"]
    level = "hard" if level_of(rank) == 2 else "soft"
    return {"heading": heading(item["type"]), "hard": level == "hard", "n": n, "items": [item],
            "narrowed": {"level": level, "type": item["type"], "cause": cause}, "once": secrets.token_urlsafe(12),
            "together": inbox_items.together(item["type"]) if item["may"] and 1 < n <= MOST else [],
            "more": url_for("desk.inbox", level=level, type=item["type"], cause=cause)}


def _dismiss(who, narrowed):
    """The way to leave everything that is only worth a glance as it is; what asks about people is left out."""
    if narrowed != Narrowed(level="soft") or who.role not in roles.MANAGERS:
        return None
    n = len(_dismissible(who.site, narrowed))
    return {"n": n, "once": secrets.token_urlsafe(12)} if n else None


def _dismissible(site, narrowed):
    return [item for item in inbox_list.page(site, narrowed, limit=MOST)[0] if item["type"] not in answers.PAIRS]


def _decided(who, found):
    told = inbox_items.told(who, [_as_item(row) for row in found]) if found else None
    return [{"title": _title(told, row), "answer": answered(row["answer"]), "heading": heading(row["item"].partition(
        ":")[0]), "dot": _dot(row), "at": row["at"], "once": secrets.token_urlsafe(12),
        "may": who.role in roles.MANAGERS and row["answer"] != "released"} for row in found]


def _as_item(row):
    type, record, _part = answers.told_of(row["item"])
    return {"id": row["item"], "type": type, "record": record, "other": None}


def _title(told, row):
    _type, record, _part = answers.told_of(row["item"])
    story = told.stories.get(record)
    return told.tell.title(story) if story and story.shape else ""


def _dot(row):
    return json.loads(row["heads"])["answer"][0]


def _counts(site):
    levels, types = inbox_list.counts(site)
    return {"counts": levels, "types": [{"type": type, "level": level, "n": n, "label": heading(type)}
                                        for (level, type), n in types.items()]}


def _done(who, once):
    """What a form has just decided: how many, in words, and the dots to undo; None for a form that decided nothing."""
    dots = nodes.written_once(who.site, once) if once else None
    rows = answers.decisions(who.site, dots) if dots else []
    if not rows:
        return None
    words = dict.fromkeys(answered(row["answer"]) for row in rows)
    undoable = [row["dot"] for row in rows if row["answer"] != "released"]
    return {"n": len(rows), "answer": _(", ").join(words), "dots": " ".join(undoable),
            "once": secrets.token_urlsafe(12)}


def _narrowed(args=None):
    args = request.args if args is None else args
    record = args.get("record")
    return Narrowed(args.get("level") if args.get("level") in LEVELS else None,
                    args.get("type") if args.get("type") in TYPES else None,
                    args.get("cause", "").replace("\0", "") or None,
                    record if record and is_record(record) else None)


def _kept():
    """How the page was narrowed, for the way back to it."""
    return _narrowed().address


def _known(id):
    type = id.partition(":")[0]
    if type not in TYPES or len(id) > 200 or "\0" in id or (type in (*answers.VALUES, "void") and id.count(":") < 3):
        raise Problem("not_found")


def _whole(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def _after(text, kinds=(int, str, int, str)):
    """The place after which a page begins, as the pager wrote it; None for anything else."""
    try:
        place = json.loads(text or "null")
    except ValueError:
        return None
    fits = isinstance(place, list) and [type(value) for value in place] == list(kinds)
    return place if fits and all(abs(value) < 2**63 for value in place if isinstance(value, int)) else None
