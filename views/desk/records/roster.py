"""The roster of a day at the desk: what is planned at each post, who takes it, where somebody is missing; and the week
before, planned once more."""

from datetime import date, timedelta

from flask import redirect, request, url_for

from models import access
from sync import intake
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.records import record_next
from views.pages import acting, lists, query
from views.pages import roster as days

MOST, WEEK = 2_000, 7
BESIDE = (-1, 1)


@blueprint.get("/desk/roster/<kind>")
@desk
def roster(who, kind):
    """The day that `on` says, today where it says none."""
    book, one, on = *_open(who, kind), days.day_asked()
    found = days.told(who, book, one, on)
    for line in (line for post in found["posts"] for line in post["lines"]):
        line["href"] = line["id"] and url_for("desk.record", id=line["id"])
    copied = request.args.get("copied")
    again = moments.spanned(on, on + timedelta(days=WEEK - 1))
    return show(who, "desk/roster/index.html", kind=lists.tile(one), day=moments.named(on.isoformat()),
                on=on.isoformat(), posts=found["posts"], list=url_for("desk.records", kind=kind),
                missing=found["missing"], writes=who.role in one["writers"], again=again,
                new=record_next.new(who, one, **{one["listing"]["taken"]["day"]: on.isoformat()}),
                copied=int(copied) if copied and copied.isdecimal() and len(copied) < 9 else None,
                days=[_beside(kind, on + timedelta(days=n)) for n in BESIDE])


@blueprint.post("/desk/roster/<kind>/copy")
@desk
def copy_week(who, kind):
    """Plan the seven days from `on` as the seven before them: who is needed where and when, not who came. What is
    planned there already stays as it is, so that to do it twice writes nothing twice."""
    _book, one = _open(who, kind)
    if who.role not in one["writers"]:
        raise Problem("forbidden")
    try:
        on = date.fromisoformat(request.form.get("on", ""))
    except ValueError:
        raise Problem("malformed", reason="on") from None
    drafts = list(_again(who, one, on))
    if drafts:
        intake.write_all(who, drafts, request.form.get("once"))
    return redirect(url_for("desk.roster", kind=kind, on=on.isoformat(), copied=len(drafts)), 303)


def _again(who, kind, on):
    """A Draft for each record of the week before that goes ahead and has none at its place yet."""
    said, first = kind["listing"]["taken"], on - timedelta(days=WEEK)
    days = [(first + timedelta(days=n)).isoformat() for n in range(2 * WEEK)]
    rows = query.listed(who, kind["kind"], {said["day"]: days}, "", "oldest", 0, MOST)
    there = {_key(kind, row["fields"]) for row in rows}
    for row in rows:
        fields = row["fields"]
        if fields[said["day"]] >= on.isoformat() or (said["off"] and fields.get(said["off"])):
            continue
        day = date.fromisoformat(fields[said["day"]]) + timedelta(days=WEEK)
        again = {name: value for name, value in fields.items() if access.may_set(kind["kind"], name, who.role)} | {
            said["day"]: day.isoformat()}
        # A day that was taken back is not planned again behind somebody's back: its key is asked for, too.
        id = acting.natural_id(who, kind, again)
        if _key(kind, again) not in there and query.get(who, kind["kind"], id) is None:
            yield intake.Draft(kind["kind"], again, id)


def _key(kind, fields):
    return tuple(fields.get(name) for name in kind["key"])


def _open(who, kind):
    book, one = acting.kind_of(who, kind)
    said = one["listing"]["taken"]
    if not said or not days.has_one(book, one) or not access.may_read(said["kind"], *who.roles):
        raise Problem("not_found")
    return book, one


def _beside(kind, day):
    return {"label": moments.named(day.isoformat()),
            "href": url_for("desk.roster", kind=kind, on=day.isoformat())}
