"""Organisations, and the people who help: who they are, and what they are where."""

from models.fields import Choice, Day, Integer, MultiChoice, Person, RecordId, Text, TextList, YesNo, _
from models.pages import TODAY, Listing, Variants
from models.record import KEEPERS, About, Exclusive, Record, Retention

YEAR = 365
LANGUAGES = {"mandarin": _("Mandarin"), "minnan": _("Minnan"), "english": _("English")}
TIMES = {"morning": _("Morning"), "afternoon": _("Afternoon"), "evening": _("Evening"), "night": _("Night"),
         "weekend": _("Weekend")}
HATS = {"screener": _("Screener"), "guard": _("Guard"), "runner": _("Runner"), "buyer": _("Buyer")}
TYPES = {"party_branch": _("Party branch"), "party_committee": _("Party committee"),
         "owners_committee": _("Owners' committee"), "property_company": _("Property company"),
         "association": _("Association"), "joint_meeting": _("Joint meeting"), "property_forum": _("Property forum"),
         "member_unit": _("Member of the joint meeting"), "new_economic": _("New economic organisation"),
         "new_social": _("New social organisation"), "merchant": _("Merchant"), "stationed_unit": _("Stationed unit"),
         "enterprise": _("Enterprise"), "team": _("Team"), "police": _("Police"),
         "government": _("Government office"), "head_office": _("Head office"), "health_service": _("Health service"),
         "legal_aid": _("Legal aid"), "supplier": _("Supplier")}
BRANCHES = {"compound": _("Compound"), "property": _("Property company"), "joint": _("Joint branch"),
            "community": _("Community"), "ngo": _("Association")}
TEAMS = {"emergency": _("Emergency team"), "shock_service": _("Service team"), "vanguard": _("Vanguard"),
         "women_publicity": _("Women's publicity team"), "epidemic_squad": _("Epidemic squad"),
         "red_team": _("Red team"), "counselling": _("Counselling group")}
CAPACITIES = {"serving_member": _("Serving party member"), "member": _("Party member"),
              "member_volunteer": _("Member of the volunteers"), "neighbour": _("Neighbour"),
              "professional": _("Professional"), "property_staff": _("Property staff")}


class Org(Record):
    """An organisation of any type. A branch and its members' council are one record with a flag."""

    about = About(
        label=_("Organisation"),
        family="places",
        sign="staff",
        title=("name",),
        published=True,
        writers=("lead", "officer", *KEEPERS),
        retention=Retention(10 * YEAR),
        mergeable=True,
        match={"name": 5, "phone": 3, "type": 0},
        variants=Variants("type", {
            "party_branch": ("name", "branch_of", "members_council", "host", "members"),
            "party_committee": ("name", "members"),
            "owners_committee": ("name", "red", "serves", "members", "term_ends"),
            "property_company": ("name", "red", "serves", "host", "staff"),
            "association": ("name", "convener", "members"),
            "joint_meeting": ("name", "convener", "members"),
            "property_forum": ("name", "convener", "members"),
            "team": ("name", "team_kind", "hats", "host", "convener", "members"),
            **dict.fromkeys(("member_unit", "new_economic", "new_social", "merchant", "stationed_unit", "enterprise",
                             "supplier"), ("name", "capabilities", "members")),
            **dict.fromkeys(("police", "government", "head_office", "health_service", "legal_aid"), ("name",
                                                                                                     "channel")),
        }, always=("aka", "contact", "phone", "serves", "founded", "valid_to", "note")),
        listing=Listing(chips=("type",), shows=("type", "contact", "phone"), order="name"),
        menu={"lead": 7, "coordinator": 2},
    )

    type = Choice(_("Type"), TYPES, index=True)
    name = Text(_("Name of the organisation"), max_length=120, required=True, review="hard", index=True)
    aka = TextList(_("Also called"), policy="united")
    branch_of = Choice(_("Branch of"), BRANCHES)
    members_council = YesNo(_("With a members' council"))
    red = YesNo(_("Led by the party"))
    host = RecordId(_("Belongs to"), of="org")
    serves = TextList(_("Serves the places"), policy="united")
    convener = RecordId(_("Convener"), of="volunteer")
    contact = Text(_("Contact"), max_length=120)
    phone = Text(_("Phone"), max_length=40, index=True, widget="phone")
    channel = Text(_("How it is reached"), max_length=120)
    capabilities = TextList(_("What it can give"), policy="united")
    members = Integer(_("Members"), min=0, max=100_000)
    staff = Integer(_("Number of staff"), min=0, max=100_000)
    founded = Day(_("Founded"))
    term_ends = Day(_("Term ends"))
    team_kind = Choice(_("Kind of team"), TEAMS)
    hats = MultiChoice(_("Hats"), HATS)
    valid_to = Day(_("Until"))
    note = Text(_("Note"), max_length=2_000, policy="joined")

    class Meta:
        table_name = "org"


class Volunteer(Record):
    """Somebody who helps, with or without a phone and an account."""

    about = About(
        label=_("Volunteer"),
        family="places",
        sign="visitor",
        title=("name",),
        writers=("lead", *KEEPERS),
        readers=("lead", "supply", "officer", *KEEPERS),
        retention=Retention(400, after="valid_to"),
        mergeable=True,
        match={"name": 3, "phone": 3},
        listing=Listing(chips=("capacity", "available"), shows=("capacity", "phone", "org"), order="name"),
        menu={"lead": 8, "coordinator": 3},
    )

    name = Text(_("Name"), max_length=120, required=True, review="hard", index=True)
    phone = Text(_("Phone"), max_length=40, index=True, widget="phone")
    capacity = Choice(_("As what"), CAPACITIES)
    party_member = YesNo(_("Party member"))
    org = RecordId(_("Organisation"), of="org")
    household = RecordId(_("Household"), of="household")
    skills = TextList(_("Skills"), policy="united")
    languages = MultiChoice(_("Languages"), LANGUAGES)
    available = MultiChoice(_("Has time"), TIMES)
    person = Person(_("On the phone as"))
    valid_to = Day(_("Until"))

    class Meta:
        table_name = "volunteer"


ROLES = {"grid_lead": _("Grid lead"), "building_lead": _("Building lead"), "party_household": _("Party household"),
         "party_building_lead": _("Building's party lead"), "convener": _("Convener"),
         "association_head": _("Head of the association"), "committee_director": _("Director of the committee"),
         "party_group_lead": _("Party group lead"), "resident_rep": _("Residents' representative"),
         "team_lead": _("Team lead"), "team_member": _("Team member"), "party_counsellor": _("Party counsellor"),
         "professional_counsellor": _("Professional counsellor"), "volunteer_counsellor": _("Volunteer counsellor")}


# Of these there is one at a place, as long as nobody writes that it has ended.
ALONE = ("grid_lead", "building_lead", "party_building_lead", "committee_director")


class Post(Record):
    """What somebody is at a place or in a team, with dates."""

    about = About(
        label=_("Position"),
        family="places",
        sign="staff",
        title=("holder", "role", "spot", "team"),
        key=("holder", "role", "place"),
        writers=("lead", "officer", *KEEPERS),
        retention=Retention(400, after="until"),
        exclusive=(Exclusive(("place", "role"), {"role": ALONE, "until": (None,)}),),
        listing=Listing(chips=("role",), shows=("role", "spot", "team", "until")),
        menu={"lead": 18, "coordinator": 14},
    )

    holder = RecordId(_("Who"), of="volunteer")
    role = Choice(_("Position"), ROLES)
    spot = RecordId(_("Place"), of="place")
    team = RecordId(_("Team"), of="org")
    place = Text(_("At"), max_length=64, index=True, widget="hidden", copies="spot.code team")
    since = Day(_("Since"), default=TODAY)
    until = Day(_("Until"), review="soft")
    appointed_by = RecordId(_("Appointed by"), of="org")

    class Meta:
        table_name = "role"
