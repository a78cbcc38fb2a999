"""Whether the pages of a kind are made of fields, words, roles and steps that there are: sentences, for
`models.declarations`. Each check takes a Declaration."""

from collections.abc import Mapping

from models.fields import Declared
from models.pages import ARCHETYPES, COLOURS, FAMILIES, SIGNS
from models.person import ROLES
from models.record import Group
from models.word_checks import conditions, named, optional, sets, unknown

MOST_ACROSS = 3
OPTIONS = ("max_length", "max_items", "min", "max", "decimals", "unit", "of", "choices")


def _looks(one):
    """Signs are drawn and colours mean something; a word that no field has is a typo of one that it could have."""
    signs = [("sign", one.about.sign), *((f"step {step.name!r} has the sign", step.sign) for step in one.about.steps
                                         if step.sign)]
    yield from (unknown(what, sign, SIGNS) for what, sign in signs if sign not in SIGNS)
    for name, f in one.fields.items():
        yield from (unknown(f"{name} has the option", option, OPTIONS) for option in f.limits if option not in OPTIONS)
        for colour, sign in f.looks.values():
            if colour not in COLOURS:
                yield unknown(f"{name} has the colour", colour, COLOURS[1:])
            if sign not in SIGNS:
                yield unknown(f"{name} has the sign", sign, SIGNS)


def _pages(one):
    """What the pages are made of names fields, words, roles and pages that exist."""
    about = one.about
    ordered = () if about.listing.order in ("newest", "oldest") else (about.listing.order,)
    listed = [*about.listing.chips, *about.listing.shows, *optional(about.listing.group), *ordered]
    yield from named("listing", listed, one.fields)
    yield from conditions("listing (where)", about.listing.where, one.fields)
    if taken := about.listing.taken:
        if taken.kind not in one.kinds:
            yield unknown("listing is taken by the kind", taken.kind, one.kinds)
        else:
            yield from named("listing (taken)", (taken.field,), one.kinds[taken.kind])
            yield from conditions("listing (taken)", taken.where, one.kinds[taken.kind])
        told = (taken.place, taken.day, taken.begins, taken.ends, taken.off, *taken.facts)
        yield from named("listing (taken)", [name for name in told if name], one.fields)
        if getattr(one.fields.get(taken.needed), "type", "") != "integer":
            yield f"listing is taken of {taken.needed!r}, which is no Integer of it"
        if not any(getattr(one.fields.get(name), "type", "") == "date" for name in about.key):
            yield "listing is taken, and no Day is in the key by which there is a roster"
    yield from (f"listing is ordered by {name!r}, which has no index" for name in ordered
                if name in one.fields and not one.fields[name].indexed)
    yield from (unknown("menu names the role", role, ROLES) for role in about.menu if role not in ROLES)
    if about.page not in ARCHETYPES:
        yield unknown("page is", about.page, ARCHETYPES)
    if about.family not in FAMILIES:
        yield unknown("family is", about.family, FAMILIES)
    if about.lines:
        yield from named("lines", (about.lines.of, *about.lines.asks, *optional(about.lines.round)), one.fields)
        yield from (unknown("lines fill the field", name, about.lines.asks) for name in about.lines.fills
                    if name not in about.lines.asks)
        named_by = [part.partition(".")[0] for said in (*about.lines.fills.values(), *about.lines.while_)
                    for part in said.split()]
        yield from named("lines (fills)", named_by, one.fields)
        yield from sets("lines (sets)", about.lines.sets, one.fields)
        if len(about.lines.asks) > MOST_ACROSS:
            yield f"lines ask for more than {MOST_ACROSS} fields in a row"
    if about.ledger:
        yield from _ledger(one, about.ledger)
    elif about.page == "ledger":
        yield "page is 'ledger', and there is no ledger=…"
    if about.flow:
        yield from _flow(one, about.flow)
    elif about.page == "flow" and not ranked(one.fields, about.groups):
        yield "page is 'flow', and nothing of it has the policy 'furthest'"


def _views(one):
    """The views of a kind are of fields, steps and lines that there are, and lead to one another."""
    views, steps = one.about.views, [step.name for step in one.about.steps]
    names = [name for view in views for name in (view.name, *([view.gathered.name] if view.gathered else ()))]
    yield from (f"two views are called {name!r}" for name in dict.fromkeys(names) if names.count(name) > 1)
    for view in views:
        what = f"view {view.name!r}"
        yield from conditions(what, view.where, one.fields)
        yield from named(what, (view.order, view.near), one.fields)
        if view.step is not None and view.step not in steps:
            yield unknown(f"{what} takes the step", view.step, steps)
        if view.gathered and not any(f.limits.get("of") == one.table
                                     for f in one.kinds.get(view.gathered.kind, {}).values()):
            yield f"{what} gathers {view.gathered.kind!r}, which is no kind that names records of it"
        yield from (f"{what} ({word}) has no place for %(count)s" for word in ("menu", "shift")
                    if getattr(view, word) and "%(count)s" not in getattr(view, word))
        if view is not views[0] and not view.menu:
            yield f"{what} says no menu by which the first view leads to it"


def _ledger(one, ledger):
    balance = one.about.balance
    if balance is None or balance.of is None:
        yield "ledger is of a balance, whose words say what came and went"
        return
    yield from (unknown("ledger has used by the word", word, balance.sign) for word in ledger.used
                if word not in balance.sign)
    asks = one.about.variants.asks if one.about.variants else {}
    yield from (unknown("ledger offers the variant", word, asks) for word in ledger.offers if word not in asks)
    if ledger.unit and ledger.unit.partition(".")[0] not in balance.by:
        yield unknown("ledger has the unit by the field", ledger.unit.partition(".")[0], balance.by)
    if ledger.days < 1:
        yield "ledger looks back by less than a day"


def _flow(one, flow):
    by = ranked(one.fields, one.about.groups)
    if not by:
        yield "flow needs a Choice, or a group by one, of the policy 'furthest'"
        return
    yield from (unknown("flow has ended in the word", word, one.fields[by].words) for word in flow.ended
                if word not in one.fields[by].words)
    if flow.due is not None and getattr(one.fields.get(flow.due), "type", "") not in ("date", "datetime"):
        yield f"flow is late by {flow.due!r}, which is no Day and no Moment of it"


def _variants(one):
    variants = one.about.variants
    if variants is None:
        return
    by = one.fields.get(variants.by)
    if by is None or by.type != "choice":
        yield f"variants go by {variants.by!r}, which is no Choice of it"
        return
    yield from (unknown("variants name the word", word, by.words) for word in variants.asks if word not in by.words)
    yield from (f"variants say nothing of the word {word!r}" for word in by.words if word not in variants.asks)
    yield from named("variants", dict.fromkeys(name for asked in (*variants.asks.values(), variants.always)
                                               for name in asked), one.fields)


def ranked(fields: Mapping[str, Declared], groups: Mapping[str, Group]) -> str:
    """The name of the Choice whose words are the states of a kind, from the first to the last; empty where none is."""
    by = [group.by for group in groups.values() if group.policy == "furthest" and group.by and group.by in fields]
    return next(iter([*by, *(name for name, f in fields.items() if f.policy == "furthest")]), "")


CHECKS = (_pages, _views, _variants, _looks)
