"""How much waits for a person. Counted only as far as anybody reads: past `MOST` the page says "or more"."""

from models import database
from models.registry import KINDS

MOST = 99


def reviews(site, level):
    """Records at the site with rival values: 2 those that only a person can settle, 1 the others."""
    each = (f"SELECT 1 FROM (SELECT 1 FROM {kind} WHERE site = ? AND review > 0 AND review = ? LIMIT {MOST}) AS {kind}"
            for kind in KINDS)
    return _most(" UNION ALL ".join(each), *(site, level) * len(KINDS))


def quarantined(site):
    """Ops of the site that were set aside and not released."""
    return _most("SELECT 1 FROM verdict WHERE site = ? AND verdict = 'quarantined'", site)


def _most(question, *values):
    return len(database.rows(f"SELECT 1 FROM ({question} LIMIT {MOST}) AS waiting", *values))


def said(count):
    """The count for a page: "12", "99+"."""
    return f"{count}+" if count >= MOST else str(count)
