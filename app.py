"""The application: settings from the environment, what is wrong as JSON or page, and the command line."""

import json
import os
import re
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from flask import Flask, Response, g, request
from flask_babel import Babel, gettext
from htmx_flask import Htmx
from werkzeug.exceptions import HTTPException

import commands
import logs
import views
from models import database, faults
from sync import api, body, clock, doubted, jobs, times, upkeep
from sync.problems import Problem
from views import hands, preferences

DEFAULTS = {"DATABASE_URL": "sqlite:///lianfang.db", "SECRET_KEY": "", "TIMEZONE": "Asia/Shanghai", "DEMO": "",
            "HOST": "127.0.0.1", "PORT": "8000", "LOG_LEVEL": "info", "FEVER_ABOVE": "37.3", "MOST_ERRANDS": "5",
            "LOCK_MINUTES": "10", "OUT_HOURS": "4", "OFFLINE": "1", "DAY_CLOSES": "20:00", "EXPORTS": "",
            "EXPORT_HOURS": "24", "EXPORT_MB": "2000"}
LEVELS = ("debug", "info", "warning", "error")
MOST_FORM = 1 << 20
POLICY = ("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
          "img-src 'self' data:")
HEADERS = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
           "Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "geolocation=(), microphone=()"}
SAFE = ("GET", "HEAD", "OPTIONS")
CODES = {400: "malformed", 401: "unauthenticated", 403: "forbidden", 404: "not_found", 405: "method",
         429: "too_many", 503: "busy"}

log = logs.log


def create_app(settings=None):
    """The WSGI application. `settings` override the environment. Raises ValueError for settings that can't be.

    The database is bound to the process: another call with another DATABASE_URL rebinds it.
    """
    app = Flask(__name__)
    app.config.update(_settings(settings or {}), MAX_FORM_MEMORY_SIZE=MOST_FORM, BABEL_DEFAULT_LOCALE="en")
    os.environ.update({name: app.config[name] for name in ("TIMEZONE", "DAY_CLOSES")})
    database.bind(app.config["DATABASE_URL"])
    jobs.keep_in(app.config["EXPORTS"], app.config["EXPORT_HOURS"], app.config["EXPORT_MB"])
    app.secret_key = app.config["SECRET_KEY"] or _kept_secret(app.config["DATABASE_URL"])
    Babel(app, locale_selector=_language)
    Htmx(app)
    app.register_blueprint(api.blueprint)
    views.register(app)
    for command in commands.COMMANDS:
        app.cli.add_command(command)
    logs.install(app)
    app.before_request(_refuse_foreign)
    app.before_request(hands.check)
    app.after_request(_seal)
    app.register_error_handler(Exception, _problem)
    app.add_url_rule("/healthz", view_func=_healthz)
    app.add_url_rule("/readyz", view_func=_readyz)
    return app


def _settings(given):
    found = {name: str(given.get(name, os.environ.get(name, default))) for name, default in DEFAULTS.items()}
    found |= {name: value for name, value in given.items() if name not in DEFAULTS}
    if found["SECRET_KEY"] and len(found["SECRET_KEY"]) < 16:
        raise ValueError("SECRET_KEY must have at least 16 characters; leave it out to have one made")
    if not found["PORT"].isdecimal() or not 0 < int(found["PORT"]) < 65_536:
        raise ValueError(f"PORT must be a number from 1 to 65535, not {found['PORT']!r}")
    if found["LOG_LEVEL"] not in LEVELS:
        raise ValueError(f"LOG_LEVEL must be one of {', '.join(LEVELS)}, not {found['LOG_LEVEL']!r}")
    found["FEVER_ABOVE"] = _fever(found["FEVER_ABOVE"])
    found["MOST_ERRANDS"] = _whole("MOST_ERRANDS", found, 99)
    found["LOCK_MINUTES"] = _whole("LOCK_MINUTES", found, 240)
    found["OUT_HOURS"] = _whole("OUT_HOURS", found, 720)
    found["EXPORTS"] = found["EXPORTS"] or _exports(found["DATABASE_URL"])
    found["EXPORT_HOURS"] = _whole("EXPORT_HOURS", found, 8_760)
    found["EXPORT_MB"] = _whole("EXPORT_MB", found, 1_000_000)
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", found["DAY_CLOSES"]):
        raise ValueError(f"DAY_CLOSES must be a time such as 20:00, not {found['DAY_CLOSES']!r}")
    for name, unset in (("DEMO", ""), ("OFFLINE", "1")):
        if found[name] not in (unset, "0", "1"):
            raise ValueError(f"{name} must be 0 or 1, not {found[name]!r}")
    try:
        times.named(found["TIMEZONE"])
    except (KeyError, ValueError, OSError) as failure:
        raise ValueError(f"TIMEZONE is not known: {found['TIMEZONE']!r}") from failure
    return found


def _fever(text):
    """The limit in °C as a number. Below 37 nobody is feverish, and the day's figures don't look."""
    try:
        limit = float(text)
    except ValueError:
        limit = 0.0
    if not 37 <= limit <= 42:
        raise ValueError(f"FEVER_ABOVE must be a temperature from 37 to 42, not {text!r}")
    return limit


def _whole(name, found, most):
    """A setting that is a number from 1 to `most`."""
    text = found[name]
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= most:
        raise ValueError(f"{name} must be a number from 1 to {most}, not {text!r}")
    return int(text)


def _exports(url):
    """Where large files wait to be fetched, if nothing else was said: beside the SQLite file."""
    if url.startswith("sqlite:///"):
        return url.removeprefix("sqlite:///") + ".exports"
    return str(Path(tempfile.gettempdir()) / "lianfang-exports")


def _kept_secret(url):
    """A secret made once and kept beside the SQLite file. PostgreSQL has no such place: it must be given."""
    if not url.startswith("sqlite:///"):
        return secrets.token_hex(32)
    path = Path(url.removeprefix("sqlite:///") + ".key")
    if not path.exists():
        # Several processes may begin at once: the one whose file is there first is right, and no one reads half a key.
        made = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(32))
        with suppress(FileExistsError):
            path.hardlink_to(made)
        made.unlink()
    return path.read_text().strip()


def _language():
    """A reader's language: of a page what they chose; of an answer to a device what it asks for, else English."""
    if request.path.startswith(("/sync", "/enrol", "/registry")) and request.method == "POST":
        best = request.accept_languages.best_match(("zh", "zh-CN", "en"), "en")
        return "en" if best == "en" else "zh_CN"
    return preferences.language()


def _refuse_foreign():
    """No page of another site may act in a reader's name; a device's own token is proof enough."""
    if request.method not in SAFE and "Authorization" not in request.headers and not api.same_origin():
        raise Problem("foreign_origin")


def _seal(response):
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _problem(failure):
    """Whatever went wrong, as a problem in the reader's language: JSON for a device, a page for a person."""
    problem = _as_problem(failure)
    g.problem = problem.code
    if views.wants_page():
        response = views.problem_page(problem)
    else:
        response = Response(json.dumps(problem.document(gettext)), mimetype="application/problem+json")
    response.status_code = problem.status
    response.headers.update(problem.headers)
    return response


def _as_problem(failure):
    if isinstance(failure, Problem):
        return failure
    if isinstance(failure, database.Busy):
        return api.busy()
    if isinstance(failure, HTTPException) and failure.code == 413:
        return body.too_large()
    if isinstance(failure, HTTPException) and failure.code in CODES:
        return Problem(CODES[failure.code])
    log.exception("%s %s failed", request.method, request.endpoint or "unknown")
    if isinstance(failure, faults.LINE):
        _let_go()
        return Problem("unavailable", headers={"Retry-After": "30"})
    return Problem("internal")


def _let_go():
    """Give up a connection that may be broken; the next request opens another."""
    try:
        database.database.close()
    except Exception:  # noqa: BLE001 – it is given up either way
        database.database.dispose()


def _healthz():
    return {"status": "ok", "now": clock.now()}


def _readyz():
    """Whether this process may be sent requests. A wrong clock is no reason against it, but said."""
    try:
        ready, why = upkeep.ready(), {}
        behind, _at = doubted.behind(clock.now())
        warnings = {"warnings": [f"the clock is behind: it has yet to reach what it showed when {behind} devices were "
                                 "last heard"]} if behind else {}
    except faults.Gone as failure:
        ready, why = False, {"reason": str(failure)}
    except Exception:  # noqa: BLE001 – any failure of the database means the same here
        ready, why = False, {}
    return ({"status": "ready", **warnings}, 200) if ready else ({"status": "not ready", **why}, 503)
