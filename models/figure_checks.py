"""Whether the figures are declared in words that exist and fit each other: sentences, for `models.declarations`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from models.fields import Declared
from models.figures import (
    COUNT,
    GROUPED,
    MOST,
    PERS,
    Added,
    Complete,
    Covered,
    Distinct,
    Figure,
    Median,
    Places,
    Silent,
    Sum,
)
from models.where import is_above, words
from models.word_checks import NUMBERS, unknown

NAMES = ("text", "choice", "person", "record", "date")
DAILY = ("day", "hour")


def wrong(figure: Figure, fields: Mapping[str, Declared]) -> Iterator[str]:
    """What of a figure can't be, without its name in front; `fields`: those of its kind, all that it names among them.
    """
    yield from (text for name, told in figure.where.items() for text in _condition(name, fields[name], told))
    yield from _value(figure.value, fields)
    yield from _day(figure, fields)
    if figure.per not in PERS:
        yield unknown("is per", figure.per, PERS)
    if figure.urgent and figure.per not in DAILY:
        yield "is urgent, which only a figure of days can be"
    if figure.ages and (figure.per != "now" or figure.value != COUNT):
        yield "has ages, which only a count of what there is now can have"


def _condition(name, f, told):
    if is_above(told):
        return
    if f.type in NUMBERS:
        yield f"asks for single values of {name}: numbers are asked for by (\">\", n)"
    if any(isinstance(word, str) and "," in word for word in words(told)):
        yield f"asks for a word of {name} with a comma, by which an address parts them"
    if not words(told):
        yield f"asks for no word of {name}"


def _value(value, fields):
    if isinstance(value, Sum):
        for name in filter(None, (value.field, value.less)):
            f = fields[name]
            most = max(abs(f.limits.get("min", MOST + 1)), abs(f.limits.get("max", MOST + 1)))
            if f.type not in NUMBERS or most > MOST:
                yield f"sums {name}, which has to be a number between a min and a max of at most {MOST:,}"
        if value.less and fields[value.less].limits.get("decimals", 0) != fields[value.field].limits.get("decimals", 0):
            yield f"sums {value.field} less {value.less}, which has other decimals"
    elif isinstance(value, Distinct):
        name = value.field.partition(".")[0]
        if name in fields and fields[name].type not in NAMES and not (fields[name].type == "list" and value.kind):
            yield f"counts the values of {name}, which is a {fields[name].type}"
    elif isinstance(value, Median):
        yield from (f"measures to {name}, which is no moment" for name in
                    filter(None, (value.until, "" if value.names else value.since)) if fields[name].type != "datetime")
    elif isinstance(value, Complete):
        words = set(fields[value.of].words or fields[value.of].limits.get("choices", ()))
        yield from (unknown(f"(complete) gives {value.of}", word, words) for word in value.words if word not in words)
    elif isinstance(value, Covered):
        yield from (f"covers from {name}, which is no moment" for name in (value.since, value.until)
                    if fields[name].type != "datetime")
    elif isinstance(value, Silent | Places | Added):
        return
    elif value != COUNT:
        yield f"has the value {value!r}, which is COUNT, Sum(…) or Distinct(…)"


def _day(figure, fields):
    if figure.day is None:
        return
    if fields[figure.day].type != "date" and not (isinstance(figure.value, GROUPED)
                                                  and fields[figure.day].type == "text"):
        yield f"belongs to days by {figure.day}, which is no date"
    elif figure.per != "day":
        yield f"belongs to days by {figure.day}, and is no figure per day"


def related(figures: Iterable[Figure], names: Iterable[str]) -> Iterator[str]:
    """Sentences about figures that name each other; `names`: those of all that there are."""
    known: dict[str | None, Figure] = {one.name: one for one in figures}
    labels = Counter((one.label, one.part_of) for one in known.values())
    yield from (f"Two figures have the label {label!r}: nobody could tell them apart."
                for (label, _), n in labels.items() if n > 1)
    for one in figures:
        yield from (f"{unknown(f'Figure {one.name!r} refers to', name, names)}." for name in _others(one)
                    if name is not None and name not in names)
        for what, name in (("part_of", one.part_of), ("of", one.of)):
            other = known.get(name)
            if other and (other is one or other.part_of == one.name):
                yield f"Figure {one.name!r} is {what} itself."
            # What is counted over days may be a share of what there is now, such as of all homes; never the other way.
            elif other and (one.per in DAILY) != (other.per in DAILY) and (what == "part_of" or other.per in DAILY):
                yield f"Figure {one.name!r} is {what} {name!r}, which is counted over another time."


def _others(figure):
    """The names of the figures that one is made of, or compared with."""
    value = figure.value
    made_of = value.names if isinstance(value, Added) else (value.figure,) if isinstance(value, Places) else ()
    return (figure.part_of, figure.of, figure.times, *made_of)
