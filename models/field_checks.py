"""Whether what a kind says of itself, of its fields and of how rival values are merged can be: sentences, for
`models.declarations`. Each check takes a Declaration."""

import re

from models.fields import REVIEWS
from models.person import ROLES
from models.record import Record
from models.reserved import SQL, TABLES
from models.word_checks import named, sets, unknown

POLICIES = {"latest": (), "earliest": (), "furthest": ("choice",), "joined": ("text",), "united": ("list",),
            "safest": ("number", "integer", "choice", "boolean", "date", "datetime")}
KEYS = ("text", "choice", "date", "datetime", "person", "record")
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
# What every record has: its columns, what an op says beside its fields, and what the classes themselves are asked.
TAKEN = {*dir(Record), "kind", "record", "heads", "same_as", "counted_in", "t", "set", "base", "by"}


def _table(one):
    if one.table in TABLES or one.table in SQL or not NAME.fullmatch(one.table):
        yield f"no kind can be called {one.table!r}, the name is taken or is no name"


def _roles(one):
    for what, roles in (("writers", one.about.writers), ("readers", one.about.readers)):
        yield from (unknown(f"{what} name the role", role, ROLES) for role in roles if role not in ROLES)
    if not one.about.writers:
        yield "writers name nobody"


def _seen(one):
    """Who sees a field may read its kind. What names a record, finds it twice or makes its id all of them see."""
    about, doubled = one.about, one.about.duplicates
    told = {*about.title, *about.key, *about.match}
    told |= {*doubled.who, *doubled.where, *doubled.agree} if doubled else set()
    for name, f in one.fields.items():
        yield from (unknown(f"{name} is seen by the role", role, ROLES) for role in f.seen_by if role not in ROLES)
        yield from (f"{name} is seen by the role {role!r}, which may not read the kind" for role in f.seen_by
                    if about.readers and role in ROLES and role not in about.readers)
        if f.seen_by and name in told:
            yield f"{name} has to be seen by everybody who may read the kind"
    for name, group in about.groups.items():
        if len({one.fields[field].seen_by for field in group.fields if field in one.fields}) > 1:
            yield f"the fields of the group {name!r} are seen by different roles"


def _policies(one):
    for name, f in one.fields.items():
        if f.policy not in POLICIES:
            yield unknown(f"{name} has the policy", f.policy, POLICIES)
        elif POLICIES[f.policy] and f.type not in POLICIES[f.policy]:
            yield f"{name} is a {f.type}, for which there is no policy {f.policy!r}"
        yield from _reviews(name, f.review, f.policy, f.limits.get("choices"))


def _groups(one):
    seen: dict[str, str] = {}
    for name, group in one.about.groups.items():
        yield from (f"{field!r} is in the groups {seen[field]!r} and {name!r}" for field in group.fields
                    if field in seen)
        seen.update(dict.fromkeys(group.fields, name))
        if name in one.fields or name in TAKEN or not group.fields:
            yield f"no group can be called {name!r}, or it has no fields"
        if group.by is not None and group.by not in group.fields:
            yield unknown(f"group {name!r} is ordered by", group.by, group.fields)
            continue
        by = one.fields.get(group.by)
        if group.policy not in POLICIES:
            yield unknown(f"group {name!r} has the policy", group.policy, POLICIES)
        elif POLICIES[group.policy] and (by is None or by.type not in POLICIES[group.policy]):
            yield f"group {name!r} has the policy {group.policy!r}, for which by has to name a fitting member"
        yield from _reviews(f"group {name!r}", group.review, group.policy, by and by.limits.get("choices"))


def _reviews(what, review, policy, words):
    if isinstance(review, dict):
        if set(review) != {"soft", "hard"} or policy not in ("furthest", "safest"):
            yield f"{what} has a review by states, which needs 'soft', 'hard' and the policy 'furthest' or 'safest'"
        elif words:
            yield from (unknown(f"{what} has a review from the state", word, words or ())
                        for word in review.values() if word not in words)
    elif review not in REVIEWS:
        yield unknown(f"{what} has the review", review, REVIEWS)
    elif review != "quiet" and policy in ("joined", "united"):
        yield f"{what} has the review {review!r}, and all that is {policy} is kept: nobody has to look"


def _key(one):
    grouped = {name for group in one.about.groups.values() for name in group.fields}
    for name in one.about.key:
        if name in grouped:
            yield f"key names {name!r}, which is in a group"
        elif name in one.fields and one.fields[name].type not in KEYS:
            yield f"key names {name!r}, whose values are no texts"


def _limits(one):
    yield from _retention(one)
    for name, f in one.fields.items():
        least, most = f.limits.get("min"), f.limits.get("max")
        if least is not None and most is not None and least > most:
            yield f"{name} has a min above its max"
        if f.limits.get("max_length", 1) < 1 or f.limits.get("choices", ("",)) == []:
            yield f"{name} leaves no value to choose or to write"
        if f.limits.get("of") is not None and f.limits["of"] not in one.kinds:
            yield unknown(f"{name} names records of the kind", f.limits["of"], one.kinds)


def _retention(one):
    kept, about = one.about.retention, one.about
    for days in (kept.days, *kept.fields.values()):
        if days is not None and (not isinstance(days, int) or days < 1):
            yield f"retention is {days!r}, and has to be a number of days"
    for name, group in about.groups.items():
        if 0 < len(kept.fields.keys() & set(group.fields)) < len(group.fields):
            yield f"retention names a part of the group {name!r}, and has to name all of it or nothing"
    yield from (f"retention names {name!r}, which is in the key" for name in kept.fields if name in about.key)
    if kept.beside:
        if kept.beside.kind not in one.kinds:
            yield unknown("retention is beside records of the kind", kept.beside.kind, one.kinds)
        if (kept.beside.through or kept.beside.by) not in one.fields:
            yield unknown("retention is beside by the field", kept.beside.through or kept.beside.by, one.fields)


def _fields(one):
    """What a field says for its pages."""
    labels = [f.label for f in one.fields.values()]
    yield from (f"two fields have the label {label!r}" for label in dict.fromkeys(labels) if labels.count(label) > 1)
    for name, f in one.fields.items():
        for what, words in (("looks", f.looks), *((f"set {said!r}", words) for said, words in f.sets.items())):
            yield from (unknown(f"{name} has the {what} of the state", word, f.words) for word in words
                        if word not in f.words)
        yield from named(f"{name} (copies)", sources(f.copies), one.fields)
        yield from sets("default", {name: f.starts}, one.fields)
        if f.numbered and (f.type != "text" or not one.about.key):
            yield f"{name} is numbered, which a Text of a kind with a key can be"
        yield from _packs(one, name, f) if f.packs else ()


def _packs(one, name, f):
    """An amount in packs is a number; what it comes in says the record that another field names."""
    if f.type not in ("number", "integer"):
        yield f"{name} has packs, and is no number"
    yield from named(f"{name} (packs)", (f.packs.of, f.packs.said), one.fields)
    if f.packs.of in one.fields:
        of = one.fields[f.packs.of].limits.get("of")
        yield from named(f"{name} (packs)", (f.packs.unit, f.packs.packs), one.kinds.get(of, {}))
    if getattr(one.fields.get(f.packs.said), "type", "text") != "text":
        yield f"{name} has packs, and keeps what was said in {f.packs.said!r}, which is no Text"


def sources(copies: str | None) -> list[str]:
    """The fields of the record itself from which a field is filled in."""
    return [one.partition(".")[0] for one in (copies or "").split()]


CHECKS = (_table, _roles, _seen, _policies, _groups, _key, _limits, _fields)
