"""My phone, as far as the centre can tell: what a browser keeps is known to itself alone."""

from views.auth import field_page
from views.field import page
from views.field.blueprint import blueprint


@blueprint.get("/phone")
@field_page
def phone(who):
    """Say that this browser keeps nothing. Where it does, its own worker answers this address."""
    return page.show("field/more/phone.html", here="more", phone=None)


@blueprint.post("/phone/dismiss")
@field_page
def dismiss(who):
    """There is nothing here to be done with; a browser that keeps messages answers by itself."""
    return page.go("field.phone")
