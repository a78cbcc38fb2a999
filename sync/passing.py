"""What one collector passes on to another: bodies made of the log, with the contacts there were, and who wrote them."""

from hashlib import sha256
from typing import NamedTuple

import msgspec

from models import database as db
from models.node import Member, Node, Token
from models.person import EVERYWHERE, Person
from sync import body, bundle, chain, clock, nodes
from sync.contacts import COLUMNS
from sync.judge import BROKEN, QUARANTINED

# What one request may hold before it is made small, in bytes; entries are made to a tenth or less.
MOST, MOST_BODY = 2 << 20, 256 * 1024
MOST_CONTACTS = 2_000
DESK_HERE, DESK_THERE, DESK_HUB = 1, 2, 3
encode = msgspec.json.encode


class Told(NamedTuple):
    """What is passed on of one node. `reached`: the number of its last contact that is in it."""

    node: str
    lines: bytes
    ops: int
    reached: int


def parts(node: Node, have: int, key: str, offset: int, after: int = 0, without: str = ""):
    """The Tolds of a node that follow on op `have` at the other side, those of its contacts after number `after`.

    `key`: what proves them; `offset`: the other side's clock minus ours; `without`: whose contacts it needs not hear.
    """
    told, reached = _contacts(node, after, without)
    first = have + 1
    while first <= node.have or told:
        lines, last, blackened = _ops(node, first)
        prev = _hash(node, first - 1)
        if prev is None or first > 1 and not prev or first <= node.have and not lines:
            return
        header = {"v": 1, "node": node.id, "now": clock.now(), "heard": 0, "seen": 0, "claimed": node.claimed,
                  "from": first, "prev": prev, "last": last or prev, "schema": node.schema or 0, "app": node.app or ""}
        whole = b"".join(line + b"\n" for line in (encode(header), *lines))
        sign = {"contacts": told, "offset": offset, "blackened": blackened}
        yield Told(node.id, whole + encode({"mac": bundle.prove(key, whole)}) + b"\n" + encode(sign) + b"\n",
                   len(lines), reached)
        told, first = [], first + len(lines)


def _hash(node, n):
    if n == 0:
        return chain.EMPTY
    if n == node.have:
        return node.hash
    found = db.row("SELECT hash FROM op WHERE site = ? AND node = ? AND n = ?", node.site, node.id, n)
    return found and found[0]


def _ops(node, first):
    """`(lines, hash of the last, blackened)` of the next ops; those whose bytes are not kept go with their hash."""
    # What has come since the node was read is not claimed by what is made of it.
    found = db.rows("SELECT n, line, hash, verdict, erased FROM op WHERE site = ? AND node = ? AND n BETWEEN ? AND ? "
                    "ORDER BY n LIMIT ?", node.site, node.id, first, node.have, body.MOST_OPS)
    size, fits = 0, len(found)
    for k, row in enumerate(found):
        size += len(row[1])
        if size > MOST_BODY and k:
            fits = k
            break
    found = found[:fits]
    # Of a run of erased ops only the last hash is kept: a body ends where there is one.
    while found and not found[-1][2]:
        found.pop()
    lines, blackened, before = [], [], _hash(node, first - 1) or ""
    for n, line, hash, verdict, erased in found:
        line = bytes(line)
        if erased is not None or chain.link(before, line) != hash:
            detail = db.row("SELECT detail FROM verdict WHERE site = ? AND node = ? AND n = ? AND folded = 0",
                            node.site, node.id, n)
            blackened.append((n, hash, verdict, msgspec.json.decode(detail[0]) if detail else {}, erased))
        lines.append(line)
        before = hash
    return lines, found[-1][2] if found else "", blackened


def _contacts(node, after, without):
    """`([[arrival, now, heard, claimed], …], number of the last)`: those by which ops are dated.

    Of the contacts between two that claim more, only the one that had heard the latest says anything; of the last of
    them, that the node was heard.
    """
    rows = db.rows(f"SELECT {COLUMNS} FROM contact WHERE site = ? AND node = ? AND nr > ? AND via <> ? "
                   "AND doubtful = 0 ORDER BY nr", node.site, node.id, after, without)
    claimed = (db.row("SELECT MAX(claimed) FROM contact WHERE site = ? AND node = ? AND nr <= ?", node.site, node.id,
                      after)[0] or 0)
    kept, between = [], None
    for row in rows:
        if row[3] > claimed:
            kept += [between] if between else []
            kept.append(row)
            claimed, between = row[3], None
        elif between is None or row[2] >= between[2]:
            between = row
    kept += [between] if between else []
    return [row[:4] for row in kept[-MOST_CONTACTS:]], max([after, *(row[4] for row in rows)])


def filled(tolds, most=MOST):
    """As many of the Tolds as one request may hold, at least one."""
    size, found = 0, []
    for told in tolds:
        found.append(told)
        size += len(told.lines)
        if size >= most:
            break
    return found


# -- who wrote


PERSON = ("id", "name", "role", "created", "since", "until", "ended")
NODE = ("id", "person", "desk", "enrolled", "revoked", "moved", "via")


def facts(site: int, without: str = "") -> dict:
    """The people and nodes of a site, hubs too, as the other side learns them; secrets as the hashes that are kept.

    `without`: the node of who asks.
    """
    found = list(Node.select().where(Node.site == site, Node.id != without))
    ids = [node.id for node in found]
    members, tokens = _by_node(Member, Member.person, ids), _by_node(Token, Token.hash, ids, Token.dead.is_null())
    ended = _by_node(Token, Token.hash, ids, Token.dead.is_null(False))
    people = {one for some in members.values() for one in some} | {node.person for node in found}
    return {"people": [[getattr(one, name) for name in PERSON] for one in Person.select() if one.id in people],
            "nodes": [{**{name: getattr(node, name) for name in NODE}, "members": members.get(node.id, []),
                       "tokens": tokens.get(node.id, []), **({"ended": ended[node.id]} if node.id in ended else {}),
                       **({"hub": 1} if node.hub else {})} for node in found]}


def _by_node(model, value, ids, *where):
    found = {}
    for some in db.batches(ids):
        for node, one in model.select(model.node, value).where(model.node.in_(some), *where).tuples():
            found.setdefault(node, []).append(one)
    return found


def learn(site: int, told: dict, via: str, rules: bool) -> None:
    """Take over people and nodes of a site from another collector.

    `via`: the hub that tells, "" for the collector above. `rules`: whether its word counts where there is another one
    here: that of the collector above does, that of a hub does not, but that it has withdrawn a node which it let in.
    """
    with db.writing():
        for row in told["people"]:
            _person(site, dict(zip(PERSON, row, strict=True)), rules)
        for one in told["nodes"]:
            _node(site, one, via, rules)


def _person(site, told, rules):
    known = Person.get_or_none(Person.id == told["id"])
    if known is None:
        Person.create(site=site, **told)
    elif rules and known.login is None and known.site in (site, EVERYWHERE):
        Person.update(**{name: told[name] for name in PERSON[1:]}).where(Person.id == known.id).execute()
        # What somebody may read on a phone stands beside the phone, too.
        Member.update(role=told["role"]).where(Member.site == site, Member.person == known.id).execute()


def _node(site, told, via, rules):
    known, hub = Node.get_or_none(Node.id == told["id"]), 1 if told.get("hub") else 0
    if known is None:
        desk = DESK_HUB if hub else DESK_THERE if told["desk"] else 0
        known = Node.create(id=told["id"], site=site, person=told["person"], desk=desk, enrolled=told["enrolled"],
                            hub=hub, via=via or told["via"], passed=0 if rules else None)
    if known.site != site or known.desk == DESK_HERE:
        return
    may = rules or known.via == via
    late = {name: told[name] for name in ("revoked", "moved") if told[name] and getattr(known, name) is None}
    if may and late:
        Node.update(**late).where(Node.id == known.id).execute()
    for person in told["members"]:
        nodes.enter(known, person)
    now = clock.now()
    for hash in told["tokens"]:
        Token.insert(hash=hash, site=site, node=known.id, created=now).on_conflict_ignore().execute()
    for hash in told.get("ended", ()):
        Token.insert(hash=hash, site=site, node=known.id, created=now, dead=now).on_conflict_ignore().execute()
        if may and not told["revoked"]:
            # Those of a withdrawn node end where it brings its last entries.
            Token.update(dead=now).where(Token.hash == hash, Token.node == known.id, Token.dead.is_null()).execute()


def key_of(node: str, own: str) -> str:
    """What proves the bodies of a node to another collector: its token's hash, or `own` where it has none."""
    found = db.row("SELECT hash FROM token WHERE node = ? ORDER BY CASE WHEN dead IS NULL THEN 0 ELSE 1 END, created "
                   "LIMIT 1", node)
    return found[0] if found else own


# -- what is not plainly valid


def verdicts(site: int) -> list:
    """`[node, n, verdict, errors]` of the ops of a site that are set aside, as they were judged here."""
    rows = db.rows("SELECT op.node, op.n, op.verdict, verdict.detail FROM op LEFT JOIN verdict "
                   "ON verdict.site = op.site AND verdict.node = op.node AND verdict.n = op.n "
                   "AND verdict.folded = 0 WHERE op.site = ? AND "
                   "op.verdict > 0 AND op.verdict <= ? ORDER BY op.node, op.n", site, BROKEN)
    return [[node, n, verdict, msgspec.json.decode(detail) if detail else {}] for node, n, verdict, detail in rows
            if verdict in (QUARANTINED, BROKEN)]


def mark(told: list) -> str:
    """By what two collectors see that they have judged alike. `told`: as `verdicts`."""
    return sha256(encode([one[:3] for one in told])).hexdigest()[:16]
