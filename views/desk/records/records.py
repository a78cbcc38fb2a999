"""Merged records of one kind: filtered, searched, sorted, page by page. A new kind gets its page for nothing."""

import json

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import access, figures
from models.pages import FAMILIES
from models.registry import KINDS
from models.where import FILLED
from sync import balance, known_tables
from sync.problems import Problem
from sync.sheets import steps
from views import moments
from views.auth import Who, desk
from views.desk import moment
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records import asked as asking
from views.desk.records import choices, listing, record_next
from views.desk.records.table import table
from views.pages import book, lists

# So many of each kind where all kinds are looked through.
FIRST = 5

@blueprint.get("/desk/records")
@desk
def all_records(who):
    """What fits a text, kind by kind; without one the way in: the records that a gate makes all day."""
    asked = asking.read(request.args, {}, roles=who.roles)
    if not asked.text:
        return redirect(url_for("desk.records", kind="gate_entry"), 303)
    found = [_of_kind(who, model, asked) for kind, model in KINDS.items()
             if not model.about.upkeep and access.may_read(kind, *who.roles)]
    return show(who, "desk/records/all.html", "desk/records/_all.html", asked=asked, families=families(who),
                found=[one for one in found if one])


def _of_kind(who, model, asked):
    """The newest records of a kind that show what was typed, as values for the template, or None."""
    found = listing.page(model, who.site, asked)
    if not found.rows and not found.edge:
        return None
    columns, rows = table(model, who.site, found.rows[:FIRST], people.names(who.site, *who.roles))
    return {**named(model.kind()), "columns": columns, "rows": rows, "n": f"{found.total:,}", "exact": found.exact,
            "href": url_for("desk.records", kind=model.kind(), text=asked.text)}


@blueprint.get("/desk/records/<kind>")
@desk
def records(who, kind):
    """A page of the records of a kind."""
    model = readable(who, kind)
    then = moment.asked(who.site)
    asked = asking.read(request.args, access.seen(kind, *who.roles), then.at, who.roles, kind)
    then, found = _found(model, who.site, asked, then)
    return show(who, "desk/records/index.html", "desk/records/_list.html", **_list(who, model, asked, found),
                **_filters(who, model, asked), moment=moment.control(who.site, then), new=_new(who, kind),
                ways=_ways(who, kind))


def _new(who, kind):
    one = book.here(who).get(kind)
    return one and record_next.new(who, one)


def _ways(who, kind):
    one = book.here(who).get(kind)
    return [*lists.ways(one, who.role, "desk.board_of", "desk.lines", "", ""), *_tables(who, one), *_sheets(who, kind),
            *_printed(who, kind)] if one else []


def _printed(who, kind):
    """The way to what is printed of a kind."""
    ways = {"permit": ("desk.passes", _("Print cards")), "point": ("desk.labels", _("Codes of points"))}
    if who.role not in roles.MANAGERS or kind not in ways:
        return []
    endpoint, label = ways[kind]
    return [{"label": label, "href": url_for(endpoint), "sign": "scan"}]


def _sheets(who, kind):
    """The way to bring in a sheet of the kind, for those who may."""
    brings = who.role in roles.MANAGERS and kind in steps.kinds(who.role, *who.roles)
    here = {"label": _("Import a sheet"), "href": url_for("desk.imports", kind=kind), "sign": "list"}
    return [here] if brings else []


def _tables(who, kind):
    """The ledger of a kind that keeps a balance, the roster of one whose places are taken."""
    said = {"desk.ledger": (_("Ledger"), kind["kind"] in balance.KINDS and access.sees_all(kind["kind"], *who.roles)),
            "desk.roster": (_("Roster"), bool((kind["listing"]["taken"] or {}).get("day")))}
    return [{"label": label, "href": url_for(endpoint, kind=kind["kind"]), "sign": "list"}
            for endpoint, (label, has) in said.items() if has]


def readable(who, kind):
    """The class of a kind that somebody may read. Raises Problem `not_found` and `forbidden`."""
    if kind not in KINDS:
        raise Problem("not_found")
    if not access.may_read(kind, *who.roles):
        raise Problem("forbidden")
    return KINDS[kind]


def _found(model, site, asked, then):
    """The Moment that is shown, and the Listing as of then; as of now where too much has changed since."""
    if then.at is None:
        return then, listing.page(model, site, asked)
    try:
        with known_tables.tables(site, then.at) as tables:
            return then, listing.page(model, site, asked, tables.source)
    except known_tables.TooMuch:
        return moment.too_much(), listing.page(model, site, asked)


def _list(who, model, asked, found):
    columns, rows = table(model, who.site, found.rows, people.names(who.site, *who.roles))
    last = asked.shown + len(rows)
    return {
        "columns": columns,
        "rows": rows,
        "counted": _counted(asked, found, last),
        "stopped": bool(found.edge),
        "export": _export(model) if who.role in roles.EXPORTERS else None,
        "first": _page({"after": None, "shown": None}) if asked.after else None,
        "after": _page({"after": json.dumps(found.after, ensure_ascii=False), "shown": last}) if found.after else None,
    }


def _counted(asked, found, last):
    counts = {"first": f"{min(asked.shown + 1, last):,}", "last": f"{last:,}", "total": f"{found.total:,}"}
    if found.exact:
        return _("%(first)s–%(last)s of %(total)s", **counts)
    if not found.edge:
        return _("%(first)s–%(last)s of at least %(total)s", **counts)
    if asked.order not in listing.ORDERS:
        return _("%(first)s–%(last)s, sorted among the newest %(window)s only. Choose days to sort them all.", **counts,
                 window=f"{listing.WINDOW:,}")
    if asked.order == "changed":
        return _("Found so far: %(last)s.", **counts)
    return _("Found so far: %(last)s. Looked as far as %(when)s.", **counts, when=moments.when(found.edge[0]))


def _page(changes):
    """The address of the same question at another place."""
    kept = {name: value for name, value in {**request.args, **changes}.items() if value not in (None, "")}
    return url_for("desk.records", **request.view_args, **kept)


def _export(model):
    kept = {name: value for name, value in request.args.items() if value and name not in ("after", "shown")}
    return url_for("desk.export", **{**kept, "what": model.kind()})


def _filters(who, model, asked):
    declared = access.seen(model.kind(), *who.roles)
    return {
        "kind": named(model.kind()),
        "families": families(who, model.kind()),
        "asked": asked,
        "span": _span(asked),
        "without_span": _page({"lo": None, "hi": None, "after": None, "shown": None}),
        "filtered": any(request.args.values()),
        "narrowed": asked.words or asked.least or asked.state != "all" or asked.order != "newest",
        "states": _options(choices.state_words(model)),
        "orders": _options(choices.order_words(declared, asked.then)),
        "choices": [_choice(declared[name], name, words, asked) for name, words in choices.choosable(declared).items()],
        "numbers": [_number(declared[name], name, asked) for name in choices.measurable(declared)
                    if declared[name].type == "number" or name in asked.least],
        "others": _others(declared, asked),
    }


def _span(asked):
    """The moments between which a figure counted, in words; None where nothing but days was asked for."""
    if asked.lo is None and asked.hi is None:
        return None
    if asked.lo is None:
        return _("before %(end)s", end=moments.when(asked.hi))
    if asked.hi is None:
        return _("since %(start)s", start=moments.when(asked.lo))
    return _("%(start)s to %(end)s", start=moments.when(asked.lo), end=moments.when(asked.hi))


def families(who: Who, kind: str = "") -> list[dict]:
    """The kinds that somebody may read by family, those that keep the rest in order last: `label`, `href` of the first,
    `here` where it is that of `kind`, and `kinds`, each with `name`, `label`, `href`."""
    found = {family: [_way(name) for name, model in KINDS.items()
                      if model.about.stands_in == family and access.may_read(name, *who.roles)] for family in FAMILIES}
    return [{"label": _(FAMILIES[family]), "kinds": some, "href": some[0]["href"],
             "here": any(one["name"] == kind for one in some)} for family, some in found.items() if some]


def _way(kind):
    return {**named(kind), "href": url_for("desk.records", kind=kind)}


def named(kind):
    """A kind with its label in the reader's language."""
    return {"name": kind, "label": _(KINDS[kind].about.label)}


def _others(declared, asked):
    """What is asked for besides what the form has fields for, in words."""
    formed, any_of = choices.choosable(declared), {choices.NOTHING: _("not filled in"), FILLED: _("filled in")}
    told = [(name, words, " / ".join(any_of.get(word) or _(declared[name].words.get(word, word)) for word in words))
            for name, words in asked.words.items() if name not in formed]
    found = [(choices.param(name), ",".join(words),
              _("Only %(span)s.", span=_("%(field)s: %(value)s", field=_(declared[name].label), value=said)))
             for name, words, said in told]
    if asked.figure:
        said = _("Only what “%(figure)s” counts.", figure=_(figures.named(asked.figure).label))
        found.append(("figure", asked.figure, said))
    days = asked.on and _("The days are those of “%(field)s”.", field=_(declared[asked.on].label))
    found += [("on", asked.on, days)] if days else []
    return [{"name": name, "value": value, "text": text} for name, value, text in found]


def _number(f, name, asked):
    name = choices.param(name)
    return {"name": name, "label": _(f.label), "unit": f.limits["unit"], "value": request.args.get(name, ""),
            "error": asked.errors.get(name.removeprefix("field."), "")}


def _choice(f, name, words, asked):
    """A list of words to choose from; the several that a figure asked for are one more choice."""
    chosen = asked.words.get(name, ())
    words = {**words, **({FILLED: _("filled in")} if FILLED in chosen else {})}
    several = {",".join(chosen): " / ".join(words[word] for word in chosen)} if len(chosen) > 1 else {}
    return {"name": choices.param(name), "label": _(f.label), "value": ",".join(chosen),
            "options": _options({"": _("any"), **several, **words})}


def _options(words):
    return [{"value": value, "label": label} for value, label in words.items()]
