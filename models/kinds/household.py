"""Homes and the people who live in them."""

from models.fields import Integer, RecordId, Text, TextList, _
from models.pages import Listing
from models.record import About, Record, Retention


class Household(Record):
    """One home."""

    about = About(label=_("Household"), family="homes", sign="home", retention=Retention(400), mergeable=True,
                  match={"name": 3, "phone": 3, "unit": 3}, title=("unit", "name"),
                  listing=Listing(group="building", shows=("people",), order="unit"), menu={"lead": 3})

    building = Text(_("Building"), max_length=40, index=True)
    unit = Text(_("Room"), max_length=40, index=True)
    name = Text(_("Name"), max_length=120, review="hard")
    phone = Text(_("Phone"), max_length=40, index=True)
    people = Integer(_("People"), min=0, max=30)
    note = Text(_("Note"), max_length=10_000, policy="joined")

    class Meta:
        table_name = "household"


class Resident(Record):
    """One person of a home. No ID-card number is kept anywhere."""

    about = About(label=_("Resident"), family="homes", sign="visitor", retention=Retention(400), mergeable=True,
                  match={"name": 3, "phone": 3, "household": 2}, title=("name",),
                  listing=Listing(shows=("household", "phone"), order="name"), menu={"lead": 4})

    household = RecordId(_("Household"), of="household")
    name = Text(_("Name"), max_length=120, review="hard", index=True)
    phone = Text(_("Phone"), max_length=40, index=True)
    plates = TextList(_("Plates"), max_length=20, policy="united")
    pass_no = Text(_("Pass number"), max_length=40)

    class Meta:
        table_name = "resident"
