"""Freezing a report: what it says is kept with its hash, and can be worked out again from the log.

What arrives later changes the report, never the frozen sheet. Whoever was handed a sheet can hold its hash beside the
one that stands here, and the numbers beside those that the log gives for the same moment.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable

from models import database as db
from models import registry
from models.sheet import Sheet
from models.site import Site

SHOWN = 100


def freeze(site: int, by: str, since: str, until: str, at: int, counts: dict) -> Sheet:
    """Keep what a report says of a place at this moment, ms. `counts`: figure → reason → number."""
    body = written({"place": Site.get_by_id(site).code, "from": since, "to": until, "known": at,
                    "registry": registry.digest(), "figures": counts})
    with db.writing():
        return Sheet.create(id=secrets.token_hex(8), site=site, at=at, by=by, body=body, hash=hashed(body))


def written(said: dict) -> str:
    """The one form in which a sheet is written: keys sorted, no spaces, whole numbers without a point."""
    return json.dumps(_whole(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hashed(body: str) -> str:
    """The hash of a sheet's body, in hex."""
    return hashlib.sha256(body.encode()).hexdigest()


def told(sheet: Sheet) -> dict:
    """What a sheet says."""
    return json.loads(sheet.body)


def last(site: int) -> list[Sheet]:
    """The latest sheets of a place."""
    return list(Sheet.select().where(Sheet.site == site).order_by(Sheet.at.desc()).limit(SHOWN))


def later(sites: Iterable[int], at: int) -> list[int]:
    """Those of the sites of which something has arrived after a moment, ms; of the others today's counts are those of
    then."""
    return [site for some in db.batches(sites) for site, in db.rows(
        f"SELECT DISTINCT site FROM node WHERE {db.one_of('site', len(some))} AND heard > ?", *some, at)]


def _whole(value):
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value
