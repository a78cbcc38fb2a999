"""What a home can say on its page: the forms of `models.homes`, as inputs and as ops."""

from typing import NamedTuple

from flask_babel import gettext as _

from models import database as db
from models import homes as declared
from models.homes import HOME, SLOT, UNIT, HomeForm
from models.messages import Message
from models.pages import TODAY
from models.registry import SHAPES
from sync import clock, intake, judge, natural, times
from views import auth, moments
from views.pages import book, inputs
from views.refusals import explained

NOON = 12


class Home(NamedTuple):
    """Who asks: a home. `id`: the household that stands for all that are one with it; `ids`: all of them; `row`: `unit`
    and `claimed`; `who`: in whose name it writes."""

    who: auth.Who
    id: str
    ids: tuple
    unit: str
    claimed: str


def offered(home: Home) -> list[HomeForm]:
    """The forms that are offered to this home just now."""
    isolating = bool(_held(home))
    return [one for one in declared.FORMS if (isolating or not one.isolating)
            and not (one.unclaimed and home.claimed in ("asked", "confirmed"))]


def shown(home: Home, form: HomeForm, typed: dict, errors: dict) -> dict:
    """A form as its template takes it: `{name, label, button, inputs, stray}`."""
    kind = _kind(form)
    options = {"resident": _residents(home, typed)} if "resident" in form.asks else {}
    return {"name": form.name, "label": _(form.label), "button": _(form.button), "stray": errors.get("", ""),
            "inputs": inputs.inputs(kind, list(form.asks), typed, errors, options)}


def read(home: Home, form: HomeForm, typed: dict) -> tuple[dict, dict]:
    """`(fields, errors)` of what was typed."""
    kind = _kind(form)
    asked = {name: value for name, value in inputs.read(kind, list(form.asks), typed).items() if value is not None}
    errors = explained(judge.wrong(asked, SHAPES[form.kind]), SHAPES[form.kind])
    missing = [name for name in ("resident", *(() if form.name == "check" else ("text",)))
               if name in form.asks and not asked.get(name)]
    errors |= explained({name: [Message("required")] for name in missing})
    for name, words in form.words.items():
        if asked.get(name) is not None and asked[name] not in words:
            errors[name] = _("Choose one of these.")
    if asked.get("resident") and asked["resident"] not in {one["value"] for one in _residents(home, {})}:
        errors["resident"] = _("Choose one of these.")
    return {**{name: _meant(home, value) for name, value in form.sets.items()}, **asked}, errors


def draft(home: Home, form: HomeForm, fields: dict) -> intake.Draft:
    """The op that the home's words are."""
    key = SHAPES[form.kind].about.key
    id = natural.natural_id(home.who.site_code, form.kind, [fields[name] for name in key]) if key else None
    return intake.Draft(form.kind, {name: value for name, value in fields.items() if value is not None}, id)


def _kind(form):
    """The kind with no more words of each Choice than this form offers."""
    kind = book.entry(form.kind)
    fields = dict(kind["fields"])
    for name, words in form.words.items():
        fields[name] = fields[name] | {"words": {word: fields[name]["words"][word] for word in words}}
    if "resident" in fields:
        fields["resident"] = fields["resident"] | {"widget": "buttons"}
    return kind | {"fields": fields}


def _residents(home, typed):
    asked = db.one_of("household", len(home.ids))
    return [{"value": id, "label": name or _("Somebody"), "on": typed.get("resident") == id} for id, name in db.rows(
        f"SELECT id, name FROM resident WHERE site = ? AND {asked} AND void IS NULL AND same_as IS NULL "
        "AND moved_out IS NULL ORDER BY name", home.who.site, *home.ids)]


def _held(home):
    asked = db.one_of("household", len(home.ids))
    return db.row(f"SELECT 1 FROM isolation WHERE site = ? AND {asked} AND void IS NULL "
                  "AND status IN ('active', 'extended') LIMIT 1", home.who.site, *home.ids)


def _meant(home, value):
    now = clock.now()
    meant = {HOME: home.id, UNIT: home.unit or None, TODAY: times.local_day(now),
             SLOT: "am" if moments.local(now).hour < NOON else "pm"}
    return meant.get(value, value) if isinstance(value, str) else value
