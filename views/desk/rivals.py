"""Records with rival values, hard ones before soft ones, latest first: one question over all kinds, by index."""

from typing import NamedTuple

from models import database
from models.registry import KINDS

PAGE = 20


class Rival(NamedTuple):
    """A record that waits for a decision. `level`: 2 only a person can settle it, 1 worth a glance."""

    level: int
    at: int
    id: str
    kind: str


def page(site, levels=(2, 1), after=None):
    """A page of Rivals and the place of the next one, `[level, at, id]`, or None."""
    beyond = " AND (review, at, id) < (?, ?, ?)" if after else ""
    last = f"ORDER BY review DESC, at DESC, id DESC LIMIT {PAGE + 1}"
    each = (f"SELECT * FROM (SELECT review, at, id, '{kind}' AS kind FROM {kind} WHERE site = ? AND review > 0 "
            f"AND review <= ? AND review >= ?{beyond} {last}) AS {kind}" for kind in KINDS)
    values = (site, max(levels), min(levels), *(after or ()))
    found = database.rows(f"{' UNION ALL '.join(each)} ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT {PAGE + 1}",
                          *values * len(KINDS))
    rivals = [Rival(*row) for row in found]
    return rivals[:PAGE], list(rivals[PAGE - 1][:3]) if len(rivals) > PAGE else None


def one(site, id):
    """The Rival of that id, alone, as a page has it; none where it has been settled."""
    each = (f"SELECT review, at, id, '{kind}' FROM {kind} WHERE site = ? AND id = ? AND review > 0" for kind in KINDS)
    return [Rival(*row) for row in database.rows(" UNION ALL ".join(each), *(site, id) * len(KINDS))]
