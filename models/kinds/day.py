"""The day's end: who closed it, and what people say of the devices that are counted then."""

from models.fields import Choice, Day, Person, Text, _
from models.record import KEEPERS, About, Group, Record, Retention


class DayClose(Record):
    """The close of one day at one site: there can only be one, so two leads who close it at once say one thing."""

    about = About(label=_("Day close"), family="day", sign="yes", writers=("lead", *KEEPERS), key=("date",),
                  retention=Retention(400), backdated=True, title=("date", "state"))

    date = Day(_("Day"))
    state = Choice(_("State"), {"closed": _("Closed"), "open": _("Opened again")}, policy="safest", review="soft")
    who = Person(_("Closed or opened by"), policy="earliest")
    reason = Text(_("Why it was opened again"), max_length=200)

    class Meta:
        table_name = "day_close"
        indexes = ((("site", "date"), False),)


class DeviceNote(Record):
    """What is known of a device beyond what it says itself. It rests from one day until it works again.

    It says how to reach people, which is for those who must reach them.
    """

    about = About(label=_("Note on a device"), writers=KEEPERS, readers=("lead", *KEEPERS), key=("node",), upkeep=True,
                  retention=Retention(400), title=("name", "node"),
                  groups={"rest": Group(("rests_from", "works_from", "why"), _("Rest"))})

    node = Text(_("Device"), max_length=13)
    name = Text(_("What it is called"), max_length=60)
    reach = Text(_("How to reach who carries it"), max_length=120)
    rests_from = Day(_("Rests from"))
    works_from = Day(_("Works again from"))
    why = Text(_("Why it rests"), max_length=200)

    class Meta:
        table_name = "device_note"
        indexes = ((("site", "node"), False),)
