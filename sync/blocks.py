"""What many phones read alike is made once: full blocks of a site's feed, as text and packed, to be sent as they are.

What stands at a place of the feed never changes: whatever changes a record gives it a new place. So rows only ever
leave a full block, and a block that is kept is true as long as it has as many records as stand there now. What this
process keeps belongs to one database and one epoch of it.
"""

import threading
import zlib
from collections import OrderedDict
from typing import NamedTuple
from weakref import WeakKeyDictionary

from models import database as db
from sync import places

PLACES = 250
MOST_BYTES = 16_000_000
_kept, _forgot, _lock = WeakKeyDictionary(), WeakKeyDictionary(), threading.Lock()


class Block(NamedTuple):
    """The records of one block: their JSON texts with commas between, and those as a piece of a gzip stream.

    `stood`: how many stood there, also of kinds that are not in it, when it was made. `alone`: the nodes that have a
    record in it which they can know from their own ops.
    """

    stood: int
    plain: bytes
    packed: bytes
    alone: frozenset

    @property
    def size(self):
        return len(self.plain) + len(self.packed)


def block(site, place, upto, epoch, kinds, make, hidden=frozenset()):
    """The Block that begins after `place`, or None where none begins there or not all its places are given out.

    `make()`: `(text, node or None)` of each record there, as Block tells of them. `upto`: the last place given out;
    `hidden`: what of the kinds is left out.
    """
    if place % PLACES or place + PLACES > upto:
        return None
    name = (epoch, site, place, kinds, hidden)
    stood, kept = places.count(site, place, place + PLACES), _of_database().get(name)
    if kept is None or kept.stood != stood:
        made = make()
        alone = frozenset(node for _, node in made if node)
        kept = Block(stood, b",".join(text for text, _ in made), b"", alone)
        kept = kept._replace(packed=piece(kept.plain, 9))
        _keep(name, kept)
    return kept


def piece(data, level=5):
    """A piece of a raw deflate stream that needs nothing of what goes before it."""
    press = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return press.compress(data) + press.flush(zlib.Z_FULL_FLUSH)


def gzipped(parts):
    """One gzip stream of `(plain, packed)` parts; `packed` is None of what is to be packed now."""
    check, size, out = 0, 0, [b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"]
    for plain, packed in parts:
        check, size = zlib.crc32(plain, check), size + len(plain)
        out.append(piece(plain) if packed is None else packed)
    end = zlib.compressobj(wbits=-zlib.MAX_WBITS).flush()
    return b"".join([*out, end, check.to_bytes(4, "little"), (size & 0xFFFFFFFF).to_bytes(4, "little")])


def forget(site, forgot):
    """Keep no Block of a site that was made before something was last erased there, at the place `forgot`."""
    kept = _of_database()
    with _lock:
        if kept and _forgot.setdefault(db.database.obj, {}).get(site, 0) != forgot:
            for name in [name for name in kept if name[1] == site]:
                del kept[name]
        _forgot.setdefault(db.database.obj, {})[site] = forgot


def _of_database():
    with _lock:
        return _kept.setdefault(db.database.obj, OrderedDict())


def _keep(name, made):
    """Keep a block, and forget those that were made first where they take too much."""
    kept = _of_database()
    with _lock:
        kept.pop(name, None)
        kept[name] = made
        while sum(block.size for block in kept.values()) > MOST_BYTES and len(kept) > 1:
            kept.popitem(last=False)
