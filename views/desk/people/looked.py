"""Who has looked at what: kept for every page of the desk that shows people's data, and shown to who answers for it."""

from urllib.parse import parse_qsl

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from models import access
from models.registry import KINDS
from sync import looks
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.headings import heading
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records.choices import choosable, state_words
from views.query import number

LEVELS = {"hard": lazy_gettext("only a person can settle"), "soft": lazy_gettext("worth a glance")}
PAGES = {"record": lazy_gettext("A record"), "records": lazy_gettext("Records"),
         "inbox": lazy_gettext("Needs a decision"),
         "decided": lazy_gettext("Decided"), "day": lazy_gettext("Today"), "sites": lazy_gettext("Places"),
         "quarantine": lazy_gettext("Set aside"), "board": lazy_gettext("Day close"), "node": lazy_gettext("Device"),
         "nodes": lazy_gettext("Devices"), "report": lazy_gettext("Report"),
         "board_of": lazy_gettext("Boards"),
         "home": lazy_gettext("Everything about a home"), "lines": lazy_gettext("Many at once"),
         "imported": lazy_gettext("Import"), "returns": lazy_gettext("Forms for departments"),
         "people": lazy_gettext("People here"), "person": lazy_gettext("A person"),
         "roster": lazy_gettext("Duty roster"), "paper": lazy_gettext("Paper"),
         "opened": lazy_gettext("Opened in an emergency")}


@blueprint.get("/desk/looks")
@desk
def all_looks(who):
    """The last looks at the site, or at one `record`; `before` a moment in ms."""
    roles.require(who, roles.EXPORTERS)
    record, names = request.args.get("record", ""), people.names(who.site, *who.roles)
    found = looks.last(who.site, record, number("before"))
    more = len(found) == looks.SHOWN and url_for("desk.all_looks", record=record or None, before=found[-1]["at"])
    return show(who, "desk/looks/index.html", looks=[_told(who, one, names) for one in found], record=record, more=more)


def _told(who, look, names):
    if look["what"] == "opened":
        id, _space, reason = look["asked"].partition(" ")
        return {**look, "who": names.person(look["person"]), "page": PAGES["opened"], "words": reason,
                "href": url_for("desk.record", id=id) if id else ""}
    asked = {"id": look["asked"]} if look["what"] in ("record", "home") else dict(parse_qsl(look["asked"]))
    kind = KINDS.get(asked.get("kind"))
    if kind and not access.may_read(asked["kind"], *who.roles):
        asked = {"kind": asked["kind"]}
    # A long question is kept in part.
    href = url_for("desk.all_records" if look["what"] == "records" and not kind else f"desk.{look['what']}", **asked)
    return {**look, "who": names.person(look["person"]) or "?", "href": href,
            "page": _(kind.about.label) if kind else PAGES[look["what"]],
            "words": _(", ").join(filter(None, (_word(name, value, kind) for name, value in asked.items())))}


def _word(name, value, kind):
    """What was asked of a page, as the page itself calls it; empty for what only the code has a word for."""
    if name == "type":
        return heading(value)
    if name in WORDS:
        return WORDS[name](value)
    if kind and name in choosable(kind.declared()):
        words = choosable(kind.declared())[name]
        return " / ".join(words[word] for word in value.split(",") if word in words)
    return state_words(kind).get(value, "") if kind and name == "state" else ""


def _moment(text):
    return moments.when(int(text)) if text.isascii() and text.isdigit() and len(text) < 15 else ""


WORDS = {"level": lambda value: str(LEVELS.get(value, "")), "text": str, "q": str,
         **dict.fromkeys(("date", "day", "since", "until", "from", "to"), moments.named),
         **dict.fromkeys(("lo", "hi", "known"), _moment)}
