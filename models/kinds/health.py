"""Health, as far as neighbours may ask."""

from models.fields import Choice, Day, MultiChoice, Number, RecordId, Text, TextList, YesNo, _
from models.kinds.care import ADVICE, HELP
from models.pages import TODAY, Listing, Step
from models.record import KEEPERS, VOLUNTEERS, About, Beside, Record, Retention
from models.where import ABOVE

METHODS = {
    "home_visit": _("Visit at home"), "wechat_check": _("WeChat"), "fixed_point": _("At a fixed point"),
    "patrol": _("On patrol"), "phone": _("By phone"), "self_report": _("Reported by themselves")}
DELIVERED = {"leaflet": _("Leaflet"), "necessities": _("Daily needs"),
             "rubbish_bags": _("Rubbish bags")}


# Who looks after people: the others see that somebody was reached, what they need, and how hot they were.
CARERS = ("lead", "counsellor", *KEEPERS)


class HealthCheck(Record):
    """The morning or evening check of one person on one day: there can only be one, so its id follows from its key."""

    about = About(label=_("Health check"), family="care", sign="care", writers=(*VOLUNTEERS, "counsellor"),
                  key=("resident", "date", "slot"), title=("resident", "date", "slot"),
                  retention=Retention(30, beside=Beside("isolation", "household", "resident")),
                  listing=Listing(chips=("slot", "reached"), shows=("temperature", "symptoms")), menu={"lead": 2},
                  steps=(Step("fever", _("Report the fever"), {"temperature": (ABOVE, "FEVER_ABOVE")}, {}, main=True,
                              sign="stop"),
                         Step("help", _("Ask for what they need"), {}, {}, main=True, sign="basket")))

    resident = RecordId(_("Resident"), of="resident")
    date = Day(_("Day"), index=True, default=TODAY)
    slot = Choice(_("Time of day"), {"am": _("Morning"), "pm": _("Evening")})
    temperature = Number(_("Temperature"), min=30, max=45, decimals=1, unit="°C", policy="safest",
                         review={"soft": 30, "hard": 37.4}, by_rule=False)
    symptoms = TextList(_("Symptoms"), policy="united", by_rule=False)
    reached = YesNo(_("Reached"))
    note = Text(_("Note"), max_length=10_000, policy="joined")
    methods = MultiChoice(_("How it was asked"), METHODS)
    result = Choice(_("Result"), {"not_reachable": _("Not reachable"), "refused": _("Would not talk"),
                                  "absent": _("Nobody at home"),
                                  "by_chat": _("By chat"), "reached": _("Spoken to")}, policy="furthest",
                    looks={"not_reachable": ("amber", "wait"), "refused": ("amber", "stop"), "absent": ("amber",
                                                                                                        "wait"),
                           "by_chat": ("green", "yes"), "reached": ("green", "yes")})
    medication = Text(_("Medicine taken"), seen_by=CARERS)
    mood = Choice(_("Mood"), {"calm": _("Calm"), "uneasy": _("Uneasy"), "distressed": _("Distressed")}, policy="safest",
                  review="soft", seen_by=CARERS)
    needs = MultiChoice(_("Needs"), HELP)
    delivered = MultiChoice(_("Delivered"), DELIVERED)
    advice = MultiChoice(_("Advice given"), ADVICE)
    next = Text(_("What comes next"), seen_by=CARERS)

    class Meta:
        table_name = "health_check"
