"""The net under the door: what still fails is put aside with its error, and its neighbours count.

A batch is taken as a whole. Only where that raises is it taken again piece by piece, each piece wholly or not at all.
The ops are stored in any case; a record that was put aside is folded again with its next op, at every start, and by
`rebuild`.
"""

import logging
import os
from contextlib import nullcontext

import msgspec

from models import database as db
from models.database import Busy, database
from models.faults import is_passing
from models.messages import Message
from sync import clock, inbox
from sync.ids import Dot
from sync.judge import RECORD

STEP = "step:"
UNFOLDED = msgspec.json.encode({"op": [Message("unfolded")]}).decode()
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_log = logging.getLogger("lianfang")


class Whole:
    """Takes everything as it comes: what raises undoes all of it."""

    careful = False

    def run(self, about, work, *args, nothing=None):
        """What `work(*args)` gives."""
        return work(*args)


class Careful(Whole):
    """Takes piece by piece; `about` names the piece, and `nothing` is what one gives that raised."""

    careful = True

    def __init__(self, site):
        self.site = site

    def run(self, about, work, *args, nothing=None):
        """What `work(*args)` gives; where it raises nothing of it is left, and the site has a Fault."""
        try:
            with database.atomic():
                done = work(*args)
        except Busy:
            raise
        except Exception as failure:  # noqa: BLE001 – whatever it is, the neighbours count
            if is_passing(failure):
                raise Busy from failure
            put_aside(self.site, about, failure)
            return nothing
        return done


def contained(site, take, meant=()):
    """What `take(net)` gives: with a Whole net, and where that raises once more with a Careful one.

    `take` opens its own transaction. What it raises on purpose, `meant`, goes on to the caller, and Busy.
    """
    try:
        with database.atomic() if database.in_transaction() else nullcontext():
            return take(Whole())
    except (Busy, *meant):
        raise
    except Exception as failure:  # noqa: BLE001 – told again, one by one, below
        _log.error("taken again piece by piece: %s", described(failure))
        return take(Careful(site))


def spared(look, *args):
    """What `look(*args)` gives, which is of use but not needed; None where it raises."""
    try:
        return look(*args)
    except Busy:
        raise
    except Exception as failure:  # noqa: BLE001 – what follows does without
        _log.error("could not be looked at ahead: %s", described(failure))
        return None


def described(failure):
    """An error without its values: its class, and the lines of this system that it came through, innermost first."""
    lines, step = [], failure.__traceback__
    while step:
        code = step.tb_frame.f_code
        if code.co_filename.startswith(HERE) and "site-packages" not in code.co_filename:
            lines.append(f"{os.path.relpath(code.co_filename, HERE)}:{step.tb_lineno}")
        step = step.tb_next
    return f"{type(failure).__name__} at {' < '.join(reversed(lines[-3:]))}"


def put_aside(site, about, failure):
    """Keep that something could not be done; of a record, tell whoever wrote the last word on it."""
    error, at = described(failure), clock.now()
    _log.error("put aside: %s: %s", about, error)
    db.upsert("fault", ("site", "about", "error", "at"), ("site", "about"), [(site, about, error, at)])
    told = _last_ops(site, about)
    db.many("INSERT INTO verdict (site, node, n, record, verdict, detail, folded) VALUES (?, ?, ?, ?, ?, ?, 1) "
            "ON CONFLICT (site, node, n) DO NOTHING",
            [(site, *dot, about, "quarantined", UNFOLDED) for dot in told])
    try:
        with database.atomic():
            inbox.put_aside(site, [about])
    except Exception as again:  # noqa: BLE001 – the inbox may be the very thing that fails
        _log.error("put aside without an item: %s: %s", about, described(again))


def _last_ops(site, record):
    """`(node, n)` of the ops on a record that arrived last, as far as they are plainly valid."""
    own = Dot.parse(record) if RECORD.fullmatch(record) else Dot("", 0)
    found = db.rows("SELECT node, n, arrived, verdict FROM op WHERE site = ? AND (record = ? OR node = ? AND n = ?) "
                    "ORDER BY arrived DESC", site, record, *own)
    return [(node, n) for node, n, arrived, verdict in found if arrived == found[0][2] and not verdict]


def all_of(site):
    """`(about, error, at)` of what is put aside at a site, the latest first. What has been folded since is none."""
    return db.rows(
        "SELECT about, error, at FROM fault WHERE site = ? AND (about LIKE 'step:%' OR EXISTS (SELECT 1 FROM verdict "
        "WHERE verdict.site = fault.site AND verdict.record = fault.about AND verdict.folded = 1 "
        "AND verdict.detail = ?)) ORDER BY at DESC, about", site, UNFOLDED)


def forget(site):
    """Begin anew: whatever still fails will be said again."""
    db.execute("DELETE FROM fault WHERE site = ?", site)
