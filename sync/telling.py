"""Who is told when something comes to an end: whoever took a wish in hears that it was delivered, or called off.

What is told is a notice; nothing rests on it, and `rebuild` does not say it again.
"""

from models import registry
from sync import notices, watching

KINDS = {kind: shape.about.tells for kind, shape in registry.SHAPES.items() if shape.about.tells}


@watching.on_fold(*KINDS, before=True)
def follow(site, written):
    """Tell of what has come to be so with these records."""
    for kind, one in written.items():
        rule = KINDS[kind]
        names = ("id", rule.field, *rule.when)
        stood = {id for id, _person, *now in one.before.of(*names) if _holds(rule, now)}
        ended = [(id, person) for id, person, *now in one.after.of(*names)
                 if person and id not in stood and _holds(rule, now)]
        authors = {record.id: record for record in one.folded}
        for id, person in ended:
            _tell(site, kind, rule, authors.get(id), id, person)


def _holds(rule, now):
    return all(value in words for value, words in zip(now, rule.when.values(), strict=True))


def _tell(site, kind, rule, folded, id, person):
    """Tell the person, on each of their devices and at the desk, unless it was they who wrote it."""
    shape, state = registry.SHAPES[kind], folded and folded.state
    if state is None:
        return
    parts = {shape.part_of[name] for name in rule.when}
    wrote = {notices.author(site, dot).person for part in parts for dot in state.heads.get(part, ())}
    if wrote == {person}:
        return
    name = next(iter(rule.when))
    title = next((str(state.fields[one]) for one in shape.about.title if state.fields.get(one)), "")
    word = shape.fields[name].words.get(state.fields.get(name), "") or "nothing"
    said = state.fields.get(name)
    notices.beside(site, [person, *notices.devices(site, person)], f"ended:{kind}:{id}:{said}", id, "ended",
                   what={"word": shape.about.label}, title=title, state={"word": word})
