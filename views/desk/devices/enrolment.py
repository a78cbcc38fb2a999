"""The page behind an invitation's link. Opening it spends nothing; enrolling does."""

from urllib.parse import parse_qs

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models.node import Node
from models.person import DESK_ROLES, Person
from models.site import Site
from sync import api, enrol, nodes
from sync.problems import Problem
from views import members
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles
from views.query import split

SAID = {"code_unknown": lambda: _("There is no such invitation. Look at the code once more, or ask for a new one."),
        "code_spent": lambda: _("This invitation has been used, or its time is over. Ask for a new one.")}


@blueprint.get("/enrol")
def enrol_page():
    """What will happen, and the form; without a code, the form to type it. Who was let in by it is led to the app."""
    code, holder = request.args.get("code", ""), api.holder()
    if holder and enrol.used_by(_plain(code)) == holder:
        return redirect(_home(Person.get_by_id(Node.get_by_id(holder).person)), 303)
    return _page(code)


@blueprint.post("/enrol/here")
def enrol_here():
    """Enrol this browser. Its number is made by the page, or here where the page can run no script."""
    code, name = request.form.get("code", ""), request.form.get("name", "").strip()
    if not name:
        return _page(code, 422, error=_("Write your name, so that others know who wrote an entry."))
    shared = request.form.get("share") == "1" and _shared(_invitation(code)[0])
    number = shared or request.form.get("node") or nodes.new_id()
    try:
        with enrol.guess(request.remote_addr or ""):
            token, _node, person = enrol.enrol(_plain(code), number, name, api.holder())
    except Problem as problem:
        if problem.code not in SAID:
            raise
        return _page(code, problem.status, name, wrong=SAID[problem.code]())
    response = redirect(url_for("field.who", new=1) if shared else _home(person, joined=1), 303)
    api.set_cookie(response, token)
    return response


def _home(person, **said):
    """Where somebody works. `joined` tells the phone's worker that this browser may be another device from now on."""
    return url_for("desk.day") if person.role in DESK_ROLES else url_for("field.start", **said)


def _shared(found):
    """The id of this browser's own device, where whoever has the Invitation may join it; else None."""
    token = api.bearer()
    node = enrol.node_of(token) if token else None
    return node.id if found and members.may_join(node, found.role) and node.site == found.site else None


def _page(code, status=200, name="", error="", wrong=""):
    """The page of a code; `wrong`: why it was refused already."""
    found, wrong = (None, wrong) if wrong or not code else _invitation(code)
    site = Site.get_by_id(found.site).name if found else ""
    return show(None, "desk/enrol/index.html", status=status if found or status != 200 or not code else 404, code=code,
                invitation=found and {"site": site, "role": roles.label(found.role), "expires": found.expires,
                                      "name": found.name, "owner": _owner(found)},
                wrong=wrong, name=name, error=error, shared=bool(_shared(found)))


def _owner(found):
    """The name of whoever is let in, where the Invitation says it."""
    person = found.person and Person.get_or_none(Person.id == found.person)
    return person.name if person else ""


def _invitation(code):
    try:
        with enrol.guess(request.remote_addr or ""):
            return enrol.invitation(_plain(code)), ""
    except Problem as problem:
        if problem.code not in SAID:
            raise
        return None, SAID[problem.code]()


def _plain(code):
    """A code as people paste it: in groups, or as the whole link."""
    code = parse_qs(split(code.strip()).query).get("code", [code])[0]
    return code.replace(" ", "").replace("-", "")
