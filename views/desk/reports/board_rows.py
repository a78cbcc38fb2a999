"""The board of a day as rows of a file: the devices of a place, of a place above others what each of those comes to."""

from flask_babel import gettext as _

from models.site import below
from sync.times import local
from views.desk.devices import nodes
from views.desk.exports.source import Source
from views.desk.reports import board_page, board_places


def source(who, place, day):
    """The Source of the board of a place on a reports.Day."""
    lower = board_places.listed([id for id in below(place.id) if id != place.id], day)
    rows = [_place(one, day) for one in lower] if lower else [_device(one) for one in _devices(who, place, day)]
    return Source(f"{_('Day close')} {place.name} {day.date}", _places_head() if lower else _devices_head(),
                  lambda: len(rows), lambda: iter([rows]))


def _devices(who, place, day):
    return board_page.devices(nodes.listed(who, place.id, day))


def _places_head():
    return [_("Place"), _("Code"), _("Here"), _("Expected"), _("Entries still on phones"), _("Not heard"),
            _("Set aside"), _("Last heard"), _("Closed"), _("State")]


def _place(one, day):
    return [one["name"], one["code"], one["here"], one["of"], one["held"], one["silent"], one["aside"],
            _moment(one["heard"]), _("yes") if one["closed"] else _("no"), board_places.line(one, day)["word"]]


def _devices_head():
    return [_("Device"), _("Number"), _("Role"), _("Entries that arrived"), _("Entries it says it has written"),
            _("Last heard"), _("Set aside"), _("Clock"), _("Not understood yet"), _("How to reach"), _("State")]


def _device(one):
    return [one["name"], one["id"], one["role"], one["have"], one["claimed"], _moment(one["heard"]), one["aside"],
            one["clock"], one["newer"], one["reach"], one["word"]]


def _moment(ms):
    return local(ms).strftime("%Y-%m-%d %H:%M:%S") if ms else None
