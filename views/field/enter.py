"""Log somebody or some vehicle at the gate."""

from flask import abort, request
from flask_babel import gettext as _

from models.kinds import GateEntry
from sync import clock, intake
from views.auth import field_page
from views.field import asked, entries, here, numbers, page, people
from views.field.answers import go_with_answer
from views.field.blueprint import blueprint

TENTHS = [f"36.{tenth}" for tenth in range(10)]
PLATE_KEYS = list("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
PLATE_STARTS = "闽C"
PASSES = {"in": "let_in", "out": "let_out"}


@blueprint.get("/gate/enter")
@field_page
def enter(who):
    """Ask for what an entry needs; of a known resident that is one tap."""
    subject = request.args.get("subject", "resident")
    whom = people.by_id(who.site, request.args.get("resident"))
    if subject not in GateEntry.subject.words or (subject == "resident" and not whom):
        return page.go("field.gate")
    values = {"plate": PLATE_STARTS} if subject == "vehicle" else {}
    return _form(subject, here.direction(), whom, values, {}, False)


@blueprint.post("/gate/enter")
@field_page
def log(who):
    """Write the entry, or say beside the field what is wrong."""
    subject, direction = request.form.get("subject"), request.form.get("direction")
    if subject not in GateEntry.subject.words or direction not in PASSES:
        abort(400)
    whom, errors = people.by_id(who.site, asked.text("resident")), {}
    fields = {"gate": here.gate(), "direction": direction, "subject": subject, **_subject(subject, whom, errors)}
    fields |= _judged(direction, errors)
    if errors or _wants_keypad():
        return _form(subject, direction, whom, asked.everything(), errors, _wants_keypad() or "temperature" in errors)
    return _write(who, fields, whom)


def _write(who, fields, whom):
    fields = {name: value for name, value in fields.items() if value not in (None, "")}
    try:
        id = intake.write(who, "gate_entry", fields, once=asked.text("once"))
    except intake.Invalid as invalid:
        errors = asked.explain(invalid)
        return _form(fields["subject"], fields["direction"], whom, asked.everything(), errors, "temperature" in errors)
    if fields["decision"] == "held":
        return page.go("field.fever", id=id, done=id, at=clock.now())
    return go_with_answer("field.gate", id)


def _subject(subject, whom, errors):
    """The fields that say who it is; something must."""
    if whom:
        return {"person": whom["name"], "unit": whom["unit"], "household": whom["household"]}
    fields = asked.texts("unit", "person", "plate", "purpose")
    fields["plate"] = numbers.plate(fields["plate"])
    fields["companions"] = asked.whole("companions", errors)
    if subject == "vehicle" and (fields["plate"] or PLATE_STARTS) == PLATE_STARTS:
        errors["plate"] = _("Type the plate.")
    elif subject != "vehicle" and not (fields["unit"] or fields["person"]):
        errors["unit"] = _("Write the room or the name.")
    return fields


def _judged(direction, errors):
    """Temperature and decision: a fever is held, and a person decides what follows."""
    temperature = asked.degrees("temperature", errors)
    passes = "held" if entries.fever(temperature) else PASSES[direction]
    turned = asked.text("decision") == "turned_back"
    return {"temperature": temperature, "decision": "turned_back" if turned else passes}


def _wants_keypad():
    return request.form.get("keypad") == "1" and not asked.text("temperature")


def _form(subject, direction, whom, values, errors, keypad):
    person = whom and {"resident": whom["id"], **whom}
    return page.form("field/gate/enter.html", values, errors, subject=subject, direction=direction, whom=person,
                     title=entries.subject_word(subject), keypad=keypad, tenths=TENTHS, plate_keys=PLATE_KEYS)


@blueprint.post("/gate/<id>/back-in")
@field_page
def back_in(who, id):
    """Log that somebody who went out is back: the same person, the other way, without a reading."""
    gone = next(iter(entries.by_ids(who.site, [id])), None) or abort(404)
    fields = {name: gone[name] for name in ("subject", "person", "unit", "household", "plate") if gone[name]}
    fields |= {"direction": "in", "decision": "let_in"}
    if here.gate() or gone["gate"]:
        fields["gate"] = here.gate() or gone["gate"]
    return go_with_answer("field.gate", intake.write(who, "gate_entry", fields, once=asked.text("once")))
