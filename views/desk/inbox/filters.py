"""Filters of the inbox that somebody keeps under a name, for themselves."""

from urllib.parse import parse_qs, urlencode

from flask import redirect, request, url_for
from flask_babel import gettext as _

from sync import filters
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.inbox.asked import narrowed


@blueprint.post("/desk/inbox/filters")
@desk
def keep_filter(who):
    """Keep how the page is narrowed under a name; or keep it no longer, where `forget` names it."""
    asked, name = narrowed(request.form).address, " ".join(request.form.get("name", "").replace("\0", "").split())
    if request.form.get("forget"):
        filters.forget(who, request.form["forget"].replace("\0", ""))
        return redirect(url_for("desk.inbox", **asked), 303)
    error = _wrong(who, name, asked)
    if error:
        # Only this page knows how to show an inbox; what was typed goes with the way back.
        return redirect(url_for("desk.inbox", **asked, called=name[:200], unkept=error), 303)
    return redirect(url_for("desk.inbox", **asked), 303)


def _wrong(who, name, asked):
    """Why a filter was not kept: a word of `ERRORS`, or nothing."""
    if not name or not asked:
        return "nameless"
    if len(name) > filters.LONGEST:
        return "long"
    return "" if filters.keep(who, name, urlencode(asked)) else "many"


def shown(who, asked):
    """What the page of the inbox shows of filters: those that are kept, and the form for one more."""
    kept = [_shown(one, asked) for one in filters.kept(who)]
    error = ERRORS.get(request.args.get("unkept"), lambda: "")()
    return {"filters": kept, "keeping": {
        "address": asked.address, "name": request.args.get("called", "")[:200], "error": error,
        "may": bool(asked.address) and not any(one["here"] for one in kept)}}


def _shown(one, asked):
    address = {name: values[0] for name, values in parse_qs(one["asked"]).items()}
    return {"name": one["name"], "href": url_for("desk.inbox", **address), "here": address == asked.address}


ERRORS = {
    "nameless": lambda: _("Write what it is to be called."),
    "long": lambda: _("At most %(n)s characters.", n=filters.LONGEST),
    "many": lambda: _("There are %(n)s filters already. Remove one first.", n=filters.MOST),
}
