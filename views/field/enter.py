"""Log somebody or some vehicle at the gate."""

from flask import abort, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import forms, rooms
from models.kinds import GateEntry
from sync import clock, intake
from views.auth import field_page
from views.field import asked, entries, here, page, passes, people, readings, rules
from views.field.answers import answer_about, go_with_answer
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
    whom = people.by_id(who.site, request.args.get("resident")) or people.home(
        who.site, request.args.get("household", ""))
    if subject not in GateEntry.subject.words or (subject == "resident" and not whom):
        return page.go("field.gate")
    values = {name: request.args.get(name, "") for name in ("unit", "person", "plate")}
    values["plate"] = values["plate"] or (PLATE_STARTS if subject == "vehicle" else "")
    held = whom and entries.held_like(who.site, whom["unit"], whom["name"], None)
    return _form(who, subject, here.direction(), whom, values, {}, "", held)


def of_card(who, card):
    """The form for whoever comes with a pass, as `passes.judged` gives it."""
    whom, values = card["whom"], card["values"]
    named = whom["name"] if whom else values.get("person")
    held = entries.held_like(who.site, whom["unit"] if whom else None, named, values.get("plate"))
    return _form(who, card["subject"], here.direction(), whom, values, {}, "", held, card=card)


def at_once(who, direction, card, check):
    """Write the entry of who comes with a pass of which nothing is to be asked; return the answer about it."""
    fields = {"gate": here.shown(), "direction": direction, "subject": card["subject"], "decision": PASSES[direction],
              **_of_whom(card["whom"]), **_of_card(card), **rules.carried(check)}
    filled = {name: value for name, value in fields.items() if value not in (None, "")}
    return answer_about(who, intake.write(who, "gate_entry", filled, once=asked.text("once")))


@blueprint.post("/gate/enter")
@field_page
def log(who):
    """Write the entry, or say beside the field what is wrong."""
    subject, direction = request.form.get("subject"), request.form.get("direction")
    if subject not in GateEntry.subject.words or direction not in PASSES:
        abort(400)
    card = passes.judged(who, passes.text(request.form["card"])) if request.form.get("card") else None
    whom = people.by_id(who.site, asked.text("resident")) or (card["whom"] if card else people.home(
        who.site, asked.text("household") or ""))
    errors = {}
    fields = {"gate": here.shown(), "direction": direction, "subject": subject,
              **_subject(subject, whom, card, errors)}
    fields |= rules.told() | _of_card(card)
    fields |= _judged(direction, fields, errors)
    held = None if asked.again(who) else _held(who, fields)
    if held and fields["temperature"] is None and fields["decision"] == PASSES[direction]:
        errors.setdefault("temperature", _("Somebody who is held passes only after a second reading."))
    _place(who, whom, fields, errors)
    typed = asked.everything() | {"watched": _watch(who, fields, errors)}
    keypad, unseen = readings.wanted(), held and asked.text("held") != held["id"]
    if errors or keypad or unseen:
        status = 422 if errors or unseen else 200
        return _form(who, subject, direction, whom, typed, errors, _again(keypad, errors), held, status, card)
    return _write(who, fields, whom, held, card)


def _watch(who, fields, errors):
    """What is watched for stands in the entry, and is said before somebody passes. Return how it begins, or ""."""
    found = rules.watched_for(who.site, fields.get("plate"), fields.get("phone"))
    if found:
        name, prefix, why = found
        fields["watched"] = prefix
        if asked.text("watched") != prefix and fields["decision"] not in OTHERWISE and not asked.again(who):
            errors.setdefault(name, _("Watched for: %(begin)s. %(why)s", begin=prefix, why=why).strip())
        return prefix
    return ""


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


def _write(who, fields, whom, held, card):
    fields = {name: value for name, value in fields.items() if value not in (None, "")}
    try:
        id = intake.write(who, "gate_entry", fields, once=asked.text("once"))
    except intake.Invalid as invalid:
        errors, subject, direction = asked.explain(invalid), fields["subject"], fields["direction"]
        return _form(who, subject, direction, whom, asked.everything(), errors, _again("", errors), held, 422, card)
    if fields["decision"] == "held":
        return page.go("field.fever", id=id, done=id, at=clock.now())
    return go_with_answer("field.scan" if request.form.get("back") == "scan" else "field.gate", id)


def _of_whom(whom):
    return {"person": whom["name"], "unit": whom["unit"], "household": whom["household"],
            "resident": whom["id"]} if whom else {}


def _of_card(card):
    """What an entry says of the card that was shown: it leads to the pass, also where that has not come here yet."""
    names = ("permit", "holder", "number") if card and not card["wrong"] else ("number",) if card else ()
    return {"card" if name == "number" else name: card[name] for name in names}


def _subject(subject, whom, card, errors):
    """The fields that say who it is; something must. A parcel that stays at the gate may be for anybody, and whose card
    is not right has not said who they are."""
    if whom:
        return _of_whom(whom)
    fields = asked.texts("unit", "person", "plate", "purpose", "phone")
    fields["plate"] = forms.plate(fields["plate"])
    fields["passengers"] = asked.whole("passengers", errors)
    stays = asked.text("decision") == "left_at_gate" and fields["purpose"]
    if subject == "vehicle" and (fields["plate"] or PLATE_STARTS) == PLATE_STARTS:
        errors["plate"] = _("Type the plate.")
    elif subject != "vehicle" and not (fields["unit"] or fields["person"] or stays or card):
        errors["unit"] = _("Write the room or the name.")
    return fields


def _judged(direction, fields, errors):
    """Temperature and decision: a fever is held, and a person decides what follows."""
    temperature, decision = asked.degrees("temperature", errors), asked.text("decision")
    if fields["turned_because"]:
        decision = "turned_back"
    goes = "held" if entries.fever(temperature, fields.get("fever_above")) else PASSES[direction]
    return {"temperature": temperature, "decision": decision if decision in OTHERWISE else goes}


def _again(keypad, errors):
    if errors and keypad == readings.BACK:
        return ""
    return keypad or (readings.ANY if "temperature" in errors else "")


def _form(who, subject, direction, whom, values, errors, keypad, held, status=200, card=None):
    person = whom and {"resident": whom["id"], **whom}
    check = rules.check(who, subject, direction, whom, card)
    members = people.of(who.site, whom["household"]) if whom and not whom["id"] else []
    brought = [{"value": word, "label": word} for word in map(str, BROUGHT)] if subject == "courier" else []
    return page.form("field/gate/enter.html", values, errors, status, subject=subject, direction=direction,
                     whom=person, title=entries.subject_word(subject), keypad=keypad, held=held, brought=brought,
                     plate_keys=PLATE_KEYS, check=check, reasons=rules.reasons(), members=members, card=card,
                     hosts=rules.hosts(), **readings.shown(keypad, float(check["limit"] or 0)))


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
