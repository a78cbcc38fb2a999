"""Whether what a kind says of records that belong together can be: that two are one, that one rests on another, that
they come to a sum. Sentences, for `models.declarations`; each check takes a Declaration."""

import re

from models.word_checks import conditions, named, optional, unknown


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
    yield from _legs(one, rule) if rule.legs else ()
    if rule.below:
        yield from (f"balance has no place for {place}" for place in _missing(rule.below, "amount", "title"))


def _legs(one, rule):
    """Both ends of a way are words of the balance, and carry a number."""
    legs = rule.legs
    yield from (unknown("legs have the word", word, rule.sign) for word in (legs.out, legs.into)
                if word not in rule.sign)
    yield from (unknown("legs agree in", name, rule.by) for name in legs.same if name not in rule.by)
    if getattr(one.fields.get(legs.number), "type", "") != "text":
        yield f"legs carry {legs.number!r}, which is no Text of it"
    if legs.within < 1:
        yield "legs say within which span both ends are written down"
    if legs.said:
        yield from (f"legs have no place for {place}" for place in _missing(legs.said, "title", "out", "into"))


def _batch(one):
    """What a total covers is told by fields that there are."""
    rule = one.about.batch
    if rule is None:
        return
    if not rule.by or not getattr(one.fields.get(rule.by[0]), "indexed", False):
        yield "batch agrees by fields of which the first has no index"
    for name, types in ((rule.amount, ("integer", "number")), (rule.basis, ("choice",)), (rule.number, ("text",))):
        if name in one.fields and one.fields[name].type not in types:
            yield f"batch reads {name!r}, which is no {types[0]}"
    if rule.total not in getattr(one.fields.get(rule.basis), "words", {rule.total: ""}):
        yield unknown("batch is told by the word", rule.total, one.fields[rule.basis].words)
    if not one.about.once:
        yield "batch is of records of which several may tell of one event, and there is no duplicates=…"
    if rule.said:
        yield from (f"batch has no place for {place}" for place in _missing(rule.said, "title", "total", "sum"))


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


def _tells(one):
    """Who is told is a person, and of what is a word."""
    yield from _rescues(one, one.about.rescues)
    rule = one.about.tells
    if rule is None:
        return
    if rule.field in one.fields and one.fields[rule.field].type != "person":
        yield f"tells {rule.field!r}, which is no Person"
    if not rule.when:
        yield "tells says of nothing when"
    yield from conditions("tells", rule.when, one.fields)


def _rescues(one, rule):
    """Places that become free are told of in fields that exist, on both sides and of those who help."""
    if rule is None:
        return
    yield from named("rescues", (rule.field, rule.person, *rule.when, *rule.there), one.fields)
    planned = (*rule.span, rule.place, *optional(rule.off or None))
    for kind, names in ((rule.kind, planned), (rule.helpers[0], rule.helpers[1:])):
        if kind not in one.kinds:
            yield unknown("rescues by the kind", kind, one.kinds)
        else:
            yield from named("rescues", names, one.kinds[kind])


CHECKS = (_once, _match, _claims, _balance, _batch, _exclusive, _requires, _quota, _tells)
