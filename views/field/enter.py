"""Log somebody or some vehicle at the gate."""

from flask import abort, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import forms, rooms
from models.kinds import GateEntry
from sync import clock, intake
from views.auth import field_page
from views.field import asked, entries, here, page, people, readings, rules
from views.field.answers import go_with_answer
from views.field.blueprint import blueprint

PLATE_KEYS = list("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
PLATE_STARTS = "闽C"
PASSES = {"in": "let_in", "out": "let_out"}
OTHERWISE = ("turned_back", "left_at_gate")
BROUGHT = (_l("Parcel"), _l("Meal"), _l("Groceries"), _l("Medicine"))


@blueprint.get("/gate/enter")
@field_page
def enter(who):
    """Ask for what an entry needs; of a known resident that is one tap."""
    subject = request.args.get("subject", "resident")
    whom = people.by_id(who.site, request.args.get("resident"))
    if subject not in GateEntry.subject.words or (subject == "resident" and not whom):
        return page.go("field.gate")
    values = {name: request.args.get(name, "") for name in ("unit", "person", "plate")}
    values["plate"] = values["plate"] or (PLATE_STARTS if subject == "vehicle" else "")
    held = whom and entries.held_like(who.site, whom["unit"], whom["name"], None)
    return _form(who, subject, here.direction(), whom, values, {}, "", held)


@blueprint.post("/gate/enter")
@field_page
def log(who):
    """Write the entry, or say beside the field what is wrong."""
    subject, direction = request.form.get("subject"), request.form.get("direction")
    if subject not in GateEntry.subject.words or direction not in PASSES:
        abort(400)
    whom, errors = people.by_id(who.site, asked.text("resident")), {}
    fields = {"gate": here.shown(), "direction": direction, "subject": subject, **_subject(subject, whom, errors)}
    fields |= rules.told()
    fields |= _judged(direction, fields, errors)
    held = None if asked.again(who) else _held(who, fields)
    if held and fields["temperature"] is None and fields["decision"] == PASSES[direction]:
        errors.setdefault("temperature", _("Somebody who is held passes only after a second reading."))
    _place(who, whom, fields, errors)
    keypad, unseen = readings.wanted(), held and asked.text("held") != held["id"]
    if errors or keypad or unseen:
        status = 422 if errors or unseen else 200
        return _form(who, subject, direction, whom, asked.everything(), errors, _again(keypad, errors), held, status)
    return _write(who, fields, whom, held)


def _place(who, whom, fields, errors):
    """The room in the form in which it is known; one that nobody has written down is asked about once."""
    unit = None if whom else fields.get("unit")
    known = rooms.known(who.site, unit)
    if known:
        fields["unit"] = known
    elif unit and known is None and asked.text("unlisted") != unit:
        errors.setdefault("unit", _("%(room)s is not on the list of rooms. Is it right? Then go on.", room=unit))


def _held(who, fields):
    return entries.held_like(who.site, fields.get("unit"), fields.get("person"), fields.get("plate"))


def _write(who, fields, whom, held):
    fields = {name: value for name, value in fields.items() if value not in (None, "")}
    try:
        id = intake.write(who, "gate_entry", fields, once=asked.text("once"))
    except intake.Invalid as invalid:
        errors, subject, direction = asked.explain(invalid), fields["subject"], fields["direction"]
        return _form(who, subject, direction, whom, asked.everything(), errors, _again("", errors), held, 422)
    if fields["decision"] == "held":
        return page.go("field.fever", id=id, done=id, at=clock.now())
    return go_with_answer("field.gate", id)


def _subject(subject, whom, errors):
    """The fields that say who it is; something must. A parcel that stays at the gate may be for anybody."""
    if whom:
        return {"person": whom["name"], "unit": whom["unit"], "household": whom["household"]}
    fields = asked.texts("unit", "person", "plate", "purpose")
    fields["plate"] = forms.plate(fields["plate"])
    fields["passengers"] = asked.whole("passengers", errors)
    stays = asked.text("decision") == "left_at_gate" and fields["purpose"]
    if subject == "vehicle" and (fields["plate"] or PLATE_STARTS) == PLATE_STARTS:
        errors["plate"] = _("Type the plate.")
    elif subject != "vehicle" and not (fields["unit"] or fields["person"] or stays):
        errors["unit"] = _("Write the room or the name.")
    return fields


def _judged(direction, fields, errors):
    """Temperature and decision: a fever is held, and a person decides what follows."""
    temperature, decision = asked.degrees("temperature", errors), asked.text("decision")
    if fields["turned_because"]:
        decision = "turned_back"
    passes = "held" if entries.fever(temperature) else PASSES[direction]
    return {"temperature": temperature, "decision": decision if decision in OTHERWISE else passes}


def _again(keypad, errors):
    if errors and keypad == readings.BACK:
        return ""
    return keypad or (readings.ANY if "temperature" in errors else "")


def _form(who, subject, direction, whom, values, errors, keypad, held, status=200):
    person = whom and {"resident": whom["id"], **whom}
    brought = [{"value": word, "label": word} for word in map(str, BROUGHT)] if subject == "courier" else []
    return page.form("field/gate/enter.html", values, errors, status, subject=subject, direction=direction,
                     whom=person, title=entries.subject_word(subject), keypad=keypad, held=held, brought=brought,
                     plate_keys=PLATE_KEYS, check=rules.check(who, subject, direction, whom), reasons=rules.reasons(),
                     hosts=rules.hosts(), **readings.shown(keypad))


@blueprint.post("/gate/<id>/back-in")
@field_page
def back_in(who, id):
    """Log that somebody who went out is back: the same person, the other way, without a reading.

    Whoever is held is not let in like this: a second reading comes first.
    """
    gone = next(iter(entries.by_ids(who.site, [id])), None) or abort(404)
    held = None if asked.again(who) else _held(who, gone)
    if held:
        return page.go("field.fever", id=held["id"])
    fields = {name: gone[name] for name in ("subject", "person", "unit", "household", "plate") if gone[name]}
    fields |= {"direction": "in", "decision": "let_in"}
    if here.shown() or gone["gate"]:
        fields["gate"] = here.shown() or gone["gate"]
    return go_with_answer("field.gate", intake.write(who, "gate_entry", fields, once=asked.text("once")))
