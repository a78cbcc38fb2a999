"""One answer to many items that are like one another: to those that were on the screen, as they were there."""

import secrets

from flask import request

from sync import intake
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.inbox import answers, queue
from views.desk.inbox import items as inbox_items
from views.desk.inbox import seen as inbox_seen
from views.desk.inbox.answering import answered
from views.desk.inbox.asked import narrowed, whole
from views.desk.inbox.inbox import alike, page, signs_of
from views.desk.people import roles
from views.heads import stored


@blueprint.post("/desk/inbox/all")
@desk
def answer_all(who):
    """Answer the items whose signs the form carries. What has come or changed meanwhile stays open, and is counted."""
    roles.require(who, roles.MANAGERS)
    asked, said, signs = narrowed(request.form), request.form.get("answer", ""), request.form.get("signs", "").split()
    if intake.again(who, request.form.get("once")):
        return answered(who, [])
    found = _as_seen(who, asked, set(signs))
    told = inbox_items.told(who, found) if found else None
    # The signs are looked at again after the records were read: what is answered is what was seen.
    found = _as_seen(who, asked, set(signs)) if found else []
    if not signs or any(said not in answers.together(item["type"]) for item in found):
        raise Problem("malformed")
    drafts = []
    for item in found:
        one = answers.drafts(_answer(who, told, item, said))
        drafts += answers.shifted(one, len(drafts))
    if not drafts:
        return page(who, asked, moved=True, status=409)
    intake.write_all(who, drafts, request.form.get("once"))
    ids = [item["id"] for item in found]
    return answered(who, ids, _left(who.site, asked, signs), _step(who, asked, said))


def _as_seen(who, asked, signs):
    """The open items that are still as they were on the screen."""
    found = alike(who, asked, 2 * queue.MOST)
    now = inbox_seen.signs(who.site, found)
    return [item for item in found if now[item["id"]] in signs]


def _answer(who, told, item, said):
    story, decision = told.stories.get(item["record"]), told.decided.get(item["id"])
    heads = stored(decision["heads"]) if decision else {}
    return answers.Answer(who, item["id"], said, story, story.heads if story else {}, heads)


def _left(site, asked, signs):
    """How many are open still that were not among what was to be answered: they came, or changed, meanwhile."""
    beyond = max(0, (whole(request.form.get("n")) or len(signs)) - len(signs))
    return max(0, _open(site, asked) - beyond)


def _open(site, asked):
    if asked.type and asked.cause:
        return queue.count(site, asked.level or "soft", asked.type, asked.cause)
    return sum(n for type, n in queue.soft(site).items() if type not in answers.PAIRS)


def _step(who, asked, said):
    """Where there were more than can be answered at once: how far it has come, and the form for the next of them."""
    total, n = whole(request.form.get("total")) or whole(request.form.get("n")) or 0, _open(who.site, asked)
    if total <= queue.MOST or not n:
        return None
    return {"total": total, "n": n, "so_far": max(0, total - n), "answer": said, "like": asked.address,
            "label": inbox_items.BUTTONS[said](), "once": secrets.token_urlsafe(12), **signs_of(who, asked)}
