"""Who went out and is not back, however long ago."""

from flask import url_for

from views.auth import field_page
from views.field import asked, entries, page
from views.field.blueprint import blueprint
from views.query import number


@blueprint.get("/gate/out")
@field_page
def outside(who):
    """The list, the last to leave first, or who of it fits `q`; "back in" is one tap."""
    query, skip = asked.query(), number("after", 0)
    rows = entries.outside(who.site, query, skip)
    return page.show("field/gate/outside.html", "field/gate/_outside.html", rows=rows[:entries.PAGE], query=query,
                     dated=True, pager=_pager(query, skip, len(rows)))


def _pager(query, skip, found):
    size = entries.PAGE
    return {
        "first": skip + 1, "last": skip + min(found, size), "total": None,
        "previous": url_for("field.outside", q=query or None, after=max(0, skip - size)) if skip else None,
        "next": url_for("field.outside", q=query or None, after=skip + size) if found > size else None,
    }
