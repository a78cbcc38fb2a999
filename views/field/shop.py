"""The shopping lists of all homes that somebody goes for, as one."""

from views.auth import field_page
from views.field import basket, jobs, page
from views.field.blueprint import blueprint
from views.pages import acting, inside, query


@blueprint.get("/errands/shop")
@field_page
def shop(who):
    """One list for all homes that I go for."""
    book, kind = acting.kind_of(who, "errand_item")
    errands = {one["id"]: one["unit"] for one in jobs.carried(who.site, who.person)}
    rows = [one for id in errands for one in query.below(who, "errand_item", "errand", id) if not one["void"]]
    lines = {one["id"]: one for one in inside.lines(who, book, kind, rows, {}, "shop")}
    things = [_thing(one, errands, lines) for one in sorted(rows, key=lambda one: (one["at"], one["id"]))]
    return page.show("field/errands/shop.html", here="errands", lines=basket.add_up(things),
                     homes=len(set(errands.values())), answer=None)


def _thing(one, errands, lines):
    """A thing as it is added up, and as its line says it: whose it is, and how much of it."""
    fields = one["fields"]
    text, quantity = fields.get("text", ""), fields.get("quantity", "")
    said = " · ".join(part for part in (errands[fields["errand"]], quantity) if part)
    return {"text": text, "quantity": quantity, "state": fields.get("state", "wanted"),
            "line": lines[one["id"]] | {"title": said}}
