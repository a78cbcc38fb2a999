"""Whether the care loop is declared in words that exist: each mistake is one sentence with the step and the word."""

from collections.abc import Iterable, Iterator, Mapping

from models.field_checks import sources
from models.loops import THIS, Loop, Recurs
from models.record import About
from models.word_checks import Misdeclared, alone, conditions, named, sets, sorts, unknown


def hold(loops: Iterable[Loop], recurs: Iterable[Recurs], abouts: Mapping[str, About],
         fields: Mapping[str, dict]) -> None:
    """Go on where every loop is well declared. Raises Misdeclared. `abouts`: kind → About; `fields`: kind → name →
    field."""
    said = [text for text in (alone("Loops", loops), alone("Recurs", recurs)) if text]
    if said := said or [*wrong(loops, abouts, fields), *recurring(recurs, fields)]:
        raise Misdeclared("\n".join(said))


def wrong(loops: Iterable[Loop], abouts: Mapping[str, About], fields: Mapping[str, dict]) -> Iterator[str]:
    """Sentences about loops, each with the step and the word that can't be."""
    for loop in loops:
        called = f"Loop {loop.kind}.{loop.step}"
        if said := list(sorts(loop)):
            yield from (f"{called}: {text}." for text in said)
            continue
        if loop.kind not in abouts:
            yield f"{unknown(f'{called} is of the kind', loop.kind, abouts)}."
        elif loop.step not in (steps := [step.name for step in abouts[loop.kind].steps]):
            yield f"{unknown(f'{called} is of the step', loop.step, steps)}."
        else:
            yield from (f"{called}: {one.name} {text}." for one in loop.proposes
                        for text in map(str.strip, _proposal(loop, one, abouts, fields)))
        names = [one.name for one in loop.proposes]
        yield from (f"{called}: two proposals are called {name!r}." for name in sorted(set(names))
                    if names.count(name) > 1)


def _proposal(loop, one, abouts, fields):
    if one.kind not in fields:
        yield f"is of the kind {one.kind!r}, which does not exist"
        return
    own, far = fields[loop.kind], fields[one.kind]
    yield from sets("(sets)", one.sets, far)
    yield from conditions("(now)", one.now, far)
    yield from conditions("(when)", one.when, own)
    yield from named("", (*one.says, *one.copies, *one.of, *one.unless), far)
    yield from named("", (one.names,) if one.names else (), own)
    told = (*one.copies.values(), *one.of.values(), one.at)
    yield from (f"is filled in from {source!r}, which {loop.kind!r} does not have" for text in told
                for source in sources(text) if source not in (*own, THIS))
    if one.at and one.of:
        yield "changes the record that is named and those that agree: only one of the two"
    if one.names and (abouts[one.kind].key or one.at or one.of):
        yield "is named by the record, which only what is new can be"


def recurring(rules: Iterable[Recurs], fields: Mapping[str, dict]) -> Iterator[str]:
    """Sentences about what comes again and again."""
    for one in rules:
        known = fields.get(one.kind, {})
        said = list(sorts(one)) or [*named("", (one.every, one.until, *one.alike, *one.keeps), known),
                                    *conditions("(ended)", one.ended, known), *sets("(starts)", one.starts, known)]
        yield from (f"Recurs {one.kind} {text.strip()}." for text in said)
