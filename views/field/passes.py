"""How a pass stands whose card was scanned or whose number was typed, as far as is known here."""

from flask_babel import gettext as _

from models import database as db
from models import forms
from models.codes import WRONG
from models.kinds import Permit, Point
from sync import cards, clock, keys, natural, times
from views.field import away, entries, here, people, rules
from views.page import clock_time

# A card that was used so few ms ago is looked at: it may be a copy.
AGAIN = 10 * 60_000
MOST = 400
SUBJECTS = {"vehicle": "vehicle", "visitor": "visitor", "staff": "staff"}
LAST = """SELECT at, direction, gate FROM gate_entry WHERE site = ? AND at >= ? AND permit = ? AND void IS NULL
AND same_as IS NULL AND (decision IS NULL OR decision IN ('let_in', 'let_out')) ORDER BY at DESC, id DESC LIMIT 1"""


def text(typed):
    """A code as it was scanned or typed, without what nobody sees."""
    return forms.clean(typed)[:MOST]


def judged(who, text):
    """How a card or a number stands: `{text, wrong, colour, says, todo, why, thing, number, holder, permit, subject,
    whom, values, signed, said, doubt, as_of}`.

    `signed`: whether the card itself was seen; `wrong`: a word of `models.codes`, or ""; `why` to turn back for it;
    `thing`: the record of a thing that has a code; `permit`: the id of the pass;
    `whom`: as `people` shows residents and homes, or None; `values`: what the form of somebody else begins with;
    `said`: as in `rules.check`; `doubt` and `as_of` are what a phone says of its clock and of what it has heard.
    """
    if not text.startswith("LF") and len(text) <= Permit.number.limits["max_length"]:
        return _spoken(who, text)
    read = cards.read(text)
    if isinstance(read, str):
        return _wrong(text, read)
    if read.site != who.site_code:
        return _wrong(text, "elsewhere", place=read.site)
    if isinstance(read, cards.Thing):
        return _thing(who, text, read.record)
    if not cards.genuine(read, keys.known()):
        return _wrong(text, "forged", number=read.number)
    return _of_pass(who, text, read.holder, read.number, read.valid_to)


def _wrong(text, wrong, **said):
    found = WRONG.get(wrong, {"colour": "", "says": "", "todo": ""})
    return {"text": text, "wrong": wrong, "colour": found["colour"], "says": found["says"] and _(found["says"], **said),
            "todo": found["todo"] and _(found["todo"]), "thing": "", "number": said.get("number", ""), "holder": "",
            "permit": "", "said": [], "why": entries.because("card"), "subject": "visitor", "whom": None,
            "values": {}, "signed": False, "doubt": "", "as_of": None}


def _thing(who, text, id):
    known = Point.select(Point.id).where(Point.site == who.site, Point.id == id, Point.void.is_null()).exists()
    return _wrong(text, "") | {"thing": id} if known else _wrong(text, "torn")


def _spoken(who, text):
    number = compact(text)
    found = by_number(who, number)
    if len(found) != 1:
        return _wrong(text, "several" if found else "unknown", number=number)
    return _of_pass(who, text, found[0]["holder"] or "", number, None)


def compact(text):
    """A number without what is typed between its digits."""
    return "".join(forms.even(text).replace("-", " ").split())


def by_number(who, number):
    """The passes with a number, of what they may read; those that were taken back left out."""
    if not number or not rules.sees_passes(who):
        return []
    return list(Permit.select().where(Permit.site == who.site, Permit.number == number, Permit.void.is_null())
                .order_by(Permit.id).limit(MOST).dicts())


def _of_pass(who, text, holder, number, valid_to):
    """`valid_to`: the day that the card says; None where it was not seen."""
    id = natural.natural_id(who.site_code, Permit.kind(), [holder])
    row = Permit.select().where(Permit.site == who.site, Permit.id == id).dicts().first() \
        if rules.sees_passes(who) else None
    found = _wrong(text, "") | {"permit": id, "number": number, "holder": holder, "signed": valid_to is not None,
                                 **_whose(who, holder, row)}
    return found | {"said": [*_stands(who, found, row, valid_to), *_used(who, id)]}


def _whose(who, holder, row):
    """Who comes with it: of a pass that is not here yet, whoever the holder is known as."""
    if row and row["type"] in SUBJECTS:
        values = {"unit": row["unit"] or "", "person": row["visitor"] or "", "plate": row["plate"] or ""}
        return {"subject": SUBJECTS[row["type"]], "values": values}
    whom = people.by_id(who.site, holder) or people.home(who.site, holder)
    return {"subject": "resident", "whom": whom or (people.nobody(row["unit"]) if row and row["unit"] else None)}


def _stands(who, found, row, valid_to):
    """What is said of the pass itself and of its card."""
    others = rules.permits(who, found["whom"])
    if row:
        said = [rules.stands(row, *others)]
        if valid_to is not None and found["number"] != (row["number"] or "").replace(".", ""):
            said.append(rules.line("red", "stop", _("An older card: the pass has another number now"), "card"))
        return said
    if (valid_to or times.local_day(clock.now())) < times.local_day(clock.now()):
        return [rules.line("red", "stop", _("The card has run out"), "no_pass")]
    held = [one for one in [rules.stands(None, *others)] if one["because"] == "held"]
    return held or [rules.line("amber", "wait", _("The card is genuine. Its pass has not come here yet."))]


def _used(who, permit):
    """When it was used last, of today."""
    at, way, gate = db.row(LAST, who.site, away.today(), permit) or (None, "", "")
    if at is None:
        return []
    words = {"way": _("Out") if way == "out" else _("In"), "time": clock_time(at), "gate": gate or "–"}
    if clock.now() - at < AGAIN and (way == here.direction() or (gate or "") != here.gate()):
        return [rules.line("amber", "wait", _("Used a moment ago: %(way)s %(time)s, %(gate)s", **words))]
    return [rules.line("", "wait", _("Last used: %(way)s %(time)s, %(gate)s", **words))]
