"""The shift in a few figures, for whoever takes over."""

from views.auth import field_page
from views.field import away, entries, mine, page
from views.field.blueprint import blueprint
from views.pages import view


@blueprint.get("/hand-over")
@field_page
def hand_over(who):
    """What I logged today, who is out, what is open."""
    logged = [one for one in entries.by_ids(who.site, mine.written_by(who, mine.LOOKED_AT))
              if one["at"] >= away.today() and not one["void"]]
    now = away.now(who.site)
    shift = {"logged": len(logged), "outside": len(now.out), "held": len(entries.listed(who.site, now.held)),
             "views": view.handed_over(who)}
    return page.show("field/more/hand_over.html", here="more", shift=shift)
