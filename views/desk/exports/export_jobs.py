"""Large files: started here, made in a thread beside the pages, watched, and fetched when they are ready."""

import logging
from threading import Thread

from flask import current_app, redirect, send_file, url_for
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from models import access
from models.database import database
from models.job import FAILED, MAKING, READY
from models.registry import KINDS
from sync import jobs
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.exports import exported, sheets
from views.desk.page import show
from views.desk.people import roles


@blueprint.get("/desk/exports/jobs/<id>")
@desk
def job(who, id):
    """How far it is."""
    found = _found(who, id)
    return show(who, "desk/exports/job.html", "desk/exports/_job.html", **_told(found))


@blueprint.post("/desk/exports/jobs/<id>")
@desk
def stop(who, id):
    """Not wanted any more."""
    jobs.stop(_found(who, id))
    return redirect(url_for("desk.job", id=id), 303)


@blueprint.get("/desk/exports/jobs/<id>/file")
@desk
def fetch(who, id):
    """The file."""
    found = _found(who, id)
    if found["state"] != READY or found["gone"]:
        return redirect(url_for("desk.job", id=id), 303)
    response = send_file(jobs.path(found), mimetype=exported.FORMS[found["form"]], max_age=None, conditional=False)
    response.headers["Content-Disposition"] = exported.named(found["what"], found["name"], found["form"])
    response.headers["Cache-Control"] = "private, no-store"
    return response


def start(who, source, entry, total, said, **named):
    """Begin to make a file of a Source for somebody; the answer leads to where it can be watched."""
    making = jobs.begin(who.site, who.person, entry, total, **named)
    app, language = current_app._get_current_object(), str(get_locale())
    Thread(target=_make, args=(app, language, making, source, named["form"], said), daemon=True).start()
    return redirect(url_for("desk.job", id=making.id), 303)


def _make(app, language, making, source, form, said):
    """What the thread does. It has a connection of its own, and leaves none behind."""
    try:
        with app.app_context(), force_locale(language):
            making.run(lambda making: write(making, source, form, said))
    except Exception:
        logging.getLogger("lianfang").exception("a file could not be made")
    finally:
        database.close()


def write(making, source, form, said=()):
    batches = _counted(source.batches(), making)
    if form == "xlsx":
        sheets.write_xlsx(making.file, source.head, batches, source.label, str(making.parts), said)
    else:
        making.file.writelines(sheets.as_csv(source.head, batches, said))


def _counted(batches, making):
    rows = 0
    for batch in batches:
        rows += len(batch)
        making.went(rows)
        yield batch
    making.went(rows)


def _found(who, id):
    roles.require(who, roles.EXPORTERS)
    found = jobs.of(who.site, who.person, id)
    if found is None:
        raise Problem("not_found")
    if found["what"] in KINDS and not access.may_read(found["what"], *who.roles):
        raise Problem("forbidden")
    return found


def _told(found):
    """What the page shows: `now` is one of the states, `broken` or `gone`."""
    now = "broken" if found["broken"] else "gone" if found["gone"] else found["state"]
    return {"job": found, "now": now, "making": now == MAKING, "packing": found["rows"] >= found["total"] > 0,
            "rows": f"{found['rows']:,}", "total": f"{found['total']:,}", "size": _size(found["size"]),
            "until": moments.when(found["until"]), "reason": REASONS[found["reason"]]() if now == FAILED else "",
            "again": exported.page_of(found["what"], found["filter"])}


def _size(count):
    return _("%(n)s MB", n=f"{count / 1_000_000:,.1f}")


REASONS = {
    "room": lambda: _("The files that wait to be fetched have no more room on the server. Delete one that nobody "
                      "needs, choose fewer days, or ask whoever runs the server."),
    "disk": lambda: _("The disk of the server is full. Nothing that was entered is lost; whoever runs the server must "
                      "make room."),
    "fault": lambda: _("Something went wrong at the server, and was noted there."),
}
