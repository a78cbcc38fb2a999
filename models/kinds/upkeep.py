"""Records about other records and about the devices themselves."""

from models.fields import Choice, Integer, RecordId, Text, _
from models.record import KEEPERS, VOLUNTEERS, About, Record, Retention

DESK = ("coordinator", "administrator")
EVERYONE = (*VOLUNTEERS, "counsellor", "officer", "observer")


class ClockJump(Record):
    """A device's wall clock went backwards: its readings `before` and `after`, ms since 1970."""

    about = About(label=_("Clock set back"), upkeep=True, writers=EVERYONE, title=("before",),
                  retention=Retention(None))

    before = Integer(_("Clock before"), required=True, unit="ms")
    after = Integer(_("Clock after"), required=True, unit="ms")

    class Meta:
        table_name = "clock_jump"


class Alias(Record):
    """Two records of one kind are about the same person, home or thing."""

    about = About(label=_("Same as"), upkeep=True, retention=Retention(None), title=("kind_of",))

    kind_of = Text(_("Kind"), required=True, max_length=60)
    a = RecordId(_("One"), required=True)
    b = RecordId(_("The other"), required=True)

    class Meta:
        table_name = "alias"
        indexes = ((("site", "a"), False), (("site", "b"), False))


class Release(Record):
    """A coordinator has found a quarantined op to be valid. It counts for ever."""

    about = About(label=_("Release"), upkeep=True, writers=DESK, retention=Retention(None), title=("op",))

    op = RecordId(_("Op"), required=True)

    class Meta:
        table_name = "release"


class Decision(Record):
    """What a person at the desk answered to one item of the inbox.

    There can only be one for an item: two people who answer differently without seeing each other disagree on this
    record, and the item is open again. `made`: the op that carried the answer out, where it took one.
    """

    about = About(label=_("Decision"), upkeep=True, writers=DESK, key=("item",), retention=Retention(None),
                  title=("answer",))

    item = Text(_("Matter"), max_length=200)
    answer = Choice(_("Answer"), {"kept": _("What was shown holds"), "other": _("The other value holds"),
                                  "typed": _("Another value was typed"), "both": _("Both are right"),
                                  "restored": _("The record stays"), "taken_back": _("The record is withdrawn"),
                                  "same": _("The same"), "apart": _("Not the same"), "released": _("Let count"),
                                  "corrected": _("Corrected and let count"),
                                  "items": _("The single reports count"),
                                  "seen": _("Seen, nothing to be done")}, review="hard")
    made = RecordId(_("Op"))

    class Meta:
        table_name = "decision"
        indexes = ((("site", "item"), False),)


class Rule(Record):
    """What a person at the desk wants answered alike from now on, without being asked: see `sync.rules`.

    `covers`: type and cause of the items, with a colon between them. There can only be one rule for them.
    """

    about = About(label=_("Rule"), upkeep=True, writers=DESK, key=("covers",), retention=Retention(None),
                  title=("answer",))

    covers = Text(_("What it covers"), max_length=200)
    answer = Choice(_("Answer"), {"both": _("Both are right"), "same": _("The same"), "apart": _("Not the same"),
                                  "seen": _("Seen, nothing to be done")}, review="hard")

    class Meta:
        table_name = "rule"
        indexes = ((("site", "covers"), False),)


class Question(Record):
    """Something that a coordinator asks the author of an op, and the answer. `op`: its dot; `item`: of the inbox.

    Without a `text` nobody had asked: the author says it unasked. It is between these two: a notice tells the author.
    """

    about = About(label=_("Question"), upkeep=True, writers=(*VOLUNTEERS, "counsellor"), readers=KEEPERS,
                  title=("text",))

    item = Text(_("Matter"), required=True, max_length=200)
    op = RecordId(_("Op"), required=True)
    text = Text(_("Question"), max_length=1_000)
    reply = Text(_("Answer of the author"), max_length=2_000, policy="joined")

    class Meta:
        table_name = "question"
        indexes = ((("site", "item"), False),)
