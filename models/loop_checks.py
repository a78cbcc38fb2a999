"""Whether the care loop is declared in words that exist: each mistake is one sentence with the step and the word."""

from collections.abc import Iterable, Iterator, Mapping

from models.declarations import Misdeclared, sources
from models.loops import THIS, Loop, Recurs
from models.record import About
from models.where import is_above


def hold(loops: Iterable[Loop], recurs: Iterable[Recurs], abouts: Mapping[str, About],
         fields: Mapping[str, dict]) -> None:
    """Go on where every loop is well declared. Raises Misdeclared. `abouts`: kind → About; `fields`: kind → name →
    field."""
    if said := [*wrong(loops, abouts, fields), *recurring(recurs, fields)]:
        raise Misdeclared("\n".join(said))


def wrong(loops: Iterable[Loop], abouts: Mapping[str, About], fields: Mapping[str, dict]) -> Iterator[str]:
    """Sentences about loops, each with the step and the word that can't be."""
    for loop in loops:
        named = f"Loop {loop.kind}.{loop.step}"
        if loop.kind not in abouts:
            yield f"{named} is of the kind {loop.kind!r}, which does not exist."
        elif loop.step not in [step.name for step in abouts[loop.kind].steps]:
            yield f"{named} is of the step {loop.step!r}, which does not exist."
        else:
            yield from (f"{named}: {one.name} {text}." for one in loop.proposes
                        for text in _proposal(loop, one, abouts, fields))
        names = [one.name for one in loop.proposes]
        yield from (f"{named}: two proposals are called {name!r}." for name in sorted(set(names))
                    if names.count(name) > 1)


def _proposal(loop, one, abouts, fields):
    if one.kind not in fields:
        yield f"is of the kind {one.kind!r}, which does not exist"
        return
    own, far = fields[loop.kind], fields[one.kind]
    yield from (f"names the field {name!r}, which {one.kind!r} does not have"
                for name in (*one.sets, *one.says, *one.copies, *one.of, *one.now, *one.unless) if name not in far)
    yield from (f"names the field {name!r}, which {loop.kind!r} does not have"
                for name in (*one.when, *([one.names] if one.names else [])) if name not in own)
    told = (*one.copies.values(), *one.of.values(), one.at)
    yield from (f"is filled in from {source!r}, which {loop.kind!r} does not have" for text in told
                for source in sources(text) if source not in (*own, THIS))
    for known, where in ((far, one.sets), (far, one.now), (own, one.when)):
        yield from (f"gives {name} the word {word!r}, which does not exist" for name, said in where.items()
                    for word in _words(said) if word is not None and name in known and known[name].words
                    and word not in known[name].words)
    if one.at and one.of:
        yield "changes the record that is named and those that agree: only one of the two"
    if one.names and (abouts[one.kind].key or one.at or one.of):
        yield "is named by the record, which only what is new can be"


def recurring(rules: Iterable[Recurs], fields: Mapping[str, dict]) -> Iterator[str]:
    """Sentences about what comes again and again."""
    for one in rules:
        known = fields.get(one.kind, {})
        named = (one.every, one.until, *one.alike, *one.ended, *one.keeps, *one.starts)
        yield from (f"Recurs {one.kind} names the field {name!r}, which it does not have." for name in named
                    if name not in known)


def _words(said):
    return () if is_above(said) else said if isinstance(said, tuple) else (said,)
