"""The application: its parts put together, and what is wrong as JSON or page."""

import json
import os
import threading

from flask import Flask, Response, current_app, g, request
from flask_babel import Babel, gettext
from htmx_flask import Htmx
from werkzeug.exceptions import HTTPException

import commands
import front
import logs
import metrics
import settings
import views
from models import database, faults
from models.limits import LIMITS
from sync import api, body, bundles, clock, condition, doubted, hubs, intake, jobs, packing
from sync.problems import Problem
from views import hands, preferences

POLICY = ("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
          "img-src 'self' data:")
HEADERS = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
           "Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "geolocation=(), microphone=()"}
YEAR = 365 * 86_400
SAFE = ("GET", "HEAD", "OPTIONS")
CODES = {401: "unauthenticated", 403: "forbidden", 404: "not_found", 405: "method", 411: "length", 429: "too_many",
         503: "busy"}

log = logs.log


def create_app(given=None):
    """The WSGI application. `given` settings override the environment. Raises settings.Unusable.

    The database is bound to the process: another call with another DATABASE_URL rebinds it.
    """
    app = Flask(__name__)
    app.config.update(settings.read(given), MAX_FORM_MEMORY_SIZE=front.MOST_FORM, BABEL_DEFAULT_LOCALE="en")
    app.wsgi_app = front.Front(app.wsgi_app, app.config["TRUSTED_PROXIES"], app.config["PUBLIC_URL"])
    os.environ.update({name: str(app.config[name]) for name in ("TIMEZONE", "DAY_CLOSES", *LIMITS)})
    database.bind(app.config["DATABASE_URL"], app.config["POOLER"] == "1")
    jobs.keep_in(app.config["EXPORTS"], app.config["EXPORT_HOURS"], app.config["EXPORT_MB"])
    Babel(app, locale_selector=_language)
    Htmx(app)
    app.request_class = front.Asked
    app.extensions["slots"] = threading.BoundedSemaphore(app.config["SYNC_SLOTS"])
    app.register_blueprint(api.blueprint)
    app.register_blueprint(bundles.blueprint)
    app.register_blueprint(hubs.blueprint)
    views.register(app)
    for command in commands.COMMANDS:
        app.cli.add_command(command)
    logs.install(app)
    metrics.install(app)
    app.before_request(front.refuse)
    app.before_request(_refuse_foreign)
    app.before_request(hands.check)
    app.after_request(_seal)
    app.register_error_handler(Exception, _problem)
    app.add_url_rule("/favicon.ico", view_func=_favicon)
    app.add_url_rule("/healthz", view_func=_healthz)
    app.add_url_rule("/readyz", view_func=_readyz)
    return app


def _language():
    """A reader's language: of a page what they chose; of an answer to a device what it asks for, else English."""
    if request.path.startswith(("/sync", "/enrol", "/registry", "/bundles", "/hub")) and request.method == "POST":
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
    if response.mimetype == "text/html" and not response.is_streamed and "Content-Encoding" not in response.headers:
        packing.pack(response, request.accept_encodings)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
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
    if isinstance(failure, intake.Invalid):
        return Problem("malformed", reason=str(failure))
    if isinstance(failure, HTTPException) and failure.code == 413:
        return body.too_large()
    if isinstance(failure, HTTPException) and (failure.code in CODES or 400 <= failure.code < 500):
        return Problem(CODES.get(failure.code, "malformed"))
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


def _favicon():
    """For browsers that ask without having read a page."""
    return current_app.send_static_file("icon-192.png")


def _healthz():
    """That this process answers, and its time."""
    return {"status": "ok", "now": clock.now()}


def _readyz():
    """Whether this process may be sent requests, and why not. A wrong clock is no reason against it, but said."""
    try:
        database.whole()
        why = condition.unready()
        if why:
            return {"status": "not ready", "reason": "; ".join(why), "do": "run: flask --app app init"}, 503
        behind, _at = doubted.behind(clock.now())
        warnings = {"warnings": [f"the clock is behind: it has yet to reach what it showed when {behind} devices were "
                                 "last heard"]} if behind else {}
        return {"status": "ready", "instance": condition.instance(), **warnings}, 200
    except faults.Gone as failure:
        return {"status": "not ready", "reason": str(failure)}, 503
    except Exception as failure:  # noqa: BLE001 – any failure of the database means the same here
        log.warning("not ready: %s", type(failure).__name__)
        return {"status": "not ready", "reason": "the database does not answer"}, 503
