"""Errands near me: what is open, by building, and what I carry."""

from flask import request, url_for
from flask_babel import gettext as _

from views.auth import field_page
from views.field import asked, jobs, page
from views.field.answers import errand_answer
from views.field.blueprint import blueprint
from views.pages import acting, flow, lists, query, shown
from views.query import number

PAGE = 50


@blueprint.get("/errands")
@field_page
def errands(who):
    """The open errands of one building, or of all."""
    building, skip = request.args.get("building", ""), number("after", 0)
    waiting = jobs.waiting(who.site)
    here = [one for one in waiting if not building or jobs.building(one["unit"]) == building]
    rows = _rows(who, here[skip:skip + PAGE])
    carrying = len(jobs.carried(who.site, who.person))
    return page.show("field/errands/errands.html", here="errands", buildings=_buildings(waiting), building=building,
                     rows=rows, pager=_pager(building, skip, len(here)), carrying=carrying, full=jobs.full(carrying),
                     answer=_answer(who),
                     most=jobs.LOOKED_AT if len(waiting) == jobs.LOOKED_AT else 0)


@blueprint.get("/errands/mine")
@field_page
def carrying(who):
    """What I have taken and not finished."""
    rows = _rows(who, jobs.carried(who.site, who.person))
    return page.show("field/errands/carrying.html", here="errands", rows=rows, full=jobs.full(len(rows)), answer=None)


def _rows(who, found):
    """Errands as any list shows them, each with its room before it, and whether they may be taken."""
    book, kind = acting.kind_of(who, "errand")
    records = [query.plain(who, "errand", one) for one in found]
    names, claim = shown.names(who, book, records), next(one for one in kind["steps"] if one["name"] == "claim")
    return [shown.row(book, one, names) | {
        "unit": one["fields"].get("unit", ""), "name": one["fields"].get("title", ""), "heads": one["heads"],
        "once": asked.once(), "late": flow.late(kind, one), "claimable": acting.fits(claim, one, who)}
        for one in records]


def _buildings(waiting):
    counts = {}
    for one in waiting:
        name = jobs.building(one["unit"])
        counts[name] = counts.get(name, 0) + 1
    return [{"name": name, "count": counts[name]} for name in sorted(counts, key=_by_number) if name]


def _by_number(name):
    return (0, int(name), "") if name.isascii() and name.isdigit() else (1, 0, name)


def _pager(building, skip, found):
    def turn(after):
        return url_for("field.errands", building=building or None, after=after or None)
    return {"first": skip + 1, "last": min(found, skip + PAGE), "total": found,
            "previous": turn(max(0, skip - PAGE)) if skip else None,
            "next": turn(skip + PAGE) if skip + PAGE < found else None}


def _answer(who):
    """What became of the errand that was just touched from here."""
    book, kind = acting.kind_of(who, "errand")
    errand = jobs.by_id(who.site, request.args.get("record", ""))
    if errand and request.args.get("done") == "lost":
        name = shown.names(who, {}, []).people.get(errand["runner"]) or _("Somebody")
        return errand_answer(_("%(name)s took it first", name=name),
                             f"{errand['unit'] or ''} {errand['title'] or ''}".strip(), good=False)
    return lists.answer(who, book, kind)
