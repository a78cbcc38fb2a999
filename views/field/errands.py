"""Errands near me: what is open, by building; what I carry; a new one."""

from flask import request, url_for
from flask_babel import gettext as _

from models.kinds import Household
from sync import intake, times
from sync.intake import Draft
from views.auth import field_page
from views.field import asked, basket, jobs, page
from views.field.answers import errand_answer
from views.field.blueprint import blueprint

PAGE = 50
MOST_ITEMS = 50


@blueprint.get("/errands")
@field_page
def errands(who):
    """The open errands of one building, or of all."""
    building, skip = request.args.get("building", ""), max(0, request.args.get("after", 0, type=int))
    waiting = jobs.waiting(who.site)
    here = [one for one in waiting if not building or jobs.building(one["unit"]) == building]
    rows = [jobs.row(one, who) for one in here[skip:skip + PAGE]]
    carrying = len(jobs.carried(who.site, who.person))
    return page.show("field/errands/errands.html", here="errands", buildings=_buildings(waiting), building=building,
                     rows=rows, pager=_pager(building, skip, len(here)), carrying=carrying, answer=_answer(who),
                     most=jobs.LOOKED_AT if len(waiting) == jobs.LOOKED_AT else 0)


@blueprint.get("/errands/mine")
@field_page
def carrying(who):
    """What I have taken and not finished."""
    rows = [jobs.row(one, who) for one in jobs.carried(who.site, who.person)]
    return page.show("field/errands/carrying.html", here="errands", rows=rows, answer=None)


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
    return page.go("field.errand", id=id)


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
    return times.local(ms).isoformat() if ms else None


def _form(values, errors):
    return page.form("field/errands/new.html", values, errors)


def _buildings(waiting):
    counts = {}
    for one in waiting:
        name = jobs.building(one["unit"])
        counts[name] = counts.get(name, 0) + 1
    return [{"name": name, "count": counts[name]} for name in sorted(counts, key=_by_number) if name]


def _by_number(name):
    return (0, int(name), "") if name.isascii() and name.isdigit() else (1, 0, name)


def _pager(building, skip, found):
    def turn(after):
        return url_for("field.errands", building=building or None, after=after or None)
    return {"first": skip + 1, "last": min(found, skip + PAGE), "total": found,
            "previous": turn(max(0, skip - PAGE)) if skip else None,
            "next": turn(skip + PAGE) if skip + PAGE < found else None}


def _answer(who):
    """What became of the errand that was just touched from here."""
    id, done = request.args.get("errand"), request.args.get("done")
    errand = jobs.by_id(who.site, id) if id else None
    if not errand:
        return None
    about = f"{errand['unit'] or ''} {errand['title'] or ''}".strip()
    if done == "lost":
        name = jobs.name_of(who.site, errand["runner"]) or _("Somebody")
        return errand_answer(_("%(name)s took it first", name=name), about, good=False)
    if done == "claimed":
        return errand_answer(_("You go"), about, _undo(errand, "field.progress", {"status": "open"}))
    return errand_answer(_("Given back"), about, _undo(errand, "field.claim", {}))


def _undo(errand, endpoint, fields):
    row = {"once": asked.once(), "heads": errand["heads"] or "{}"}
    return row | {"action": url_for(endpoint, id=errand["id"]),
                  "fields": [{"name": name, "value": value} for name, value in fields.items()]}
