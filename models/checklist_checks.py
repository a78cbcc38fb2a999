"""Whether the checklists are declared in words that exist: each mistake is one sentence with the list and the word."""

from collections.abc import Iterable, Iterator, Mapping

from models.checklists import DAY, KEYED, OF, ON, REPEATS, WHAT, Checklist
from models.pages import COLOURS, SIGNS
from models.person import ROLES
from models.record import About
from models.word_checks import conditions, named, sets


def wrong(checklists: Iterable[Checklist], fields: Mapping[str, dict], abouts: Mapping[str, About]) -> Iterator[str]:
    """Sentences about lists whose kind exists. `fields`: kind → name → field; `abouts`: kind → About."""
    for one in checklists:
        if one.of in fields:
            yield from (f"Checklist {one.name!r} {text}." for check in CHECKS for text in check(one, fields, abouts))


def _words(one, fields, abouts):
    if one.repeats not in REPEATS:
        yield f"repeats {one.repeats!r}, and can only be {', '.join(REPEATS)}"
    if (one.repeats == "round") != (one.rounds is not None):
        yield "has rounds where it repeats once in each 'round', and nowhere else"
    yield from (f"is of the role {role!r}, which does not exist" for role in one.by if role not in ROLES)


def _own(one, fields, abouts):
    marks = one.marks
    if set(marks.own) != set(one.words):
        yield "has to say of each of its words which value of the record is done"
    yield from sets("(own)", marks.own, fields[one.of])
    yield from named("(asks)", one.asks, fields[one.of])
    if len(marks.answers) != 1 or one.repeats != "once" or one.each:
        yield "marks the record itself, once and with one answer"


def _marks(one, fields, abouts):
    marks = one.marks
    if marks.own:
        yield from _own(one, fields, abouts)
        return
    if marks.kind not in fields:
        yield f"is marked by the kind {marks.kind!r}, which does not exist"
        return
    known = fields[marks.kind]
    if set(marks.key) != set(abouts[marks.kind].key):
        yield f"has to fill in the whole key of {marks.kind!r}: {', '.join(abouts[marks.kind].key)}"
    yield from (f"fills in {name!r} with {word!r}, and can only with {', '.join(KEYED)}"
                for name, word in marks.key.items() if word not in KEYED)
    found = [name for name, word in marks.key.items() if word in (ON, DAY) and name in known]
    if OF not in marks.key.values() or not found:
        yield "is marked by a kind whose key says neither of what nor in which round"
    elif not known[found[0]].indexed:
        yield f"finds its marks by {found[0]!r}, which has no index"
    for answer in marks.answers:
        yield from sets(f"(answer {answer.name!r})", answer.sets, known)
        yield from _look(answer)
    yield from conditions("(due)", marks.due, known)
    yield from named("(asks)", one.asks, known)
    if not marks.answers:
        yield "has no answer"


def _look(answer):
    if len(answer.look) != 2 or answer.look[0] not in COLOURS or answer.look[1] not in SIGNS:
        yield f"shows the answer {answer.name!r} by {answer.look!r}, which is no colour and sign"


def _ticked(one, fields, abouts):
    if one.marks.own:
        return
    name = next((name for name, word in one.marks.key.items() if word == WHAT), None)
    if (name is None) == bool(one.words):
        yield "has words where its marks say what was done, and nowhere else"
    words = getattr(fields.get(one.marks.kind, {}).get(name), "words", {})
    yield from (f"has the word {word!r}, which {name!r} of a mark does not have" for word in one.words
                if words and word not in words)


def _pointing(one, fields, abouts):
    if bool(one.each) != bool(one.whom):
        yield "says each and whom, or neither"
    elif one.each and (one.each not in fields[one.of] or one.whom not in fields):
        yield f"is about each {one.each!r} of the kind {one.whom!r}, which do not both exist"
    if one.beside and not all(one.beside in fields.get(kind, {}) for kind in (one.of, one.whom)):
        yield f"is beside {one.beside!r}, which {one.of!r} and {one.whom!r} do not both have"
    if one.rounds is None:
        return
    if one.rounds.of not in fields:
        yield f"has rounds of the kind {one.rounds.of!r}, which does not exist"
        return
    yield from conditions("(rounds)", one.rounds.where, fields[one.rounds.of])
    yield from named("(rounds)", [one.rounds.scope] if one.rounds.scope else [], fields[one.rounds.of])
    yield from named("(rounds)", [one.rounds.by] if one.rounds.by else [], fields.get(one.whom or one.of, {}))


CHECKS = (_words, _marks, _ticked, _pointing)
