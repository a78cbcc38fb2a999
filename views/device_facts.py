"""What the device must know to answer as the centre does: addresses, words of choices, sentences, settings."""

from flask import current_app

from models import forms, registry
from models.codes import WRONG
from models.kinds import GateEntry, Incident, Permit
from models.messages import SENTENCES
from models.pages import FAMILIES
from models.person import DESK_ROLES
from sync.doubles import MOST, RULES
from views.field import entries

WORLDS = ("field.", "preferences.", "static", "home")
CHOICES = {"gate_entry": (GateEntry.direction, GateEntry.subject, GateEntry.turned_because, GateEntry.host)}

# What the phone finds itself (static/device/valid.js, store.js); everything else is found by the collector alone.
CODES = ("required", "missing", "unknown_key", "text", "number", "integer", "boolean", "list", "choice", "range",
         "decimals", "too_long", "too_many", "control_characters", "id_card", "date", "datetime", "void_reason",
         "natural_key", "natural_id")


def all_of_them():
    """JSON-shaped. `fever`: the temperature in °C above which somebody is taken aside."""
    return {"addresses": addresses(), "even": forms.EVEN, "fever": entries.limit(),
            "most_errands": current_app.config["MOST_ERRANDS"], "out_hours": current_app.config["OUT_HOURS"],
            "lock": current_app.config["LOCK_MINUTES"],
            "timezone": current_app.config["TIMEZONE"], "doubles": doubles(), "most_doubles": MOST,
            "desk_roles": DESK_ROLES, "pass_readers": Permit.about.readers, "incident_writers": Incident.about.writers,
            "offline": current_app.config["OFFLINE"] == "1"}


def texts(kinds):
    """What of it is in English: words of choices, sentences about mistakes, labels of the `kinds`."""
    return {"words": words(), "families": FAMILIES, "sentences": {code: SENTENCES[code] for code in CODES},
            "labels": labels(kinds), "wrong_codes": WRONG}


def said_at_once():
    """What of the texts the gate says at its first page."""
    return {"words": {"gate_entry": words()["gate_entry"]}}


def addresses():
    """[endpoint, rule, *methods] of every page of the field, in the order in which they are to be tried."""
    rules = [rule for rule in current_app.url_map.iter_rules() if rule.endpoint.startswith(WORLDS)]
    rules.sort(key=lambda rule: (rule.rule.replace("<", "\uffff"), rule.endpoint))
    return [[rule.endpoint, rule.rule, *sorted(rule.methods & {"GET", "POST"})] for rule in rules]


def words():
    """Kind → field → choice → its word in English, for the fields that pages of the field show."""
    return {kind: {field.name: field.words for field in fields} for kind, fields in CHOICES.items()}


def doubles():
    """Kind → by what its records seem to tell of one event, see `sync.doubles`; `within`: ms."""
    return {kind: rule.rule() for kind, rule in RULES.items()}


def labels(kinds):
    """Kind → field → its label in English; under the empty name, the label of the kind itself.

    Under the empty kind stand those that a field has in most kinds, which the others leave out.
    """
    found = {kind: {"": shape.about.label, **{name: field.label for name, field in shape.fields.items()}}
             for kind, shape in registry.SHAPES.items() if kind in kinds}
    usual = {name: label for one in reversed(found.values()) for name, label in one.items() if name}
    return {"": usual} | {kind: {name: label for name, label in one.items() if usual.get(name) != label}
                          for kind, one in found.items()}
