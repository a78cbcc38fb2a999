"""Language, size of text, another gate."""

from models.person import DESK_ROLES
from views import preferences
from views.auth import field_page
from views.days import CLOSERS
from views.field import page
from views.field.blueprint import blueprint
from views.pages import book, due_shown, lists

START = {"gate": "field.gate", "lead": "field.due", "counsellor": "field.more", "supply": "field.more"}


@blueprint.get("/")
@field_page
def start(who):
    """The first page of the field: where somebody of the role has most to do."""
    return page.go(START.get(who.role, "field.errands"))


@blueprint.get("/more")
@field_page
def more(who):
    """What is set once and seldom again."""
    return page.show("field/more/more.html", here="more", desk=who.role in DESK_ROLES,
                     closes=who.role in CLOSERS, tiles=lists.menu(who), due=due_shown.count(who, book.here(who)))


@blueprint.post("/preferences")
@field_page
def prefer(who):
    """Keep what was chosen. It is asked for below /field/, where a phone without a network answers by itself."""
    return preferences.keep()
