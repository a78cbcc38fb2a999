"""Sheets of paper: printed with a number on each row, and typed in later, row by row."""

import json
import re
from datetime import date

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import access, forms
from models import database as db
from models.messages import SENTENCES
from models.papers import BY_NAME, PAPERS
from models.registry import KINDS
from sync import clock, intake, papers, times
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.devices import codes
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records import values
from views.field import asked
from views.pages import acting, book, inputs, lines_shown
from views.refusals import explained

TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.：时]?([0-5][0-9])分?")
NOON = "12:00"


@blueprint.get("/desk/paper")
@desk
def all_papers(who):
    """Which sheets there are to be printed, and those that were."""
    roles.require(who, roles.MANAGERS)
    names = people.names(who.site, *who.roles)
    last = [{"label": _label(one), "href": url_for("desk.paper", id=one.id), "who": names.person(one.person),
             "at": one.at, "print": url_for("desk.print_paper", id=one.id), "typed": typed, "total": one.total}
            for one, typed in papers.last(who.site) if BY_NAME[one.name] in _mine(who)]
    kinds = [{"paper": one, "label": _(one.label), "inputs": _head_inputs(who, one)} for one in _mine(who)]
    return show(who, "desk/imports/papers.html", kinds=kinds, last=last, today=moments.today().isoformat())


@blueprint.post("/desk/paper")
@desk
def make_paper(who):
    """Keep that a sheet is printed, and show it as it comes from the printer."""
    roles.require(who, roles.MANAGERS)
    paper = BY_NAME.get(request.form.get("name", ""))
    day = forms.value({"type": "date", "words": {}, "name": "day"}, request.form)
    if paper not in _mine(who) or not times.is_day(day):
        raise Problem("malformed", reason="name")
    head = {name: value for name, value in inputs.read(_kind(who, paper), list(paper.head), request.form).items()
            if value is not None}
    made = papers.begin(who, paper, head, day)
    return redirect(url_for("desk.print_paper", id=made.id), 303)


@blueprint.get("/desk/paper/<id>/print")
@desk
def print_paper(who, id):
    """The sheet as it is printed."""
    sheet, paper = _found(who, id)
    kind, typed = _kind(who, paper), url_for("desk.paper", id=id, _external=True)
    return show(who, "desk/imports/paper_print.html", sheet=sheet, label=_(paper.label), facts=_facts(who, sheet, kind),
                columns=[kind["fields"][name]["label"] for name in paper.asks], timed=not paper.of,
                rows=_titles(who, sheet, kind, paper), of=kind["fields"][paper.of]["label"] if paper.of else "",
                qr=codes.qr(typed), code=codes.grouped(id), back=url_for("desk.paper", id=id),
                blanks=[""] * len(paper.asks))


@blueprint.get("/desk/paper/<id>")
@desk
def paper(who, id):
    """The rows of a sheet: what is typed in already, and room for the rest."""
    return _page(who, *_found(who, id), {}, {})


@blueprint.post("/desk/paper/<id>")
@desk
def type_in(who, id):
    """Write the rows that are filled in, once all of them are right."""
    sheet, paper = _found(who, id)
    kind = _kind(who, paper)
    own = {n: row for n, row in _typed(request.form).items() if n <= sheet.total}
    done = {} if asked.again(who) else papers.typed(sheet)
    rows = {n: row for n, row in own.items() if n not in done}
    drafts, errors = {}, {}
    for n, row in rows.items():
        drafts[n], wrong = _draft(who, sheet, kind, paper, n, row)
        errors |= {n: wrong} if wrong else {}
    if rows and not errors:
        try:
            papers.write(who, sheet, drafts, asked.text("once"))
        except intake.Invalid as invalid:
            order = sorted(drafts)
            errors = {order[at]: explained(found) for at, found in invalid.drafts.items()}
    if errors:
        return _page(who, sheet, paper, dict(request.form.items()), errors)
    return redirect(url_for("desk.paper", id=id, saved=len(rows)), 303)


def _page(who, sheet, paper, typed, errors):
    kind, done = _kind(who, paper), papers.typed(sheet)
    rows = []
    for n, title in enumerate(_titles(who, sheet, kind, paper), 1):
        own = {name.removeprefix(f"{n}."): text for name, text in typed.items() if name.startswith(f"{n}.")}
        wrong = errors.get(n, {})
        asks = [one | {"name": f"{n}.{one['name']}", "widget": lines_shown.COMPACT.get(one["widget"], one["widget"]),
                       "required": False} for one in inputs.inputs(kind, list(paper.asks), own, wrong, {})]
        rows.append({"n": n, "title": title, "href": url_for("desk.record", id=done[n]) if n in done else None,
                     "time": own.get("time", ""), "time_error": wrong.get("time", ""), "asks": asks,
                     "error": " ".join(says for name, says in wrong.items() if name not in ("time", *paper.asks))})
    return show(who, "desk/imports/paper.html", status=422 if errors else 200, sheet=sheet, label=_(paper.label),
                facts=_facts(who, sheet, kind), rows=rows, timed=not paper.of, wrong=len(errors), done=len(done),
                saved=request.args.get("saved", "") if request.args.get("saved", "").isdecimal() else "",
                once=asked.text("once") or asked.once(), address=url_for("desk.paper", id=sheet.id),
                print=url_for("desk.print_paper", id=sheet.id))


def _draft(who, sheet, kind, paper, n, row):
    """`(Draft, errors)` of a row: what is typed, what the head says, and when it happened."""
    at, errors = _moment(sheet, row.get("time", ""), bool(paper.of))
    said = {name: value for name, value in inputs.read(kind, list(paper.asks), row).items() if value is not None}
    starts = {name: inputs.meant(f["default"], who) for name, f in kind["fields"].items()
              if f["default"] not in (None, "@here") and name not in (*paper.head, *paper.asks)}
    fields = starts | ({"date": sheet.day} if "date" in kind["key"] else {}) | json.loads(sheet.head) | said
    if paper.of:
        fields[paper.of] = json.loads(sheet.lines)[n - 1]
    fields = {name: value for name, value in (fields | acting.copied(who, kind, fields)).items() if value is not None}
    # What a phone has written under the same key stands beside it: paper had seen nothing.
    return intake.Draft(kind["kind"], fields, acting.natural_id(who, kind, fields), at=at), errors


def _moment(sheet, typed, optional):
    """`(ms, errors)` of the hour of a row on the day of its sheet."""
    found = TIME.fullmatch(forms.even(typed).replace(" ", "") or (NOON if optional else ""))
    if not found:
        return None, {"time": _("Write the time like this: 08:30.") if typed else _(SENTENCES["required"])}
    at = times.of_moment(f"{sheet.day}T{found[1]:0>2}:{found[2]}")
    if at > clock.now() and not optional:
        return None, {"time": _("That moment is still to come.")}
    return min(at, clock.now()), {}


def _typed(form):
    """Number of a row → what was typed into it, of the rows in which something was."""
    found = {}
    for name, text in form.items():
        if (match := lines_shown.ROW.fullmatch(name)) and forms.clean(text):
            found.setdefault(int(match[1]), {})[match[2]] = text
    return {n: found[n] for n in sorted(found)}


def _found(who, id):
    roles.require(who, roles.MANAGERS)
    sheet = papers.of(who.site, id)
    if sheet is None:
        raise Problem("not_found")
    if BY_NAME[sheet.name] not in _mine(who):
        raise Problem("forbidden")
    return sheet, BY_NAME[sheet.name]


def _mine(who):
    """The sheets whose rows somebody may write."""
    return [one for one in PAPERS if access.may_write(one.kind, who.role) and access.may_read(one.kind, *who.roles)]


def _kind(who, paper):
    return book.here(who)[paper.kind]


def _head_inputs(who, paper):
    return inputs.inputs(_kind(who, paper), list(paper.head), {}, {}, {})


def _label(sheet):
    return _("%(what)s, %(day)s", what=_(BY_NAME[sheet.name].label), day=moments.named(sheet.day))


def _facts(who, sheet, kind):
    """What the head of a sheet says."""
    names, declared = people.names(who.site, *who.roles), KINDS[kind["kind"]].declared()
    return [{"label": _("Day"), "text": moments.named(date.fromisoformat(sheet.day).isoformat())},
            *({"label": kind["fields"][name]["label"], "text": values.shown(declared[name], value, names)}
              for name, value in json.loads(sheet.head).items() if name in declared)]


def _titles(who, sheet, kind, paper):
    """What is printed on each row; nothing where rows are free."""
    ids = json.loads(sheet.lines)
    if not paper.of:
        return [""] * sheet.total
    of, names = kind["fields"][paper.of]["of"], people.names(who.site, *who.roles)
    found = {}
    for one in values.titled(of, who.site, ids, names) if ids else ():
        found[one["id"]] = one["title"]
    homes = _homes(who, of, ids)
    return [" ".join(filter(None, (homes.get(id, ""), found.get(id, "")))) or "–" for id in ids] or [""] * sheet.total


def _homes(who, of, ids):
    if of != "resident":
        return {}
    return {id: unit for some in db.batches(ids) for id, unit in db.rows(
        "SELECT told.id, home.unit FROM resident AS told JOIN household AS home ON home.site = told.site AND home.id = "
        f"told.household WHERE told.site = ? AND {db.one_of('told.id', len(some))}", who.site, *some)}
