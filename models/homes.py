"""What a home can do on its own page: the links that open it, and what people may write there, as data.

Nobody signs in: whoever holds the card is the home. So a home writes only what stands here, in its own name.
"""

from dataclasses import dataclass, field

import peewee

from models.database import database
from models.messages import _
from models.pages import TODAY

# What a value stands for when it is written: the home itself, its room, the half of the day.
HOME, UNIT, SLOT = "@home", "@unit", "@slot"


class HomeLink(peewee.Model):
    """What opens the page of a home. `hash`: SHA-256 of what stands in the address; `ended`: ms, when another took its
    place or it was withdrawn."""

    hash = peewee.TextField(primary_key=True)
    site = peewee.IntegerField()
    household = peewee.TextField()
    by = peewee.TextField()
    made = peewee.BigIntegerField()
    ended = peewee.BigIntegerField(null=True)

    class Meta:
        database = database
        table_name = "home_link"
        indexes = ((("site", "household"), False),)


@dataclass(frozen=True)
class HomeForm:
    """One thing that a home can say. `kind`: of the record that is written; `asks`: the fields of it that are asked, in
    this order; `sets`: field → value, TODAY, HOME, UNIT or SLOT; `words`: field → the words of its Choice that are
    offered.

    `isolating`: only while the home isolates; `unclaimed`: only as long as nobody has said that the flat is theirs.
    """

    name: str
    label: str
    button: str
    kind: str
    asks: tuple
    sets: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    isolating: bool = False
    unclaimed: bool = False


OURS = {"household": HOME, "unit": UNIT, "channel": "web", "status": "new"}
FORMS = (
    HomeForm("check", _("How are you today?"), _("Send"), "health_check",
             ("resident", "temperature", "symptoms", "needs", "note"),
             {"date": TODAY, "slot": SLOT, "methods": ["self_report"]}, isolating=True),
    HomeForm("need", _("I need something"), _("Ask for it"), "request", ("category", "text", "urgency", "phone"), OURS,
             {"category": ("errand", "medicine", "repair", "complaint", "information", "counselling", "offer",
                           "other")}),
    HomeForm("thanks", _("Say thank you"), _("Send"), "request", ("text", "regards"), OURS | {"category": "thanks"}),
    HomeForm("claim", _("This flat is ours"), _("Send"), "request", ("text", "phone"),
             OURS | {"category": "claim_flat"}, unclaimed=True),
)
KINDS = frozenset(form.kind for form in FORMS)
