"""Write down what somebody needs."""

from flask import request
from flask_babel import gettext as _

from models.kinds import Household
from sync import intake, times
from sync.intake import Draft
from views.auth import field_page
from views.field import asked, basket, jobs, page
from views.field.blueprint import blueprint

MOST_ITEMS = 50


@blueprint.get("/errands/new")
@field_page
def new_errand(who):
    """Ask what somebody needs."""
    return _form({"unit": request.args.get("unit", "")}, {})


@blueprint.post("/errands/new")
@field_page
def write_down(who):
    """Write the errand and its list in one go."""
    errors = {}
    fields = asked.texts("title", "unit", "phone", "note") | {"needed_by": _needed_by(errors)}
    errors |= {name: says for name, says in (("title", _("Say what is needed.")), ("unit", _("Write the room.")))
               if not fields[name]}
    items = basket.read(asked.text("list"))
    if len(items) > MOST_ITEMS:
        errors["list"] = _("At most %(count)s things. Write a second errand for the rest.", count=MOST_ITEMS)
    return _form(asked.everything(), errors) if errors else _write(who, fields, items)


def _write(who, fields, items):
    fields = {name: value for name, value in fields.items() if value}
    fields |= {"status": "open", **_household(who.site, fields["unit"])}
    drafts = [Draft("errand", fields)]
    drafts += [Draft("errand_item", {"errand": "+0", "text": text, "quantity": quantity, "state": "wanted"})
               for text, quantity in items]
    try:
        id = intake.write_all(who, drafts, asked.text("once"))[0]
    except intake.Invalid as invalid:
        return _form(asked.everything(), _on_the_form(asked.explain(invalid)))
    return page.go("field.record", id=id)


def _on_the_form(errors):
    """What is wrong with an item is wrong with the list."""
    return {"list" if name in ("text", "quantity") else name: says for name, says in errors.items()}


def _household(site, unit):
    chosen = (Household.site == site) & (Household.unit == unit) & Household.void.is_null()
    found = Household.select(Household.id).where(chosen).first()
    return {"household": found.id} if found else {}


def _needed_by(errors):
    """The moment as typed into the browser's own picker, with the zone of the site."""
    typed = asked.text("needed_by")
    ms = jobs.moment(typed)
    if typed and ms is None:
        errors["needed_by"] = _("Write day and time like this: 2020-02-08 18:30.")
    return times.local(ms).isoformat(timespec="seconds") if ms else None


def _form(values, errors):
    return page.form("field/errands/new.html", values, errors)
