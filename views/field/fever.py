"""Somebody with a fever: saved as held at once; then a second reading, who was called, and a decision."""

from flask import abort, request, url_for
from flask_babel import gettext as _

from models import access
from models.kinds import Incident
from models.person import DESK_ROLES, Person
from sync import intake
from views.auth import field_page
from views.field import asked, entries, page, shown
from views.field.answers import entry_answer, go_with_answer
from views.field.blueprint import blueprint

DECISIONS = ("held", "turned_back", "handed_over", "pass")
PASSES = {"in": "let_in", "out": "let_out"}


@blueprint.get("/gate/<id>/fever")
@field_page
def fever(who, id):
    """What to do now, step by step. An entry without a fever is shown as any other."""
    entry = entry_of(who, id)
    if entry["decision"] != "held" and not entries.fever(entry["temperature"], entry["fever_above"]):
        return page.go("field.entry", id=id)
    return _form(who, entry, {}, {}, entry_answer(who))


@blueprint.post("/gate/<id>/fever")
@field_page
def decide(who, id):
    """Add what was done to the entry, and the decision. Only a second reading within the limit opens the gate."""
    entry, decision, errors = entry_of(who, id), request.form.get("decision"), {}
    if decision not in DECISIONS:
        abort(400)
    second = asked.degrees("second", errors)
    if decision == "pass" and not errors and (second is None or entries.fever(second, entry["fever_above"])):
        errors["second"] = _("Only a second reading of %(limit)s °C or less opens the gate.", limit=_limit(entry))
    if decision == "handed_over" and not asked.text("handed_to"):
        errors["handed_to"] = _("Write who took over.")
    if errors:
        return _form(who, entry, asked.everything(), errors)
    return _write(who, entry, PASSES.get(entry["direction"], "let_in") if decision == "pass" else decision, second)


def _write(who, entry, decision, second):
    id, fields = entry["id"], {"decision": decision}
    if second is not None:
        fields["second"] = second
    if said := _said():
        fields["note"] = "\n".join(part for part in (entry["note"], said) if part)
    base = shown.base("gate_entry", id, fields, request.form.get("heads"))
    try:
        intake.write(who, "gate_entry", fields, id=id, base=base, once=asked.text("once"))
    except intake.Invalid as invalid:
        return _form(who, entry, asked.everything(), _wrong(asked.explain(invalid)))
    return go_with_answer("field.gate", id)


def _limit(entry):
    """The limit for this entry, as text."""
    return entries.degrees(entry["fever_above"] or entries.limit())


def _wrong(errors):
    """What is wrong, beside the field in which it was typed: the note is made of two."""
    return {name if name == "second" else "called": said for name, said in errors.items()}


def entry_of(who, id):
    """The entry as a dict of columns. Aborts with 404 where the site has no such entry."""
    found = entries.by_ids(who.site, [id])
    return found[0] if found else abort(404)


def _said():
    """What was done, in lines to be added to the note: a note is never written over."""
    said = [_("Called: %(name)s", name=asked.text("called")) if asked.text("called") else "",
            _("Handed over: %(name)s", name=asked.text("handed_to")) if asked.text("handed_to") else ""]
    return "\n".join(part for part in said if part)


def _form(who, entry, values, errors, answer=None):
    return page.form("field/gate/fever.html", values, errors, entry=entries.row(entry), limit=_limit(entry),
                     note=(entry["note"] or "").splitlines(), answer=answer, callable=on_call(who.site),
                     report=_report(who, entry))


def _report(who, entry):
    """The address at which an incident of it is written down; empty for whom that is not."""
    if not access.may_write(Incident.kind(), who.role):
        return ""
    about = {name: entry[name] for name in ("household", "person") if entry[name]}
    return url_for("field.new_record", kind="incident", type="fever", entry=entry["id"], **about)


def on_call(site):
    """The names of those who coordinate the site: whom a volunteer may call."""
    found = Person.select(Person.name).where(Person.site == site, Person.role.in_(DESK_ROLES)).order_by(Person.name)
    return [name for name, in found.limit(5).tuples()]
