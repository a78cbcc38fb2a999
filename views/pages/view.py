"""The views of a kind: lists with an address of their own, narrowed by buildings, with what may be done at once with
each row; and what stands inside their records, added up on one page."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from models import basket
from models.registry import KINDS
from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import also
from views.pages import acting, book, filling, flow, inputs, inside, lists, query, shown
from views.query import number

MOST, PAGE = 500, 50


@field_page
def view(who: Who, kind: str, name: str) -> ResponseReturnValue:
    """The records of one building, or of all."""
    known, one = acting.kind_of(who, kind)
    said, place, skip = called(one, name), request.args.get("building", ""), number("after", 0)
    found = chosen(who, one, said)
    here = [each for each in found if place in ("", building(each["fields"].get(said["near"])))]
    return page.show(
        "pages/view.html", here=said["tab"], kind=lists.tile(one), view=said, building=place,
        all=url_for(f"field.{name}"), buildings=_buildings(said, found),
        rows=_rows(who, known, one, said, here[skip:skip + PAGE]),
        pager=_pager(said, place, skip, len(here)), answer=lists.answer(who, known, one), full=_full(who, one),
        most=MOST if len(found) == MOST else 0, hands=lists.hands(one), back=_back(one, said),
        ways=_ways(who, one, said), writes=who.role in one["writers"])


@field_page
def gathered(who: Who, kind: str, name: str) -> ResponseReturnValue:
    """What stands inside the records of a view, of all of them together."""
    known, one = acting.kind_of(who, kind)
    said = called(one, name)
    below = known[said["gathered"]["kind"]]
    above = {each["id"]: each["fields"].get(said["near"]) for each in chosen(who, one, said)}
    rows = [each for id in above for each in query.below(who, below["kind"], below["inside"]["of"], id)
            if not each["void"]]
    lines = {each["id"]: each for each in inside.lines(who, known, below, rows, {}, said["gathered"]["name"])}
    rows.sort(key=lambda each: (each["at"], each["id"]))
    return page.show("pages/gathered.html", here=said["tab"], view=said["gathered"], back=_way(one["views"][0]),
                     answer=None, homes=len(set(above.values())),
                     lines=basket.add_up([_thing(each, below["inside"], above, lines) for each in rows]))


def called(kind: dict, name: str) -> dict:
    """The view of this name."""
    return next(one for one in kind["views"] if one["name"] == name)


def chosen(who: Who, kind: dict, said: dict) -> list[dict]:
    """The records in a view, at most MOST of them."""
    where = {name: [inputs.meant(word, who) for word in words] for name, words in said["where"].items()}
    return query.listed(who, kind["kind"], where, "", said["order"], 0, MOST)


def handed_over(who: Who) -> list[dict]:
    """What of the views a shift hands over, as links: what leads on from the first view of a kind before that one."""
    kinds = [one for one in book.here(who).values() if one["views"]]
    return [_way(each, each["shift"] % {"count": len(chosen(who, one, each))}) for one in kinds
            for each in (*one["views"][1:], one["views"][0]) if each["shift"]]


def building(room: str | None) -> str:
    """The building of a room: what stands before the dash."""
    return (room or "").partition("-")[0] if "-" in (room or "") else ""


def _rows(who, known, kind, said, found):
    names = shown.names(who, known, found)
    step = next((one for one in kind["steps"] if one["name"] == said["step"]), None)
    return [shown.row(known, one, names) | {
        "place": one["fields"].get(said["near"], ""), "name": _name(kind, said, one, names), "heads": one["heads"],
        "once": asked.once(), "late": flow.late(kind, one), "back": said["name"],
        "next": {"label": step["label"], "action": url_for("field.step", id=one["id"], name=step["name"])}
        if step and who.role in kind["writers"] and acting.fits(step, one, who) else None} for one in found]


def _name(kind, said, record, names):
    """What a record is called beside its place."""
    words = [shown.shown(kind["fields"][name], record["fields"].get(name), names) for name in kind["title"]
             if name != said["near"]]
    return " ".join(word for word in words if word)


def _way(said, label="", sign=""):
    return {"href": url_for(f"field.{said['name']}"), "label": label or said["label"], "sign": sign}


def _back(kind, said):
    """The first view of the kind leads to the others, and they lead back to it."""
    return None if said is kind["views"][0] else _way(kind["views"][0])


def _ways(who, kind, said):
    if _back(kind, said):
        return [_way(said["gathered"], sign=kind["sign"])] if said["gathered"] else []
    others = kind["views"][1:]
    return [*(_way(one, one["menu"] % {"count": len(chosen(who, kind, one))}) for one in others),
            *(_way(one["gathered"], sign=kind["sign"]) for one in others if one["gathered"])]


def _full(who, kind):
    return next((full for step in kind["steps"] if (full := filling.full(who, kind, step))), "")


def _buildings(said, found):
    counts: dict[str, int] = {}
    for one in found:
        name = building(one["fields"].get(said["near"]))
        counts[name] = counts.get(name, 0) + 1
    return [{"name": name, "count": counts[name], "href": url_for(f"field.{said['name']}", building=name)}
            for name in sorted(counts, key=query.natural) if name]


def _pager(said, place, skip, found):
    def turn(after):
        return url_for(f"field.{said['name']}", building=place or None, after=after or None)
    return {"first": skip + 1, "last": min(found, skip + PAGE), "total": found,
            "previous": turn(max(0, skip - PAGE)) if skip else None,
            "next": turn(skip + PAGE) if skip + PAGE < found else None}


def _thing(record, said, above, lines):
    """A thing as it is added up, and as its line says it: whose it is, and how much of it."""
    fields, line = record["fields"], lines[record["id"]]
    text, quantity = (fields.get(name, "") for name in said["asks"])
    title = " · ".join(part for part in (above[fields[said["of"]]], quantity) if part)
    return {"text": text, "quantity": quantity, "wanted": line["begun"], "line": line | {"title": title}}


for _name_of, _kind in KINDS.items():
    for _view in _kind.about.views:
        also(f"/{_view.at}", _view.name, view, kind=_name_of, name=_view.name)
        if _view.gathered:
            also(f"/{_view.gathered.at}", _view.gathered.name, gathered, kind=_name_of, name=_view.name)
