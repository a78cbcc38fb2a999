"""What the pages of a checklist show: how much is due, what is due next, doors with their states, the way back.

An item is what `views/pages/marks.py` makes of a record, a word and its mark.
"""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from views.auth import Who
from views.field import asked, away
from views.pages import lists, marks, query, shown

# What an address says of how a list is looked at; `done` and `did` tell what was just marked.
VIEW = ("on", "what", "group", "grid")
VIBRATE = "80"
# So many doors are shown without asking for one group of them.
MANY = 120


def lines(who: Who, book: dict) -> list[dict]:
    """Each list, and each running round of one, what is due first: `{label, round, due, total, href}`."""
    found = [line for one in marks.lists(book) for line in _lines(who, book, one)]
    return sorted(found, key=lambda line: line["due"] == 0)


def _lines(who, book, one):
    for round in marks.rounds(who, book, one):
        if round["now"] or one["repeats"] == "round":
            items = marks.items(who, book, one, round)
            on = None if round["now"] else round["on"]
            yield {"label": one["label"], "round": round["label"], "due": _due(items), "total": len(items),
                   "href": url_for("field.due_list", name=one["name"], on=on)}


def count(who: Who, book: dict) -> dict | None:
    """How much is due for somebody now, `{count}`; None where they have no list."""
    return {"count": sum(line["due"] for line in lines(who, book))} if marks.lists(book) else None


def _due(items):
    return sum(item["answer"] is None for item in items)


def view(values: dict) -> dict:
    """How a list is looked at, as far as an address or a form says."""
    return {name: values[name] for name in VIEW if values.get(name)}


def values(who: Who, book: dict, one: dict, asked_for: dict) -> dict:
    """The values of a list's page. `asked_for`: what its address says."""
    rounds, group = marks.rounds(who, book, one), book[one["subject"]]["listing"]["group"]
    round = next((each for each in rounds if each["on"] == asked_for.get("on")), None) or next(
        (each for each in rounds if each["now"]), None)
    items = marks.items(who, book, one, round) if round else []
    grid = asked_for.get("grid", "1" if one["grid"] else "0") != "0"
    what = asked_for.get("what", "") or (_first(one, items) if grid else "")
    # Of a grid the word stays, also when all of it is done; where doors are many, one group is looked at.
    seen = view(asked_for) | ({"what": what} if what and grid else {})
    groups, called = _groups(items, group, what), lists.label(book[one["subject"]], group)
    if grid and "group" not in seen and len(groups) > 1 and sum(_fits(item, what, "", "") for item in items) > MANY:
        seen["group"] = next((value for value, n in groups if n), groups[0][0])
    fitting = [item for item in items if _fits(item, what, group, seen.get("group"))]
    return {
        "list": {"name": one["name"], "label": one["label"]}, "round": round["on"] if round else "", "grid": grid,
        "chips": _chips(one, seen, rounds, round, items, what, (called, groups), grid),
        "due": _due(fitting), "total": len(fitting),
        "hidden": [{"name": name, "value": value} for name, value in seen.items()],
        "answer": _answer(who, book, one, round, items, asked_for),
        "answers": [each | {"main": n == 0} for n, each in enumerate(one["answers"])],
        "other": address(one, seen, grid="0" if grid else "1"),
        "doors": _doors(who, book, one, seen, fitting) if grid else [],
        "card": None if grid else _card(who, book, one, seen, fitting, asked_for),
    }


def _first(one, items):
    """The word of which a grid shows the doors first: the first of the list that is due somewhere."""
    due = {item["word"]["value"] for item in items if item["answer"] is None}
    words = [word["value"] for word in one["words"]]
    return next((word for word in words if word in due), next(iter(words), ""))


def _fits(item, what, group, wanted):
    return ((not what or item["word"]["value"] == what)
            and (not wanted or item["record"]["fields"].get(group) == wanted))


def address(one: dict, seen: dict, **changes: Any) -> str:
    """The address of a list, looked at in another way."""
    return url_for("field.due_list", name=one["name"], **{**seen, **changes})


def _chips(one, seen, rounds, round, items, what, grouped, grid):
    """Rows of links by which a list is narrowed: rounds, words, groups with their name; each where there are several.
    """
    called, groups = grouped
    words = {item["word"]["value"]: item["word"]["label"] for item in items}
    narrowed = seen.get("group")
    rows = [(_("Round"), [(each["label"], each is round, {"on": each["on"]}) for each in rounds]),
            (_("What"), [(label, word == what, {"what": None if word == what and not grid else word})
                         for word, label in words.items()]),
            (called, [(f"{value} · {n}", value == narrowed, {"group": None if value == narrowed else value})
                          for value, n in groups])]
    return [{"label": label, "words": [{"label": said, "on": on, "href": address(one, seen, **changes)}
                                       for said, on, changes in row]} for label, row in rows if len(row) > 1]


def _groups(items, group, what):
    """(value, how much is due) of what the list is grouped by."""
    found: dict[str, int] = {}
    for item in items:
        value = item["record"]["fields"].get(group)
        if value and (not what or item["word"]["value"] == what):
            found[value] = found.get(value, 0) + (item["answer"] is None)
    return sorted(found.items(), key=lambda one: query.natural(one[0]))


def _card(who, book, one, seen, items, asked_for):
    """The record that is asked for, else what is due next; None where nothing is."""
    of, due = asked_for.get("of"), [item for item in items if item["answer"] is None]
    chosen = [item for item in items if item["record"]["id"] == of]
    item = next(iter([*(each for each in chosen if each in due), *chosen,
                      *_turned(items, due, asked_for.get("after"))]), None)
    if item is None:
        return None
    row = shown.row(book, item["record"], shown.names(who, book, [item["record"]]))
    others = any(each["record"]["id"] != row["id"] for each in due)
    note = _outside(who, one).get(item["record"]["fields"].get("unit"), "")
    return {"note": note, "id": row["id"], "title": row["title"], "facts": row["facts"], "word": item["word"]["value"],
            "says": item["word"]["label"] if one["words"] else "",
            "state": item["answer"] and state(item["answer"]), "heads": item["mark"]["heads"] if item["mark"] else "",
            "later": address(one, seen, after=_next(items, row["id"])) if others else ""}


def _turned(items, due, after):
    """What is due, from a record on, round to those before it."""
    ids = list(dict.fromkeys(item["record"]["id"] for item in items))
    at = ids.index(after) if after in ids else 0
    places = {id: n for n, id in enumerate(ids[at:] + ids[:at])}
    return sorted(due, key=lambda item: places[item["record"]["id"]])


def _next(items, id):
    """The record after this one in the list, round to the first."""
    ids = list(dict.fromkeys(item["record"]["id"] for item in items))
    return ids[(ids.index(id) + 1) % len(ids)]


def _doors(who, book, one, seen, items):
    names, out = shown.names(who, book, [item["record"] for item in items]), _outside(who, one)
    return [{"note": out.get(item["record"]["fields"].get("unit"), ""), "of": item["record"]["id"],
             "word": item["word"]["value"],
             "title": shown.brief(book, item["record"], names), "tap": item["answer"] is None and not one["asks"],
             "href": address(one, seen, of=item["record"]["id"], what=item["word"]["value"] or None, grid="0"),
             "state": state(item["answer"])} for item in items]


def _outside(who, one):
    """Room → who of it is out, in words; nothing where a list does not say."""
    found: dict[str, list] = {}
    if one["outside"]:
        for unit, person, _plate in sorted((out := away.now(who.site).out), key=out.__getitem__):
            if unit and person:
                found.setdefault(unit, []).append(person)
    return {unit: _("Out: %(names)s", names=_(", ").join(names)) for unit, names in found.items()}


def state(answer: dict | None) -> dict:
    """`{colour, sign, word}` of what was answered, or of what is due."""
    if answer is None:
        return {"colour": "amber", "sign": "wait", "word": _("Due")}
    return {"colour": answer["colour"], "sign": answer["sign"], "word": answer["label"]}


def _answer(who, book, one, round, items, asked_for):
    """What was just marked, and the way back; None where nothing was."""
    of, did = asked_for.get("done"), asked_for.get("did", "")
    item = next((each for each in items if each["record"]["id"] == of and each["word"]["value"] == did), None)
    if not item or item["answer"] is None:
        return None
    title = shown.title(book, item["record"], shown.names(who, book, [item["record"]]))
    fields = {**view(asked_for), "of": of, "word": did, "round": round["on"]}
    good = item["answer"]["name"] == one["answers"][0]["name"]
    return {"state": "go" if good else "turned", "sign": item["answer"]["sign"], "vibrate": VIBRATE, "fresh": False,
            "says": [title, item["answer"]["label"]], "about": item["word"]["label"] if one["words"] else "",
            "undo": {"action": url_for("field.unmark", name=one["name"]), "once": asked.once(),
                     "heads": item["mark"]["heads"],
                     "fields": [{"name": name, "value": value} for name, value in fields.items()]}}


def of_record(who: Who, book: dict, record: dict) -> list[dict]:
    """The checklists of a record, as its page shows them: `{name, label, round, rows: [{says, word, state, tap}]}`."""
    found = [(one, round) for one in marks.lists(book) for round in marks.rounds(who, book, one)
             if round["now"] or one["repeats"] == "round"]
    told = [(one, round, marks.items(who, book, one, round, marks.about(who, book, one, round, record)))
            for one, round in found if record["kind"] in (one["of"], one["subject"])]
    return [{"name": one["name"], "label": " · ".join(filter(None, (one["label"], round["label"]))),
             "round": round["on"], "answer": one["answers"][0]["name"], "says": one["answers"][0]["label"],
             "rows": [_of_record(who, book, one, record, item) for item in items]}
            for one, round, items in told if items]


def _of_record(who, book, one, record, item):
    about = item["record"]
    title = shown.title(book, about, shown.names(who, book, [about])) if about["id"] != record["id"] else ""
    says = [title, item["word"]["label"] if one["words"] else ""]
    return {"of": about["id"], "word": item["word"]["value"], "says": " · ".join(filter(None, says)),
            "state": state(item["answer"]), "tap": item["answer"] is None and not one["asks"],
            "href": address(one, {}, of=about["id"], what=item["word"]["value"] or None, grid="0")}
