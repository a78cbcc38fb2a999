"""The rows of `views/pages/lines.py`: what is asked in each, and what of them is written down already."""

import re
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from models import forms
from sync import times
from views import moments
from views.auth import Who
from views.field import asked
from views.pages import acting, inputs, lists, query, shown

MOST_ROWS, FREE = 200, 8
# The word of an address under which only those stand of which nothing is written down yet.
OPEN = "open"
ROW = re.compile(r"([0-9]{1,4})\.(.+)")
# Rows stand close: what would be several buttons is one.
COMPACT = {"buttons": "select", "yesno": "select", "area": "text", "pick": "text"}


def values(who: Who, book: dict, kind: dict, view: dict, typed: dict | None = None, errors: dict | None = None,
           pasted: str = "", more: int = 0) -> dict:
    """The values of the page. `view`: what its address says; `typed`: name → text; `errors`: row → field → sentence.
    """
    typed, errors, said = typed or {}, errors or {}, given(kind, view)
    group, groups = grouping(who, book, kind, view)
    kept = {name: text for name, text in view.items() if name in (*said, OPEN)}
    about = {"kind": kind["kind"], "fields": said, "conflicts": []}
    rows = _homes(who, book, kind, view, typed, errors) if named(book, kind) else _free(kind, typed, errors, more)
    narrowed = view.get(OPEN) == "1"
    return {
        "kind": lists.tile(kind), "free": not named(book, kind), "pasted": pasted, "wrong": len(errors),
        "rows": [row for row in rows if not (narrowed and row["written"])],
        "done": sum(bool(row["written"]) for row in rows), "total": len(rows), "fills": bool(_fills(who, kind, view)),
        "narrowed": narrowed, "without": {**{name: text for name, text in kept.items() if name != OPEN},
                                          **({"group": group} if group else {}), **({} if narrowed else {OPEN: "1"})},
        "once": asked.text("once") or asked.once(),
        "facts": [one | {"text": called(who, book, said[one["name"]]) or one["text"]} for one in
                  shown.facts(book, about, shown.names(who, book, [about]))],
        "groups": [{"label": one["value"], "on": one["value"] == group, "where": {**kept, "group": one["value"]}}
                   for one in groups],
        "grouped": _grouped(book, kind),
        "view": [{"name": f"view.{name}", "value": text} for name, text in
                 {**kept, **({"group": group} if group else {})}.items()],
        "saved": view.get("saved", "") if view.get("saved", "").isdecimal() else "",
    }


def called(who: Who, book: dict, value: Any) -> str:
    """What a record is called whose id stands in a text; empty for other texts."""
    kind = query.kind_of(who, value) if isinstance(value, str) else None
    record = query.get(who, kind, value) if kind and kind in book else None
    return shown.title(book, record, shown.names(who, book, [record])) if record else ""


def placed(found: dict, lines: str, records: str, record: str) -> dict:
    """The values with their addresses; `lines`, `records`, `record`: the endpoints of rows, of the list, a record."""
    name = found["kind"]["name"]
    rows = [row | {"href": url_for(record, id=row["record"]) if row["record"] else ""} for row in found["rows"]]
    groups = [{"label": one["label"], "on": one["on"], "href": url_for(lines, **{**one["where"], "kind": name})}
              for one in found["groups"]]
    return found | {"groups": groups, "rows": rows, "without": url_for(lines, **found["without"], kind=name),
                    "action": url_for(lines, kind=name), "list": url_for(records, kind=name)}


def named(book: dict, kind: dict) -> bool:
    """Whether each row is about a record that is there."""
    return kind["fields"][kind["lines"]["of"]]["of"] in book


def grouping(who: Who, book: dict, kind: dict, view: dict) -> tuple[str, list[dict]]:
    """The chosen group of the records that rows are about, and all there are."""
    about = book.get(kind["fields"][kind["lines"]["of"]]["of"])
    name = about["listing"]["group"] if about else ""
    groups = query.grouped(who, about["kind"], name) if about and name else []
    values = [one["value"] for one in groups]
    return view["group"] if view.get("group") in values else next(iter(values), ""), groups


def _grouped(book, kind):
    """What the groups of the records are that rows are about, in words."""
    about = book.get(kind["fields"][kind["lines"]["of"]]["of"])
    return lists.label(about, about["listing"]["group"]) if about else ""


def homes(who: Who, book: dict, kind: dict, view: dict) -> list[dict]:
    """The records that rows are about, in their order."""
    about = book[kind["fields"][kind["lines"]["of"]]["of"]]
    group, groups = grouping(who, book, kind, view)
    where = {about["listing"]["group"]: group} if groups else {}
    return query.listed(who, about["kind"], where, "", about["listing"]["order"], 0, MOST_ROWS)


def _homes(who, book, kind, view, typed, errors):
    found = homes(who, book, kind, view)
    there = _there(who, kind, given(kind, view), found)
    names = shown.names(who, book, [*found, *there.values()])
    return [_row(kind, n, [] if home["id"] in there else kind["lines"]["asks"], typed, errors) | {
        "title": shown.title(book, home, names), "of": f"{n}.{kind['lines']['of']}", "id": home["id"],
        **_written(book, kind, there.get(home["id"]), names)} for n, home in enumerate(found)]


def _there(who, kind, said, found):
    """Record of a row → what is written down of it already: with the same values in all that rows have in common."""
    of, ids = kind["lines"]["of"], {home["id"] for home in found}
    begins = {name: inputs.meant(kind["fields"][name]["default"], who) for name in kind["key"]}
    same = {name: value for name, value in (begins | sets(who, kind) | said).items() if value is not None}
    rows = query.listed(who, kind["kind"], same, "", "newest", 0, query.MOST)
    always = kind["key"] or not kind["lines"]["round"] or said.get(kind["lines"]["round"]) is not None
    since = 0 if always else times.day_span(moments.today().isoformat())[0]
    return {one["fields"][of]: one for one in reversed(rows) if one["fields"].get(of) in ids and one["at"] >= since}


def _fills(who, kind, view):
    """Field → text of its usual value, of those that one button fills in."""
    said = {**sets(who, kind), **given(kind, view)}
    said |= acting.copied(who, kind, said)
    rule = kind["lines"]
    holds = all(acting.source(who, kind, source, said) in words for source, words in rule["while_"].items())
    found = {name: acting.source(who, kind, source, said) for name, source in rule["fills"].items()} if holds else {}
    return inputs.typed(kind, {name: value for name, value in found.items() if value is not None})


def filled(who: Who, book: dict, kind: dict, view: dict, typed: dict) -> dict:
    """What was typed, and in every row in which nothing was the usual values."""
    usual, values = _fills(who, kind, view), dict(typed)
    touched = {int(match[1]) for name, text in typed.items() if (match := ROW.fullmatch(name)) and forms.clean(text)
               and match[2] in kind["lines"]["asks"]}
    found = homes(who, book, kind, view)
    there = _there(who, kind, given(kind, view), found)
    for n, home in enumerate(found):
        if n not in touched and home["id"] not in there:
            values |= {f"{n}.{name}": text for name, text in usual.items()}
    return values


def _written(book, kind, record, names):
    if record is None:
        return {"written": "", "record": ""}
    facts = [one["text"] for one in shown.facts(book, record, names) if one["name"] in kind["lines"]["asks"]]
    return {"written": " · ".join(facts) or _("Entered"), "record": record["id"]}


def _free(kind, typed, errors, more):
    names = [kind["lines"]["of"], *kind["lines"]["asks"]]
    return [_row(kind, n, names, typed, errors) | {"title": str(n + 1), "of": "", "id": "", "written": "", "record": ""}
            for n in range(max(FREE, last(typed) + 1) + more)]


def _row(kind, n, names, typed, errors):
    wrong, start = errors.get(n, {}), f"{n}."
    own = {name.removeprefix(start): text for name, text in typed.items() if name.startswith(start)}
    # Two hundred homes are given numbers; who has another word for one can paste it.
    plain = {name: {"mode": "decimal", "hint": ""} for name in names if kind["fields"][name]["packs"]}
    asks = [one | plain.get(one["name"], {}) | {"name": start + one["name"], "required": False,
                                                "widget": COMPACT.get(one["widget"], one["widget"])}
            for one in inputs.inputs(kind, names, own, wrong, {})]
    return {"asks": asks, "error": " ".join(says for name, says in wrong.items() if name not in names)}


def last(typed: dict) -> int:
    """The last row in which something is typed; -1 for none."""
    return max((int(match[1]) for name, text in typed.items() if text and (match := ROW.fullmatch(name))), default=-1)


def sets(who: Who, kind: dict) -> dict:
    """What every row says by itself: field → value."""
    return {name: inputs.meant(value, who) for name, value in kind["lines"].get("sets", {}).items()}


def given(kind: dict, view: dict) -> dict:
    """What the address says of all rows: field → value."""
    own = (kind["lines"]["of"], *kind["lines"]["asks"])
    names = [name for name in view if name in kind["fields"] and name not in own]
    return {name: value for name, value in inputs.read(kind, names, view).items() if value is not None}
