"""The roster of a day: for each post the spans that are planned over 24 hours, who has taken their places, where
somebody is missing, and the hours for which nobody has planned anything."""

import re
from datetime import date, timedelta

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from views import moments
from views.auth import Who, field_page
from views.field import page
from views.field.blueprint import blueprint
from views.pages import acting, lists, query, shown, taken

TIME, HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|(24):(00)", re.ASCII), 24 * 60
MOST = 500
ONE = timedelta(days=1)


@blueprint.get("/roster/<kind>")
@field_page
def roster(who: Who, kind: str) -> ResponseReturnValue:
    """The day that `on` says, today where it says none."""
    book, one = acting.kind_of(who, kind)
    if not has_one(book, one):
        abort(404)
    on = day_asked()
    found = told(who, book, one, on)
    for line in (line for post in found["posts"] for line in post["lines"]):
        line["href"] = url_for("field.record", id=line["id"]) if line["id"] else ""
        line["take"] = url_for("field.new_record", kind=found["takes"], **{found["field"]: line["id"]}) \
            if line["open"] and found["may"] else ""
    return page.show("pages/roster.html", here="more", kind=lists.tile(one) | {
        "href": url_for("field.records", kind=kind)}, on=on.isoformat(), is_today=on == moments.today(),
        before=url_for("field.roster", kind=kind, on=(on - ONE).isoformat()),
        after=url_for("field.roster", kind=kind, on=(on + ONE).isoformat()),
        today=url_for("field.roster", kind=kind), posts=found["posts"], missing=found["missing"])


def day_asked() -> date:
    """The day that an address says."""
    try:
        on = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return moments.today()
    return on if moments.FIRST < on < moments.LAST else moments.today()


def has_one(book: dict, kind: dict) -> bool:
    """Whether there is a roster of a kind for this reader."""
    said = kind["listing"]["taken"]
    return bool(said and said["day"] and said["kind"] in book)


def told(who: Who, book: dict, kind: dict, on: date) -> dict:
    """`{posts, missing, takes, field, may}`: of each post its title and `lines` in the order of their time: what is
    planned, `{id, begins, ends, from_before, to_next, taken, missing, over, off, open, takers, facts}`, and what is
    not, with an empty `id`."""
    said = kind["listing"]["taken"]
    # What began on the day before may reach over midnight.
    days = [(on - ONE).isoformat(), on.isoformat()]
    rows = query.listed(who, kind["kind"], {said["day"]: days}, "", "oldest", 0, MOST)
    spans = [(row, span) for row in rows if (span := span_of(said, row["fields"], on)) is not None]
    takers = _takers(who, said, [row["id"] for row, _span in spans])
    everybody = [taker for some in takers.values() for taker in some]
    names = shown.names(who, book, [*(row for row, _span in spans), *everybody])
    posts: dict[str, list] = {}
    for row, span in spans:
        posts.setdefault(row["fields"].get(said["place"]) or "", []).append(
            (span, row["id"], _line(book, said, names, row, span, takers.get(row["id"], []))))
    shown_posts = [{"title": names.records.get(post) or kind["label"], "id": post,
                    "lines": _with_gaps([line for _span, _id, line in sorted(some, key=lambda each: each[:2])])}
                   for post, some in posts.items()]
    return {"posts": sorted(shown_posts, key=lambda post: (query.natural(post["title"]), post["id"])),
            "missing": sum(line["missing"] for some in posts.values() for _span, _id, line in some),
            "takes": said["kind"], "field": said["field"], "may": who.role in book[said["kind"]]["writers"]}


def span_of(said: dict, fields: dict, on: date) -> tuple[int, int] | None:
    """The minutes of a day from which and to which a record reaches, before 0 and beyond the last where it began on the
    day before or ends on the next; None where it says none, or has none of this day."""
    begins, ends = minutes(fields.get(said["begins"])), minutes(fields.get(said["ends"]))
    if begins is None:
        return None
    until = HOURS if ends is None else ends if ends > begins else ends + HOURS
    shift = 0 if fields[said["day"]] == on.isoformat() else -HOURS
    return (begins + shift, until + shift) if until + shift > 0 else None


def minutes(text: str | None) -> int | None:
    """The minute of the day that "18:30" says; None for what says none."""
    found = TIME.fullmatch((text or "").strip())
    return int(found[1] or found[3]) * 60 + int(found[2] or found[4]) if found else None


def _takers(who, said, ids):
    where = {said["field"]: ids, **{name: list(words) for name, words in said["where"].items()}}
    found: dict[str, list] = {}
    for row in query.listed(who, said["kind"], where, "", "oldest", 0, taken.MOST) if ids else ():
        found.setdefault(row["fields"][said["field"]], []).append(row)
    return found


def _line(book, said, names, row, span, takers):
    needed, off = row["fields"].get(said["needed"]), row["fields"].get(said["off"], "") if said["off"] else ""
    there = 0 if off else len(takers)
    missing = max(0, (needed or 0) - there) if not off else 0
    return {"id": row["id"], "begins": clock(span[0]), "ends": clock(span[1]), "from_before": span[0] < 0,
            "to_next": span[1] > HOURS, "from": max(0, span[0]), "until": min(HOURS, span[1]), "off": off,
            "taken": taken.said(there, needed), "missing": missing, "open": not off and (needed is None or missing > 0),
            "over": max(0, there - needed) if needed and not off else 0,
            "facts": [fact for name in said["facts"] if (fact := shown.shown(
                book[row["kind"]]["fields"][name], row["fields"].get(name), names))],
            "takers": [{"id": one["id"], "name": shown.brief(book, one, names),
                        "state": shown.row(book, one, names)["state"]} for one in takers]}


def clock(minute: int) -> str:
    """The minute of a day as "06:30", of the next and the one before, too; its end as "24:00"."""
    return "24:00" if minute == HOURS else f"{minute // 60 % 24:02}:{minute % 60:02}"


def _with_gaps(lines):
    """The lines with what lies between those that go ahead."""
    found, reached = [], 0
    for line in lines:
        if not line["off"]:
            found += [_gap(reached, line["from"])] if line["from"] > reached else []
            reached = max(reached, line["until"])
        found.append(line)
    return [*found, *([_gap(reached, HOURS)] if reached < HOURS else [])]


def _gap(begins, ends):
    return {"id": "", "begins": clock(begins), "ends": clock(ends), "from_before": False,
            "to_next": False, "from": begins, "until": ends, "off": "", "taken": "", "missing": 0, "open": False,
            "over": 0, "facts": [], "takers": []}
