"""A sheet as its pages show it: its columns with what they may be, and its rows with what they come to."""

import json

from flask import url_for
from flask_babel import gettext as _

from models import headings, registry
from models.imported import ALIKE, CHANGED, CHECKED, NEW, WRITTEN, WRONG
from sync import likeness
from sync.sheets import heads, store
from views.desk.imports import words
from views.desk.inbox.sentences import reason
from views.desk.people import people
from views.desk.records import values
from views.refusals import explained

EXAMPLES, PAGE, BRIEF = 3, 50, 120


def columns(sheet) -> dict:
    """Each column with its heading, what stands in it, and what it may be."""
    found = json.loads(sheet.heads)
    rows = [json.loads(row.cells) for row in store.page(sheet, "", 0, 40) if row.cells and row.outcome is None]
    options = [{"value": name, "label": words.target(sheet.kind, name)} for name in heads.targets(sheet.kind)]
    told = json.loads(sheet.read)
    return {
        "columns": [{"name": f"column.{at}", "head": head or _("Column %(n)s", n=at + 1), "value": value,
                     "examples": list(dict.fromkeys(row[at][:40] for row in rows if row[at]))[:EXAMPLES],
                     "secret": head in told["secret"]}
                    for at, (head, value) in enumerate(zip(found, json.loads(sheet.columns), strict=True))],
        "options": [{"value": "", "label": _("Not imported")}, *options],
        "down": json.loads(sheet.options)["down"], "rooms": headings.STAIRS in heads.targets(sheet.kind),
        "sheet_page": told["page"], "others": _(", ").join(told["others"]), "secret": _(", ").join(told["secret"])}


def wrong_columns(kind: str, columns: list[str]) -> str:
    """What is wrong with the columns that were chosen; empty where nothing is."""
    if any(name and name not in heads.targets(kind) for name in columns):
        return _("Choose what the columns are once more.")
    chosen = [name for name in columns if name]
    twice = next((name for name in chosen if chosen.count(name) > 1), None)
    if twice:
        return _("Two columns can't both be “%(what)s”. Leave one of them out.", what=words.target(kind, twice))
    if not any(heads.targets(kind)[name].field for name in chosen):
        return _("Say of at least one column what it is.")
    return ""


def report(who, sheet, outcome: str, after: str) -> dict:
    """How many rows come to what, and a page of those with an outcome, or of all."""
    counts = store.counts(sheet)
    outcome = outcome if outcome in counts else ""
    found = store.page(sheet, outcome, number_of(after), PAGE + 1)
    names, shape = people.names(who.site, *who.roles), registry.SHAPES[sheet.kind]
    chips = [{"value": "", "label": _("All"), "n": sheet.total}, *(
        {"value": one, "label": words.OUTCOMES[one](), "n": counts[one]} for one in words.LOOKS if counts.get(one))]
    return {
        "chips": [chip | {"on": chip["value"] == outcome, "n": f"{chip['n']:,}",
                          "href": url_for("desk.imported", id=sheet.id, outcome=chip["value"] or None)}
                  for chip in chips],
        "rows": [_row(who, sheet, shape, row, names) for row in found[:PAGE]],
        "first": url_for("desk.imported", id=sheet.id, outcome=outcome or None) if number_of(after) else None,
        "more": url_for("desk.imported", id=sheet.id, outcome=outcome or None, after=found[PAGE - 1].nr)
        if len(found) > PAGE else None,
        "taken": f"{sum(counts.get(one, 0) for one in (NEW, CHANGED)):,}", "alike": counts.get(ALIKE, 0),
        "takes": any(counts.get(one) for one in (NEW, CHANGED, ALIKE)),
        "undoable": sheet.state == WRITTEN and store.has_written(sheet), "checked": sheet.state == CHECKED,
        "came": _(", ").join(f"{words.OUTCOMES[one]()}: {counts[one]:,}" for one in words.LOOKS if counts.get(one)),
        "left": url_for("desk.left_rows", id=sheet.id, form="xlsx") if counts.get(WRONG) and not sheet.wiped else None}


def number_of(text: str) -> int:
    """The number in a word of the address, 0 for none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _row(who, sheet, shape, row, names):
    told, colour = json.loads(row.told or "{}"), words.LOOKS.get(row.outcome, ("", "list"))
    texts = json.loads(row.cells or "[]")
    said = [text for text, name in zip(texts, json.loads(sheet.columns), strict=False) if text and name]
    return {"line": row.line, "colour": colour[0], "sign": colour[1], "outcome": words.OUTCOMES[row.outcome](),
            "said": " · ".join(said or filter(None, texts))[:BRIEF],
            "why": [*wrong(sheet.kind, told), *_changes(who, sheet.kind, told, names),
                    *(one for code, more in told.get("notes", ()) if (one := words.note(sheet.kind, code, more)))],
            "alike": [_alike(who, sheet.kind, id, reasons, names) for id, reasons in told.get("alike", ())],
            "href": url_for("desk.record", id=row.record or row.beside) if row.record or row.beside else None}


def wrong(kind: str, told: dict) -> list[str]:
    """What is wrong with a row, a sentence for each field."""
    found = []
    for name, messages in told.get("errors", {}).items():
        target = heads.targets(kind).get(name)
        shape = registry.SHAPES[target.kind if target else kind]
        said = explained({name.rpartition(".")[2]: messages}, shape)
        label = words.target(kind, name) if target else ""
        found += [_("%(field)s: %(value)s", field=label, value=why) if label else why for why in said.values()]
    return found


def _changes(who, kind, told, names):
    for name, old, new in told.get("changes", ()):
        f = heads.targets(kind)[name].field
        yield _("%(field)s: %(old)s → %(new)s", field=words.target(kind, name), old=_value(who, f, old, names) or "–",
                new=_value(who, f, new, names) or "–")


def _value(who, f, value, names):
    if f.type == "record" and value:
        found = values.titled(f.limits["of"], who.site, [value], names) if not value.startswith("?") else []
        return found[0]["title"] if found else value.removeprefix("?")
    return values.shown(f, value, names)[:BRIEF]


def _alike(who, kind, id, reasons, names):
    """A record that a row may be, with its address and why."""
    for one in (kind, *heads.brought(kind)):
        found = values.titled(one, who.site, [id], names)
        if found:
            why = _(", ").join(reason(one, likeness.word(word)) for word in reasons)
            return {"href": url_for("desk.record", id=id),
                    "text": _("May be %(title)s (%(why)s)", title=found[0]["title"], why=why)}
    return {"href": url_for("desk.record", id=id), "text": id}
