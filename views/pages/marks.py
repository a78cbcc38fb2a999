"""What is due: the records that a checklist is about, their marks in a round, and what each mark says.

`one` is a checklist as the book has it (`views/pages/book_lists.py`); a round is `{on, label, now, record}`.
"""

from flask_babel import gettext as _

from models.pages import MEANT
from sync import clock
from views import moments
from views.auth import Who
from views.pages import query, shown

MOST = 5_000
NOON = 12


def lists(book: dict) -> list[dict]:
    """The checklists of the reader, in the order of the kinds that they are about."""
    return [one for kind in book.values() for one in kind["checklists"]]


def rounds(who: Who, book: dict, one: dict) -> list[dict]:
    """The rounds in which something can be marked now; `now` is the one that is meant where nobody says which."""
    today, repeats = moments.today().isoformat(), one["repeats"]
    if repeats == "slot":
        morning = moments.local(clock.now()).hour < NOON
        return [_round(f"{today}/am", _("Morning"), morning), _round(f"{today}/pm", _("Evening"), not morning)]
    if repeats == "round":
        return _running(who, book, one["rounds"])
    return [_round({"once": "once", "daily": today, "person": who.person}[repeats])]


def _running(who, book, rounds):
    found = query.listed(who, rounds["of"], rounds["where"], "", "newest", 0, query.PAGE)
    names = shown.names(who, book, found)
    return [_round(one["id"], shown.title(book, one, names), one is found[0], one) for one in found]


def _round(on, label="", now=True, record=None):
    return {"on": on, "label": label, "now": now, "record": record}


def subjects(who: Who, book: dict, one: dict, round: dict) -> list[dict]:
    """The plain records that are to be marked in a round, in the order of their list."""
    found = query.listed(who, one["of"], one["where"], "", book[one["of"]]["listing"]["order"], 0, MOST)
    if one["each"]:
        found = _each(who, one, found)
    scope = set(round["record"]["fields"].get(one["rounds"]["scope"]) or ()) if round["record"] else set()
    return [record for record in found if not scope or scope & _codes(who, record["fields"].get(one["rounds"]["by"]))]


def _codes(who, value):
    """By what a scope may name those of this value."""
    return {value, f"{who.site_code}/{value}", who.site_code}


def _each(who, one, found):
    """The records that those of the list name, each once."""
    ids = dict.fromkeys(id for record in found for id in _told(who, one, record["fields"]))
    known = {record["id"]: record for record in query.many(who, one["subject"], list(ids)) if not record["void"]}
    return [known[id] for id in ids if id in known]


def _told(who, one, fields):
    told, beside = fields.get(one["each"]) or [], fields.get(one["beside"])
    if not told and beside:
        found = query.listed(who, one["subject"], {one["beside"]: beside}, "", "oldest")
        return [record["id"] for record in found]
    return told if isinstance(told, list) else [told]


def about(who: Who, book: dict, one: dict, round: dict, record: dict) -> list[dict]:
    """Of the records of a round those that one record's page speaks of: itself, or those that it names."""
    if one["each"] and record["kind"] == one["of"]:
        return _each(who, one, [record]) if holds(one["where"], record["fields"]) else []
    if one["each"] or one["rounds"]:
        return [found for found in subjects(who, book, one, round) if found["id"] == record["id"]]
    return [record] if holds(one["where"], record["fields"]) else []


def marked(who: Who, one: dict, round: dict) -> dict:
    """(id of the record, word) → its mark in a round, of those that count."""
    key, (day, slot) = one["key"], _parts(round["on"])
    where = {key["on"]: round["on"]} if key["on"] else {key["day"]: day}
    where |= {key["slot"]: slot} if key["slot"] else {}
    where |= {key["what"]: [word["value"] for word in one["words"]]} if key["what"] else {}
    found = query.listed(who, one["marks"], where, "", "oldest", 0, MOST)
    return {(record["fields"].get(key["of"]), record["fields"].get(key["what"], "")): record for record in found}


def items(who: Who, book: dict, one: dict, round: dict, found: list[dict] | None = None) -> list[dict]:
    """All that is to be marked in a round, `{record, word, mark, answer}`; `answer` is None where it is due.

    `found`: the records that it is about, where they are known.
    """
    marks = {} if one["own"] else marked(who, one, round)
    found = subjects(who, book, one, round) if found is None else found
    words = one["words"] or [{"value": "", "label": one["label"]}]
    made = [(record, word, record if one["own"] else marks.get((record["id"], word["value"])))
            for record in found for word in words]
    return [{"record": record, "word": word, "mark": mark, "answer": answer(one, mark, word["value"])}
            for record, word, mark in made]


def answer(one: dict, mark: dict | None, word: str) -> dict | None:
    """The answer that a mark gives, None where something is due all the same."""
    if one["own"]:
        return one["answers"][0] if mark and mark["fields"].get(word) == one["own"][word] else None
    if mark is None or (one["due"] and holds(one["due"], mark["fields"])):
        return None
    return next((each for each in one["answers"] if _says(each, mark["fields"])), None) or _odd()


def _odd():
    return {"name": "", "label": _("Entered"), "colour": "", "sign": "list"}


def _says(answer, fields):
    return all(value in MEANT or fields.get(name) == value for name, value in answer["sets"].items())


def holds(where: dict, fields: dict) -> bool:
    """Whether the fields have one of the words each."""
    return all(fields.get(name) in words for name, words in where.items())


def key(one: dict, of: str, what: str, on: str) -> dict:
    """The key of a mark: field → value."""
    day, slot = _parts(on)
    values = {"of": of, "what": what, "on": on, "day": day, "slot": slot}
    return {field: values[word] for word, field in one["key"].items() if field}


def _parts(on):
    day, _slash, slot = on.partition("/")
    return day, slot
