"""Homes and the people who live in them."""

import peewee

from models.fields import Integer, RecordId, Text, TextList, _
from models.record import About, Record


class Household(Record):
    """One home. `same_as`: the id of the one that stands for all that aliases make one with it, or null."""

    same_as = peewee.TextField(null=True)

    about = About(label=_("Household"), keep_days=400, joined=True, title=("unit", "name"))

    building = Text(_("Building"), max_length=40)
    unit = Text(_("Room"), max_length=40)
    name = Text(_("Name"), max_length=120, review="hard")
    phone = Text(_("Phone"), max_length=40)
    people = Integer(_("People"), min=0, max=30)
    note = Text(_("Note"), max_length=10_000, policy="joined")

    class Meta:
        table_name = "household"
        indexes = ((("site", "unit"), False), (("site", "phone"), False))


class Resident(Record):
    """One person of a home. No ID-card number is kept anywhere. `same_as`: as of a household."""

    same_as = peewee.TextField(null=True)

    about = About(label=_("Resident"), keep_days=400, joined=True, title=("name",))

    household = RecordId(_("Household"), of="household")
    name = Text(_("Name"), max_length=120, review="hard")
    phone = Text(_("Phone"), max_length=40)
    plates = TextList(_("Plates"), max_length=20, policy="united")
    pass_no = Text(_("Pass number"), max_length=40)

    class Meta:
        table_name = "resident"
        indexes = ((("site", "household"), False), (("site", "name"), False), (("site", "phone"), False))
