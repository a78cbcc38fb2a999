"""The HTTP face of bundles: `/bundles` takes what somebody carried here, from anybody; who wrote it is proven by it."""

from contextlib import contextmanager

from flask import Blueprint, current_app, request

from models.database import Busy
from sync import api, body, bundle, passing, throttle
from sync.problems import Problem

blueprint = Blueprint("bundles", __name__)

RECEIPT = "application/vnd.lianfang.receipt+json"
TRIES = 30
# What nobody who carries a file for another can help; the rest may be a guess.
HARMLESS = ("busy", "too_many", "gap", "fork", "withdrawn", "version", "elsewhere")


@blueprint.post("/bundles")
def bundles():
    """Take in a bundle; answer with the vector `{node: have}`, or the receipt where that is asked for."""
    hub = _hub()
    with _one_at_a_time(), _guess(hub):
        coming = body.Coming(request.environ, body.MOST_SENT)
        taken = _of_hub(coming, hub) if hub else bundle.take(b"".join(coming))
        taken.sound()
    response = api.answer(taken.receipt() if _wants_receipt() else taken.vector(),
                          mimetype=RECEIPT if _wants_receipt() else "application/json")
    if hub:
        response.headers["Lianfang-Verdicts"] = passing.mark(passing.verdicts(hub.site))
    if not coming.complete:
        response.headers["Connection"] = "close"
    return response


def _of_hub(coming, hub):
    """What a hub passes on is taken in while it comes: a slow line brings it no faster than it can be stored."""
    coding = request.headers.get("Content-Encoding", "").lower()
    return bundle.take_all(bundle.coming(body.unpacked(coming, coding)), hub)


def _wants_receipt():
    return RECEIPT in request.headers.get("Accept", "")


def _hub():
    """The hub's Node that passes its bodies on over its own token; None for anybody else."""
    if "Authorization" not in request.headers:
        return None
    node = api.identify()
    return node if node.hub and node.revoked is None else None


@contextmanager
def _one_at_a_time():
    """A place among those that are read at the same time. Raises Problem `busy`."""
    slots = current_app.extensions["slots"]
    if not slots.acquire(timeout=0.5):
        raise api.busy()
    try:
        yield
    except Busy as failure:
        raise api.busy() from failure
    finally:
        slots.release()


@contextmanager
def _guess(hub):
    """Whoever brings much that proves nothing waits longer and longer. Raises Problem `too_many`."""
    if hub is not None:
        yield
        return
    source = throttle.Source(f"bundle at:{throttle.place(request.remote_addr or '')}", TRIES, True)
    throttle.take(source)
    try:
        yield
    except Problem as problem:
        if problem.code in HARMLESS:
            throttle.give_back(source)
        raise
    throttle.give_back(source)
