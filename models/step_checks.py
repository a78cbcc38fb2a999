"""Whether the steps of a kind, and what stands on the page of its records, are declared in words that exist."""

import re
from collections.abc import Iterator
from typing import Any

from models.person import ROLES
from models.word_checks import conditions, named, sets, unknown

PLACE = re.compile(r"%\((\w+)\)s")
# The settings that say how much is enough in one hand.
ENOUGH = ("MOST_ERRANDS",)


def wrong(one: Any) -> Iterator[str]:
    """Sentences about the steps of a Declaration, without its class in front."""
    names = [step.name for step in one.about.steps]
    for step in one.about.steps:
        what = f"step {step.name!r}"
        if names.count(step.name) > 1:
            yield f"two steps are called {step.name!r}"
        yield from conditions(f"{what} (when)", step.when, one.fields)
        yield from sets(f"{what} (sets)", step.sets, one.fields)
        yield from named(f"{what} (asks)", step.asks, one.fields)
        yield from (f"{what} needs {name!r}, which it does not ask" for name in step.needs if name not in step.asks)
        yield from (unknown(f"{what} names the role", role, ROLES) for role in step.by if role not in ROLES)
        yield from (unknown(f"{what} is undone by the step", undo, names) for undo in step.ways_back
                    if undo not in names)
        yield from _chosen(one, step, what)
        if step.last and (not step.sets or one.about.key):
            yield f"{what} is for who has said the last word, and sets nothing, or the kind has a key"
        yield from (f"{what} (said) has no place for {place}" for place in {*PLACE.findall(step.said)} - {"name"})
        yield from _enough(one, step.enough, f"{what} (enough)") if step.enough else ()


def _chosen(one, step, what):
    """What a button fills in can be chosen."""
    if step.choose is None:
        return
    f = one.fields.get(step.choose)
    yield from named(f"{what} (choose)", (step.choose,), one.fields)
    if f is not None and f.type not in ("choice", "person"):
        yield f"{what} chooses {step.choose!r}, which is no Choice and no Person of it"
    elif f is not None and bool(step.among) != (f.type == "choice"):
        yield f"{what} chooses {step.choose!r} among words, which a Choice needs and nothing else has"
    elif f is not None:
        yield from conditions(f"{what} (among)", {step.choose: step.among}, one.fields)
    if step.choose in (*step.sets, *step.asks):
        yield f"{what} chooses {step.choose!r}, which it sets or asks besides"


def _enough(one, enough, what):
    yield from conditions(what, enough.while_, one.fields)
    if enough.setting not in ENOUGH:
        yield unknown(f"{what} is by the setting", enough.setting, ENOUGH)
    if "%(count)s" not in enough.says:
        yield f"{what} has no place for %(count)s"


def inside(one: Any) -> Iterator[str]:
    """Sentences about how a kind stands on the pages of others, and of its own."""
    said, nearby = one.about.inside, one.about.nearby
    if said:
        yield from named("inside", (said.of, *said.asks, *filter(None, (said.choose, said.sum, said.own))), one.fields)
        yield from sets("inside", said.sets, one.fields)
        far = one.fields[said.of].limits.get("of") if said.of in one.fields else None
        if said.of in one.fields and far is None:
            yield f"inside is of {said.of!r}, which names no record of one kind"
        for what, where in (("seen", said.seen), ("steps", said.steps), ("more", said.more)):
            yield from conditions(f"inside ({what})", where, one.kinds.get(far, {}))
        words = one.fields[said.choose].words if said.choose in one.fields else ()
        yield from (unknown(f"inside calls {said.choose}", word, words) for word in said.calls if word not in words)
        yield from _account(one, said, words) if said.account else ()
    if nearby:
        if nearby.by not in one.fields or not one.fields[nearby.by].indexed:
            yield f"nearby is by {nearby.by!r}, which is no field of it with an index"
        yield from conditions("nearby", nearby.where, one.fields)


def form(one: Any) -> Iterator[str]:
    """Sentences about what a form of a kind asks first."""
    if said := one.about.form:
        below = {name for name, fields in one.kinds.items() if name not in one.fields and any(
            f.limits.get("of") == one.table for f in fields.values())}
        yield from named("form", [name for name in said.asks if name not in below], one.fields)
        yield from (f"form insists on {name!r}, for which it does not ask" for name in said.needs
                    if name not in said.asks)
        if one.about.variants:
            yield "form asks first what its variants ask"
    if one.about.mend:
        yield from named("mend", one.about.mend.asks, one.fields)
    for name, f in one.fields.items():
        if f.found and (f.found not in one.fields or f.found not in one.looked_up.get(f.limits.get("of"), ())):
            yield f"{name} is found by {f.found!r}, by which its kind can't be looked up"


def _account(one, said, words):
    account = said.account
    yield from (unknown("account has a sign for the word", word, words) for word in account.signs if word not in words)
    if said.sum is None or said.asks != (said.sum,):
        yield "account asks for the field alone that is summed up"
    if not all("%(amount)s" in sentence for sentence in (account.owed, account.left)):
        yield "account has no place for %(amount)s"
    kind, _dot, field = account.costs.partition(".")
    if account.costs and field not in one.kinds.get(kind, ()):
        yield unknown("account pays for", account.costs, (f"{kind}.{name}" for name in one.kinds.get(kind, ())))


def shown(one: Any) -> Iterator[str]:
    """Sentences about fields that are shown for a while alone: nothing else may rely on them."""
    about = one.about
    asked = {name for names in about.variants.asks.values() for name in names} if about.variants else set()
    relied = {*about.title, *about.key, *about.listing.shows, *about.listing.chips, *asked}
    for name, f in one.fields.items():
        yield from conditions(f"{name} (shown while)", f.shown_while, one.fields)
        if f.shown_while and name in relied:
            yield f"{name} is shown for a while, and stands in the title, the key, the list or a variant"


CHECKS = (wrong, inside, shown, form)
