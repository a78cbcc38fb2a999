"""The one way out: what changed in a site after a cursor, each record once, as it is now."""

import heapq
import json
from functools import lru_cache, partial
from operator import itemgetter

import msgspec

from models import database as db
from models import registry
from models.messages import sentence
from models.site import Site
from sync import above, blocks, forgotten, nodes, notices, places, scope
from sync.clock import UNCERTAIN
from sync.cursor import Cursor
from sync.ids import Dot, NaturalId
from sync.judge import NATURAL, RECORD, place
from sync.problems import Problem

MOST = 1_000
# Contacts by which a node may have dated what it brings.
LOOKED_AT = 8


def here(site, code, node):
    """The Cursor of a node that has seen everything there is for it until now."""
    pos = db.row("SELECT pos FROM counter WHERE site = ?", site)[0]
    cursor, _, sources = above.reach(site, Cursor(nodes.epoch(), code, pos), scope.hidden(site, node))
    for source in sources:
        cursor = cursor.at(source.code, source.upto)
    return cursor


def changes(site, node, cursor, limit):
    """`(records, gone, Cursor, more)`: at most `limit` records after `cursor`, first what the sites above publish.

    `records` are JSON-shaped dicts, or Blocks of them. Those that only the node's own ops made are left out where it
    knows their time, but not in a walk from the empty cursor. What is not for the people of the node is left out
    always, but for what it wrote itself: that begins such a walk. `gone`: what is not for them any more.
    """
    (upto, forgot), limit = db.row("SELECT pos, forgot FROM counter WHERE site = ?", site), min(limit, MOST)
    if cursor.pos > upto:
        raise Problem("cursor_expired")
    blocks.forget(site, forgot)
    hidden, whole = scope.hidden(site, node), cursor.whole
    gone, found = _rescoped(site, node, cursor, hidden)
    cursor, ended, sources = above.reach(site, cursor, hidden)
    begun, there = cursor, [(source.id, source.code) for source in sources]
    if not found:
        found, cursor, sources = _published(sources, cursor, limit)
    more = bool(sources) or cursor.pos < upto
    if more and not found:
        found, reached = _own(site, node, cursor, upto, limit)
        cursor, more = cursor._replace(pos=reached), reached < upto
    gone += _forgotten(site, node, begun, cursor, there, whole)
    return found, gone + ended, cursor._replace(whole=cursor.whole and more), more


def published(site, cursor, limit):
    """As `changes`, of what the sites above publish alone: for a hub, from whose copy its phones read."""
    whole = cursor.whole
    cursor, gone, sources = above.reach(site, cursor, frozenset())
    begun, there = cursor, [(source.id, source.code) for source in sources]
    found, cursor, sources = _published(sources, cursor, limit)
    gone += _forgotten(site, "", begun, cursor, there, whole)
    return found, gone, cursor._replace(whole=whole and bool(sources)), bool(sources)


def _forgotten(site, node, begun, reached, sources, whole):
    """The ids of what was forgotten on the way from one Cursor to another, at the site and at those above."""
    gone = []
    if begun.pos < reached.pos:
        gone = forgotten.gone(site, node, begun.pos, reached.pos, reached.hidden, whole)
    places = dict(reached.above)
    for source, code in sources if not whole else ():
        gone += forgotten.gone(source, node, dict(begun.above)[code], places[code], reached.hidden)
    return gone


def _published(sources, cursor, limit):
    """`(records, Cursor, sources)`: a page of what these Sources have after a Cursor, and those that are left then."""
    found, shapes = [], [registry.SHAPES[kind] for kind in cursor.published]
    while sources and len(found) < limit:
        source, begun = sources[0], dict(cursor.above)[sources[0].code]
        there = cursor._replace(site=source.code, pos=begun)
        records, reached, more = _page(source.id, there, source.upto, None, shapes, limit - len(found))
        found, cursor, sources = found + records, cursor.at(source.code, reached), sources[not more:]
    return found, cursor, sources


def _own(site, node, cursor, upto, limit):
    """`(records, place)`: what follows in the feed of the node's own site, and up to where."""
    shapes, own = _readable(cursor.hidden), None if cursor.whole or _clock_off(site, node) else node
    whole = _blocks(site, cursor, upto, own, shapes, limit)
    if whole:
        return whole, cursor.pos + len(whole) * blocks.PLACES
    records, reached, _ = _page(site, cursor, upto, own, shapes, limit)
    return records, reached


def _rescoped(site, node, cursor, now):
    """`(gone, records)`: what a node must not keep any more, and what of its own it keeps of kinds that it can't read.

    `now`: what is hidden from it.
    """
    if cursor == Cursor(cursor.epoch, cursor.site, 0, True):
        kept, gone = scope.own(site, node, sorted(now & registry.KINDS.keys())), []
    elif now == cursor.hidden:
        return [], []
    else:
        gone, kept = scope.left(site, node, cursor.hidden, now, cursor.pos)
    return gone, [record(one.shape, cursor.site, [one.row[name] for name in READ + one.shape.own]) | {"pos": one.pos}
                  for one in kept]


def _clock_off(site, node):
    """Whether a node may have dated its own records otherwise than they are, by what it knew at its last contacts."""
    jumps, furthest = db.row(
        "SELECT jumps, (SELECT MAX(ABS(now - arrival)) FROM contact WHERE contact.site = node.site "
        "AND contact.node = node.id AND contact.nr > node.contacts - ?) FROM node WHERE site = ? AND id = ?", LOOKED_AT,
        site, node) or (0, 0)
    return jumps > 0 or (furthest or 0) >= UNCERTAIN


def _blocks(site, cursor, upto, own, shapes, limit):
    """The Blocks that follow on a cursor, as many as a page holds, up to one in which `own` leaves something out."""
    found, place, kinds = [], cursor.pos, _kinds(shapes)
    while len(found) < limit // blocks.PLACES:
        block = blocks.block(site, place, upto, cursor.epoch, kinds, partial(_texts, site, cursor, place, shapes),
                             cursor.hidden)
        if block is None or own in block.alone:
            break
        found.append(block)
        place += blocks.PLACES
    return found


def _texts(site, cursor, place, shapes):
    """`(text, node or None)` of the records of a block, as `blocks` asks for them."""
    stand = places.between(site, place, place + blocks.PLACES, None, _kinds(shapes), blocks.PLACES)
    return [(msgspec.json.encode(_told(shape, cursor, row, pos)), None if mixed else Dot.node_of(row[0]))
            for pos, mixed, shape, row in _rows(site, stand)]


def _page(site, cursor, upto, own, shapes, limit):
    """A page made for this reader alone: its records, the last place that it has seen, and whether there is more.

    It ends where a block does, if it can: then the next page is one that others read too.
    """
    stand = places.between(site, cursor.pos, upto, own, _kinds(shapes), limit + 1)
    more = len(stand) > limit
    reached = stand[limit - 1].pos if more else upto
    edge = reached - reached % blocks.PLACES
    if more and edge > cursor.pos:
        reached = edge
    found = _rows(site, [one for one in stand if one.pos <= reached])
    return [_told(shape, cursor, row, pos) for pos, _, shape, row in found], reached, more


def standing(site, cursor, stand):
    """The records that stand at these Places of a site, as a reply tells the reader of a Cursor of them."""
    there = cursor._replace(site=Site.get_by_id(site).code)
    return [_told(shape, there, row, pos) for pos, _, shape, row in _rows(site, stand)]


def _told(shape, cursor, row, pos):
    """A record as in a reply, without what is kept from the reader."""
    found = record(shape, cursor.site, row)
    found["pos"] = pos
    names = _kept_from(shape, cursor.hidden) if cursor.hidden else ()
    return without(found, shape, names) if names else found


@lru_cache(maxsize=1024)
def _kept_from(shape, hidden):
    """The fields of a kind that `hidden` names; asked for every record of a page."""
    return frozenset(name for name in shape.own if f"{shape.kind}-{name}" in hidden)


def without(record, shape, names):
    """A record as in a reply without the fields `names`, their heads and their disputes."""
    parts = {shape.part_of[name] for name in names}
    return record | {"fields": {name: value for name, value in record["fields"].items() if name not in names},
                     "heads": {part: dots for part, dots in record["heads"].items() if part not in parts},
                     **{key: [part for part in record[key] if part not in parts] for key in ("conflicts", "waiting")}}


def _kinds(shapes):
    return tuple(shape.kind for shape in shapes)


def _rows(site, stand):
    """`(pos, mixed, Shape, row)` of the records that stand at these Places, in order: one question for each kind.

    One that has moved meanwhile is not among them: it comes again where it stands now.
    """
    of_kind, found = {}, []
    for pos, mixed, kind in stand:
        of_kind.setdefault(kind, {})[pos] = mixed
    for kind, mixed in of_kind.items():
        shape = registry.SHAPES[kind]
        names = ", ".join(f'"{name}"' for name in ("pos", *READ, *shape.own))
        for some in db.batches(mixed, MOST + 1):
            question = f'SELECT {names} FROM "{kind}" WHERE site = ? AND {db.one_of("pos", len(some))}'
            found += ((row[0], mixed[row[0]], shape, row[1:]) for row in db.rows(question, site, *some))
    return sorted(found, key=itemgetter(0))


def _readable(hidden):
    """The Shapes of the kinds that are not kept from a reader as a whole."""
    return [shape for kind, shape in registry.SHAPES.items() if kind not in hidden]


READ = ("id", "at", "void", "heads", "conflicts", "waiting")


def record(shape, site, row):
    """One record as in a reply; `row` as in READ and the kind's own columns."""
    id, at, void, heads, conflicts, waiting, *values = row
    fields = {name: value for name, value in zip(shape.own, values, strict=True) if value is not None}
    for name, convert in shape.from_column:
        if name in fields:
            fields[name] = convert(fields[name])
    if void is not None:
        fields["void"] = void
    return {"id": id, "kind": shape.kind, "site": site, "fields": fields, "heads": _loads(heads, {}),
            "conflicts": _loads(conflicts, []), "waiting": _loads(waiting, []), "at": at}


def one(site, id):
    """The record of that id as in a reply, without its site; None where there is none."""
    kind = NaturalId.parse(id).kind if NATURAL.fullmatch(id) else _kind(site, id)
    if kind not in registry.SHAPES:
        return None
    shape = registry.SHAPES[kind]
    names = ", ".join(f'"{name}"' for name in READ + shape.own)
    row = db.row(f'SELECT {names} FROM "{kind}" WHERE site = ? AND id = ?', site, id)
    return row and record(shape, "", row)


def _kind(site, id):
    found = RECORD.fullmatch(id) and db.row("SELECT kind FROM op WHERE site = ? AND node = ? AND n = ?", site,
                                            *Dot.parse(id))
    return found[0] if found else None


def written(site, dot):
    """What an op sets, field → value as it was written; None where it is not here."""
    found = db.row("SELECT line FROM op WHERE site = ? AND node = ? AND n = ?", site, *Dot.parse(dot))
    return found and msgspec.json.decode(bytes(found[0]))["set"]


def aside(site, node):
    """`(dot, kind, record, at, errors, set)` of a node's ops that are set aside and wait for an answer; newest last."""
    found = db.rows(
        "SELECT verdict.n, op.kind, op.record, op.at, verdict.detail, op.line FROM verdict "
        "JOIN op ON op.site = verdict.site AND op.node = verdict.node AND op.n = verdict.n "
        "JOIN item ON item.site = verdict.site AND item.id = 'aside:' || verdict.node || '.' || verdict.n "
        "WHERE verdict.site = ? AND verdict.verdict = 'quarantined' AND verdict.node = ? AND item.open = 1 "
        "ORDER BY verdict.n", site, node)
    for n, kind, record, at, errors, line in found:
        doc = place(bytes(line)) or {}
        yield f"{node}.{n}", kind, record, at, msgspec.json.decode(errors), doc.get("set")


def _loads(text, nothing):
    return msgspec.json.decode(text) if text else nothing


def verdicts(site, node, after, translate=lambda text: text):
    """What is to be told of the node's ops after n = `after`, exceptions only, in the reader's language."""
    rows = db.rows("SELECT n, verdict, detail FROM verdict WHERE site = ? AND node = ? AND n > ? ORDER BY n",
                   site, node, after)
    return [_verdict(n, name, msgspec.json.decode(detail), translate) for n, name, detail in rows]


def _verdict(n, name, detail, translate):
    if name == "conflict":
        return {"n": n, "verdict": name, "fields": detail}
    errors = {key: [sentence(message, translate) for message in messages] for key, messages in detail.items()}
    return {"n": n, "verdict": name, "errors": errors}


def told(site, node, after, upto, translate=lambda text: text):
    """The notices for a node between two places of the feed, with what its people may read."""
    found = notices.between(site, node, after, upto)
    roles = nodes.roles(site, node) if found else ()
    return [{"id": id, "about": about, "text": notices.words(notices.readable(site, id, text, roles), translate)}
            for id, about, text in found]


def export(site, kinds=None):
    """The lines of `export`: every record of `site`, sorted by id, without `pos`, keys sorted, ready to print."""
    code = Site.get_by_id(site).code
    streams = [_exported(registry.SHAPES[kind], site, code) for kind in kinds or registry.SHAPES]
    for _, line in heapq.merge(*streams):
        yield line


def _exported(shape, site, code):
    names = ", ".join(f'"{name}"' for name in READ + shape.own)
    collate = "" if db.is_sqlite() else ' COLLATE "C"'
    for row in db.rows(f'SELECT {names} FROM "{shape.kind}" WHERE site = ? ORDER BY id{collate}', site):
        yield row[0], json.dumps(record(shape, code, row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


