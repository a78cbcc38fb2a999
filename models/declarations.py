"""Whether the kinds are declared in words that exist. A typo ends the start in one sentence, not a phone's sync.

Each check takes a Declaration and yields sentences without the class in front; a new word of `About` gets one more.
"""

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from models import checklist_checks, figure_checks
from models.checklists import Checklist
from models.fields import REVIEWS, Declared
from models.figures import Figure
from models.pages import ARCHETYPES, COLOURS, FAMILIES, SIGNS
from models.person import ROLES
from models.record import About, Group, Record
from models.reserved import SQL, TABLES
from models.word_checks import Misdeclared, alone, conditions, named, sets, sorts, unknown

POLICIES = {"latest": (), "earliest": (), "furthest": ("choice",), "joined": ("text",), "united": ("list",),
            "safest": ("number", "integer", "choice", "boolean", "date", "datetime")}
MOST_ACROSS = 3
OPTIONS = ("max_length", "max_items", "min", "max", "decimals", "unit", "of", "choices")
KEYS = ("text", "choice", "date", "datetime", "person", "record")
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
# What every record has: its columns, what an op says beside its fields, and what the classes themselves are asked.
TAKEN = {*dir(Record), "kind", "record", "heads", "same_as", "t", "set", "base", "by"}


class Declaration(NamedTuple):
    """One class: `name`, its `table`, `fields` (name → Declared), its About; of all `kinds` the fields, table → name →
    Declared, and of each the names of those by which it is looked up."""

    name: str
    table: str
    fields: dict
    about: Any
    kinds: dict
    looked_up: dict


def hold(classes: Sequence[type[Record]], checklists: Sequence[Checklist] = (), figures: Sequence[Figure] = ()) -> None:
    """Go on where every one of the `classes`, and of the lists and figures about them, is well declared. Raises
    Misdeclared."""
    if said := [*wrong(classes), *wrong_data(classes, checklists, figures)]:
        raise Misdeclared("\n".join(said))


def wrong(classes: Sequence[type[Record]]) -> Iterator[str]:
    """Sentences, each with the class and the word that can't be."""
    tables = [kind._meta.table_name for kind in classes]
    known = {kind._meta.table_name: kind.declared() for kind in classes}
    looked_up = {kind._meta.table_name: {f.name for f in kind._meta.sorted_fields if getattr(f, "indexed", False)}
                 for kind in classes}
    for kind in classes:
        fields = known[kind._meta.table_name]
        taken = list(_names(fields))
        about = kind.__dict__.get("about")
        if not taken and not isinstance(about, About):
            taken = ["says nothing about itself: about = About(label=…)"]
        taken = taken or list(_sorts(kind, about, fields))
        one = Declaration(kind.__name__, kind._meta.table_name, fields, about, known, looked_up)
        said = taken or [text for check in CHECKS for text in check(one)]
        if tables.count(one.table) > 1:
            said.append(f"two kinds are called {one.table!r}")
        yield from (f"{one.name}: {text}." for text in said)


def _sorts(kind, about, fields):
    """Words of another sort: what else is asked of a kind may rely on them."""
    yield from sorts(about)
    yield from (f"{name} ends with a comma, and is no field" for name, value in vars(kind).items()
                if isinstance(value, tuple) and any(isinstance(one, Declared) for one in value))
    for name, f in fields.items():
        told = [("words", f.words, dict), ("looks", f.looks, dict), ("sets", f.sets, dict),
                ("seen_by", f.seen_by, tuple)]
        wrong = [one for one in told if not isinstance(one[1], one[2])]
        told = [(f"set {word!r}", value, tuple) for word, value in f.sets.items()] if not wrong else []
        wrong += [one for one in told if not isinstance(one[1], one[2])]
        yield from (f"{name} has the {what} {value!r}, which has to be a {sort.__name__}"
                    for what, value, sort in wrong)


def _names(fields):
    for name in fields:
        if name in TAKEN or name in SQL or keyword.iskeyword(name):
            yield f"no field can be called {name!r}, the name is taken"
        elif not NAME.fullmatch(name):
            yield f"no field can be called {name!r}: small letters, digits and _ only"


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


DOUBLED = ("who", "where", "agree", "turns")


def _named(one):
    """Wherever the declaration names fields, there are such fields."""
    about, doubled = one.about, one.about.duplicates
    places = [("title", about.title), ("key", about.key),
              *((f"group {name!r}", group.fields) for name, group in about.groups.items()),
              *((f"duplicates ({part})", getattr(doubled, part)) for part in DOUBLED if doubled),
              ("duplicates (place)", _one(doubled and doubled.place)),
              ("retention", (*about.retention.fields, *about.retention.when)),
              ("retention (after)", _one(about.retention.after)),
              *(("exclusive", two.fields) for two in about.exclusive),
              *((f"quota (by {word!r})", fields) for word, fields in (about.quota.by if about.quota else {}).items()),
              ("quota", (about.quota.most, about.quota.days, about.quota.per) if about.quota else ()),
              *(("requires", (need.field,)) for need in about.requires),
              ("balance", (about.balance.field, *_one(about.balance.of), *about.balance.by) if about.balance else ())]
    yield from (text for what, names in places for text in named(what, names, one.fields))
    if not about.title:
        yield "title names no field"


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


def _key(one):
    grouped = {name for group in one.about.groups.values() for name in group.fields}
    for name in one.about.key:
        if name in grouped:
            yield f"key names {name!r}, which is in a group"
        elif name in one.fields and one.fields[name].type not in KEYS:
            yield f"key names {name!r}, whose values are no texts"


def _one(name):
    return () if name is None else (name,)


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


def _once(one):
    """What counts several records as one needs what tells them apart, and a span of time."""
    rule = one.about.duplicates
    if rule is None:
        return
    if not rule.who or rule.within < 1:
        yield "duplicates are told by who=(…) and a span within which they stand"
    if set(rule.turns) - set(rule.where):
        yield "duplicates turn by a field that is not among where=(…)"
    lists = {name for name, f in one.fields.items() if f.type == "list"}
    yield from (f"duplicates compare {name!r}, which is a list" for name in (*rule.who, *rule.where, *rule.agree)
                if name in lists)
    known = {"one", "whom", "at", "place", "other", "later", "what"}
    yield from (f"duplicates have no place for {place}" for said in rule.said.values()
                for place in set(re.findall(r"%\((\w+)\)s", said)) - known)
    if one.about.mergeable:
        yield "duplicates are found, and aliases make one: of a kind only one of the two"


def _match(one):
    """What two records may be one by names fields, "sound" where there is a name, or a field of a record named."""
    about = one.about
    for name, weight in about.match.items():
        ref, dot, far = name.partition(".")
        if name == "sound" and "name" not in about.match:
            yield "match has a sound, and no name that has it"
        elif name != "sound" and ref not in one.fields:
            yield unknown("match names the field", ref, one.fields)
        elif dot and one.fields[ref].limits.get("of") is None:
            yield f"match goes through {ref!r}, which names no record of one kind"
        elif dot and far not in one.looked_up.get(one.fields[ref].limits["of"], ()):
            yield f"match goes to the field {far!r} of {one.fields[ref].limits['of']!r}, which can't be looked up"
        if not isinstance(weight, int) or weight < 0:
            yield f"match gives {name!r} the weight {weight!r}, and has to be 0 or more"
    if about.match and sum(about.match.values()) < about.enough and not min(about.match.values()) < 0:
        yield "match never comes to what is enough"
    yield from (unknown("essential names", name, about.match) for name in about.essential if name not in about.match)
    if about.same and not (about.mergeable and about.match):
        yield "same asks whether two are one, which only mergeable ones with a match can be"
    if about.same and "%(reasons)s" not in about.same.question:
        yield "the question of same has no place for %(reasons)s"


def _claims(one):
    """What is said of two who claimed one thing, and of a balance, has its places."""
    for name, group in one.about.groups.items():
        people = [field for field in group.fields if field in one.fields and one.fields[field].type == "person"]
        if group.claims and not (people and group.policy == "furthest"):
            yield f"group {name!r} has claims, which need the policy 'furthest' and a person among its fields"
        for said in (group.claims.sentence, group.claims.hard) if group.claims else ():
            yield from (f"the claims of the group {name!r} have no place for {place}" for place in _missing(
                said, "people", "title"))


def _balance(one):
    rule = one.about.balance
    if rule is None:
        return
    if rule.field in one.fields and one.fields[rule.field].type not in ("integer", "number"):
        yield f"balance sums {rule.field!r}, which is no number"
    if not rule.by:
        yield "balance is by no field"
    if rule.of in one.fields:
        yield from (unknown("balance has a sign for the word", word, one.fields[rule.of].words) for word in rule.sign
                    if word not in one.fields[rule.of].words)
    if rule.least and rule.least.partition(".")[0] not in rule.by:
        yield unknown("balance has the least by the field", rule.least.partition(".")[0], rule.by)
    if rule.of is None and rule.sign:
        yield "balance has signs of words, and no field that has them"
    if rule.below:
        yield from (f"balance has no place for {place}" for place in _missing(rule.below, "amount", "title"))


def _exclusive(one):
    """Of which only one should hold: records that are counted one by one."""
    for two in one.about.exclusive:
        if not two.fields:
            yield "exclusive names no field in which they agree"
        yield from (f"exclusive holds while {name!r} is {words!r}, and has to be a tuple of words"
                    for name, words in two.while_.items() if not isinstance(words, tuple))
        yield from conditions("exclusive (while_)", two.while_, one.fields)
    if one.about.exclusive and one.about.once:
        yield "exclusive counts records one by one, and several of these are counted as one"


def _requires(one):
    """What a record rests on is named by it, and had one of the words of its state."""
    for need in one.about.requires:
        of = getattr(one.fields.get(need.field), "limits", {}).get("of")
        if need.field in one.fields and of is None:
            yield f"requires goes through {need.field!r}, which names no record of one kind"
        if of:
            yield from conditions("requires", {need.state: need.words}, one.kinds.get(of, {}))
        yield from conditions("requires (when)", need.when, one.fields)
        if need.said:
            yield from (f"requires has no place for {place}" for place in _missing(need.said, "other", "state"))


def _quota(one):
    """How many, in how many days, and whose together: fields of the record itself."""
    rule = one.about.quota
    if rule is None:
        return
    for name, type in ((rule.most, "integer"), (rule.days, "integer"), (rule.per, "choice")):
        if name in one.fields and one.fields[name].type != type:
            yield f"quota reads {name!r}, which is no {type.capitalize()}"
    yield from conditions("quota", rule.where, one.fields)
    yield from (unknown("quota is by the word", word, one.fields[rule.per].words) for word in rule.by
                if rule.per in one.fields and word not in one.fields[rule.per].words)
    if len({fields[:1] for fields in rule.by.values()}) != 1:
        yield "quota counts together by fields that do not all begin with the same one"
    if rule.said:
        yield from (f"quota has no place for {place}" for place in _missing(rule.said, "n", "most"))


def _missing(sentence, *places):
    return [f"%({place})s" for place in places if f"%({place})s" not in sentence]


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


def sources(copies: str | None) -> list[str]:
    """The fields of the record itself from which a field is filled in."""
    return [one.partition(".")[0] for one in (copies or "").split()]


def _pages(one):
    """What the pages are made of names fields, words, roles and pages that exist."""
    about = one.about
    ordered = () if about.listing.order in ("newest", "oldest") else (about.listing.order,)
    listed = [*about.listing.chips, *about.listing.shows, *_one(about.listing.group), *ordered]
    yield from named("listing", listed, one.fields)
    yield from conditions("listing (where)", about.listing.where, one.fields)
    if taken := about.listing.taken:
        if taken.kind not in one.kinds:
            yield unknown("listing is taken by the kind", taken.kind, one.kinds)
        else:
            yield from named("listing (taken)", (taken.field,), one.kinds[taken.kind])
            yield from conditions("listing (taken)", taken.where, one.kinds[taken.kind])
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
        yield from named("lines", (about.lines.of, *about.lines.asks), one.fields)
        yield from sets("lines (sets)", about.lines.sets, one.fields)
        if len(about.lines.asks) > MOST_ACROSS:
            yield f"lines ask for more than {MOST_ACROSS} fields in a row"
    if about.flow:
        yield from _flow(one, about.flow)
    elif about.page == "flow" and not ranked(one.fields, about.groups):
        yield "page is 'flow', and nothing of it has the policy 'furthest'"


def _flow(one, flow):
    by = ranked(one.fields, one.about.groups)
    if not by:
        yield "flow needs a Choice, or a group by one, of the policy 'furthest'"
        return
    yield from (unknown("flow has ended in the word", word, one.fields[by].words) for word in flow.ended
                if word not in one.fields[by].words)
    if flow.due is not None and getattr(one.fields.get(flow.due), "type", "") not in ("date", "datetime"):
        yield f"flow is late by {flow.due!r}, which is no Day and no Moment of it"


def ranked(fields: Mapping[str, Declared], groups: Mapping[str, Group]) -> str:
    """The name of the Choice whose words are the states of a kind, from the first to the last; empty where none is."""
    by = [group.by for group in groups.values() if group.policy == "furthest" and group.by and group.by in fields]
    return next(iter([*by, *(name for name, f in fields.items() if f.policy == "furthest")]), "")


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


def _steps(one):
    names = [step.name for step in one.about.steps]
    for step in one.about.steps:
        what = f"step {step.name!r}"
        if names.count(step.name) > 1:
            yield f"two steps are called {step.name!r}"
        yield from conditions(f"{what} (when)", step.when, one.fields)
        yield from sets(f"{what} (sets)", step.sets, one.fields)
        yield from named(f"{what} (asks)", step.asks, one.fields)
        yield from (unknown(f"{what} names the role", role, ROLES) for role in step.by if role not in ROLES)
        if step.undo is not None and step.undo not in names:
            yield unknown(f"{what} is undone by the step", step.undo, names)


CHECKS = (_table, _roles, _seen, _named, _policies, _groups, _key, _limits, _once, _match, _fields, _pages, _variants,
          _steps, _claims, _balance, _exclusive, _requires, _quota,
          _looks)


def wrong_data(classes: Sequence[type[Record]], checklists: Sequence[Checklist],
               figures: Sequence[Figure]) -> Iterator[str]:
    """Sentences about lists and figures, each with its name and the word that can't be."""
    fields = {kind._meta.table_name: kind.declared() for kind in classes}
    abouts = {kind._meta.table_name: kind.about for kind in classes}
    lists: list[Checklist] = []
    counted: list[Figure] = []
    told: tuple[tuple[str, Any, list[Any], Any], ...] = (
        ("checklist", checklists, lists, Checklist), ("figure", figures, counted, Figure))
    for what, data, kept, sort in told:
        if lone := alone(f"{what}s", data):
            yield lone
            continue
        names = [one.name for one in data if isinstance(one, sort)]
        yield from (f"Two {what}s are called {name!r}." for name in sorted(set(names)) if names.count(name) > 1)
        for one in data:
            said = [f"{what.capitalize()} {getattr(one, 'name', one)!r} {text}." for text in _data(one, sort, fields)]
            yield from said
            kept += [] if said else [one]
    yield from checklist_checks.wrong(lists, fields, abouts)
    yield from figure_checks.related(counted, [one.name for one in figures])


def _data(one, sort, fields):
    """What of a list or a figure can't be."""
    if not isinstance(one, sort):
        yield f"is a {type(one).__name__}, and has to be a {sort.__name__}"
    elif said := list(sorts(one)):
        yield from said
    elif (kind := one.of if sort is Checklist else one.kind) not in fields:
        yield unknown("is about the kind", kind, fields)
    elif said := [*named("", _needs(one), fields[kind]), *conditions("(where)", one.where, fields[kind])]:
        yield from (text.strip() for text in said)
    elif sort is Figure:
        yield from figure_checks.wrong(one, fields[kind])


def _needs(one):
    """The fields that a figure names beside its conditions."""
    value = getattr(one, "value", None)
    summed = [getattr(value, part, None) for part in ("field", "less")]
    return [name for name in (*summed, getattr(one, "day", None)) if name]
