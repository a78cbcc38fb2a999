"""The checklists as the book of kinds has them: with the kind that they are about, for the roles that answer them."""

from dataclasses import asdict

from flask_babel import gettext as _

from models import checklists, loops
from models.checklists import DAY, OF, ON, SLOT, WHAT
from models.where import ABOVE, bound, is_above

KEYS = {"of": OF, "what": WHAT, "on": ON, "day": DAY, "slot": SLOT}


def about(kind: str, book: dict, role: str) -> list[dict]:
    """The lists about records of a kind that a role answers, in the language of this request; `book`: what it reads."""
    return [_list(one) for one in checklists.CHECKLISTS if one.of == kind and _is_of(one, book, role)]


def _is_of(one, book, role):
    marks = one.marks.kind or one.of
    needed = (one.of, marks, *((one.whom,) if one.each else ()), *((one.rounds.of,) if one.rounds else ()))
    return (all(name in book for name in needed) and role in book[marks]["writers"]
            and (not one.by or role in one.by))


def _list(one):
    named = {word: name for name, word in one.marks.key.items()}
    return {
        "name": one.name, "label": _(one.label), "of": one.of, "where": lists(one.where), "repeats": one.repeats,
        "asks": list(one.asks), "grid": one.grid, "each": one.each, "beside": one.beside, "outside": one.outside,
        "subject": one.whom or one.of,
        "words": [{"value": word, "label": _(label)} for word, label in one.words.items()],
        "marks": one.marks.kind or one.of, "own": one.marks.own,
        "key": {name: named.get(word, "") for name, word in KEYS.items()},
        "answers": [_answer(answer) for answer in one.marks.answers], "due": lists(one.marks.due),
        "rounds": asdict(one.rounds) | {"where": lists(one.rounds.where)} if one.rounds else None,
    }


def _answer(one):
    colour, sign = one.look
    return {"name": one.name, "label": _(one.label), "sets": one.sets, "colour": colour, "sign": sign}


def proposed(kind: str, step: str) -> list[dict]:
    """What a step of a kind proposes, in the language of this request."""
    return [asdict(one) | {"label": _(one.label), "says": {name: _(text) for name, text in one.says.items()},
                           "now": lists(one.now), "when": lists(one.when), "unless": list(one.unless)}
            for one in loops.of(kind, step)]


def lists(words: dict) -> dict:
    """name → list, where a single word may stand for a list of one; of a limit its number."""
    return {name: [ABOVE, bound(said)] if is_above(said) else list(said) if isinstance(said, tuple | list) else [said]
            for name, said in words.items()}
