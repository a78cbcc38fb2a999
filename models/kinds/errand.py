"""Errands: what is needed, what was bought, what it cost."""

from models.fields import Choice, Day, Integer, Moment, Person, RecordId, Text, YesNo, _
from models.kinds.care import CHANNELS, URGENCY
from models.pages import ME, Account, Enough, Flow, Form, Gathered, Inside, Listing, Nearby, Step, View
from models.record import KEEPERS, About, Balance, Claims, Group, Record, Requires, Retention, Tells

STATES = {"open": _("Open"), "failed": _("Not possible"), "claimed": _("Claimed"), "cancelled": _("Cancelled"),
          "bought": _("Bought"), "delivered": _("Delivered"), "closed": _("Settled")}
OPEN, CARRIED, ENDED = ("open", "failed"), ("claimed", "bought"), ("delivered", "closed", "cancelled")
SETS = {"open": OPEN, "carried": CARRIED, "ended": ENDED, "called_off": ("cancelled",)}
LOOKS = {"open": ("amber", "wait"), "failed": ("amber", "stop"), "claimed": ("", "visitor"), "bought": ("", "basket"),
         "delivered": ("green", "yes"), "closed": ("green", "yes"), "cancelled": ("", "undo")}
OUTCOMES = {"handed_over": _("Handed over"), "left_at_door": _("Left at the door"), "absent": _("Nobody at home"),
            "wrong_address": _("Wrong address"), "refused": _("Refused"), "unavailable": _("Not available"),
            "other": _("Other")}
GOOD = ("handed_over", "left_at_door")
BAD = tuple(word for word in OUTCOMES if word not in GOOD)
# The steps that lead back from the end of an errand, to where it stood.
AGAIN = ("claim_again", "buy_again")
FULL = Enough({"status": CARRIED, "runner": ME}, "MOST_ERRANDS", _(
    "In your hands: %(count)s. Finish, pass on or give back one before you take another."))


CLAIMS = Claims(
    _("One errand, two runners"),
    _("%(people)s both went ahead with “%(title)s” without knowing of each other. Whose counts?"),
    _("%(people)s both spent money on “%(title)s” without knowing of each other. Whose counts?"))


class Errand(Record):
    """One thing to be done for one home, from the wish to the settled bill."""

    about = About(
        label=_("Errand"),
        family="errands",
        sign="basket",
        title=("title", "unit"),
        listing=Listing(chips=("status",), group="unit", shows=("needed_by", "runner")),
        views=(
            View("errands", "errands", _("Errands"), {"status": (*OPEN, None)}, "needed_by", "unit",
                 _("Nothing is open here."), _("Look at another building, or write down what somebody needs."),
                 heading=_("Open near me"), step="claim", shift=_("Open errands: %(count)s"), tab="errands"),
            View("carrying", "errands/mine", _("My errands"), {"status": CARRIED, "runner": ME}, "needed_by", "unit",
                 _("You carry nothing now."), _("Take one of the open errands."), menu=_("Mine: %(count)s"),
                 shift=_("Errands in my hands: %(count)s"), tab="errands",
                 gathered=Gathered("shop", "errands/shop", "errand_item", _("Shop list"), _("Nothing to buy."),
                                   _("The things for all homes that you go for are added up here.")))),
        flow=Flow("needed_by", ENDED),
        retention=Retention(60, when={"status": ENDED},
                            fields=dict.fromkeys(("unit", "household", "phone", "note"), 14)),
        form=Form(("unit", "title", "errand_item", "needed_by", "phone", "note"), needs=("unit",)),
        nearby=Nearby("unit", {"status": (*OPEN, None)}, _("Also open at this door")),
        groups={"progress": Group(("status", "runner", "outcome"), _("Progress"), policy="furthest", by="status",
                                  review={"soft": "claimed", "hard": "bought"}, claims=CLAIMS)},
        tells=Tells("asked_by", {"status": ENDED}),
        requires=(Requires(
            "isolation", "status", ("reported", "active", "extended", None), {"status": ("delivered",)},
            _("Delivered when the isolation had ended"),
            _("“%(title)s” was delivered %(at)s for the isolation of %(other)s, which was “%(state)s” by then.")),),
        steps=(
            Step("claim", _("I will go"), {"status": (*OPEN, None)},
                 {"status": "claimed", "runner": ME, "outcome": None}, undo="release", main=True, sign="visitor",
                 said=_("You go"), enough=FULL),
            Step("buy", _("Everything is bought"), {"status": "claimed", "runner": ME},
                 {"status": "bought", "runner": ME, "outcome": None}, undo="claim_again", sign="basket"),
            Step("deliver", _("Handed over"), {"status": CARRIED, "runner": ME},
                 {"status": "delivered", "runner": ME, "outcome": "handed_over"}, undo=AGAIN, main=True, sign="yes"),
            Step("leave", _("Left at the door"), {"status": CARRIED, "runner": ME},
                 {"status": "delivered", "runner": ME, "outcome": "left_at_door"}, undo=AGAIN, main=True, sign="yes"),
            Step("failed", _("It did not work out"), {"status": "claimed", "runner": ME},
                 {"status": "failed", "runner": ME}, choose="outcome", among=BAD, within=_("It did not work out"),
                 undo="claim_again", sign="stop"),
            # What was bought stays so until it is delivered: somebody holds the goods.
            Step("hold", _("It did not work out"), {"status": "bought", "runner": ME},
                 {"status": "bought", "runner": ME}, choose="outcome", among=BAD, within=_("It did not work out"),
                 undo="buy_again", sign="stop"),
            Step("release", _("I can't go: give it back"), {"status": CARRIED, "runner": ME},
                 {"status": "open", "runner": None, "outcome": None}, within=_("It did not work out"), undo="claim",
                 sign="undo", said=_("Given back"), leaves=True),
            Step("pass_on", _("Pass it on to somebody"), {"status": CARRIED, "runner": ME}, {}, choose="runner",
                 within=_("Pass it on to somebody"), undo="take_again", said=_("Passed on to %(name)s"), leaves=True),
            Step("claim_again", _("Not bought yet"), {"status": ("failed", "bought", "delivered"), "runner": ME},
                 {"status": "claimed", "runner": ME, "outcome": None}, sign="undo", back=True),
            Step("buy_again", _("Everything is bought"), {"status": ("bought", "delivered"), "runner": ME},
                 {"status": "bought", "runner": ME, "outcome": None}, sign="undo", back=True),
            Step("take_again", _("I will go"), {"status": CARRIED}, {"runner": ME}, back=True, last=True),
        ),
    )

    title = Text(_("What is needed"), required=True, max_length=200)
    household = RecordId(_("Household"), of="household", found="unit")
    unit = Text(_("Room"), max_length=40, index=True, copies="household.unit",
                hint=_("Building, a dash, the room: 3-1502"))
    # The number is for who goes there, and for nobody else.
    phone = Text(_("Phone"), max_length=40, widget="phone", shown_while={"status": CARRIED, "runner": ME})
    needed_by = Moment(_("Needed by"))
    status = Choice(_("Status"), STATES, policy="furthest", looks=LOOKS, sets=SETS, default="open")
    runner = Person(_("Runner"), index=True)
    outcome = Choice(_("Outcome"), OUTCOMES, sets={"good": GOOD})
    note = Text(_("Note"), max_length=10_000, policy="joined")
    category = Choice(_("Category"), {"groceries": _("Groceries"), "medicine": _("Medicine"), "parcel": _("Parcel"),
                                      "rubbish": _("Rubbish"), "hot_meal": _("Hot meal"), "masks": _("Masks"),
                                      "other": _("Other")}, index=True)
    urgency = Choice(_("How soon"), URGENCY, policy="safest")
    channel = Choice(_("Came by"), CHANNELS)
    request = RecordId(_("Request"), of="request")
    # Who carries something up sees a home and a need, not why it stays in.
    isolation = RecordId(_("Home isolation"), of="isolation", seen_by=("lead", *KEEPERS))
    shop = Text(_("Shop"), max_length=60)
    every = Choice(_("Again"), {"once": _("Once"), "daily": _("Daily"), "second_day": _("Every second day"),
                                "weekly": _("Weekly")})
    until = Day(_("Until"))
    asked_by = Person(_("Who took the wish in"), default=ME)
    card_handed = YesNo(_("Card handed over"))

    class Meta:
        table_name = "errand"
        indexes = ((("site", "status"), False),)


class ErrandItem(Record):
    """One line of an errand's shopping list."""

    about = About(
        label=_("Shopping item"), family="errands", sign="basket", title=("text", "quantity"),
        steps=(Step("found", _("Bought or not"), {}, {}, asks=("price",), choose="state",
                    among=("bought", "substituted", "unavailable", "wanted"), main=True),),
        inside=Inside("errand", _("Shopping list"), ("text", "quantity"), _("Something else"),
                      _("One thing a line, the amount at the end: rice 10 kg"), sets={"state": "wanted"}, sum="price",
                      empty=_("No list was written for this errand."),
                      steps={"status": CARRIED, "runner": ME}, more={"status": (*OPEN, *CARRIED, None)}))

    errand = RecordId(_("Errand"), of="errand")
    text = Text(_("Item"), max_length=500, widget="text")
    quantity = Text(_("Quantity"), max_length=60)
    state = Choice(_("State"), {"wanted": _("Wanted"), "bought": _("Bought"), "substituted": _("Replaced by another"),
                                "unavailable": _("Not available")}, policy="furthest",
                   looks={"wanted": ("", "wait"), "bought": ("green", "yes"), "substituted": ("green", "yes"),
                          "unavailable": ("amber", "stop")})
    price = Integer(_("Price"), min=0, max=100_000_000, unit="fen")
    substitute_ok = YesNo(_("Another will do"))
    shop = Text(_("Shop"), max_length=60)
    strength = Text(_("Strength"), max_length=60)
    days_left = Integer(_("Enough for days"), min=0, max=1_000)

    class Meta:
        table_name = "errand_item"


class ErrandMoney(Record):
    """One movement of money for an errand. A balance is the sum of movements, never a field."""

    about = About(
        label=_("Errand money"), family="errands", retention=Retention(400), title=("what", "amount"),
        balance=Balance("amount", by=("errand",), heading=_("Money not given back"), below=_(
            "%(amount)s of the home's money for “%(title)s” has neither been spent nor given back.")),
        inside=Inside(
            "errand", _("Money"), ("amount",), choose="what", sets={"runner": ME}, sum="amount", own="runner",
            calls={"advanced": _("I paid in advance"), "repaid": _("They paid me back"),
                   "refunded": _("I gave change back")},
            seen={"runner": ME}, account=Account(
                {"advanced": 1, "repaid": -1, "refunded": 1}, _("They still owe you %(amount)s"),
                _("You still have %(amount)s of theirs"), _("Nothing is owed"), costs="errand_item.price")))

    errand = RecordId(_("Errand"), of="errand")
    runner = Person(_("Runner"), index=True)
    amount = Integer(_("Amount"), min=-100_000_000, max=100_000_000, unit="fen")
    what = Choice(_("What for"), {"advanced": _("Advanced"), "repaid": _("Repaid"), "refunded": _("Refunded")})
    method = Choice(_("Paid with"), {"cash": _("Cash"), "wechat": _("WeChat"), "alipay": _("Alipay"),
                                     "card": _("Card")})

    class Meta:
        table_name = "errand_money"
