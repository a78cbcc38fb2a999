"""The words in which a kind declares its fields.

A declared field is a Peewee column that also knows what the rest of the system needs: its label, its limits, how
rival values are merged (`policy`), who must look at rivals (`review`), how it is written in JSON, how the hot path
decodes it (`annotation`) and how a refusal is explained (`explainer`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

import marshmallow as ma
import msgspec
import peewee

from models.messages import Message

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
REVIEWS = ("quiet", "soft", "hard")


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


def refusal(code: str, **values: Any) -> ma.ValidationError:
    """The error that an explainer raises: one Message in marshmallow's own list of messages."""
    return ma.ValidationError([Message(code, **values)])


@dataclass(frozen=True)
class Packs:
    """An amount may be typed as people say it, in packs of what the field `of` names: `unit` and `packs` are fields of
    that record, `said` the field of this one that keeps how it was said."""

    of: str
    said: str
    unit: str = "unit"
    packs: str = "packs"


class Declared:
    """What a field says of itself beyond its column.

    `limits` are the bounds shown in the registry (`max_length`, `min`, `max`, `choices`, …). For its pages: `index`: a
    list can be looked up by it, here and on the phone (`"device"`: there alone); `default`: what a form
    begins with, a value or one of `models.pages.MEANT`; `copies`: "household.unit", the
    field that a record named beside fills in, or "household plate", the first of these fields that says something;
    `widget`: how it is asked, where not as its type is, "hidden" for what is only filled in; `hint`: what stands
    beside it. `seen_by`: the roles that see the field, of those who may read the kind; all of them where none is named.
    `found`: the field in which a record that was not chosen has the same value, such as "unit" of a household.
    `shown_while`: field → words, while which the field's pages of the record show it: what helps who works on it now.
    `packs`: how an amount may be said beside a number.
    `by_rule`: whether a rule may say of rival values that all of them are right; of what is about health it may not.
    `numbered`: of how many digits a number is given where none is typed; of a kind with a key, as it is made of that.
    """

    type = "text"
    broken = "text"
    # Peewee gives it when the class of the kind is made.
    name: str
    words: dict[str, str] = {}
    looks: dict[str, tuple[str, str]] = {}
    sets: dict[str, tuple[str, ...]] = {}

    def __init__(self, label, *, required=False, policy="latest", review="quiet", index=False, default=None,
                 copies=None, widget=None, hint="", seen_by=(), shown_while=None, found=None, by_rule=True, numbered=0,
                 packs=None, **limits):
        self.label, self.required, self.policy, self.review = label, required, policy, review
        self.indexed, self.starts, self.copies, self.widget, self.hint = index, default, copies, widget, hint
        self.found, self.numbered, self.packs = found, numbered, packs
        self.seen_by, self.shown_while, self.by_rule, self.limits = seen_by, shown_while or {}, by_rule, limits
        # The column, which stands behind this class in each of its own.
        super().__init__(null=True)  # type: ignore[call-arg]

    @property
    def order(self) -> list | None:
        """The total order of states of a `furthest` field, else None."""
        return self.limits.get("choices") if self.policy == "furthest" else None

    def annotation(self) -> Any:
        """The msgspec type that says yes to no value that `explainer` refuses."""
        raise NotImplementedError

    def explainer(self) -> ma.fields.Field:
        """The marshmallow field that decides, and says what is wrong."""
        raise NotImplementedError

    def check(self, value: Any) -> bool:
        """Whether a value that `annotation` took is really valid: what a type can't say."""
        return True

    def normal(self, value: Any) -> Any:
        """The one form in which equal values are stored, compared and shown."""
        return value

    @property
    def has_forms(self) -> bool:
        """Whether equal values come in several forms, of which `normal` is one."""
        return self.policy == "joined"

    def stored(self, value: Any) -> Any:
        """What goes into the column for a valid value, in whichever form it came."""
        value = self.normal(value)
        return None if value is None else self.to_column(value)

    def fits(self, value: Any) -> bool:
        """Whether the column can hold the value: only then may a quarantined op be released."""
        return isinstance(value, str) and "\0" not in value

    def to_column(self, value: Any) -> Any:
        return value

    def from_column(self, value: Any) -> Any:
        return value

    def _options(self, *checks):
        return {"required": False, "allow_none": not self.required, "validate": checks,
                "error_messages": {"null": [Message("required")], "invalid": [self._refusal()]}}

    def _refusal(self):
        return Message(self.broken)


class Text(Declared, peewee.TextField):
    """Text of at most `max_length` characters, without control characters other than tab and line ends."""

    def __init__(self, label, *, max_length=200, **options):
        super().__init__(label, max_length=max_length, **options)

    def annotation(self) -> Any:
        return Annotated[str, msgspec.Meta(max_length=self.limits["max_length"], min_length=int(self.required))]

    def check(self, value: Any) -> bool:
        return not CONTROLS.search(value)

    def normal(self, value: Any) -> Any:
        # Texts are joined where there is one; an empty one is none.
        return value or None if self.policy == "joined" else value

    def explainer(self) -> ma.fields.Field:
        return ma.fields.String(**self._options(self._explain))

    def _explain(self, value):
        if self.required and not value:
            raise refusal("required")
        if len(value) > self.limits["max_length"]:
            raise refusal("too_long", max=self.limits["max_length"])
        if CONTROLS.search(value):
            raise refusal("control_characters")


class Person(Text):
    """The id of a person."""

    type = "person"

    def __init__(self, label, **options):
        super().__init__(label, max_length=64, **options)


class RecordId(Person):
    """The id of a record of kind `of`. It may name a record that has not arrived yet."""

    type = "record"

    def __init__(self, label, of=None, *, index=None, **options):
        super().__init__(label, of=of, index=of is not None if index is None else index, **options)
        self.limits["of"] = of


class Choice(Declared, peewee.TextField):
    """One of the given words. For policy `furthest` the words are in the order of states.

    `looks`: word → (colour, sign) by which a page shows it; `sets`: name → words that mean the same to whoever asks,
    such as all in which something is open. They stand nowhere else. The set `called_off` says to the review of rivals
    that a state has not gone ahead.
    """

    type, broken = "choice", "choice"

    def __init__(self, label, choices, *, looks=None, sets=None, **options):
        super().__init__(label, choices=list(choices), **options)
        self.words, self.looks, self.sets = choices, looks or {}, sets or {}

    def annotation(self) -> Any:
        return Literal[tuple(self.limits["choices"])]

    def explainer(self) -> ma.fields.Field:
        return ma.fields.String(**self._options(self._explain))

    def _refusal(self):
        return Message("choice", choices=", ".join(self.limits["choices"]))

    def _explain(self, value):
        if value not in self.limits["choices"]:
            raise ma.ValidationError([self._refusal()])


class Number(Declared, peewee.DoubleField):
    """A number between `min` and `max` with at most `decimals` places."""

    type, broken = "number", "number"

    def __init__(self, label, *, min, max, decimals=1, unit="", **options):
        super().__init__(label, min=min, max=max, decimals=decimals, unit=unit, **options)

    def annotation(self) -> Any:
        return Annotated[float, msgspec.Meta(ge=self.limits["min"], le=self.limits["max"])]

    def check(self, value: Any) -> bool:
        return round(value, self.limits["decimals"]) == value

    def normal(self, value: Any) -> Any:
        return float(value)

    def fits(self, value: Any) -> bool:
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15

    def explainer(self) -> ma.fields.Field:
        return StrictNumber(**self._options(self._explain))

    def _explain(self, value):
        _within(self.limits, value)
        if not self.check(value):
            raise refusal("decimals", decimals=self.limits["decimals"])


class Integer(Declared, peewee.BigIntegerField):
    """A whole number between `min` and `max`."""

    type, broken = "integer", "integer"

    def __init__(self, label, *, min=-(2**53), max=2**53, unit="", **options):
        super().__init__(label, min=min, max=max, unit=unit, **options)

    def annotation(self) -> Any:
        return Annotated[int, msgspec.Meta(ge=self.limits["min"], le=self.limits["max"])]

    def normal(self, value: Any) -> Any:
        return int(value)

    def fits(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 2**53

    def explainer(self) -> ma.fields.Field:
        return StrictInteger(**self._options(lambda value: _within(self.limits, value)))


def _within(limits, value):
    if not limits["min"] <= value <= limits["max"]:
        raise refusal("range", min=limits["min"], max=limits["max"])


class StrictNumber(ma.fields.Float):
    """A JSON number: no text, no boolean."""

    def _deserialize(self, value, attr, data, **kwargs):
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e300:
            raise self.make_error("invalid")
        return float(value)


class StrictInteger(ma.fields.Integer):
    """A JSON number without a fraction: 2.0 is 2, since the two are equal."""

    def _deserialize(self, value, attr, data, **kwargs):
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            raise self.make_error("invalid")
        return int(value)


class YesNo(Declared, peewee.BooleanField):
    """Yes or no: `true` and `false`; the words `"yes"` and `"no"` mean the same."""

    type, broken, has_forms = "boolean", "boolean", True
    meanings = {True: True, False: False, "yes": True, "no": False}

    def annotation(self) -> Any:
        return bool | Literal["yes", "no"]

    def normal(self, value: Any) -> Any:
        return self.meanings[value]

    def fits(self, value: Any) -> bool:
        return isinstance(value, bool | str) and value in self.meanings

    def from_column(self, value: Any) -> Any:
        return None if value is None else bool(value)

    def explainer(self) -> ma.fields.Field:
        return ma.fields.Raw(**self._options(self._explain))

    def _explain(self, value):
        if not self.fits(value):
            raise refusal("boolean")


class Moment(Text):
    """A date and time as in ISO 8601, `2020-02-08T18:30:00+08:00`."""

    type, broken = "datetime", "datetime"

    def __init__(self, label, **options):
        super().__init__(label, max_length=40, **options)

    def check(self, value: Any) -> bool:
        return _parses(datetime.fromisoformat, value)

    def _explain(self, value):
        if not self.check(value):
            raise refusal("datetime")


class Day(Text):
    """A calendar day, `2020-02-08`."""

    type, broken = "date", "date"

    def __init__(self, label, **options):
        super().__init__(label, max_length=10, **options)

    def check(self, value: Any) -> bool:
        # Python reads weeks too, "2020-W06-6", which nobody here writes.
        return bool(DAY.fullmatch(value)) and _parses(date.fromisoformat, value)

    def _explain(self, value):
        if not self.check(value):
            raise refusal("date")


def _parses(parse, value):
    try:
        parse(value)
    except ValueError:
        return False
    return True


class TextList(Declared, peewee.TextField):
    """A list of short texts, kept as JSON text in its column."""

    type, broken, has_forms = "list", "list", True

    def __init__(self, label, *, max_items=50, max_length=60, **options):
        super().__init__(label, max_items=max_items, max_length=max_length, **options)

    def annotation(self) -> Any:
        item = Annotated[str, msgspec.Meta(max_length=self.limits["max_length"])]
        return Annotated[list[item], msgspec.Meta(max_length=self.limits["max_items"])]

    def check(self, value: Any) -> bool:
        return not any(CONTROLS.search(item) for item in value)

    def normal(self, value: Any) -> Any:
        return sorted(set(value)) if self.policy == "united" else list(value)

    def fits(self, value: Any) -> bool:
        return isinstance(value, list) and all(isinstance(item, str) and "\0" not in item for item in value)

    def to_column(self, value: Any) -> Any:
        return None if value is None else msgspec.json.encode(value).decode()

    def from_column(self, value: Any) -> Any:
        return None if value is None else msgspec.json.decode(value)

    def db_value(self, value: Any) -> Any:
        return self.to_column(value)

    def python_value(self, value: Any) -> Any:
        return self.from_column(value)

    def explainer(self) -> ma.fields.Field:
        return ma.fields.Raw(**self._options(self._explain))

    def _explain(self, value):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise refusal("list")
        if len(value) > self.limits["max_items"]:
            raise refusal("too_many", max=self.limits["max_items"])
        if any(len(item) > self.limits["max_length"] for item in value):
            raise refusal("too_long", max=self.limits["max_length"])
        if not self.check(value):
            raise refusal("control_characters")


class MultiChoice(TextList):
    """Several of the given words. One that is not among them is valid and shown as it is: a newer phone may have it."""

    def __init__(self, label, choices, **options):
        super().__init__(label, **{"policy": "united"} | options)
        self.words = choices
