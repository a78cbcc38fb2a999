"""What a kind says about its pages, as data. One interpreter a side carries it out: `views/pages/`, and on the phone
`static/device/pages/`.

Values of a declaration that are only known when somebody acts are the words below; a page puts in what they stand for.
"""

from dataclasses import dataclass, field

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
         "courier", "staff", "vehicle", "more", "plus", "home", "care", "phone")
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
    `asks`: fields that are asked before it is taken. `by`: the roles that may, everybody who may write the kind where
    none is named. `undo`: the step that leads back. `main`: what is done next as a rule; `sign`: of `parts/signs.html`.
    """

    name: str
    label: str
    when: dict
    sets: dict
    asks: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    undo: str | None = None
    main: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Taken:
    """How many places of a record are taken: by records of `kind` that name it in `field` and hold `where` (field
    → words). `needed`: the field that says how many there are."""

    kind: str
    field: str
    where: dict
    needed: str


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
class Flow:
    """The records as a board, a column for each word of the Choice by which their `furthest` part is ordered. `due`:
    the Day or Moment after which one is late; `ended`: the words of the columns in which nothing is."""

    due: str | None = None
    ended: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lines:
    """Many rows on one screen. `of`: the field that each row fills (homes of a round, people of a list); where it names
    no record, rows are free, as those of a sheet of paper. `asks`: what is typed across, at most three; `sets`: field →
    value, the same in each row."""

    of: str
    asks: tuple[str, ...]
    sets: dict = field(default_factory=dict)
