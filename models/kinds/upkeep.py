"""Records about other records and about the devices themselves."""

from models.fields import Integer, RecordId, Text, _
from models.record import VOLUNTEERS, About, Record

EVERYONE = (*VOLUNTEERS, "counsellor", "officer", "observer")


class ClockJump(Record):
    """A device's wall clock went backwards: its readings `before` and `after`, ms since 1970."""

    about = About(label=_("Clock set back"), writers=EVERYONE, keep_days=60, title=("before",))

    before = Integer(_("Clock before"), required=True, unit="ms")
    after = Integer(_("Clock after"), required=True, unit="ms")

    class Meta:
        table_name = "clock_jump"


class Alias(Record):
    """Two records of one kind are about the same person, home or thing."""

    about = About(label=_("Same as"), keep_days=400, title=("kind_of",))

    kind_of = Text(_("Kind"), required=True, max_length=60)
    a = RecordId(_("One"), required=True)
    b = RecordId(_("The other"), required=True)

    class Meta:
        table_name = "alias"


class Release(Record):
    """A coordinator has found a quarantined op to be valid. It counts for ever."""

    about = About(label=_("Release"), writers=("coordinator", "administrator"), keep_days=400, title=("op",))

    op = RecordId(_("Op"), required=True)

    class Meta:
        table_name = "release"
