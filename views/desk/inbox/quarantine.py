"""Ops that were set aside: what they say, why they can't be right, and how to let one count after all."""

import json

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import access, database
from models.registry import SHAPES
from sync import faults, intake, judge
from sync.ids import Dot, ItemId
from sync.intake import Invalid
from sync.problems import Problem
from views import htmx, refusals
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.devices.nodes import is_node
from views.desk.inbox import answering, queue, sealed
from views.desk.inbox import items as inbox_items
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records import values
from views.desk.records.story import is_record
from views.desk.records.told import LATE
from views.desk.rows import by_name

PAGE = 25
COLUMNS = ("node", "n", "kind", "record", "at", "uncertain", "arrived", "verdict", "line", "detail")
QUESTION = (f"SELECT {', '.join('verdict.' + name if name == 'detail' else 'op.' + name for name in COLUMNS)} "
            "FROM verdict JOIN op ON op.site = verdict.site AND op.node = verdict.node AND op.n = verdict.n "
            "WHERE verdict.site = ? AND verdict.verdict = 'quarantined'")


@blueprint.get("/desk/quarantine")
@desk
def quarantine(who):
    """All of them, those that arrived last on top; `node` narrows to one device."""
    node, after = request.args.get("node", ""), _after(request.args.get("after", ""))
    node = node if is_node(node) else ""
    rows = _rows(who.site, node, after)
    more = [rows[PAGE - 1][name] for name in ("arrived", "node", "n")] if len(rows) > PAGE else None
    return show(who, "desk/quarantine/index.html", "desk/quarantine/_list.html", items=_items(who, rows[:PAGE]),
                first=url_for("desk.quarantine", node=node or None) if after else None,
                after=url_for("desk.quarantine", node=node or None, after=json.dumps(more)) if more else None,
                device=people.devices(who.site).get(node), faults=_faults(who.site))


def _faults(site):
    """What this system could not put in its place: for whoever runs it."""
    return [{"href": url_for("desk.record", id=about) if is_record(about) else None, "about": about, "at": at,
             "error": error if is_record(about) else f"{about.removeprefix(faults.STEP)}: {error}"}
            for about, error, at in faults.all_of(site)]


@blueprint.post("/desk/quarantine/<dot>")
@desk
def release(who, dot):
    """Let one count after all, as it is or with the right value: the same answers as in the inbox."""
    roles.require(who, roles.MANAGERS)
    record = _record_of(who.site, dot)
    sealed.require(who, f"aside:{dot}")
    try:
        if not intake.again(who, request.form.get("once")):
            intake.write_all(who, answering.asked(who, f"aside:{dot}"), request.form.get("once"))
    except Invalid as refusal:
        return _again(who, dot, refusals.explained(refusal.errors))
    if htmx.wants_piece():
        return show(who, "desk/quarantine/_released.html", record=record)
    return redirect(url_for("desk.quarantine"), 303)


def _again(who, dot, errors):
    """The same once more, with what is wrong with what was typed."""
    rows = by_name(COLUMNS, database.rows(f"{QUESTION} AND op.node = ? AND op.n = ?", who.site, *Dot.parse(dot)))
    [item] = _items(who, rows, errors)
    return show(who, "desk/quarantine/index.html", "desk/quarantine/_item.html", 422, items=[item], item=item)


def _rows(site, node, after):
    narrowed, values_ = (" AND verdict.node = ?", [node]) if node else ("", [])
    if after:
        narrowed, values_ = narrowed + " AND (op.arrived, op.node, op.n) < (?, ?, ?)", [*values_, *after]
    found = database.rows(f"{QUESTION}{narrowed} ORDER BY op.arrived DESC, op.node DESC, op.n DESC LIMIT {PAGE + 1}",
                          site, *values_)
    return by_name(COLUMNS, found)


def _after(text):
    """The place after which a page begins, as the pager wrote it; None for anything else."""
    try:
        arrived, node, n = json.loads(text or "null")
        return [int(arrived), node, int(n)] if is_node(node) and max(abs(arrived), abs(n)) < 2**63 else None
    except (ValueError, TypeError, OverflowError):
        return None


def _items(who, rows, errors=None):
    found = [f"{row['node']}.{row['n']}" for row in rows]
    items = [item for dot in found if (item := queue.one(who.site, f"aside:{dot}"))]
    told = inbox_items.told(who, items) if items else None
    shown = {ItemId.parse(item["id"]).what: inbox_items.shown(told, item, "", request.form, errors) for item in items}
    names, devices = people.names(who.site, *who.roles), people.devices(who.site)
    return [_item(row, names, devices, shown.get(dot)) if not row["kind"] or access.sees_all(row["kind"], *who.roles)
            else {"dot": dot, "sealed": True} for row, dot in zip(rows, found, strict=True)]


def _item(row, names, devices, item):
    doc, shape = judge.place(bytes(row["line"])) or {}, SHAPES.get(row["kind"])
    errors = json.loads(row["detail"])
    by = doc.get("by") if isinstance(doc.get("by"), str) else None
    return {
        "dot": f"{row['node']}.{row['n']}",
        "what": _(shape.about.label) if shape else _("Something that can't be read"),
        **people.author(names, devices, row["node"], by),
        "at": row["at"],
        "uncertain": row["uncertain"],
        "arrived": row["arrived"],
        "late": row["arrived"] - row["at"] > LATE,
        "reasons": _reasons(shape, errors),
        "fields": _fields(shape, doc, errors, names),
        "line": bytes(row["line"]).decode(errors="replace"),
        "releasable": row["verdict"] == judge.QUARANTINED,
        "card": item,
        "why_not": _why_not(row, errors),
        "record_href": url_for("desk.record", id=row["record"]) if row["record"] else None,
    }


def _why_not(row, errors):
    if row["verdict"] == judge.UNJUDGED or json.loads(faults.UNFOLDED) == errors:
        return _("This is a fault of the system, not of its author. It is tried again at every start.")
    return _("It can't be let count: it is broken in form. Ask its author to write it again.")


def _reasons(shape, errors):
    """Each refusal as a sentence that names its field."""
    said = refusals.explained(errors, shape)
    names = {name: _(shape.fields[name].label) for name in said if shape and name in shape.fields}
    return [_("%(field)s: %(value)s", field=names[name], value=text) if name in names else text
            for name, text in said.items()]


def _fields(shape, doc, errors, names):
    sets = doc.get("set") if isinstance(doc.get("set"), dict) else {}
    return [{"label": _(shape.fields[name].label) if shape and name in shape.fields else name,
             "value": values.as_written(shape and shape.fields.get(name), value, names), "wrong": name in errors}
            for name, value in sets.items()]


def _record_of(site, dot):
    """The id of the record that an op is about which can be let count. Raises Problem `not_found`."""
    found = judge.RECORD.fullmatch(dot) and database.row(
        "SELECT record FROM op WHERE site = ? AND node = ? AND n = ? AND verdict = ?", site, *Dot.parse(dot),
        judge.QUARANTINED)
    if not found:
        raise Problem("not_found")
    return found[0] or dot
