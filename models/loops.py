"""The care loop, as data: what a step proposes. The page that takes the step shows the proposals ticked and writes what
is left so together with it, in one transaction and without a network too. The centre never does it by itself.

What is proposed is either a new record of a kind, a change of the one that has its key already, or a change of records
that are there. Two phones that take one step are no trouble where nature gives a key.
"""

from dataclasses import dataclass, field

from models.kinds.care import HELD
from models.messages import _
from models.pages import ME, NOW, TODAY

# The record that takes the step, where fields are filled in from it.
THIS = "@this"


@dataclass(frozen=True)
class Proposal:
    """One thing that is proposed; `label`: the sentence beside its tick.

    `kind`: of what is written; `sets`: field → value, or a word of `models.pages`; `says`: field → a text in the
    language of whoever acts; `copies`: field → the sources from which it is filled in, the first that has a value: a
    field of the record that takes the step, "field.far" of the record that it names, THIS for the record itself.

    `at`: the source that names the record to be changed. `of`: field → source, of the records to be changed: those that
    agree. `now`: field → words that they have now. Where neither is said, a record is made, unless there is one that
    agrees in the fields `unless` and is `now` as said.

    `when`: field → words of the record that takes the step, as it stands after it. `names`: the field of that record
    that will name the new one. `ticked`: whether it is ticked as long as nobody says otherwise.
    """

    name: str
    label: str
    kind: str
    sets: dict = field(default_factory=dict)
    says: dict = field(default_factory=dict)
    copies: dict = field(default_factory=dict)
    at: str = ""
    of: dict = field(default_factory=dict)
    now: dict = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    when: dict = field(default_factory=dict)
    names: str = ""
    ticked: bool = True


@dataclass(frozen=True)
class Loop:
    """What the step of one kind proposes."""

    kind: str
    step: str
    proposes: tuple[Proposal, ...]


@dataclass(frozen=True)
class Recurs:
    """What comes again and again, see `sync.planning`: records of `kind` that say in `every` how often, a word of
    `sync.planning.DAYS`, and in `until` until which day. One that is `ended` (field → words) is followed by another,
    with the fields that it `keeps`, and with `starts`. Those that agree in `alike` follow each other."""

    kind: str
    every: str
    until: str
    alike: tuple[str, ...]
    ended: dict
    keeps: tuple[str, ...]
    starts: dict


HOME = {"household": "household"}
WAITING = ("open", "failed", None)


def _errand(name, label, category, every, title, **more):
    """An errand of the home, again and again until the planned end where it recurs."""
    until = {"until": "planned_end"} if every != "once" else {}
    copies = {**HOME, "isolation": THIS, **until, **more.pop("copies", {})}
    return Proposal(name, label, "errand", {"category": category, "every": every}, {"title": title}, copies,
                    unless=("household", "category", "every"), now={"status": (*WAITING, "claimed", "bought")}, **more)


NEEDS = {"food": ("groceries", _("Groceries")), "medicine": ("medicine", _("Medicine")),
         "rubbish": ("rubbish", _("Take the rubbish down"))}


def _help(home):
    """Errands for what somebody said that they need: the home and what it is, nothing of how they are."""
    return tuple(Proposal(need, title, "errand", {"category": category}, {"title": title}, {"household": home},
                          unless=("household", "category"), now={"status": WAITING}, when={"needs": (need,)})
                 for need, (category, title) in NEEDS.items())


ISOLATES = Proposal("isolation", _("Report that the home isolates"), "isolation", {"status": "reported"}, {}, HOME,
                    unless=("household",), now={"status": ("reported", *HELD)})
HOLD = Proposal("permit", _("Hold the pass of the home until then"), "permit",
                {"type": "household", "state": "held", "held_from": TODAY},
                copies={**HOME, "holder": "household", "held_to": "planned_end"})
FROM_REQUEST = {"title": "text", "household": "household", "unit": "unit", "phone": "phone", "needed_by": "due",
                "urgency": "urgency", "channel": "channel", "request": THIS}

# Whoever comes instead has a duty of their own at the same shift.
RELIEF = {"shift": "shift", "post": "post", "of": "of", "person": "relief", "who": "relief"}

LOOPS: tuple[Loop, ...] = (
    Loop("isolation", "begin", (
        HOLD,
        _errand("groceries", _("Groceries every day"), "groceries", "daily", _("Groceries")),
        _errand("rubbish", _("Take the rubbish down every day"), "rubbish", "daily", _("Take the rubbish down")),
        _errand("masks", _("Masks, once"), "masks", "once", _("Masks")))),
    Loop("isolation", "extend", (HOLD,)),
    Loop("isolation", "end", (
        Proposal("permit", _("Let the pass of the home count again"), "permit",
                 {"state": "valid", "held_from": None, "held_to": None}, of={"holder": "household"},
                 now={"state": ("held",)}),
        Proposal("errands", _("Call off what comes again and again"), "errand",
                 {"status": "cancelled", "runner": None, "outcome": None}, of=HOME,
                 now={"every": ("daily", "second_day", "weekly"), "status": WAITING}),
        Proposal("sign", _("The sign is taken off the door"), "isolation", {"sign": "removed"}, at=THIS,
                 now={"sign": ("placed",)}, ticked=False))),
    Loop("health_check", "help", _help("resident.household")),
    Loop("health_check", "fever", (
        Proposal("incident", _("Report a fever"), "incident", {"type": "fever", "status": "reported"}, {},
                 {"resident": "resident", "household": "resident.household"}, unless=("type", "resident"),
                 now={"status": ("reported", "accepted", "acting", None)}),)),
    Loop("visit", "help", _help("household")),
    Loop("screening", "isolate", (ISOLATES,)),
    Loop("incident", "isolate", (ISOLATES,)),
    Loop("request", "take", (
        Proposal("errand", _("Make an errand of it"), "errand", {"category": "other"}, {}, FROM_REQUEST,
                 unless=("request",), when={"category": ("errand",)}, names="became"),
        Proposal("medicine", _("Make an errand of it"), "errand", {"category": "medicine"}, {}, FROM_REQUEST,
                 unless=("request",), when={"category": ("medicine",)}, names="became"))),
    Loop("request", "resolve", (
        Proposal("claim", _("The flat is theirs"), "household", {"claimed": "confirmed"}, at="household",
                 now={"claimed": ("no", "asked", None)}, when={"category": ("claim_flat",)}),)),
    Loop("duty", "swap", (
        Proposal("duty", _("I am put down for it"), "duty", {"state": "assigned"}, {}, RELIEF,
                 unless=("of", "who")),)),
    Loop("duty", "relieve", (
        Proposal("duty", _("I am on duty now"), "duty", {"state": "signed_in", "in_at": NOW}, {}, RELIEF,
                 unless=("of", "who")),)),
    Loop("movement", "ask", (
        Proposal("request", _("Ask for more"), "request", {"category": "supplies", "urgency": "today"}, {},
                 {"text": "goods.name"}, unless=("category", "text"),
                 now={"status": ("new", "in_hand", "replied", None)}),)),
    Loop("movement", "settle", (
        Proposal("request", _("The request is solved"), "request",
                 {"status": "resolved", "who": ME, "resolved_at": NOW}, at="request",
                 now={"status": ("new", "in_hand", "replied", None)}),)),
)


RECURS = (
    Recurs("errand", "every", "until", ("household", "category", "every", "title"),
           {"status": ("delivered", "closed")},
           ("title", "household", "unit", "phone", "category", "urgency", "shop", "every", "until", "asked_by",
            "isolation"),
           {"status": "open"}),
)


def of(kind: str, step: str) -> tuple[Proposal, ...]:
    """What the step of a kind proposes."""
    return next((one.proposes for one in LOOPS if (one.kind, one.step) == (kind, step)), ())
