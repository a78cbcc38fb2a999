"""One home with its people on one page: written as a household and its residents, in one transaction."""

import re

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _

from models.kinds.household import Household
from models.registry import SHAPES
from sync import intake
from views.auth import Who, manager
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.field import asked
from views.pages import book, inputs
from views.refusals import explained

OF_HOME, OF_PERSON = ("building", "unit", "name", "phone"), ("name", "phone", "plates")
ROWS, MORE, MOST = 4, 4, 30
PERSON = re.compile(rf"([0-9]{{1,2}})\.({'|'.join(OF_PERSON)})")


@blueprint.get("/desk/homes/new")
@manager
def new_home(who: Who) -> Response:
    """The form; the building of the home before stands there again."""
    return _page(who, {"building": request.args.get("building", "")})


@blueprint.post("/desk/homes/new")
@manager
def write_home(who: Who) -> Response:
    """Write the home and whoever is named in it, and go on with the next one."""
    typed = asked.everything()
    if "more" in request.form:
        return _page(who, typed, rows=_rows(typed) + MORE)
    home, people = _told(typed)
    errors = _wrong(who, home, people)
    if errors:
        return _page(who, typed, errors, 422)
    drafts = [intake.Draft("household", home), *(intake.Draft("resident", one | {"household": "+0"})
                                                 for one in people.values())]
    try:
        written = intake.write_all(who, drafts, asked.text("once"))
    except intake.Invalid as invalid:
        return _page(who, typed, _explained(invalid.drafts, list(people)), 422)
    return redirect(url_for("desk.new_home", at=who.site_code, building=home.get("building"), saved=written[0]), 303)


def _told(typed):
    """What the form says of the home, and row → what it says of a person."""
    home = inputs.read(book.entry("household"), OF_HOME, typed)
    rows: dict[int, dict[str, str]] = {}
    for name, text in typed.items():
        if (found := PERSON.fullmatch(name)) and text.strip():
            rows.setdefault(int(found[1]), {})[found[2]] = text
    kind = book.entry("resident")
    people = {n: inputs.read(kind, OF_PERSON, row) for n, row in sorted(rows.items())}
    return _filled(home), {n: _filled(one) for n, one in people.items()}


def _filled(fields):
    return {name: value for name, value in fields.items() if value is not None}


def _wrong(who, home, people):
    """Field → sentence, of what the check of an op would not say."""
    errors = {} if home.get("unit") else {"unit": _("Write the room, such as 1502.")}
    errors |= {f"{n}.name": _("Write the name, too.") for n, one in people.items() if "name" not in one}
    if not errors and not asked.again(who) and _there(who.site, home):
        errors["unit"] = _("This home is written down already.")
    return errors


def _there(site, home):
    same = (Household.building == home["building"]) if home.get("building") else Household.building.is_null()
    return Household.select().where(Household.site == site, Household.void.is_null(), Household.unit == home["unit"],
                                    same).exists()


def _explained(drafts, rows):
    """What is wrong with the drafts, by the fields of the form."""
    found = {}
    for at, errors in drafts.items():
        kind, start = ("household", "") if at == 0 else ("resident", f"{rows[at - 1]}.")
        found |= {start + name: says for name, says in explained(errors, SHAPES[kind]).items()}
    return found


def _rows(typed):
    """How many rows for people the page has."""
    there = [int(found[1]) + 1 for name in typed if (found := PERSON.fullmatch(name))]
    return min(max([ROWS, *there]), MOST)


def _page(who, typed, errors=None, status=200, rows=None):
    kinds = {name: book.entry(name)["fields"] for name in ("household", "resident")}
    saved = request.args.get("saved", "") if request.method == "GET" else ""
    return show(who, "desk/first/homes.html", status=status, typed=typed, errors=errors or {}, saved=saved,
                rows=range(min(rows or _rows(typed), MOST)), more=(rows or _rows(typed)) < MOST,
                labels={name: {field: f["label"] for field, f in fields.items()} for name, fields in kinds.items()},
                once=asked.text("once") if status == 422 or "more" in request.form else asked.once(),
                count=Household.select().where(Household.site == who.site, Household.void.is_null()).count())
