"""What is counted, as data: day, board, place table and report are made of these, and each opens its records.

A figure counts the records of one kind that hold `where`: those that were not withdrawn and stand for themselves. It is
kept for each site and day, moved in the transaction that folds a record; `rebuild` makes it, `check` proves it. To
have one more on the day's page, under the family of its kind, and in the report takes one more line here.
"""

from dataclasses import dataclass, field

from models.fields import _
from models.kinds.errand import CARRIED, OPEN
from models.where import ABOVE

COUNT = "count"
PERS = ("total", "day", "now", "hour")
# A sum is kept as a whole number of 64 bits: of values up to this there may be ten million.
MOST = 10**9


@dataclass(frozen=True)
class Sum:
    """The sum of a field of numbers, less another where one is named."""

    field: str
    less: str | None = None


@dataclass(frozen=True)
class Distinct:
    """How many different values a field has. Kept by nobody: counted when it is asked for, and added site by site."""

    field: str


@dataclass(frozen=True)
class Figure:
    """One number. `where`: field → words (one, a tuple of them, None for nothing, FILLED for anything; `(">", n)` for
    numbers above n, which may be the name of a limit), see `models.where`.

    `per`: of all days (`total`), of one day, of it and each of its hours, or as it stands now. `day`: the field of a
    date by which it belongs to a day, the day on which it happened where none is named. `floor`: printed as "400+"
    beside the exact number. `part_of`: the figure of which it is a part; `of`: the figure it is a share of.

    `one`: what a single record counts as, where not as the label. `main`: a column where many places stand beside each
    other. `urgent`: each record needs a person. `ages`: drawn by how long ago they began; what is older than a day
    needs a person.
    """

    name: str
    label: str
    kind: str
    where: dict = field(default_factory=dict, hash=False)
    value: object = COUNT
    per: str = "day"
    day: str | None = None
    floor: bool = False
    part_of: str | None = None
    of: str | None = None
    one: str = ""
    main: bool = False
    urgent: bool = False
    ages: bool = False

    @property
    def kept(self) -> bool:
        """Whether its counts are kept; of the others each answer is a question to the records."""
        return not isinstance(self.value, Distinct)

    @property
    def daily(self) -> bool:
        """Whether it is one of days, which can be added up over a span of them."""
        return self.per in ("day", "hour")


FIGURES: tuple[Figure, ...] = (
    Figure("entries_out", _("Out"), "gate_entry", {"direction": "out"}, per="hour", main=True),
    Figure("entries_in", _("In"), "gate_entry", {"direction": "in"}, per="hour", main=True),
    Figure("fevers", _("Fevers"), "gate_entry", {"temperature": (ABOVE, "FEVER_ABOVE")}, one=_("Fever"), main=True,
           urgent=True),
    Figure("open_errands", _("Open errands"), "errand", {"status": (*OPEN, *CARRIED, None)}, per="now",
           one=_("Open errand"), main=True, ages=True),
)


def of_kind(kind: str) -> tuple[Figure, ...]:
    """The figures that count records of a kind."""
    return tuple(one for one in FIGURES if one.kind == kind)


def named(name: str) -> Figure | None:
    """The figure of this name, or None."""
    return next((one for one in FIGURES if one.name == name), None)
