"""Find a resident by a few characters: room, name, pinyin, end of the phone number, plate."""

import re

from models import forms
from views.auth import field_page
from views.field import asked, gate, page, passes, people
from views.field.blueprint import blueprint

PASS = re.compile("[0-9]{5,8}", re.ASCII)


@blueprint.get("/gate/find")
@field_page
def find(who):
    """The residents that fit `q`; with nothing typed, the first screen again."""
    query = asked.query()
    if query:
        return page.show("field/gate/gate.html", "field/gate/_found.html", here="gate", answer=None, query=query,
                         found=people.find(who.site, query), typed=_typed(query), passes=_passes(who, query),
                         **gate.switch())
    return page.show("field/gate/gate.html", "field/gate/_home.html", here="gate", answer=None, query="", found=None,
                     **gate.home(who))


def _passes(who, query):
    """The passes that have this number, each by how it is called."""
    found = passes.by_number(who, passes.compact(query)) if PASS.fullmatch(passes.compact(query)) else []
    return [{"card": one["number"], "unit": one["unit"] or one["plate"] or one["visitor"] or ""} for one in found]


def _typed(query):
    """What was looked for, as the form for a stranger begins with it: a room, or else a name."""
    is_room = forms.parts(query) is not None
    return {"unit": query if is_room else None, "person": None if is_room else query, "plate": forms.plate(query)}
