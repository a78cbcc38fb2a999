"""The base of all kinds of record: what every record has, and what a kind says about itself."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

import peewee

from models.database import database
from models.fields import Declared
from models.pages import Flow, Form, Inside, Ledger, Lines, Listing, Mend, Nearby, Step, Variants, View

# Two phones that tell of one event stand close in time: an index by time first, coarsely, then by subject, has what is
# looked for today on a few pages, however many years stand before it. A slot is 70 minutes, or longer than the window.
SLOT_BITS = 22
MINUTE = 60 * 1000
LANES = ("text", "record", "person", "date")
KEEPERS = ("coordinator", "administrator")
VOLUNTEERS = ("gate", "runner", "lead", "supply", "coordinator", "administrator")


@dataclass(frozen=True)
class Claims:
    """How the inbox tells of two people who went ahead with one thing, with places for the `people` and the `title`.

    `heading` above it; `sentence`, and `hard` where both came as far as the state from which the review is hard.
    """

    heading: str
    sentence: str
    hard: str


@dataclass(frozen=True)
class Group:
    """Fields that only make sense together; they have heads as if they were one field.

    `by` names the member that orders the group's states under the policy `furthest`. Where a person is a member, too,
    rival states are claims of two people, and `claims` says how the inbox tells of them.
    """

    fields: tuple[str, ...]
    label: str
    policy: str = "latest"
    review: object = "quiet"
    by: str | None = None
    claims: Claims | None = None


@dataclass(frozen=True)
class Duplicates:
    """By what records of different devices seem to tell of one event, see `sync.doubles`.

    `who`: one of these fields has the same value in both; `where`: all of these agree; `agree`: these do where both say
    something. `within`: so many ms between them at most. `turns`: fields of `where` in which another value between the
    two says that they are two events: who came in between has gone out twice.

    How the inbox asks: `place`, the field that is told where it differs; `said`, word of the first that turns →
    sentence, "" where it says nothing, with places for `one`, `whom`, `at`, `place`, `other` and `later`.
    """

    who: tuple[str, ...]
    where: tuple[str, ...] = ()
    agree: tuple[str, ...] = ()
    within: int = 2 * MINUTE
    turns: tuple[str, ...] = ()
    place: str | None = None
    said: dict = field(default_factory=dict)

    def rule(self) -> dict:
        """What decides, by its names; what is only said to people left out."""
        return {name: getattr(self, name) for name in ("who", "where", "agree", "within", "turns")}

    @property
    def slot_bits(self) -> int:
        """By how many bits a time is shifted to have its slot in the index: one is no shorter than the window."""
        return max(SLOT_BITS, self.within.bit_length())


@dataclass(frozen=True)
class Same:
    """How the inbox asks whether two of a kind are one. `item`: the type of its items; `heading` above them; `question`
    has a place for the `reasons`. Without it the words follow from the label of the kind."""

    item: str
    heading: str
    question: str


@dataclass(frozen=True)
class Exclusive:
    """Of records that agree in these fields and hold, only one should be.

    They hold `while_` each of those fields has one of its words, None among them for nothing.
    """

    fields: tuple[str, ...]
    while_: dict = field(default_factory=dict)

    def by(self, fields: Mapping[str, Declared]) -> str:
        """The field by which others are looked for that agree: one that few share. `fields`: name → Declared."""
        return next((name for name in self.fields if fields[name].type in LANES), self.fields[0])


@dataclass(frozen=True)
class Requires:
    """The record that `field` names should have one of the `words`, None among them for nothing, in its field `state`
    at the moment at which this happens; else a person is told.

    `when`: field → words of this kind in which it rests on the other, from the moment on at which it came to be so;
    without, from its beginning.

    How the inbox says it: `heading` above, and `said` with places for the `title`, the `other`, its `state` and when
    (`at`).
    """

    field: str
    state: str
    words: tuple[str | None, ...]
    when: dict = dataclasses.field(default_factory=dict)
    heading: str = ""
    said: str = ""

    def rule(self) -> dict:
        """What decides, by its names; what is only said to people left out."""
        return {name: getattr(self, name) for name in ("field", "state", "words", "when")}


@dataclass(frozen=True)
class Quota:
    """Of records that hold `where` (field → words) only so many should be in so many days. How many each says itself,
    as it was known when it was written: in its fields `most` and `days`, and in `per` whose are counted together. `by`:
    each word of it → the fields in which those agree, all beginning with the same one. Nothing in `most` is no limit.

    How the inbox says it: `heading` above, and `said` with places for the `title`, how often (`n`), at what `times`,
    how many there should be at `most`, and in what `span`.
    """

    most: str
    days: str
    per: str
    by: dict
    where: dict = field(default_factory=dict)
    heading: str = ""
    said: str = ""

    def rule(self) -> dict:
        """What decides, by its names; what is only said to people left out."""
        return {name: getattr(self, name) for name in ("most", "days", "per", "by", "where")}


@dataclass(frozen=True)
class Legs:
    """One way between two accounts, written down at either end: words of the field `of` of a Balance by which something
    went `out` and came `into`, and the field `number` that both carry. They agree in `same`, of what the balance is by.

    Where what came is not what went, or one is alone for longer than `within` ms, a person is told: `heading` above,
    `said` with places for the `title`, the `number`, what went (`out`) and came (`into`), and the moment (`at`).
    """

    number: str
    out: str
    into: str
    same: tuple[str, ...]
    within: int
    heading: str = ""
    said: str = ""


@dataclass(frozen=True)
class Balance:
    """A balance of `field` by these fields. `sign`: word of the field `of` → 1, -1, 0, or None for what sets it; values
    count as they are where there is no `of`.

    Below zero the inbox tells of it: `heading`, and `below` with places for the `amount` that is missing and the
    `title`. `least`: the source that says below how much there is too little, such as "goods.minimum". `legs`: what is
    on its way between two accounts.
    """

    field: str
    by: tuple[str, ...]
    of: str | None = None
    sign: dict = dataclasses.field(default_factory=dict)
    heading: str = ""
    below: str = ""
    least: str = ""
    legs: Legs | None = None

    def rule(self) -> dict:
        """What decides, by its names; what is only said to people left out."""
        legs = self.legs and {name: getattr(self.legs, name) for name in ("number", "out", "into", "same", "within")}
        return {name: getattr(self, name) for name in ("field", "by", "of", "sign")} | ({"legs": legs} if legs else {})


@dataclass(frozen=True)
class Batch:
    """A total beside single reports of the same. A record is a total where its field `basis` has the word `total` and
    its `amount` says how much. It covers what agrees in `by`, the first of which has an index, and carries the same
    `number`; where none is said, what is of the same day and agrees in `whose`. See `sync.batches`.

    How the inbox asks: `heading` above, and `said` with places for the `title`, the `total`, how many other records
    (`n`) come to what (`sum`).
    """

    by: tuple[str, ...]
    whose: str
    amount: str = "quantity"
    basis: str = "basis"
    total: str = "batch"
    number: str = "batch_no"
    heading: str = ""
    said: str = ""

    def rule(self) -> dict:
        """What decides, by its names; what is only said to people left out."""
        return {name: getattr(self, name) for name in ("by", "whose", "amount", "basis", "total", "number")}


@dataclass(frozen=True)
class Tells:
    """The person in `field` is told when the record comes to be so: `when`, field → words, the first of which is told.
    """

    field: str
    when: dict


@dataclass(frozen=True)
class Rescue:
    """Places of a record of `kind`, named in `field`, that become free when the `person` comes to be as in `when`
    (field → words). Told are those who are `there`, and the next `helpers` who have time then: `(kind, its Person, its
    list of words such as "night")`. Of what is planned `span` names its day, begin and end, `place` where it is, `off`
    why nothing comes of it, which those who are there are told as well."""

    kind: str
    field: str
    person: str
    when: dict
    there: dict
    helpers: tuple[str, str, str]
    span: tuple[str, str, str]
    place: str
    off: str = ""


@dataclass(frozen=True)
class Beside:
    """A record of `kind` that keeps others from being forgotten: the one about the same thing in its field `by`.

    `through`: the field that names the record whose `by` counts, None where the record itself has it.
    """

    kind: str
    by: str
    through: str | None = None


@dataclass(frozen=True)
class Retention:
    """How many days values are kept; None for ever, of what says nothing of people. `sync.forgetting` carries it out.

    They are counted from the last change, or from the day in the field `after`. `when`: only what holds this is
    forgotten, such as what is closed; without it, what has no day in `after` is kept. What was taken back is forgotten
    all the same. `fields`: field → days, of those that are kept for another time than the rest, wholes of groups;
    `beside`: as long as there is such a record, nothing is forgotten.
    """

    days: int | None = 60
    after: str | None = None
    fields: dict = field(default_factory=dict)
    when: dict = field(default_factory=dict)
    beside: Beside | None = None


@dataclass(frozen=True)
class About:
    """What a kind says about itself beyond its fields.

    What it is: `label`; `family`, under which it stands in menus; `title`, the fields that name a record; `sign`, of
    `parts/signs.html`; `key`, the fields of its natural key, whose date may be another day than that on which it was
    written where it is `backdated`; `groups`; `upkeep`: keeps other records in order, no part of the day's work.

    Who: `writers`; `readers`, everybody's device where none is named; `published`: read by all sites below, too;
    `retention`.

    Pages (`models/pages.py`): `variants`, `steps`, `listing`, `views`, `lines`, `ledger`, `flow`, `form`, `mend`,
    `inside`, `nearby`; `menu`, role → its place there; `page`, which archetype opens first.

    Merging: `duplicates`; `mergeable`: aliases make several one, see `sync.joined`; `match`: field → weight by which
    two may be one, 0 for what must agree, "sound" for names that are spoken alike, "household.unit" for a field of the
    record that another names; `enough`: the sum from which they may; `essential`: of which one has to be among them;
    `same`: how people are asked; `exclusive`, `requires`, `balance`, `batch`, `quota`; `rescues`: see Rescue; `tells`:
    who hears of it.
    """

    label: str
    family: str = ""
    title: tuple[str, ...] = ()
    sign: str = "list"
    key: tuple[str, ...] = ()
    backdated: bool = False
    groups: dict[str, Group] = field(default_factory=dict)
    upkeep: bool = False
    writers: tuple[str, ...] = VOLUNTEERS
    readers: tuple[str, ...] = ()
    published: bool = False
    retention: Retention = Retention()
    variants: Variants | None = None
    steps: tuple[Step, ...] = ()
    listing: Listing = Listing()
    views: tuple[View, ...] = ()
    lines: Lines | None = None
    ledger: Ledger | None = None
    flow: Flow | None = None
    form: Form | None = None
    mend: Mend | None = None
    inside: Inside | None = None
    nearby: Nearby | None = None
    menu: dict[str, int] = field(default_factory=dict)
    page: str = "list"
    duplicates: Duplicates | None = None
    mergeable: bool = False
    match: dict = field(default_factory=dict)
    enough: int = 5
    essential: tuple[str, ...] = ()
    same: Same | None = None
    exclusive: tuple[Exclusive, ...] = ()
    requires: tuple[Requires, ...] = ()
    balance: Balance | None = None
    batch: Batch | None = None
    quota: Quota | None = None
    tells: Tells | None = None
    rescues: Rescue | None = None

    @property
    def stands_in(self) -> str:
        """The family under which the kind stands in menus and reports."""
        return "upkeep" if self.upkeep else self.family

    @property
    def counted(self) -> str:
        """What is asked in SQL, beside that it was not taken back, so that each thing counts once."""
        return "".join(f" AND {name} IS NULL" for name in self.derived)

    @property
    def derived(self) -> tuple[str, ...]:
        """The columns of its table that no fold fills: which other record is counted instead."""
        return ("same_as",) * self.once + ("counted_in",) * (self.batch is not None)

    @property
    def once(self) -> bool:
        """Whether several records may be counted as one: the others then name it in the column `same_as`."""
        return self.mergeable or self.duplicates is not None

    def lanes(self, fields: Mapping[str, Declared]) -> tuple[str, ...]:
        """The own fields that bring two records together which may be one: what many share by chance is none of them.

        `fields`: name → Declared.
        """
        own = dict.fromkeys(name.partition(".")[0] for name in self.match if self.match[name])
        return tuple(name for name in own if name in fields and fields[name].type in LANES)


class Record(peewee.Model):
    """One merged record: a cache of the fold of its ops. Written by `sync` alone.

    `at`: ms since 1970 when it happened, by corrected time. `pos`: place in the feed of its site. `heads`,
    `conflicts`, `waiting`: JSON text as in a reply, or null where there is nothing to say. `review`: 0 nothing, 1 soft,
    2 hard. `mixed`: 1 where its author's device can't know it from its own ops alone.
    """

    # Every kind says its own; `declarations` tells of one that does not.
    about: About = None  # type: ignore[assignment]

    site = peewee.IntegerField()
    id = peewee.TextField()
    pos = peewee.BigIntegerField()
    at = peewee.BigIntegerField()
    uncertain = peewee.SmallIntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    void = peewee.TextField(null=True)
    heads = peewee.TextField(null=True)
    conflicts = peewee.TextField(null=True)
    waiting = peewee.TextField(null=True)
    review = peewee.SmallIntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    mixed = peewee.SmallIntegerField(constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        primary_key = peewee.CompositeKey("site", "id")
        legacy_table_names = False

    @classmethod
    def kind(cls) -> str:
        return cls._meta.table_name

    @classmethod
    def declared(cls) -> dict[str, Declared]:
        """The kind's own fields by name, in the order of declaration."""
        return {f.name: f for f in cls._meta.sorted_fields if isinstance(f, Declared)}


def complete(kind: type[Record]) -> None:
    """Give a kind what follows from what it says about itself: who counts as one with whom, and its indexes."""
    for name in kind.about.derived:
        if name not in kind._meta.fields:
            kind._meta.add_field(name, peewee.TextField(null=True))
    _add_indexes(kind)


def _add_indexes(kind):
    """The indexes that every kind's table has: its feed, its days, what a person must look at, its duplicates, and each
    field by which it is looked up."""
    kind.add_index(kind.index(kind.site, kind.pos, name=f"{kind.kind()}_feed"))
    kind.add_index(kind.index(kind.site, kind.at, name=f"{kind.kind()}_days"))
    kind.add_index(kind.index(kind.site, kind.review, kind.at, name=f"{kind.kind()}_review", where=kind.review > 0))
    for column in (kind.void, kind.waiting, *(getattr(kind, name) for name in kind.about.derived)):
        where = column.is_null(False)
        kind.add_index(kind.index(kind.site, kind.at, name=f"{kind.kind()}_{column.name}", where=where))
    for name in kind.about.duplicates.who if kind.about.duplicates else ():
        bits, column = kind.about.duplicates.slot_bits, getattr(kind, name)
        called = f"{kind.kind()}_beside{'' if bits == SLOT_BITS else bits}_{name}"
        kind.add_index(kind.index(kind.site, peewee.SQL(f"(at >> {bits})"), column, kind.at, name=called,
                                  where=column.is_null(False)))
    if batch := kind.about.batch:
        basis = getattr(kind, batch.basis)
        kind.add_index(kind.index(kind.site, kind.at, name=f"{kind.kind()}_totals", where=basis == batch.total))
    if quota := kind.about.quota:
        most = getattr(kind, quota.most)
        kind.add_index(kind.index(kind.site, kind.at, name=f"{kind.kind()}_limited", where=most.is_null(False)))
    for name in sorted(_looked_up(kind)):
        column = getattr(kind, name)
        kind.add_index(kind.index(kind.site, column, name=f"{kind.kind()}_alike_{name}", where=column.is_null(False)))
    for name, column in kind.declared().items():
        if column.indexed is True:
            kind.add_index(kind.index(kind.site, column, kind.at, name=f"{kind.kind()}_by_{name}",
                                      where=column.is_null(False)))


def _looked_up(kind):
    """The fields by which records are brought together and that no other index begins with."""
    about, fields = kind.about, kind.declared()
    begun = {one[0][1] for one in kind._meta.indexes if isinstance(one, tuple) and len(one[0]) > 1}
    wanted = {*about.lanes(fields), *(about.balance.by[:1] if about.balance else ()),
              *((about.batch.number, about.batch.whose) if about.batch else ()),
              *((about.balance.legs.number,) if about.balance and about.balance.legs else ()),
              *(rule.by(fields) for rule in about.exclusive), *(need.field for need in about.requires),
              *(fields[0] for fields in (about.quota.by.values() if about.quota else ()))}
    return {name for name in wanted if fields[name].indexed is not True} - begun
