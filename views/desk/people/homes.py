"""One home on request: all that is kept about it, who has looked, and forgetting it, with a certificate."""

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import access, database
from models.fields import CONTROLS
from models.registry import KINDS
from sync import homes
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records import values
from views.desk.rows import by_name
from views.pages import query

SHOWN, MOST_REASON = 200, 300


@blueprint.get("/desk/homes/<id>")
@desk
def home(who, id):
    """All that is kept about a home, for whoever lives there and asks."""
    roles.require(who, roles.MANAGERS)
    return _page(who, id, _kept(who, id))


@blueprint.post("/desk/homes/<id>")
@desk
def forget_home(who, id):
    """Forget it, but for what was ticked as somebody else's."""
    roles.require(who, roles.MANAGERS)
    found, spared = _kept(who, id), frozenset(request.form.getlist("spare"))
    reason = CONTROLS.sub("", request.form.get("reason", "")).strip()[:MOST_REASON]
    errors = {"reason": "" if reason else _("Say who asked for it, and when."),
              "sure": "" if "sure" in request.form else _("Tick this if it is so.")}
    if any(errors.values()):
        return _page(who, id, found, 422, errors=errors, reason=reason, spared=spared)
    own = {one for ids in found.written.values() for one in ids}
    number = homes.forget(who.site, id, who.person, reason, spared.intersection(own).__contains__)
    return redirect(url_for("desk.certificate", number=number), 303)


@blueprint.get("/desk/certificates")
@desk
def certificates(who):
    """What was forgotten because somebody asked for it."""
    roles.require(who, roles.MANAGERS)
    names = people.names(who.site, *who.roles)
    return show(who, "desk/homes/certificates.html", certificates=[
        {**one, "who": names.person(one["person"])} for one in homes.certificates(who.site)])


@blueprint.get("/desk/certificates/<number>")
@desk
def certificate(who, number):
    """What was erased, by whom, and which phones have not heard of it yet."""
    roles.require(who, roles.MANAGERS)
    found = homes.certificate(who.site, number)
    if found is None:
        raise Problem("not_found")
    counts = [(_(KINDS[kind].about.label), n) for kind, n in found["counts"].items() if kind in KINDS]
    behind = [f"{name} ({node[:4]})" for node, name in homes.waiting(who.site, found["at"])]
    return show(who, "desk/homes/certificate.html", one=found, counts=counts, behind=behind,
                by=people.names(who.site).person(found["person"]))


def _kept(who, id):
    found = homes.kept(who.site, id)
    if found is None:
        raise Problem("not_found")
    return found


def _page(who, id, found, status=200, **form):
    names = people.names(who.site, *who.roles)
    return show(who, "desk/homes/home.html", status=status, id=id, title=_title(who, id, names),
                named=_lists(who, found.named, names), written=_lists(who, found.written, names),
                parted=_lists(who, found.parted, names), looks=[_look(who, one, names) for one in
                                                                homes.looked(who.site, found.ids)],
                taken=[{**one, "who": names.person(one["person"]), "what": _(KINDS[one["what"]].about.label)}
                       for one in homes.taken_out(who.site, found)],
                **{"errors": {}, "reason": "", "spared": frozenset(), **form})


def _title(who, id, names):
    [row] = values.titled(homes.HOME, who.site, [id], names)
    return row["title"]


def _lists(who, kinds, names):
    """Each kind with its records in words; of what they may not read no more than how many there are."""
    return [_list(who, kind, ids, names) for kind, ids in kinds.items()]


def _list(who, kind, ids, names):
    declared, about = access.seen(kind, *who.roles), KINDS[kind].about
    told = {"label": _(about.label), "n": len(ids), "rows": [], "sealed": not declared}
    if not declared:
        return told
    columns = ("id", "at", *declared)
    listed = ", ".join(f'"{name}"' for name in columns)
    rows = by_name(columns, database.rows(
        f'SELECT {listed} FROM "{kind}" WHERE site = ? AND {database.one_of("id", len(ids[:SHOWN]))} ORDER BY at DESC',
        who.site, *ids[:SHOWN]))
    names = values.with_references(names, who.site, declared, rows)
    return {**told, "rows": [_row(kind, declared, row, names) for row in rows]}


def _row(kind, declared, row, names):
    facts = [(_(f.label), values.shown(f, row[name], names)) for name, f in declared.items() if f.widget != "hidden"]
    return {"id": row["id"], "at": row["at"], "href": url_for("desk.record", id=row["id"]),
            "title": values.title(kind, row, names) or _(KINDS[kind].about.label),
            "facts": [(label, text) for label, text in facts if text]}


def _look(who, look, names):
    kind = query.kind_of(who, look["asked"]) if look["what"] == "record" else ""
    what = _(KINDS[kind].about.label) if kind in KINDS else _("Everything about a home")
    return {"at": look["at"], "who": names.person(look["person"]), "what": what}
