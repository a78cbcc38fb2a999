"""One entry, every department's form: what was written down on a day, poured into the forms of `models.returns`."""

from flask import Response, request, url_for
from flask_babel import gettext as _

from models import access
from models import database as db
from models.registry import KINDS, SHAPES
from models.returns import BY_NAME, RETURNS, TIME, Return
from models.where import conditions
from sync import clock, exports, times
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.exports import exported
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records import values
from views.desk.reports import day_counts, day_links, returned
from views.desk.rows import by_name

MOST = 5_000


@blueprint.get("/desk/returns")
@desk
def returns(who):
    """The forms of a day: how many rows each has, and how much of it is blank."""
    roles.require(who, roles.EXPORTERS)
    chosen, error = day_links.chosen(request.args.get("day"))
    day, names = chosen.isoformat(), people.names(who.site, *who.roles)
    made = [(one, filled(who, one, day, names)) for one in RETURNS if _may(who, one)]
    return show(who, "desk/returns/index.html", error=error, **day_links.frame("desk.returns", chosen), forms=[
        {"title": _(one.title), "to": _(one.to), "rows": len(rows), "blank": blank(rows),
         "href": url_for("desk.take_return", name=one.name, day=day)} for one, rows in made])


@blueprint.post("/desk/returns/<name>")
@desk
def take_return(who, name):
    """The form as a workbook. Who took it is kept, as of any other file."""
    roles.require(who, roles.EXPORTERS)
    one = BY_NAME.get(name)
    if one is None or not _may(who, one):
        raise Problem("not_found")
    chosen, _error = day_links.chosen(request.args.get("day"))
    day, rows = chosen.isoformat(), filled(who, one, chosen.isoformat(), people.names(who.site, *who.roles))
    entry = exports.begin(who.site, who.person, one.kind or "board", "xlsx", f"day={day}", _(one.to))
    head = [_("%(what)s, %(day)s", what=_(one.title), day=moments.named(day)),
            _("To: %(who)s. From: %(site)s", who=_(one.to), site=who.site_name)]
    data = returned.workbook(head, [_(label) for label, _source in one.figures or one.columns], rows, blank(rows))
    exports.end(entry, len(rows))
    response = Response(data, content_type=exported.FORMS["xlsx"])
    response.headers["Content-Disposition"] = exported.named(name, f"{_(one.title)}-{day}", "xlsx")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def blank(rows: list) -> int:
    """How many cells say nothing."""
    return sum(cell in (None, "") for row in rows for cell in row)


def filled(who, one: Return, day: str, names) -> list[list]:
    """The rows of a form of a day, their cells as they are told; None for what is blank."""
    if one.figures:
        counts = day_counts.now(who.site, day, clock.now()).totals
        return [[counts.get(name) for _label, name in one.figures]]
    declared = access.seen(one.kind, *who.roles)
    rows = _records(who.site, one, day)
    names, far = values.with_references(names, who.site, declared, rows), _far(who, one, rows)
    return [[_cell(source, row, declared, names, far) for _label, source in one.columns] for row in rows]


def _may(who, one):
    return not one.kind or access.may_read(one.kind, *who.roles)


def _records(site, one, day):
    """The records of a form of a day, as dicts, in their order of time."""
    fields = KINDS[one.kind].declared()
    text, told = conditions(fields, one.where)
    when, span = (f'"{one.day}" = ?', (day,)) if one.day else ("at >= ? AND at < ?", times.day_span(day))
    once = SHAPES[one.kind].about.counted
    columns = ("id", "at", *fields)
    quoted = ", ".join(map(db.quoted, columns))
    return by_name(columns, db.rows(f'SELECT {quoted} FROM "{one.kind}" WHERE site = ? AND void IS NULL{once} AND '
                                    f"{when} AND {text} ORDER BY at, id LIMIT {MOST}", site, *span, *told))


def _far(who, one, rows):
    """(field, field there) → id → what stands there, of the columns that look into what a record names."""
    found = {}
    for source in {source for _label, source in one.columns if source and "." in source}:
        ref, _dot, name = source.partition(".")
        of = KINDS[one.kind].declared()[ref].limits["of"]
        f = access.seen(of, *who.roles).get(name)
        ids = sorted({row[ref] for row in rows if row[ref]}) if f else []
        there = by_name(("id", name), [row for some in db.batches(ids) for row in db.rows(
            f'SELECT id, "{name}" FROM "{of}" WHERE site = ? AND {db.one_of("id", len(some))}', who.site, *some)])
        names = values.with_references(people.names(who.site, *who.roles), who.site, {name: f} if f else {}, there)
        found[source] = {row["id"]: values.shown(f, row[name], names) for row in there}
    return found


def _cell(source, row, declared, names, far):
    if source is None:
        return None
    if source == TIME:
        return times.local(row["at"]).strftime("%H:%M")
    ref, dot, _name = source.partition(".")
    if dot:
        return far[source].get(row[ref])
    f = declared.get(source)
    return (row[source] if f.type in ("integer", "number") else values.shown(f, row[source], names)) if f else None
