"""The answer to a step that was just taken, and the way back from it."""

from flask import request, url_for
from flask_babel import gettext as _

from models.pages import ME
from views.auth import Who
from views.field import asked
from views.field.answers import errand_answer
from views.pages import acting, shown


def of(who: Who, book: dict, kind: dict, found: dict) -> dict | None:
    """The answer that the address asks for about a record: as long as that stands as the step has left it."""
    step = next((one for one in kind["steps"] if one["name"] == request.args.get("done")), None)
    if step is None or not (acting.stands(who, step, found) or step["choose"] in found["fields"]):
        return None
    names = shown.names(who, book, [found])
    return errand_answer(_says(kind, step, found, names), shown.title(book, found, names),
                         _undo(who, kind, step, found), step["sign"] != "stop")


def lost(who: Who, book: dict, kind: dict, found: dict) -> dict | None:
    """The answer to a step that somebody else was faster to take."""
    step = next((one for one in kind["steps"] if one["name"] == request.args["lost"]), None)
    title = shown.title(book, found, shown.names(who, book, [found]))
    return step and errand_answer(before(who, step, found), title, good=False)


def before(who: Who, step: dict, found: dict) -> str:
    """Why a step can't be taken any more: by name, where it is about who goes."""
    mine = [name for name, value in step["sets"].items() if value == ME]
    people = {id: name for id, name in shown.names(who, {}, []).people.items() if id != who.person}
    name = next((people[found["fields"][one]] for one in mine if found["fields"].get(one) in people), "")
    return _("%(name)s took it first", name=name) if name else _(
        "Somebody was here before you. This is how it stands now.")


def was(kind: dict, found: dict) -> str | None:
    """The state of a record before a step, as the address of the next page says it."""
    return found["fields"].get(shown.leads(kind))


def _says(kind, step, found, names):
    if step["said"]:
        return step["said"] % {"name": _chosen(kind, step, found, names)}
    leads = shown.leads(kind)
    state = shown.state(kind, leads, found["fields"].get(leads))
    return state["word"] if state else step["label"]


def _chosen(kind, step, found, names):
    name = step["choose"]
    return shown.shown(kind["fields"][name], found["fields"].get(name), names) if name else ""


def _undo(who, kind, step, found):
    known = {one["name"]: one for one in kind["steps"]}
    ways = [known[name] for name in step["undo"] if name in known and acting.fits(known[name], found, who)]
    state, leads = request.args.get("was"), shown.leads(kind)
    back = next((one for one in ways if one["sets"].get(leads) == state), ways[0] if ways else None)
    return back and {"action": url_for("field.step", id=found["id"], name=back["name"]), "once": asked.once(),
                     "heads": found["heads"], "fields": []}
