"""An answer that came too late: who was quicker, what they said and when, and that this one was not written."""


from flask_babel import gettext as _

from models import database
from sync.items import OPEN
from sync.natural import natural_id
from sync.problems import Problem
from views import moments
from views.desk.inbox import answers, chosen, queue
from views.desk.inbox.queue import Narrowed
from views.desk.inbox.sentences import answered
from views.desk.inbox.sides import line_of
from views.desk.records.story import is_record, stories
from views.desk.records.told import telling
from views.heads import stored


def told(who, id, form):
    """What is to be said to who has answered the item `id` with this form: `text`, `typed` and the `record`."""
    record = queue.record_of(who.site, id)
    story = stories(who, [record]).get(record) if is_record(record) else None
    if story is None:
        raise Problem("not_found")
    shape = story.shape
    tell = telling(who, *([story] if shape else []))
    part = answers.told_of(id)[2]
    typed = [form.get(name, "").strip() for name in shape.parts[part].fields] if shape and part in shape.parts else []
    text = _decided(who, tell, id, story) or _settled(tell, story, part) or _(
        "Something has changed since you looked. What you answered was not written; this is how it stands now.")
    return {"text": text, "typed": _(", ").join(filter(None, typed)), "record": record if shape else None}


def stands(site, id):
    """The open item that asks the same now, as a dict: under its old id or, where other values have come, a new one."""
    item = queue.one(site, id)
    if item is None:
        same = answers.told_of(id)
        found, _more = queue.page(site, Narrowed(record=same[1])) if same[2] else ([], None)
        item = next((one for one in found if answers.told_of(one["id"]) == same), None)
    return item if item and item["open"] == OPEN else None


def _decided(who, tell, id, story):
    """Who has answered it, in a sentence; empty where nobody has, or where it was taken back."""
    row = database.row("SELECT answer, made, heads FROM decision WHERE site = ? AND item = ?", who.site, id)
    if not row or row[0] is None:
        return ""
    answer, made, heads = row
    decision = natural_id(who.site_code, "decision", [id])
    line = line_of(stories(who, [decision])[decision], stored(heads)["answer"][0])
    value = chosen.value(tell, story, {"item": id, "answer": answer, "made": made})
    said = {"who": tell.author(line)["who"], "when": moments.when(line.op.at), "answer": answered(answer)}
    if value:
        said["answer"] = _("%(answer)s: %(value)s", answer=said["answer"], value=value)
    return _("%(who)s has answered this already, %(when)s: %(answer)s. What you answered was not written.", **said)


def _settled(tell, story, part):
    """Who has settled it on the page of the record, in a sentence."""
    if not story or not part or part in story.conflicts or not story.heads.get(part):
        return ""
    line = line_of(story, story.heads[part][0])
    return _("%(who)s has settled this already, %(when)s. What you answered was not written.",
             who=tell.author(line)["who"], when=moments.when(line.op.at))
