"""Files that somebody carried to the desk, and the receipts to bring back."""

import json

from flask import Response, request, url_for
from flask_babel import gettext as _

from models.node import Node
from models.person import Person
from sync import bundle
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people.people import Device


@blueprint.get("/desk/carried")
@desk
def carried(who):
    """Where a file is taken in."""
    return _page(who)


@blueprint.post("/desk/carried")
@desk
def take_carried(who):
    """Take in a file; show what is here now of each device, and what of it was not taken."""
    file = request.files.get("file")
    data = file.read(bundle.MOST_FILE + 1) if file else b""
    if not data:
        return _page(who, 422, error=_("Choose the file."))
    try:
        taken = bundle.take(data)
    except Problem as problem:
        return _page(who, problem.status, error=f"{_(problem.title)} {_(problem.todo)}")
    wrong = [f"{_(found.title)} {_(found.todo)}" for found in {one["code"]: Problem(one["code"])
                                                                 for one in taken.problems}.values()]
    ours = [node for node in taken.nodes if Node.get_by_id(node).site == who.site]
    receipt = url_for("desk.carried_receipt", node=ours) if ours else ""
    return _page(who, 200, taken=[_row(node, taken) for node in ours], others=len(taken.nodes) - len(ours),
                 wrong=wrong, receipt=receipt)


@blueprint.get("/desk/carried/receipt")
@desk
def carried_receipt(who):
    """The receipt for some devices of the site, as their phones take it."""
    told = bundle.receipts(who.site, request.args.getlist("node")[:1000])
    name = {"Content-Disposition": 'attachment; filename="lianfang-receipt.lfb"', "Cache-Control": "no-store"}
    return Response(json.dumps(told), mimetype="application/octet-stream", headers=name)


def _page(who, status=200, error="", taken=(), others=0, wrong=(), receipt=""):
    return show(who, "desk/carried/index.html", status=status, error=error, taken=taken, others=others, wrong=wrong,
                receipt=receipt)


def _row(id, taken):
    node = Node.get_by_id(id)
    owner = Person.get_by_id(node.person).name
    return {"name": Device(id, node.desk, "", owner).called, "have": taken.nodes[id][0],
            "waits": id in taken.held, "href": url_for("desk.node", id=id)}
