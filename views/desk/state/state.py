"""The page "State of the system": what is well and what is not, the backups, and making one."""

import os
import subprocess
import sys
from pathlib import Path

from flask import current_app, redirect, request, send_file, url_for

from sync import backup, condition, exports
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.exports import exported
from views.desk.page import show
from views.desk.state import sentences

ROOT = Path(__file__).parents[3]
COLOURS = {condition.GOOD: ("green", "yes"), condition.ODD: ("amber", "wait"), condition.BAD: ("red", "stop")}


@blueprint.get("/desk/state")
@desk
def state(who):
    """How it stands now."""
    _require(who)
    return _page(who)


@blueprint.post("/desk/state")
@desk
def make_backup(who):
    """Have one made by a process of its own; the page says when it is there."""
    _require(who)
    if not backup.is_making(_folder()):
        begin()
    return redirect(url_for("desk.state", making=1), 303)


@blueprint.post("/desk/state/<name>")
@desk
def take_backup(who, name):
    """One of the backups, as a file; that it was taken is kept."""
    _require(who)
    file = next((path for path in backup.there(_folder()) if path.name == name), None)
    if file is None:
        raise Problem("not_found")
    exports.end(exports.begin(who.site, who.person, exported.BACKUP, file.suffix.lstrip("."), "", name), 1)
    response = send_file(file, mimetype="application/octet-stream", as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def begin():
    """Start `flask --app app backup` beside the server."""
    config = current_app.config
    own = {name: config[name] for name in ("DATABASE_URL", "BACKUPS", "BACKUP_PASSPHRASE")}
    words = [sys.executable, "-m", "flask", "--app", str(ROOT / "app.py"), "backup", "--to", config["BACKUPS"]]
    subprocess.Popen(words, env=os.environ | own, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                     start_new_session=True)


def _page(who):
    found = condition.look(current_app.config)
    told = [{"topic": sentences.topic(one), "text": sentences.said(one), "state": sentences.state(one),
             "look": COLOURS[one.state]} for one in found]
    worst = next((state for state in (condition.BAD, condition.ODD) if any(one.state == state for one in found)), "")
    files = [{"name": path.name, "mb": f"{path.stat().st_size / 1e6:,.1f}", "sealed": path.suffix == ".sealed",
              "at": int(path.stat().st_mtime * 1000)} for path in backup.there(_folder())]
    return show(who, "desk/state/index.html", "desk/state/_state.html", found=told, worst=worst, files=files,
                folder=str(_folder().absolute()), making="making" in request.args or backup.is_making(_folder()))


def _folder():
    return Path(current_app.config["BACKUPS"])


def _require(who):
    """Only who keeps all of it: a backup holds every place."""
    if not who.keeps:
        raise Problem("forbidden")
