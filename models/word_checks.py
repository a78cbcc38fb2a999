"""What is asked of every declaration: that its words are of the right sort, name fields that there are, and give them
values that they can hold. Each mistake is one sentence, without whose it is in front."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as words_of
from dataclasses import is_dataclass
from difflib import get_close_matches
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import marshmallow as ma

from models.fields import Declared
from models.limits import LIMITS
from models.pages import HERE, ME, MEANT, NOW, TODAY
from models.where import FILLED, is_above


class Misdeclared(SystemExit):
    """The kinds can't be used as they are declared. Whoever starts the program reads the sentences and nothing else."""


NUMBERS = ("number", "integer")
# The fields that can hold what is known when somebody acts.
HELD = {ME: ("person", "text"), NOW: ("datetime", "text"), TODAY: ("date", "text"), HERE: ("text",)}


def sorts(one: Any, what: str = "") -> Iterator[str]:
    """Whether the words of a dataclass are of the sort that it says, those of what it is made of too."""
    hints = get_type_hints(type(one))
    for word in words_of(one):
        yield from _sort(f"{what} {word.name}".strip(), getattr(one, word.name), hints[word.name])


def _sort(what, value, hint):
    if isinstance(hint, UnionType):
        if value is None and type(None) in get_args(hint):
            return
        hint = next(one for one in get_args(hint) if one is not type(None))
    wanted, parts = get_origin(hint) or hint, get_args(hint)
    if wanted in (object, Any):
        yield from sorts(value, what) if is_dataclass(value) else ()
    elif not isinstance(value, wanted):
        yield f"{what} is {_brief(value)}, and has to be {_called(wanted, value)}"
    elif wanted is tuple and parts:
        yield from (text for part in value for text in _sort(f"{what}: {_name(part)}", part, parts[0]))
    elif wanted is dict and parts:
        yield from (text for key, part in value.items() for text in _sort(f"{what} {key!r}", part, parts[1]))
    elif is_dataclass(wanted):
        yield from sorts(value, what)


def _brief(value):
    return f"{type(value).__name__}(…)" if is_dataclass(value) else repr(value)


def _name(part):
    return repr(getattr(part, "name", None) or _brief(part))


def _called(wanted, value):
    if wanted is tuple:
        return f"a tuple: ({_brief(value)},)"
    return f"a {wanted.__name__}"


def alone(what: str, data: Any) -> str:
    """A sentence where one stands for several, as a tuple does without its comma; empty otherwise."""
    return f"{what} are {_brief(data)}, and have to be a tuple: ({_brief(data)},)." if is_dataclass(data) else ""


def named(what: str, names: Iterable[str], known: Mapping[str, Declared]) -> Iterator[str]:
    """Whether there are fields of these names. `what`: where they stand; `known`: name → field."""
    yield from (unknown(f"{what} names the field", name, known) for name in names if name not in known)


def sets(what: str, told: Mapping, known: Mapping[str, Declared]) -> Iterator[str]:
    """Whether each field is there, and can hold the value that it is set to."""
    yield from named(what, told, known)
    for name, value in told.items():
        if name in known and value is not None:
            yield from _held(what, name, known[name], value)


def conditions(what: str, told: Mapping, known: Mapping[str, Declared]) -> Iterator[str]:
    """Whether each field is there, and can hold every word that is asked for, see `models.where`."""
    yield from named(what, told, known)
    for name, words in told.items():
        if name not in known:
            continue
        if is_above(words):
            yield from _above(what, name, known[name], words[1])
        else:
            yield from (text for word in (words if isinstance(words, tuple) else (words,))
                        if word not in (None, FILLED) for text in _part(what, name, known[name], word))


def _above(what, name, f, bound):
    if f.type not in NUMBERS:
        yield f"{what} asks for {name} above a number, which is a {f.type}"
    elif isinstance(bound, str) and bound not in LIMITS:
        yield f"{what} asks for {name} above {bound!r}, which is no limit of models.limits"


def _part(what, name, f, word):
    """Of a list one of its words is asked for."""
    yield from _held(what, name, f, [word] if f.type == "list" else word)


def _held(what, name, f, value):
    told = value if f.type == "list" and isinstance(value, list) else [value]
    for word in told:
        if isinstance(word, str) and word.startswith("@"):
            if word not in MEANT:
                yield unknown(f"{what} gives {name} the word", word, MEANT)
            elif f.type not in HELD[word]:
                yield f"{what} gives {name} the word {word!r}, which a {f.type} can't hold"
        elif f.words and word not in f.words:
            yield unknown(f"{what} gives {name} the word", word, f.words)
        elif not _fits(f, value):
            yield f"{what} gives {name} the value {value!r}, which it can't hold"


def _fits(f, value):
    try:
        f.explainer().deserialize(value)
    except ma.ValidationError:
        return False
    return True


def unknown(what: str, word: Any, known: Iterable) -> str:
    """A sentence about a word that does not exist, with the one that was probably meant."""
    near = get_close_matches(str(word), [str(one) for one in known], 1)
    return f"{what} {word!r}, which does not exist" + (f" (meant: {near[0]!r}?)" if near else "")


def optional(name: str | None) -> tuple[str, ...]:
    """The names of fields where one may be named."""
    return () if name is None else (name,)
