"""The kinds as devices and documents need them. Generated from the declarations; written nowhere else."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import Any

import msgspec

from models import checklists, declarations, figures, kinds, loop_checks, loops
from models.record import complete
from models.shape import Shape

SCHEMA = 7

declarations.hold([getattr(kinds, name) for name in kinds.__all__], checklists.CHECKLISTS, figures.FIGURES)
KINDS = {getattr(kinds, name).kind(): getattr(kinds, name) for name in kinds.__all__}
for _kind_class in KINDS.values():
    complete(_kind_class)

loop_checks.hold(loops.LOOPS, loops.RECURS, {name: kind.about for name, kind in KINDS.items()},
                 {name: kind.declared() for name, kind in KINDS.items()})

SHAPES = {name: Shape(kind) for name, kind in KINDS.items()}
STRUCTS = {name: shape.struct() for name, shape in SHAPES.items()}

LIMITS = ("choices", "min", "max", "max_length", "max_items", "decimals", "unit", "of")
# What the words of pages say to people.
SENTENCES = ("label", "lines", "within", "said", "says", "adding", "empty", "owed", "left", "even", "heading", "menu",
             "hint", "shift")
# What `About` says of merging, as it is written there; what is left empty is left out.
MERGING = ("duplicates", "match", "essential", "mergeable", "published", "exclusive", "requires", "balance",
           "batch", "quota")


def document(translate: Callable[[str], Any],
             fields: Callable[[str], Iterable[str]] = lambda kind: SHAPES[kind].own) -> dict:
    """The answer of `GET /registry`.

    `translate(text)` gives `{"en": …, "zh_CN": …}`; without it, labels are the English originals. `fields(kind)`: the
    names of its fields that are told; a kind of which none is stays out.
    """
    told = {name: _kind(shape, translate, fields(name)) for name, shape in SHAPES.items()}
    return {"schema": SCHEMA, "kinds": {name: kind for name, kind in told.items() if kind["fields"]}}


def digest() -> str:
    """A short name of everything in the registry that decides what is valid and how it merges."""
    text = json.dumps(document(lambda text: text), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# What the registry says for the eye, or of who may and for how long: no record comes out otherwise for it.
SHOWN = ("label", "family", "sign", "title", "writers", "readers", "keep_days", "page", "menu", "variants", "steps",
         "listing", "views", "lines", "ledger", "flow", "choice_labels", "looks", "hint", "widget", "default", "copies",
         "index", "seen_by", "numbered", "packs")


def deciding() -> dict[str, dict[str, str]]:
    """Kind → part of its declaration → a short name of what of it decides how its records come out of their ops.

    The parts are its fields, and `""` for what it says of itself.
    """
    told = document(lambda text: text)["kinds"]
    return {name: {"": _short(_decides(kind, "fields")),
                   **{field: _short(_decides(said)) for field, said in kind["fields"].items()}}
            for name, kind in told.items()}


def _decides(said, *without):
    plain = {name: value for name, value in said.items() if name not in SHOWN and name not in without}
    groups = plain.get("groups")
    return plain | ({"groups": {name: _decides(group) for name, group in groups.items()}} if groups else {})


def _short(said):
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _kind(shape, translate, fields):
    about = shape.about
    return {
        "label": translate(about.label),
        "family": about.stands_in,
        "sign": about.sign,
        "title": list(about.title),
        "key": list(about.key),
        "writers": list(about.writers),
        **({"readers": list(about.readers)} if about.readers else {}),
        **({"keep_days": about.retention.days} if about.retention.days else {}),
        **_said(_merging(about)),
        "groups": {name: _group(group, translate) for name, group in about.groups.items()
                   if {*group.fields} <= {*fields}},
        **_pages(about, translate, fields),
        "fields": {name: _field(shape, name, translate) for name in shape.own if name in fields},
    }


def _merging(about):
    return {name: getattr(about, name) for name in MERGING} | {
        **{name: one and one.rule() for name, one in (("duplicates", about.duplicates), ("balance", about.balance),
                                                     ("batch", about.batch),
                                                     ("quota", about.quota))},
        "exclusive": [asdict(two) for two in about.exclusive], "requires": [one.rule() for one in about.requires],
        "enough": about.enough if about.match else None}


def _pages(about, translate, fields):
    """What the pages of a kind are made of, as far as these fields go; what is as usual is left out."""
    steps = [_step(step, translate) for step in about.steps
             if {*step.when, *step.sets, *step.asks, *([step.choose] if step.choose else ())} <= {*fields}]
    lines = about.lines if about.lines and {about.lines.of, *about.lines.asks, *about.lines.sets} <= {*fields} else None
    return _said({"page": about.page, "menu": about.menu, "variants": _variants(about.variants, fields), "steps": steps,
                  "listing": _said(_listing(about.listing, fields)),
                  "views": [_said(_in_words(asdict(one), translate)) for one in about.views
                            if {one.order, one.near, *one.where} <= {*fields}], "lines": lines, "flow": about.flow,
                  "ledger": _ledger(about, fields) and _in_words(_ledger(about, fields), translate),
                  "inside": _inside(about.inside, fields) and _in_words(asdict(about.inside), translate),
                  "form": _form(about.form, fields), "mend": _mend(about.mend, fields, translate),
                  "nearby": about.nearby and _in_words(asdict(about.nearby), translate)})


def _ledger(about, fields):
    """What the page of a balance says, with what the balance is by; nothing where not all of that is told."""
    balance = about.balance
    if about.ledger is None or not {balance.field, balance.of, *balance.by} <= {*fields}:
        return None
    return asdict(about.ledger) | {"least": balance.least}


def _form(form, fields):
    """What a form asks first, without the fields that are not told."""
    return form and replace(form, asks=tuple(name for name in form.asks if name in fields or name in KINDS))


def _mend(mend, fields, translate):
    asks = [name for name in mend.asks if name in fields] if mend else []
    return mend and {"asks": asks, "reasons": [translate(said) for said in mend.reasons]}


def _inside(inside, fields):
    return inside and {inside.of, *inside.asks, *inside.sets} <= {*fields}


def _step(step, translate):
    return _said(_in_words(asdict(step), translate)) | {"when": step.when, "sets": step.sets}


def _in_words(said, translate):
    """What a declaration says for people in their language, at whichever depth."""
    return {name: translate(value) if name in SENTENCES and value
            else {word: translate(call) for word, call in value.items()} if name == "calls"
            else _in_words(value, translate) if name in ("enough", "account", "gathered") and value
            else value for name, value in said.items()}


def _variants(variants, fields):
    if variants is None or variants.by not in fields:
        return None
    asks = {word: tuple(name for name in asked if name in fields) for word, asked in variants.asks.items()}
    return replace(variants, asks=asks, always=tuple(name for name in variants.always if name in fields))


def _listing(listing, fields):
    said = asdict(listing)
    return said | {name: tuple(one for one in said[name] if one in fields) for name in ("chips", "shows")} | {
        "group": said["group"] if said["group"] in fields else None,
        "order": said["order"] if said["order"] in (*fields, "oldest") else "newest",
        "where": {name: words for name, words in said["where"].items() if name in fields},
        "taken": said["taken"] if listing.taken and listing.taken.needed in fields else None}


def _group(group, translate):
    return {"fields": list(group.fields), "policy": group.policy, "by": group.by, "review": group.review,
            "label": translate(group.label)}


def _field(shape, name, translate):
    f, part = shape.fields[name], shape.part_of[name]
    limits = {limit: f.limits[limit] for limit in LIMITS if f.limits.get(limit) not in (None, "")}
    words = {"choice_labels": {word: translate(label) for word, label in f.words.items()}} if f.words else {}
    pages = {"index": f.indexed, "default": f.starts, "copies": f.copies, "widget": f.widget, "looks": f.looks,
             "sets": f.sets, "seen_by": f.seen_by, "found": f.found, "numbered": f.numbered,
             "shown_while": f.shown_while, "packs": f.packs,
             "hint": f.hint and translate(f.hint)}
    return {"type": f.type, "required": f.required, **limits, "policy": shape.parts[part].policy, "order": f.order,
            "review": shape.parts[part].review, "group": part if shape.parts[part].group else None,
            "label": translate(f.label), **words, **_said(pages)}


def _said(words):
    """Without what says nothing; dataclasses as plain values."""
    plain = {name: asdict(value) if hasattr(value, "__dataclass_fields__") else value for name, value in words.items()}
    return {name: value for name, value in plain.items() if value not in (None, "", (), [], {}, False)}


def decoder() -> msgspec.json.Decoder:
    """A decoder of op lines into the structs of all kinds."""
    union: Any = None
    for struct in STRUCTS.values():
        union = struct if union is None else union | struct
    return msgspec.json.Decoder(union)
