"""Amounts that were typed as people say them, reckoned into the unit in which it is counted; and what is asked where
one is not what it mostly is. Nothing is refused for that: who is sure saves once more."""

from typing import Any

from flask_babel import gettext as _

from models import amounts, forms
from views.auth import Who
from views.pages import query, shown

SURE = "sure."
LATEST = 20


def reckoned(who: Who, kind: dict, names: list[str], fields: dict, form: dict,
             found: dict | None = None) -> tuple[dict, dict]:
    """`(fields, errors)`: the fields that come out of an amount that was typed in words, and what is wrong or asked.

    `names`: of the form; `fields`: what was read; `form`: name → text; `found`: the record that is being changed.
    """
    sets: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name in names:
        if kind["fields"][name]["packs"] and fields.get(name) is not None:
            _one(who, kind, name, fields, form, found, sets, errors)
    return sets, errors


def _one(who, kind, name, fields, form, found, sets, errors):
    packs, value = kind["fields"][name]["packs"], fields[name]
    whole = {**(found["fields"] if found else {}), **{key: one for key, one in fields.items() if one is not None}}
    unit, said = _goods(who, kind, packs, whole)
    if isinstance(value, str):
        try:
            sets[name] = amounts.read(value, unit, said)
        except ValueError as wrong:
            errors[name] = unknown(str(wrong), amounts.packs(unit, said))
            return
        sets[packs["said"]] = forms.even(value)
    elif found and value != found["fields"].get(name) and _stale(fields, found["fields"], packs["said"]):
        sets[packs["said"]] = None
    if form.get(SURE + name) != form.get(name) and (not found or value != found["fields"].get(name)):
        asks = _odd(who, kind, name, sets.get(name, value), isinstance(value, str), whole, unit, said, found)
        errors.update({name: asks} if asks else {})


def _stale(fields, before, said):
    """Whether what was said before still stands beside another amount."""
    return before.get(said) is not None and fields.get(said) == before[said]


def spoken(who: Who, kind: dict, names: list[str], fields: dict) -> tuple[dict, dict]:
    """As `reckoned`, of what was typed in words alone, and without a question."""
    words = [name for name in names if isinstance(fields.get(name), str)]
    return reckoned(who, kind, words, fields, {})


def _goods(who, kind, packs, fields):
    """The unit of what it is about, and the packs in which that comes."""
    of, id = kind["fields"][packs["of"]]["of"], fields.get(packs["of"])
    named = query.get(who, of, id) if isinstance(id, str) else None
    return (named["fields"].get(packs["unit"]), named["fields"].get(packs["packs"])) if named else (None, None)


def unknown(word: str, known: dict) -> str:
    """What is said of a word that nobody knows."""
    if not known:
        return _("“%(word)s” is not known here. Write a number.", word=word)
    return _("“%(word)s” is not known here. Write a number, or one of: %(words)s.", word=word,
             words=_(", ").join(known))


def _odd(who, kind, name, value, spoken, fields, unit, said, found):
    """The question about an amount that is not what it mostly is; empty where there is none."""
    packs, by = kind["fields"][name]["packs"], kind["variants"] and kind["variants"]["by"]
    where = {one: fields.get(one) for one in (packs["of"], by) if one}
    rows = query.listed(who, kind["kind"], where, "", "newest", 0, LATEST + 1)
    told = [row["fields"][name] for row in rows if not found or row["id"] != found["id"]][:LATEST]
    mostly = amounts.usual([one for one in told if one is not None])
    word = amounts.meant(value, mostly, {} if spoken else amounts.packs(unit, said))
    if word is None:
        return ""
    f = kind["fields"][name]
    names = shown.names(who, {}, [])
    known = {"n": shown.shown(f, value, names), "usual": shown.shown(f, mostly, names)}
    if word:
        return _("Mostly it is about %(usual)s. Did you mean %(said)s? Then write that. If %(n)s is right, save once "
                 "more.", said=f"{known['n']}{word}", **known)
    return _("Mostly it is about %(usual)s. If %(n)s is right, save once more.", **known)


def sure(kind: dict, typed: dict, errors: dict) -> list[dict]:
    """What a form carries so that whoever saves it once more as it is, is sure."""
    return [{"name": SURE + name, "value": typed.get(name, "")} for name in errors
            if name in kind["fields"] and kind["fields"][name]["packs"]]
