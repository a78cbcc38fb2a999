"""What people say of a device: what it is called, how to reach who carries it, and whether it rests."""

from flask import redirect, request, url_for

from models.kinds import DeviceNote
from models.messages import Message
from models.registry import SHAPES
from sync import intake
from sync.natural import natural_id
from views import moments, refusals
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.devices import nodes, noted
from views.desk.people import roles
from views.desk.records import asking, changes

SHAPE = SHAPES[DeviceNote.kind()]


@blueprint.post("/desk/nodes/<id>/note")
@desk
def note_device(who, id):
    """Keep what the device is called and how to reach who carries it."""
    return _write(who, id, asking.read(SHAPE.kind, ("name", "reach"), request.form))


@blueprint.post("/desk/nodes/<id>/rest")
@desk
def rest(who, id):
    """Let the device rest from today on, for a reason: no day waits for it."""
    why = asking.read(SHAPE.kind, ("why",), request.form)
    errors = {} if why["why"] else {"why": [Message("required")]}
    return _write(who, id, {"rests_from": moments.today().isoformat(), "works_from": None, **why}, errors)


@blueprint.post("/desk/nodes/<id>/work")
@desk
def work(who, id):
    """From today on the device is counted again."""
    return _write(who, id, {**_rest(who, id), "works_from": moments.today().isoformat()})


def _rest(who, id):
    found = noted.found(who.site, id) or {}
    return {name: found.get(name) for name in ("rests_from", "why")}


def _write(who, id, fields, errors=None):
    nodes.found(who, id)
    roles.require(who, roles.MANAGERS)
    heads = changes.shown(request.form)
    parts = {"node", *(SHAPE.part_of[name] for name in fields), *(["void"] if "void" in heads else [])}
    try:
        if errors:
            raise intake.Invalid(errors)
        intake.write(who, SHAPE.kind, {"node": id, **fields}, natural_id(who.site_code, SHAPE.kind, [id]),
                     {part: heads.get(part, []) for part in parts}, request.form.get("once"))
    except intake.Invalid as refusal:
        return nodes.page(who, id, 422, typed=request.form, errors=refusals.explained(refusal.errors))
    return redirect(url_for("desk.node", id=id), 303)
