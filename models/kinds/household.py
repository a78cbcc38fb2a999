"""Homes and the people who live in them."""

from models.fields import Choice, Day, Integer, RecordId, Text, TextList, _
from models.pages import Lines, Listing
from models.record import About, Record, Retention, Same


class Household(Record):
    """One home."""

    about = About(label=_("Household"), family="homes", sign="home", retention=Retention(400, when={"lives": "empty"}),
                  mergeable=True, match={"unit": 3, "name": 2, "sound": 1, "phone": 2, "building": 0}, enough=3,
                  same=Same("same_home", _("Perhaps the same home"),
                            _("These two may be one home: %(reasons)s. The same?")), title=("unit", "name"),
                  listing=Listing(group="building", shows=("people",), order="unit"),
                  lines=Lines("unit", ("name", "phone", "people")), menu={"lead": 3})

    building = Text(_("Building"), max_length=40, index=True)
    unit = Text(_("Room"), max_length=40, index=True)
    name = Text(_("Name"), max_length=120, review="hard")
    phone = Text(_("Phone"), max_length=40, index=True, widget="phone")
    people = Integer(_("People"), min=0, max=30)
    lives = Choice(_("Lived in"), {"permanent": _("By owners"), "tenant": _("By tenants"), "empty": _("Empty")})
    claimed = Choice(_("Claimed online"), {"no": _("No"), "asked": _("Asked"), "confirmed": _("Confirmed")},
                     review="soft")
    note = Text(_("Note"), max_length=10_000, policy="joined")

    class Meta:
        table_name = "household"


class Resident(Record):
    """One person of a home. No ID-card number is kept anywhere."""

    about = About(label=_("Resident"), family="homes", sign="visitor", mergeable=True,
                  retention=Retention(400, after="moved_out"),
                  match={"name": 3, "sound": 2, "household.unit": 3, "phone": 3, "plates": 2},
                  essential=("name", "sound"), same=Same("same_person", _("Perhaps the same person"), _(
                      "These two may be one person: %(reasons)s. The same?")), title=("name",),
                  listing=Listing(shows=("household", "phone"), order="name"), menu={"lead": 4})

    household = RecordId(_("Household"), of="household")
    name = Text(_("Name"), max_length=120, review="hard", index=True)
    phone = Text(_("Phone"), max_length=40, index=True, widget="phone")
    plates = TextList(_("Plates"), max_length=20, policy="united")
    pass_no = Text(_("Pass number"), max_length=40)
    moved_out = Day(_("Moved out on"))

    class Meta:
        table_name = "resident"
