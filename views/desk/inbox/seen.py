"""What was on the screen of an item, as a short sign: who answers sends it along, and nothing is answered unseen."""

from hashlib import sha256

from models import database
from models.registry import SHAPES
from sync import balance
from sync.ids import Cause
from sync.rules import SAME

LENGTH = 12
PAIRS = {type: kind for kind, type in SAME.items()}
DOUBLES = [kind for kind, shape in SHAPES.items() if shape.about.duplicates]


def signs(site, found):
    """item id → sign, of items as `inbox_list` gives them.

    Another head of a record that an item is about, of its decision, or another sum of money gives another sign.
    """
    heads, told, sums = _heads(site, found), _told(site, found), _sums(site, found)
    return {item["id"]: _sign(item, [*(heads.get(id) for id in (item["record"], item["other"])),
                                     told.get(item["id"]), sums.get(item["record"])]) for item in found}


def key(id):
    """A short name of an item for its place on the page."""
    return sha256(id.encode()).hexdigest()[:LENGTH]


def _sign(item, said):
    text = "\x1f".join([item["id"], str(item["at"]), *(str(one or "") for one in said)])
    return sha256(text.encode()).hexdigest()[:LENGTH]


def _heads(site, found):
    """record → its heads as they are kept."""
    wanted = {}
    for item in found:
        for kind in _kinds(item):
            wanted.setdefault(kind, set()).update(id for id in (item["record"], item["other"]) if id)
    return {id: heads for kind, ids in wanted.items() for some in database.batches(sorted(ids)) for id, heads in
            database.rows(f'SELECT id, heads FROM "{kind}" WHERE site = ? AND {database.one_of("id", len(some))}', site,
                          *some)}


def _kinds(item):
    """The kinds that the records of an item can be of."""
    if item["type"] == "same_event":
        return DOUBLES
    kind = PAIRS.get(item["type"]) or Cause.parse(item["cause"]).kind
    return [kind] if kind in SHAPES and item["type"] not in ("aside", "balance", "clock") else []


def _told(site, found):
    """item → the heads of its decision."""
    return dict(row for some in database.batches(item["id"] for item in found) for row in database.rows(
        f"SELECT item, heads FROM decision WHERE site = ? AND {database.one_of('item', len(some))}", site, *some))


def _sums(site, found):
    """What an item about a balance names → the balance."""
    sums = {}
    for kind in {item["cause"] for item in found if item["type"] == "balance" and item["cause"] in balance.KINDS}:
        named = [item["record"] for item in found if item["type"] == "balance" and item["cause"] == kind]
        sums.update((balance.name(kind, account), sum) for account, sum, _ in balance.sums(
            site, kind, [balance.account(kind, name) for name in named]))
    return sums
