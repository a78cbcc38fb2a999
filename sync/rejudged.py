"""Stored ops that are judged once more: by what a newer registry knows, or by a judge that was mended."""

import msgspec

from models import database as db
from models.node import Node
from sync import apply, judge, nodes, projection


def newer(site):
    """`(node, n)` of the ops that were newer than the registry of their day."""
    return _of_verdict(site, judge.NEWER)


def _of_verdict(site, verdict):
    # That the verdict is above 0 is what the index says of itself.
    return [(node, n) for node, n in db.rows(
        "SELECT node, n FROM op WHERE site = ? AND verdict = ? AND verdict > 0 AND erased IS NULL ORDER BY node, n",
        site, verdict)]


def again(site, dots, verdict):
    """Judge ops of this verdict once more. Returns `(node, n)` → what was found, of those that have another one now."""
    found_anew, writers = {}, {}
    for node, n in dots:
        line, = db.row("SELECT line FROM op WHERE site = ? AND node = ? AND n = ?", site, node, n)
        if node not in writers:
            writers[node] = nodes.writer(Node.get_by_id(node))._replace(revoked=False)
        found = judge.examined(bytes(line), n, writers[node])
        if found.verdict == verdict:
            continue
        db.execute("UPDATE op SET verdict = ?, kind = ?, record = ?, t = ?, line = ? WHERE site = ? AND node = ? "
                   "AND n = ?", found.verdict, found.kind, found.record, found.t, found.line, site, node, n)
        db.execute("DELETE FROM verdict WHERE site = ? AND node = ? AND n = ?", site, node, n)
        if found.verdict:
            errors = msgspec.json.encode(found.errors).decode()
            db.insert("verdict", projection.VERDICT, [(site, node, n, found.record or f"{node}.{n}",
                                                       apply.VERDICT_NAMES[found.verdict], errors, 0)])
        found_anew[node, n] = found
    return found_anew


def unjudged(site):
    """Judge what could not be judged at all."""
    return again(site, _of_verdict(site, judge.UNJUDGED), judge.UNJUDGED)
