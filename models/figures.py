"""What is counted, as data: day, board, place table and report are made of these, and each opens its records.

A figure counts the records of one kind that hold `where`: those that were not withdrawn and stand for themselves. It is
kept for each site and day, moved in the transaction that folds a record; `rebuild` makes it, `check` proves it.
"""

from dataclasses import dataclass, field

from models.fields import _

COUNT = "count"
PERS = ("total", "day", "now", "hour")


@dataclass(frozen=True)
class Sum:
    """The sum of a field of numbers, less another where one is named."""

    field: str
    less: str | None = None


@dataclass(frozen=True)
class Distinct:
    """How many different values a field has."""

    field: str


@dataclass(frozen=True)
class Figure:
    """One number. `where`: field → words (one, a tuple of them, None for nothing; `(">", n)` for numbers above n).

    `per`: of all days (`total`), of one day, of each of its hours, or as it stands now. `day`: the field of a date by
    which it belongs to a day, the day on which it happened where none is named. `floor`: printed as "400+" beside the
    exact number. `part_of`: the figure of which it is a part; `of`: the figure it is a share of.
    """

    name: str
    label: str
    kind: str
    where: dict = field(default_factory=dict)
    value: object = COUNT
    per: str = "day"
    day: str | None = None
    floor: bool = False
    part_of: str | None = None
    of: str | None = None


FIGURES: tuple[Figure, ...] = (
    Figure("entries_out", _("Out"), "gate_entry", {"direction": "out"}),
    Figure("entries_in", _("In"), "gate_entry", {"direction": "in"}),
)


def of_kind(kind: str) -> tuple[Figure, ...]:
    """The figures that count records of a kind."""
    return tuple(one for one in FIGURES if one.kind == kind)
