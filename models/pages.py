"""What a kind says about its pages, as data. One interpreter a side carries it out: `views/pages/`, and on the phone
`static/device/pages/`.

Values of a declaration that are only known when somebody acts are the words below; a page puts in what they stand for.
"""

from dataclasses import dataclass, field
from typing import Any

from models.messages import _

# The person who acts, the moment, the day, and the place where the phone stands.
ME, NOW, TODAY, HERE = "@me", "@now", "@today", "@here"
MEANT = (ME, NOW, TODAY, HERE)
# What belongs together, in the order in which menus, exports and sheets name it.
FAMILIES = {"gate": _("Gate"), "errands": _("Errands"), "homes": _("Homes"), "care": _("Care"), "places": _("Places"),
            "orders": _("Orders and publicity"), "posts": _("Posts and shifts"), "supplies": _("Stores"),
            "day": _("The day"), "": _("More"), "upkeep": _("Upkeep")}
# What stands beside a word: the signs that `static/page/signs.js` draws, and the colours that mean something.
SIGNS = ("in", "out", "yes", "stop", "turned", "wait", "undo", "back", "find", "gate", "basket", "list", "visitor",
         "courier", "staff", "vehicle", "more", "plus", "home", "care", "phone", "scan")
COLOURS = ("", "amber", "green", "red")
ARCHETYPES = ("list", "flow", "due", "roster", "ledger", "lines")


@dataclass(frozen=True)
class Variants:
    """One kind, many forms: for each word of the Choice `by`, the fields that are asked, in which order.

    `always`: the fields that are asked after them whatever the word is. Never a rule of what is valid: a field that was
    not asked and comes all the same counts.
    """

    by: str
    asks: dict[str, tuple[str, ...]]
    always: tuple[str, ...] = ()

    def fields(self, word: str | None) -> tuple:
        """The names of the fields to ask for one word; for one that is not known, of those that are always asked."""
        return (*self.asks.get(word or "", ()), *self.always)


@dataclass(frozen=True)
class Step:
    """A button of a record: what may be done next, and by whom.

    `when`: field → the words that it may have, None among them for nothing, ME for whoever acts. `sets`: field → value.
    `asks`: fields that are asked before it is taken, `needs` those of them without which it is not. `by`: the roles
    that may, everybody who may write the kind where none is named. `main`: what is done next as a rule; `sign`: of
    `parts/signs.html`.

    `choose`: the field that is filled in by the button itself: there is one for each of the words `among`, or for each
    person who goes with a phone of the site. `within`: what the fold is called in which it stands with others.

    `undo`: the step that leads back, or several, of which the one is meant that brings back the state that was. `back`:
    it is a way back alone and stands on no page; `last`: it is only for who has said the last word on what it sets.
    `said`: the answer to it, with a place for the `name` of who was chosen; where it is empty, the new state. `leaves`:
    whoever has taken it is done with the record here, and goes back to the list. `enough`: how many of the kind one may
    have in hand before it is advised against.
    """

    name: str
    label: str
    when: dict
    sets: dict
    asks: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    undo: Any = None
    main: bool = False
    sign: str = ""
    choose: str | None = None
    among: tuple[str, ...] = ()
    within: str = ""
    back: bool = False
    last: bool = False
    said: str = ""
    leaves: bool = False
    enough: "Enough | None" = None
    needs: tuple[str, ...] = ()

    @property
    def ways_back(self) -> tuple:
        """The names of the steps that lead back from it."""
        return (self.undo,) if isinstance(self.undo, str) else self.undo or ()


@dataclass(frozen=True)
class Enough:
    """Records in hand: those that have `while_` (field → words). `setting`: which of the settings says how many are
    enough; `says`: what is said then, with a place for the `count`. Advice alone: no step is refused for it."""

    while_: dict
    setting: str
    says: str


@dataclass(frozen=True)
class Taken:
    """How many places of a record are taken: by records of `kind` that name it in `field` and hold `where` (field
    → words). `needed`: the field that says how many there are.

    `place`, `day`, `begins`, `ends`: the fields by which they stand in a roster, at a post on a day from one time to
    another ("18:00"), over midnight where that is earlier; `off`: the one that says that nothing comes of it; `facts`:
    what is said of each besides."""

    kind: str
    field: str
    where: dict
    needed: str
    place: str = ""
    day: str = ""
    begins: str = ""
    ends: str = ""
    off: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """How a list of the kind is read. `chips`: the Choices by which it is narrowed; `group`: the field by which it is
    headed, such as the building; `shows`: the fields that stand under the title of a row; `order`: "newest" or "oldest"
    first, or the field by whose values it is ordered.

    `where`: field → words, of what is in the list as long as nobody asks for everything. `taken`: how many of the
    places of each are taken.
    """

    chips: tuple[str, ...] = ()
    group: str | None = None
    shows: tuple[str, ...] = ()
    order: str = "newest"
    where: dict = field(default_factory=dict)
    taken: Taken | None = None


@dataclass(frozen=True)
class Gathered:
    """What stands inside the records of a view, on one page: lines of `kind` that say the same in the first field that
    they ask are one, with the sum of what the second says. The other words as those of a View."""

    name: str
    at: str
    kind: str
    label: str
    empty: str
    hint: str


@dataclass(frozen=True)
class View:
    """A list of a kind with an address of its own: what holds `where` (field → words, ME among them), by the values of
    the field `order`.

    `name`: that of the page; `at`: its address below /field/; `label`: what it is called, `heading`: what stands above
    it where that is another. `near`: the field that says where each record is to be seen to; it stands before the row,
    and the list is narrowed by its buildings. `step`: what may be done at once with each row. `menu`: how the first
    view of the kind leads to this one, `shift`: how a shift hands it over, both with a place for the `count`. `empty`,
    `hint`: what is said where nothing is in it, and what to do then. `tab`: the part of the field that it belongs to.
    `gathered`: what stands inside its records.
    """

    name: str
    at: str
    label: str
    where: dict
    order: str
    near: str
    empty: str
    hint: str
    heading: str = ""
    step: str | None = None
    menu: str = ""
    shift: str = ""
    tab: str = "more"
    gathered: Gathered | None = None


@dataclass(frozen=True)
class Flow:
    """The records as a board, a column for each word of the Choice by which their `furthest` part is ordered. `due`:
    the Day or Moment after which one is late; `ended`: the words of the columns in which nothing is."""

    due: str | None = None
    ended: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """What there is of each account of a kind's balance, as a page. `label`: what the page is called.

    `used`: the words by which it is used up: what went so on a day of the last `days` says for how many days the rest
    is enough. `unit`: the source that says in what it is counted, such as "goods.unit". `offers`: the words of the
    variants that stand as buttons at each account.
    """

    label: str
    used: tuple[str, ...]
    offers: tuple[str, ...] = ()
    unit: str = ""
    days: int = 7


@dataclass(frozen=True)
class Lines:
    """Many rows on one screen. `of`: the field that each row fills (homes of a round, people of a list); where it names
    no record, rows are free, as those of a sheet of paper. `asks`: what is typed across, at most three; `sets`: field →
    value, the same in each row.

    `round`: the field that names the round in which each has one row; while none is named, each has one a day. Of a
    kind with a key that says so itself. `fills`: field of those asked → where its usual value stands, such as
    "round.each goods.each": one button writes it into every empty row, `while_` (source → words) that holds."""

    of: str
    asks: tuple[str, ...]
    sets: dict = field(default_factory=dict)
    round: str | None = None
    fills: dict[str, str] = field(default_factory=dict)
    while_: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Account:
    """Movements that add up to a balance, which is never written. `signs`: word of the Choice that a button fills in →
    what such a movement does to the sum. `owed`, `left`, `even`: what is said of a sum above nought, below it and of
    none, the first two with a place for the `amount`.

    `costs`: the kind and the field of what movements of the first word pay for, such as "errand_item.price": the next
    movement begins with what is not paid yet."""

    signs: dict
    owed: str
    left: str
    even: str
    costs: str = ""


@dataclass(frozen=True)
class Inside:
    """How records of a kind stand on the page of the record that their field `of` names: under the heading `label`,
    each on a line with the step that chooses something below it; and a form for one more of them.

    `lines`: how they are written in a form of that record, one on each line with the second of `asks` at its end.
    `sum`: the field whose values are added up in the heading; `empty`: what is said where there are none. `asks`: what
    is typed for one more, under the name `adding`; `choose`: the Choice that a button fills in, `calls`: word → what it
    says; `sets`: field → value. `own`: the Person who may take one back at one tap. `seen`, `steps`, `more`:
    field of that record → words, while they are shown at all, may be moved on there, and one more may be written.
    """

    of: str
    label: str
    asks: tuple[str, ...]
    adding: str = ""
    lines: str = ""
    choose: str | None = None
    calls: dict = field(default_factory=dict)
    sets: dict = field(default_factory=dict)
    sum: str | None = None
    empty: str = ""
    seen: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)
    more: dict = field(default_factory=dict)
    own: str | None = None
    account: Account | None = None


@dataclass(frozen=True)
class Form:
    """What a form asks first, in this order, of a kind without variants; the rest stands in a fold.

    `asks`: its fields, and the kinds that stand inside it, of which a new form takes one on each line; `needs`: what
    the form insists on, while what comes without it counts all the same.
    """

    asks: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mend:
    """How a record is corrected in the field: by the fields `asks` alone, or taken back for one of the `reasons`; after
    either, its list is next."""

    asks: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nearby:
    """Others of the kind on the page of a record, under the heading `label`: those that have the same value in the
    field `by` and hold `where` (field → words), each with what is done next with it."""

    by: str
    where: dict
    label: str
