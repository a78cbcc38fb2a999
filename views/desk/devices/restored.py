"""After a backup was put back: which devices and invitations that it takes for good still are."""

from flask import redirect, request, url_for

from sync import restore
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles
from views.desk.people.people import Device


@blueprint.get("/desk/restored")
@desk
def restored(who):
    """The list, everything ticked; the desk's pages lead here until it was answered."""
    roles.require(who, roles.MANAGERS)
    return show(who, "desk/restored/index.html", at=restore.asked(who.site), devices=_devices(who.site),
                invitations=_invitations(who.site))


@blueprint.post("/desk/restored")
@desk
def answer_restored(who):
    """Withdraw and end what was shown and is ticked no more. What came in since the page was made is not touched."""
    roles.require(who, roles.MANAGERS)
    left = {name: set(request.form.getlist(f"shown_{name}")) - set(request.form.getlist(name))
            for name in ("device", "invitation")}
    restore.answer(who.site, left["device"], left["invitation"])
    return redirect(url_for("desk.nodes"), 303)


def _devices(site):
    return [{"id": one["id"], "name": Device(one["id"], 0, "", one["name"]).called, "role": roles.label(one["role"]),
             "enrolled": one["enrolled"], "heard": one["heard"]} for one in restore.devices(site)]


def _invitations(site):
    return [{"id": one["hash"], "role": roles.label(one["role"]), "created": one["created"],
             "expires": one["expires"]} for one in restore.invitations(site)]
