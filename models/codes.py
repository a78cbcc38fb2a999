"""What the gate says of a code that tells of no pass here, as data for both sides."""

from models.messages import _

# What is wrong → colour, what is said, what to do. Of those in red the gate can say why it turned back.
WRONG = {
    "other": {"colour": "amber", "says": _("This code is no pass."),
              "todo": _("Look for the code beside the number, or type the number.")},
    "carried": {"colour": "amber", "says": _("This code is of “My phone” of another phone."),
                "todo": _("“Read codes” there takes it in.")},
    "newer": {"colour": "amber", "says": _("This card was printed by a newer version."),
              "todo": _("Type its number. This phone reads it once it has been on line.")},
    "torn": {"colour": "amber", "says": _("A part of this code is missing."),
             "todo": _("Hold it closer and still, or type the number.")},
    "elsewhere": {"colour": "red", "says": _("This card is of another place: %(place)s."),
                  "todo": _("It does not count at this gate.")},
    "forged": {"colour": "red", "says": _("The signature of this card is not right."), "todo": _(
        "It was changed, or printed by somebody else. Type its number to see what is known of that pass.")},
    "unknown": {"colour": "amber", "says": _("No pass with the number %(number)s is known here."), "todo": _(
        "Look at its digits again, or scan the card: a new pass may not have come here yet.")},
    "several": {"colour": "amber", "says": _("Several passes have the number %(number)s."),
                "todo": _("Look for the room instead.")},
}
