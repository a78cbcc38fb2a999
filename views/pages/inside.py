"""Records on the page of the record that they belong to: each on its line with what may be done with it, and a form for
one more."""

from flask import abort, request, url_for
from flask_babel import gettext as _

from models.messages import Message
from sync import intake
from views import refusals
from views.auth import Who
from views.desk.records.values import Names
from views.field import asked
from views.pages import acting, filling, inputs, query, shown, stepping

NOBODY = Names({})


def of(who: Who, book: dict, found: dict, wrong: dict) -> list[dict]:
    """What stands inside a record. `wrong`: id of a line, or kind of a new one → what is wrong with it, by field."""
    kinds = [book[name] for name, field in book[found["kind"]]["children"] if belongs(book[name], field)]
    return [_one(who, book, found, kind, wrong) for kind in kinds
            if acting.holds(who, kind["inside"]["seen"], found["fields"])]


def belongs(kind: dict, field: str) -> bool:
    """Whether records of a kind stand on the page of the record that this field of theirs names."""
    return bool(kind["inside"]) and kind["inside"]["of"] == field


def _one(who, book, found, kind, wrong):
    said, name = kind["inside"], kind["kind"]
    rows = query.below(who, name, said["of"], found["id"])
    counted = [one for one in rows if not one["void"]]
    moves = not found["void"] and acting.holds(who, said["steps"], found["fields"])
    typed, errors = (asked.everything(), wrong[name]) if name in wrong else (_begun(who, said, found, counted), {})
    add = inputs.inputs(kind, said["asks"], typed, errors, {}) if _more(who, kind, found) else []
    return {
        "kind": name, "label": said["label"], "adding": said["adding"], "empty": said["empty"], "once": asked.once(),
        "says": _says(kind, counted), "fold": bool(said["account"]), "open": bool(errors), "of": found["id"],
        "rows": lines(who, book, kind, rows, wrong, found["id"] if moves else ""), "add": add,
        "choose": said["choose"] or "", "buttons": _buttons(kind) if add else [],
        # A form that was sent to another address is mended there.
        "action": request.path if errors else url_for("field.write_record", kind=name)}


def _more(who, kind, found):
    return who.role in kind["writers"] and not found["void"] and acting.holds(
        who, kind["inside"]["more"], found["fields"])


def lines(who: Who, book: dict, kind: dict, rows: list[dict], wrong: dict, back: str) -> list[dict]:
    """Plain records as lines, what stands as it began before what does not. `back`: where their steps lead back to;
    empty where they are not moved on."""
    names = shown.names(who, book, rows)
    found = [_line(who, book, kind, one, names, wrong.get(one["id"]), back) for one in rows]
    return sorted(found, key=lambda one: not one["begun"])


def _line(who, book, kind, record, names, errors, back):
    said, fields = kind["inside"], record["fields"]
    starts = {name: value for name, value in said["sets"].items() if not str(value).startswith("@")}
    leads = shown.leads(kind)
    steps = _steps(who, book, kind, record, errors, back) if back and kind["steps"] and not record["void"] else []
    value = fields.get(said["sum"]) if said["sum"] and said["sum"] not in kind["title"] else None
    return {
        "id": record["id"], "title": shown.title(book, record, names), "at": record["at"], "void": record["void"],
        "state": shown.state(kind, leads, fields.get(leads, starts.get(leads))), "heads": record["heads"],
        "sum": shown.shown(kind["fields"][said["sum"]], value, names) if value is not None else "",
        "begun": all(fields.get(name, value) == value for name, value in starts.items()), "once": asked.once(),
        "step": steps[0] if steps else None, "open": bool(errors),
        "own": bool(said["own"]) and not record["void"] and fields.get(said["own"]) == who.person}


def _steps(who, book, kind, record, errors, back):
    opened = kind["steps"][0]["name"] if errors else ""
    typed = asked.everything() if errors else {}
    return stepping.placed(filling.steps(who, book, kind, record, typed, opened, errors), record, back)


def _buttons(kind):
    said = kind["inside"]
    if not said["choose"]:
        return []
    words = kind["fields"][said["choose"]]["words"]
    return [{"value": word, "label": said["calls"].get(word, label)} for word, label in words.items()]


def _sum(said, rows):
    return sum(one["fields"].get(said["sum"]) or 0 for one in rows)


def _says(kind, rows):
    said = kind["inside"]
    if not said["sum"]:
        return ""
    total, account = _sum(said, rows), said["account"]
    words = shown.shown(kind["fields"][said["sum"]], abs(total), NOBODY)
    if not account:
        return words if total else ""
    return (account["owed"] if total > 0 else account["left"]) % {"amount": words} if total else account["even"]


def _begun(who, said, found, rows):
    """What stands in the form for one more: of an account what is not paid yet."""
    account = said["account"]
    if not account:
        return {}
    kind, _dot, field = account["costs"].partition(".")
    first = next(iter(account["signs"]))
    costs = sum(one["fields"].get(field) or 0 for one in query.below(who, kind, said["of"], found["id"])
                if not one["void"]) if kind else 0
    paid = sum(one["fields"].get(said["sum"]) or 0 for one in rows if one["fields"].get(said["choose"]) == first)
    due = costs - paid if costs > paid else max(0, _sum(said, rows))
    return {said["sum"]: f"{due / 100:.2f}"} if due else {}


def add(who: Who, kind: dict, of: str, form: dict) -> dict:
    """Write one more of a kind that stands inside the record `of`; return what is wrong, field → sentence."""
    said, choose = kind["inside"], kind["inside"]["choose"]
    fields = {said["of"]: of} | {name: inputs.meant(value, who) for name, value in said["sets"].items()}
    fields |= inputs.read(kind, said["asks"], form)
    if choose and form.get(choose) not in kind["fields"][choose]["words"]:
        abort(400)
    errors = _wrong(kind, fields)
    if errors:
        return errors
    if choose:
        fields[choose] = form[choose]
    if said["account"]:
        fields[said["sum"]] *= said["account"]["signs"][form[choose]]
    try:
        acting.create(who, kind, fields)
    except intake.Invalid as invalid:
        return refusals.explained(invalid.errors)
    return {}


def _wrong(kind, fields):
    said, first = kind["inside"], kind["inside"]["asks"][0]
    errors, value = inputs.unread(kind, said["asks"], fields), fields[first]
    if said["account"]:
        return errors or ({} if value and value > 0 else {first: _("Write the amount.")})
    return errors or (refusals.explained({first: [Message("required")]}) if value is None else {})
