"""The roster of a day: records with places that are taken, who takes them, and where somebody is missing."""

from datetime import date, timedelta

from flask import request, url_for

from models import access
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.pages import acting, lists, query, shown, taken

MOST = 500
BESIDE = (-1, 1)


@blueprint.get("/desk/roster/<kind>")
@desk
def roster(who, kind):
    """The day that `on` says, today where it says none."""
    book, one = acting.kind_of(who, kind)
    said, day = one["listing"]["taken"], _day()
    if not said or not access.may_read(said["kind"], *who.roles):
        raise Problem("not_found")
    dated = next(name for name in one["key"] if one["fields"][name]["type"] == "date")
    found = query.listed(who, kind, {dated: day.isoformat()}, "", "oldest", 0, MOST)
    takers = _takers(who, book, said, [row["id"] for row in found])
    names = shown.names(who, book, [*found, *(taker for some in takers.values() for taker in some)])
    rows = [_row(book, said, names, row, takers.get(row["id"], [])) for row in found]
    return show(who, "desk/roster/index.html", kind=lists.tile(one), day=moments.named(day.isoformat()),
                rows=sorted(rows, key=lambda row: row["title"]), list=url_for("desk.records", kind=kind),
                missing=sum(row["missing"] for row in rows),
                days=[_beside(kind, day + timedelta(days=n)) for n in BESIDE])


def _beside(kind, day):
    return {"label": moments.named(day.isoformat()), "href": url_for("desk.roster", kind=kind, on=day.isoformat())}


def _day():
    try:
        day = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return moments.today()
    return day if moments.FIRST < day < moments.LAST else moments.today()


def _takers(who, book, said, ids):
    where = {said["field"]: ids, **{name: list(words) for name, words in said["where"].items()}}
    found = {}
    for row in query.listed(who, said["kind"], where, "", "oldest", 0, taken.MOST) if ids else ():
        found.setdefault(row["fields"][said["field"]], []).append(row)
    return found


def _row(book, said, names, row, takers):
    needed = row["fields"].get(said["needed"]) or 0
    line = shown.row(book, row, names)
    return {"title": line["title"], "facts": line["facts"], "href": url_for("desk.record", id=row["id"]),
            "taken": taken.said(len(takers), row["fields"].get(said["needed"])),
            "missing": max(0, needed - len(takers)), "over": max(0, len(takers) - needed) if needed else 0,
            "takers": [{"name": shown.brief(book, taker, names), "href": url_for("desk.record", id=taker["id"]),
                        "state": shown.row(book, taker, names)["state"]} for taker in takers]}
