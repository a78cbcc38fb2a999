"""What a form says of itself: what it holds, for whom it was made, and at which site.

Identity and place are those of the page that somebody filled in, not of the moment at which it arrives: a form may have
waited for a network, or another tab may have chosen another place.
"""

import hashlib
import json

from flask import g, request

FIELD, HEADER, TOOK = "made", "Lianfang-Site", "Lianfang-Effort"


def label():
    """What the forms of this page say: the person and the code of the site that it is shown to; empty for nobody."""
    who = g.get("who")
    return f"{who.person} {who.site_code}" if who else ""


def told():
    """(person, site code) as the form that was sent says, each empty where it doesn't."""
    person, _space, site = request.form.get(FIELD, "").partition(" ") if request.method == "POST" else ("", "", "")
    return person, site


def site():
    """The code of the site that the page was about which asks; empty where it doesn't say.

    A form says it, a piece that asks to be renewed does so in a header, and an address may.
    """
    return told()[1] or request.headers.get(HEADER, "") or request.args.get("at", "")


def digest():
    """The digest of the form that was sent, its address with it; empty where none was.

    Browsers end lines in two ways, according to how a form is sent.
    """
    if request.method != "POST":
        return ""
    fields = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    return hashlib.sha256(json.dumps([request.path, fields], sort_keys=True).encode()).hexdigest()


def took() -> str:
    """How long the form that was sent took, as its page says; empty where none was, or nothing says so."""
    return request.headers.get(TOOK, "") if request.method == "POST" else ""
