"""Who went out today and is not back."""

from flask import request, url_for

from views.auth import field_page
from views.field import entries, page
from views.field.blueprint import blueprint


@blueprint.get("/gate/out")
@field_page
def outside(who):
    """The list, the last to leave first; "back in" is one tap."""
    skip = request.args.get("after", 0, type=int)
    rows = entries.outside(who.site, max(0, skip))
    return page.show("field/gate/outside.html", rows=rows[:entries.PAGE], pager=_pager(max(0, skip), len(rows)))


def _pager(skip, found):
    size = entries.PAGE
    return {
        "first": skip + 1, "last": skip + min(found, size), "total": None,
        "previous": url_for("field.outside", after=max(0, skip - size)) if skip else None,
        "next": url_for("field.outside", after=skip + size) if found > size else None,
    }
