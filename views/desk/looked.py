"""Who has looked at what: kept for every page of the desk that shows people's data, and shown to who answers for it."""

from urllib.parse import parse_qsl

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from models.registry import KINDS
from sync import looks
from views.auth import desk
from views.desk import people, roles
from views.desk.blueprint import blueprint
from views.desk.inbox_sentences import HEADINGS
from views.desk.page import show
from views.query import number

LEVELS = {"hard": lazy_gettext("only a person can settle"), "soft": lazy_gettext("worth a glance")}
PAGES = {"record": lazy_gettext("A record"), "records": lazy_gettext("Records"), "inbox": lazy_gettext("To decide"),
         "decided": lazy_gettext("Decided"), "day": lazy_gettext("Today"), "sites": lazy_gettext("Places"),
         "quarantine": lazy_gettext("Set aside"), "board": lazy_gettext("Day close"), "node": lazy_gettext("Device"),
         "nodes": lazy_gettext("Devices")}


@blueprint.get("/desk/looks")
@desk
def all_looks(who):
    """The last looks at the site, or at one `record`; `before` a moment in ms."""
    roles.require(who, roles.EXPORTERS)
    record, names = request.args.get("record", ""), people.names(who.site)
    found = looks.last(who.site, record, number("before"))
    more = len(found) == looks.SHOWN and url_for("desk.all_looks", record=record or None, before=found[-1]["at"])
    return show(who, "desk/looks/index.html", looks=[_told(one, names) for one in found], record=record, more=more)


def _told(look, names):
    asked = {"id": look["asked"]} if look["what"] == "record" else dict(parse_qsl(look["asked"]))
    kind = KINDS.get(asked.get("kind"))
    # A long question is kept in part.
    href = url_for("desk.all_records" if look["what"] == "records" and not kind else f"desk.{look['what']}", **asked)
    return {**look, "who": names.person(look["person"]) or "?", "href": href,
            "page": _(kind.about.label) if kind else PAGES[look["what"]],
            "words": ", ".join(_word(name, value) for name, value in asked.items() if name != "kind")}


def _word(name, value):
    """What was asked of a page, as the page itself calls it."""
    if name == "type" and value in HEADINGS:
        return HEADINGS[value]()
    return str(LEVELS.get(value, value)) if name == "level" else value
