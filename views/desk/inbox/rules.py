"""The page of rules: what each covers, who made it and when, how many it has answered, and the way back."""

import secrets
from functools import partial

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import database
from models.registry import SHAPES
from sync import intake, items, rules
from sync.ids import Cause
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.headings import heading
from views.desk.inbox import answers
from views.desk.inbox.decided import counted
from views.desk.inbox.queue import Narrowed
from views.desk.inbox.sentences import answered, reason
from views.desk.inbox.signed import COLUMNS, revoked, signed
from views.desk.page import show
from views.desk.people import roles
from views.desk.records import changes
from views.desk.records.told import label, telling
from views.desk.rows import by_name

SHOWN = 100


@blueprint.get("/desk/inbox/rules")
@desk
def all_rules(who):
    """The latest rule first, those that were taken back last."""
    found = by_name(COLUMNS, database.rows(
        f"SELECT {', '.join(COLUMNS)} FROM rule WHERE site = ? ORDER BY pos DESC LIMIT {SHOWN}", who.site))
    found = sorted(signed(who, found).values(), key=lambda one: (not one.holds, -one.row["pos"]))
    tell = telling(who)
    return show(who, "desk/inbox/rules.html", narrowed=Narrowed(), rules=[_shown(who, tell, one) for one in found],
                **counted(who.site))


@blueprint.post("/desk/inbox/rules")
@desk
def change_rule(who):
    """Take a rule back, or let it hold again."""
    roles.require(who, roles.MANAGERS)
    covered, heads = request.form.get("covers", ""), changes.shown(request.form)
    if not rules.possible(covered) or rules.told_of(covered)[0] not in items.TYPES:
        raise Problem("malformed")
    draft = answers.rule(who, covered, heads) if "restore" in request.form else revoked(who, covered, heads)
    intake.write_all(who, [draft], request.form.get("once"))
    return redirect(url_for("desk.all_rules"), 303)


def _shown(who, tell, one):
    type, cause = rules.told_of(one.row["covers"])
    n = database.row("SELECT n FROM item_count WHERE site = ? AND rank = ? AND cause = ?", who.site,
                     items.rank(type, items.SOFT) + items.BY_RULE, cause) if type in items.TYPES else None
    return {"covers": one.row["covers"], "heading": heading(type, cause),
            "of": _of(tell, type, cause), "answer": answered(one.row["answer"]), "who": one.who, "at": one.at,
            "holds": one.holds, "disputed": bool(one.row["review"]), "heads": one.row["heads"] or "{}",
            "n": n[0] if n else 0, "once": secrets.token_urlsafe(12), "may": who.role in roles.MANAGERS,
            "href": url_for("desk.inbox", type=type, cause=cause, ruled=1)}


def _of(tell, type, cause):
    """What a rule covers beyond its type: reasons or fields, and whose devices."""
    what, nodes = Cause.parse(cause)
    words = [WHAT[type](what)] if what and type in WHAT else []
    devices = [tell.devices[node].called for node in nodes if node in tell.devices]
    return " · ".join([*filter(None, words), *([_(", ").join(devices)] if devices else [])])


def _reasons(kind, what):
    return _(", ").join(reason(kind, word) for word in what.split("+"))


def _field(what):
    cause = Cause(what, ())
    shape = SHAPES.get(cause.kind)
    return f"{_(shape.about.label)}: {label(shape, cause.part)}" if shape and cause.part in shape.parts else ""


WHAT = {**{type: partial(_reasons, kind) for type, kind in answers.PAIRS.items()}, "rival": _field,
        "day": lambda what: _(SHAPES[what].about.label) if what in SHAPES else ""}
