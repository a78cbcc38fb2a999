"""What the collector knows of nodes: their site's counter, their chain, who writes on them."""

import secrets
from contextlib import suppress
from hashlib import sha256

import msgspec

from models import database as db
from models.node import Member, Node, Token
from models.op import Evidence, Once
from models.person import Person
from models.site import Site, set_setting
from sync import chain, clock, idcards, times
from sync.judge import Writer
from sync.natural import ALPHABET
from sync.problems import Problem

ONCE_DAYS = 8
KEPT = ("have", "hash", "claimed", "contacts", "jumps", "heard", "skew", "app", "schema", "brought",
        "doubted", "metered")
CHANGING = (*KEPT, "revoked", "held")


class Counter:
    """A site's counter row, locked until commit. `pos`: the last place given out so far."""

    def __init__(self, site, pos, swept):
        self.site, self.pos, self.swept = site, pos, swept

    def save(self):
        """Write the counter back. Raises RuntimeError where a power cut could give the same places out again."""
        if not db.is_durable():
            raise RuntimeError("places in the feed are given out by a transaction that does not wait for the disk")
        db.execute("UPDATE counter SET pos = ?, swept = ? WHERE site = ?", self.pos, self.swept, self.site)


def lock(site):
    """Take the counter of `site` and hold it until commit: nobody else writes there meanwhile."""
    question = "SELECT site, pos, swept FROM counter WHERE site = ?"
    return Counter(*db.row(question if db.is_sqlite() else question + " FOR UPDATE", site))


def new_id():
    """A new id of a node or a person: 13 characters, 65 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(13))


def epoch():
    """The identity of this database; every restore changes it."""
    return db.row("SELECT value FROM setting WHERE name = 'epoch'")[0]


def new_epoch():
    """Give the database another identity, as a restore must."""
    set_setting("epoch", secrets.token_hex(4))


def writer(node):
    """The Writer of a Node: the roles of all who are enrolled on it."""
    roles = dict(db.rows("SELECT person, role FROM member WHERE site = ? AND node = ?", node.site, node.id))
    return Writer(node.id, site_code(node), roles, node.person, node.revoked is not None)


def roles(site, id):
    """The roles of all who are enrolled on the node of that id at a site, sorted. They are for life."""
    return tuple(role for role, in db.rows("SELECT DISTINCT role FROM member WHERE site = ? AND node = ? ORDER BY role",
                                           site, id))


def reads(node):
    """Whether the role of anybody who is enrolled on a Node has not ended: after the last day it reads nothing more."""
    return db.row("SELECT 1 FROM member JOIN person ON person.id = member.person WHERE member.site = ? AND member.node "
                  "= ? AND person.ended IS NULL AND COALESCE(person.until, ?) >= ? LIMIT 1", node.site, node.id,
                  *[times.local_day(clock.now())] * 2) is not None


def enter(node, person):
    """Enrol a person, by their id, on a Node; whoever is not known here is enrolled nowhere."""
    if found := db.row("SELECT role FROM person WHERE id = ?", person):
        Member.insert(site=node.site, node=node.id, person=person, role=found[0]).on_conflict_ignore().execute()


def site_code(node):
    """The code of a Node's site."""
    return db.row("SELECT code FROM site WHERE id = ?", node.site)[0]


def refresh(node):
    """Read again what of a Node changes with each request; under the lock of its site nobody else changes it."""
    question = f"SELECT {', '.join(CHANGING)} FROM node WHERE site = ? AND id = ?"
    for name, value in zip(CHANGING, db.row(question, node.site, node.id), strict=True):
        setattr(node, name, value)


def save(node):
    """Write back what of a Node changes with each request."""
    db.execute(f"UPDATE node SET {', '.join(f'{name} = ?' for name in KEPT)} WHERE site = ? AND id = ?",
               *(getattr(node, name) for name in KEPT), node.site, node.id)


def hash_at(node, n):
    """The chain hash of op `n` of a node, of those that are here; empty within an erased run."""
    if n == 0:
        return chain.EMPTY
    if n == node.have:
        return node.hash
    return db.row("SELECT hash FROM op WHERE site = ? AND node = ? AND n = ?", node.site, node.id, n)[0]


def differs(node, n, hash):
    """Whether the chain hash of op `n` of a node is known to be another one."""
    stored = hash_at(node, n)
    return stored != hash and (stored != "" or n == 0)


def hashes(node, first, last):
    """The chain hashes of the ops `first` … `last` of a node; empty within an erased run."""
    question = "SELECT hash FROM op WHERE site = ? AND node = ? AND n BETWEEN ? AND ? ORDER BY n"
    return [row[0] for row in db.rows(question, node.site, node.id, first, last)]


def keep_evidence(node, at, lines):
    """Keep the op lines that a forked node sent, once however often it sends them."""
    body = b"\n".join(lines)
    with db.writing():
        Evidence.insert(node=node, hash=sha256(body).hexdigest(), at=at,
                        body=idcards.blacken_bytes(body)).on_conflict_ignore().execute()


def bury(node):
    """End the tokens of a revoked node that has nothing left to bring."""
    with db.writing():
        now = clock.now()
        Token.update(dead=now).where(Token.node == node, Token.dead.is_null()).execute()
        Node.update(wiped=now).where(Node.id == node, Node.wiped.is_null()).execute()


def desk(site, person):
    """The web desk's Node of `site`, made when it is first needed; `person` is enrolled on it.

    One that was left behind is written with no more: what it wrote since is known to phones, and lost here. One that
    has written at a time which is still to come is left behind too: nothing but our own clock, which was wrong, tells
    when its ops happened.
    """
    node = Node.get_or_none(Node.site == site, Node.desk == 1, Node.moved.is_null())
    if node is None and Site.get_by_id(site).copied:
        # What a hub wrote there would never arrive anywhere.
        raise Problem("not_of_here")
    if node is not None and (node.heard or 0) > clock.now() + clock.UNCERTAIN:
        leave_desks(clock.now(), Node.site == site)
        node = None
    if node is None:
        node = Node.create(id=new_id(), site=site, person=person, desk=1, enrolled=clock.now())
    enter(node, person)
    return node


def away(site, person, id, begun):
    """The Node of that id as which a sheet of paper writes, made when it is first needed; `begun`: since when it was
    away. It is none of the desks that go on: it is told nothing, and nothing but its rows is written as it."""
    node = Node.get_or_none(Node.site == site, Node.id == id)
    if node is None:
        node = Node.create(id=id, site=site, person=person, desk=1, enrolled=begun, moved=begun)
    enter(node, person)
    return node


def serve(node):
    """Note that the centre answers the pages of a Node that has never sent anything itself.

    It is a note and no fact that anything rests on: where the database is busy the next page makes it.
    """
    with suppress(db.Busy), db.writing(durable=False):
        Node.update(served=clock.now()).where(Node.site == node.site, Node.id == node.id,
                                              Node.served.is_null()).execute()


def leave_desks(now, *which):
    """Go on with new nodes of the web desk from now on, at those sites to which the conditions `which` lead."""
    Node.update(moved=now).where(Node.desk == 1, Node.moved.is_null(), *which).execute()


def people(node):
    """The Persons enrolled on a node, the first one first."""
    return sorted(Person.select().join(Member, on=(Member.person == Person.id)).where(Member.node == node.id),
                  key=lambda person: (person.id != node.person, person.name))


def written_once(site, key, content=None):
    """The dots that a form with this key has written, or None; with this `content`, or last where that is None."""
    wanted = "" if content is None else "AND content IN (?, '') "
    found = _is_key(key) and db.row(f"SELECT dot FROM once WHERE site = ? AND key = ? {wanted}ORDER BY at DESC LIMIT 1",
                                    site, key, *(() if content is None else (content,)))
    return msgspec.json.decode(found[0]) if found else None


def _is_key(key):
    """Whether a text can name a form: not every database takes every character."""
    return bool(key) and "\0" not in key


def remember_once(site, key, content, dots, now):
    """Keep the dots that a form has written, and forget those of long ago. None stays in the future for good."""
    if _is_key(key):
        Once.update(at=now).where(Once.site == site, Once.at > now + clock.UNCERTAIN).execute()
        Once.create(site=site, key=key, content=content, dot=msgspec.json.encode(dots).decode(), at=now)
        Once.delete().where(Once.site == site, Once.at < now - ONCE_DAYS * 86_400_000).execute()
