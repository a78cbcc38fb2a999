"""Supplies: what there is, and every movement of it. How much is in a store is the sum of movements."""

from models.fields import Choice, Integer, Number, Packs, RecordId, Text, TextList, YesNo, _
from models.pages import Ledger, Lines, Listing, Step, Variants
from models.record import KEEPERS, About, Balance, Batch, Duplicates, Legs, Record, Retention

DAY = 24 * 60 * 60 * 1000
YEAR = 365
# What a movement does to the balance of its store. What was counted stands in the place of all that was moved before.
SIGN = {"receipt": 1, "transfer_in": 1, "returned": 1, "issue": -1, "transfer_out": -1, "used": -1, "lost": -1,
        "asked": 0, "pledged": 0, "counted": None}
TYPES = {"asked": _("Asked for"), "pledged": _("Promised"), "receipt": _("Received"), "issue": _("Given out"),
         "transfer_out": _("Sent to another store"), "transfer_in": _("Come from another store"), "used": _("Used"),
         "lost": _("Lost"), "returned": _("Returned"), "counted": _("Counted")}
CATEGORIES = {
    "mask": _("Masks"), "sanitiser": _("Hand sanitiser"), "disinfectant": _("Disinfectant"),
    "rubbish_bag": _("Rubbish bags"), "thermometer": _("Thermometers"), "food": _("Food"),
    "medicine": _("Medicine"),
    "print": _("Printed matter"), "other": _("Other")}


class Goods(Record):
    """One sort of thing that is kept in stores, and the unit in which it is counted."""

    about = About(
        label=_("Goods"),
        family="supplies",
        sign="basket",
        title=("name",),
        published=True,
        writers=("supply", "officer", *KEEPERS),
        retention=Retention(10 * YEAR),
        mergeable=True,
        match={"name": 5},
        listing=Listing(chips=("category",), shows=("category", "unit", "minimum"), order="name"),
        menu={"supply": 3, "coordinator": 10},
    )

    name = Text(_("Name of the goods"), max_length=80, required=True, index=True)
    aka = TextList(_("Also called"), policy="united")
    category = Choice(_("Category"), CATEGORIES)
    unit = Choice(_("Unit"), {"piece": _("piece"), "bottle": _("bottle"), "bag": _("bag"), "box": _("box"),
                              "kg": _("kilogram"), "litre": _("litre"), "set": _("set")})
    packs = TextList(_("Packs"), policy="united", hint=_("Such as box=500, one on each line"))
    minimum = Number(_("Not fewer than"), min=0, max=10_000_000)
    each = Number(_("For each household"), min=0, max=10_000)

    class Meta:
        table_name = "goods"


class Movement(Record):
    """Goods that came, went, were used, promised or counted."""

    about = About(
        label=_("Movement of goods"),
        family="supplies",
        sign="courier",
        title=("type", "goods", "quantity"),
        writers=("supply", "lead", "gate", "runner", *KEEPERS),
        readers=("supply", "lead", "officer", *KEEPERS),
        retention=Retention(None, fields={"household": 60}),
        duplicates=Duplicates(("household", "transfer", "from_org"), ("goods", "type", "quantity"), within=DAY),
        variants=Variants("type", {
            "asked": ("goods", "quantity", "request", "from_org"),
            "pledged": ("goods", "quantity", "request", "from_org"),
            "receipt": ("goods", "quantity", "store", "source", "from_org", "request", "for_whom", "cost", "funds",
                        "ceremony", "basis", "batch_no"),
            "issue": ("goods", "quantity", "store", "household", "people", "round", "signed", "basis", "batch_no"),
            "transfer_out": ("goods", "quantity", "store", "transfer"),
            "transfer_in": ("goods", "quantity", "store", "transfer"),
            "used": ("goods", "quantity", "used_on", "store", "basis", "batch_no"),
            "lost": ("goods", "quantity", "store"),
            "returned": ("goods", "quantity", "household", "store"),
            "counted": ("goods", "quantity", "store", "days_left"),
        }),
        balance=Balance("quantity", ("goods", "store"), "type", SIGN, heading=_("Less than nothing in a store"),
                        below=_("%(amount)s more have gone out of “%(title)s” than came in."),
                        least="goods.minimum",
                        legs=Legs("transfer", "transfer_out", "transfer_in", ("goods",), 2 * DAY,
                                  heading=_("Sent to another store, and not come as sent"),
                                  said=_("“%(title)s”, transfer %(number)s: %(out)s went out, %(into)s came in. Last "
                                         "written down %(at)s. Count it, and correct the movement that is wrong."))),
        batch=Batch(("type", "goods"), "store", heading=_("A total beside single reports"), said=_(
            "“%(title)s” is written down as a total of %(total)s, and %(n)s other reports of the same come to %(sum)s. "
            "Which of them count?")),
        steps=(Step("ask", _("Ask for more"), {"type": ("counted",)}, {}, sign="phone"),
               Step("settle", _("That was asked for"), {"type": ("receipt",)}, {}, sign="yes")),
        listing=Listing(chips=("type", "source"), shows=("store", "source", "from_org")),
        lines=Lines("household", ("quantity", "signed"), {"type": "issue"}, round="round",
                    fills={"quantity": "round.each goods.each"}, while_={"round.per": ("household", None)}),
        ledger=Ledger(_("What is in store"), used=("issue", "used", "lost"), unit="goods.unit",
                      offers=("counted", "issue", "receipt", "transfer_out")),
        menu={"supply": 1, "lead": 15},
        page="ledger",
    )

    goods = RecordId(_("Goods"), of="goods", required=True, copies="round.goods")
    category = Choice(_("Category"), CATEGORIES, widget="hidden", copies="goods.category")
    type = Choice(_("Type"), TYPES, index=True)
    quantity = Number(_("How much"), min=0, max=10_000_000, required=True, packs=Packs("goods", "said"),
                      hint=_("A number, or as it is said: 300 jin, 2 boxes 5."))
    said = Text(_("As it was said"), max_length=40, hint=_("Such as 300 jin"))
    store = RecordId(_("Store"), of="point", copies="round.store")
    source = Choice(_("Source"), {"donation": _("Donation"), "purchase": _("Purchase"), "head_office": _("Head office"),
                                  "joint_meeting": _("Joint meeting"), "allocation": _("Allocation")})
    from_org = RecordId(_("From whom"), of="org")
    for_whom = Choice(_("For whom"), {"staff": _("Staff"), "residents": _("Residents"), "both": _("Both")})
    request = RecordId(_("Request"), of="request")
    ceremony = RecordId(_("Ceremony"), of="activity")
    round = RecordId(_("Round"), of="campaign")
    household = RecordId(_("Household"), of="household")
    people = Integer(_("People"), min=0, max=100)
    used_on = Text(_("Used for"), max_length=64)
    cost = Integer(_("Cost"), min=0, max=100_000_000_000, unit="fen")
    funds = Choice(_("Paid by"), {"committee": _("Committee"), "company": _("Property company"),
                                  "government": _("Government"), "donor": _("Donor")})
    transfer = Text(_("Number of the transfer"), max_length=20)
    signed = YesNo(_("Signed for"))
    days_left = Integer(_("Enough for days"), min=0, max=1_000)
    basis = Choice(_("Counted as"), {"item": _("Single report"), "batch": _("Total of a batch")}, default="item")
    batch_no = Text(_("Batch number"), max_length=40)

    class Meta:
        table_name = "movement"
