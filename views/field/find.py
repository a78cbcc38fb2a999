"""Find a resident by a few characters: room, name, pinyin, end of the phone number, plate."""

from flask import request

from views.auth import field_page
from views.field import gate, page, people
from views.field.blueprint import blueprint


@blueprint.get("/gate/find")
@field_page
def find(who):
    """The residents that fit `q`; with nothing typed, the first screen again."""
    query = request.args.get("q", "").strip()[:40]
    if query:
        return page.show("field/gate/gate.html", "field/gate/_found.html", here="gate", answer=None, query=query,
                         found=people.find(who.site, query), **gate.switch())
    return page.show("field/gate/gate.html", "field/gate/_home.html", here="gate", answer=None, query="", found=None,
                     **gate.home(who))
