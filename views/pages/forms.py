"""The form of a kind: first which variant, then its fields; new, and again to change what was written."""

from flask import abort, request, url_for
from flask_babel import gettext as _

from models.messages import SENTENCES
from sync import intake
from views.auth import field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import acting, inputs, lists, query, shown

FOUND = 12
SEARCHED = "~q"


@blueprint.get("/k/<kind>/new")
@field_page
def new_record(who, kind):
    """Which variant it is, as big buttons; then what it asks."""
    book, one = acting.kind_of(who, kind, writing=True)
    variants, given = one["variants"], dict(request.args.items())
    if variants and given.get(variants["by"]) not in variants["asks"]:
        return page.show("pages/variants.html", here="more", kind=lists.tile(one), variants=_variants(one, given))
    return _new(who, book, one, inputs.begun(one, who, given), {})


@blueprint.post("/k/<kind>/new")
@field_page
def write_record(who, kind):
    """Write the record, or say beside the field what is wrong."""
    book, one = acting.kind_of(who, kind, writing=True)
    names = _names(one, request.form)
    fields = _set(who, one, names)
    errors = _missing(one, fields) | _unsure(book, names, fields)
    there = None if errors or asked.again(who) else _there(who, one, fields)
    if there:
        said = _("This is already written down. What you typed stands here: look, then save it.")
        return _edit(who, book, one, there, asked.everything(), {"": said})
    if errors:
        return _new(who, book, one, asked.everything(), errors)
    try:
        id = acting.create(who, one, fields | acting.copied(who, one, fields))
    except intake.Invalid as invalid:
        return _new(who, book, one, asked.everything(), asked.explain(invalid))
    return page.go("field.record", id=id)


@blueprint.get("/r/<id>/edit")
@field_page
def edit_record(who, id):
    """The form with what stands there now."""
    book, kind, found = acting.record_of(who, id, writing=True)
    return _edit(who, book, kind, found, inputs.typed(kind, found["fields"]), {})


@blueprint.post("/r/<id>/edit")
@field_page
def change_record(who, id):
    """Write the fields that were changed, and only those."""
    book, kind, found = acting.record_of(who, id, writing=True)
    names = [name for name in _edited(kind, found) if name not in kind["key"]]
    before = {name.removeprefix("was."): text for name, text in request.form.items() if name.startswith("was.")}
    old, fields = inputs.read(kind, names, before), inputs.read(kind, names, request.form)
    changed = {name: value for name, value in fields.items() if value != old[name]}
    errors = _unsure(book, changed, fields)
    try:
        if changed and not errors:
            acting.change(who, kind, found, changed)
    except intake.Invalid as invalid:
        errors = asked.explain(invalid)
    return _edit(who, book, kind, found, asked.everything(), errors) if errors else page.go("field.record", id=id)


@blueprint.get("/k/<kind>/pick/<field>")
@field_page
def pick(who, kind, field):
    """The records that may be meant by what is typed into a field of a form, each as a choice."""
    book, one = acting.kind_of(who, kind)
    f = one["fields"].get(field) or abort(404)
    typed = dict(request.args.items())
    options = [found | {"on": found["value"] == typed.get(field)} for found in _options(who, book, f, typed)]
    return page.show("pages/_picked.html", name=field, query=typed.get(field + SEARCHED, ""), options=options)


def _variants(kind, given):
    by = kind["fields"][kind["variants"]["by"]]
    return [{"label": by["words"][word], "href": _address(kind["kind"], {**given, by["name"]: word})}
            for word in kind["variants"]["asks"]]


def _address(kind, given):
    return url_for("field.new_record", kind=kind, **{name: text for name, text in given.items() if name != "kind"})


def _names(kind, form):
    variants = kind["variants"]
    return [variants["by"], *shown.asks(kind, form.get(variants["by"]))] if variants else shown.asks(kind, None)


def _set(who, kind, names):
    """What a new record is made of: what was typed, and what the kind begins with of that which is not asked."""
    starts = {name: inputs.meant(f["default"], who) for name, f in kind["fields"].items()
              if f["default"] is not None and name not in names}
    return starts | inputs.read(kind, names, request.form)


def _missing(kind, fields):
    """What a key needs and was not filled in. What else is required is said by the check of the op."""
    return {name: _(SENTENCES["required"]) for name in kind["key"] if fields.get(name) is None}


def _unsure(book, names, fields):
    """Fields in which something was looked for and nothing chosen."""
    return {name: _("Choose one of those that were found, or empty the search.") for name in names
            if fields.get(name) is None and asked.text(name + SEARCHED)}


def _there(who, kind, fields):
    """The record that has this key already, as far as it counts."""
    id = acting.natural_id(who, kind, fields)
    found = query.get(who.site, kind["kind"], id) if id else None
    return found if found and not found["void"] else None


def _edited(kind, found):
    variants = kind["variants"]
    names = _names(kind, found["fields"]) if variants else shown.asks(kind, None)
    # What an older or newer form had asked stands there all the same, and can be changed.
    return [*names, *(name for name in found["fields"] if name not in names and name not in shown.stepped(kind)
                      and name in kind["fields"])]


def _new(who, book, kind, typed, errors):
    names = _names(kind, typed)
    hidden = [{"name": names[0], "value": typed.get(names[0], "")}] if kind["variants"] else []
    asks = names[1:] if kind["variants"] else names
    return _form(who, book, kind, asks, typed, errors, hidden=hidden, record=None, was=[], fixed=[])


def _edit(who, book, kind, found, typed, errors):
    names = [name for name in _edited(kind, found) if name not in kind["key"]]
    known = shown.names(who.site, book, [found])
    fixed = [one for one in shown.facts(book, found, known) if one["name"] in kind["key"]]
    stands = inputs.typed(kind, {name: value for name, value in found["fields"].items() if name in names})
    was = [{"name": f"was.{name}", "value": typed.get(f"was.{name}", text)} for name, text in stands.items()]
    record = shown.row(book, found, known) | {"heads": asked.text("heads") or found["heads"]}
    return _form(who, book, kind, names, typed, errors, hidden=[], record=record, was=was, fixed=fixed)


def _form(who, book, kind, names, typed, errors, **more):
    options = {name: _options(who, book, kind["fields"][name], typed) for name in names
               if kind["fields"][name]["widget"] in ("pick", "person")}
    stray = [says for name, says in errors.items() if name not in names]
    return page.form("pages/form.html", typed, errors, here="more", kind=lists.tile(kind), stray=stray,
                     inputs=inputs.inputs(kind, names, typed, errors, options), **more)


def _options(who, book, f, typed):
    """What can be chosen in a field that names a record or a person: who is chosen, and what a search finds."""
    value = typed.get(f["name"], "")
    if f["widget"] == "person":
        known = shown.names(who.site, book, []).people
        return sorted(({"value": id, "label": name} for id, name in known.items()), key=lambda one: one["label"])
    if f["of"] not in book:
        return []
    chosen = query.many(who.site, f["of"], [value]) if value else []
    found = _found(who, book, f["of"], typed.get(f["name"] + SEARCHED, ""))
    return _called(who, book, chosen) + [one for one in found if one["value"] != value]


def _found(who, book, kind, typed):
    rows = query.listed(who.site, kind, {}, typed, book[kind]["listing"]["order"], 0, FOUND) if typed else []
    return _called(who, book, rows)


def _called(who, book, rows):
    names = shown.names(who.site, book, rows)
    return [{"value": one["id"], "label": shown.title(book, one, names)} for one in rows]
