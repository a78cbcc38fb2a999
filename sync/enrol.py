"""Who may write: invitations, enrolment, tokens (PROTOCOL section 8). Secrets are kept as hashes."""

import re
import secrets
from contextlib import contextmanager

from peewee import IntegrityError

from models import database as db
from models import forms
from models.node import Member, Node, Token
from models.person import PHONE, ROLES, Invitation, Person
from models.shape import NODE
from models.site import setting
from sync import christening, clock, invitations, nodes, passwords, throttle
from sync.problems import Problem
from sync.secret import digest

CODE_LIFE = invitations.CODE_LIFE
# Codes that nobody made, from one place; a compound's phones may all come by one address of their network.
TRIES = 30
MOST_NAME = 120
# A hub lets others in and speaks for the web desk in its building: what those may do at the desk.
HUBS = ("coordinator", "administrator")

NODE_COLUMNS = tuple(field.name for field in Node._meta.sorted_fields)
# Asked with every request of every phone: written out, it costs a third of what building the question does.
NODE_OF_TOKEN = f"SELECT {', '.join(NODE_COLUMNS)} FROM node WHERE site = ? AND id = ?"


def invite(site, role, by=None, life=CODE_LIFE):
    """Make an invitation and return its code. Raises ValueError for an unknown role."""
    if role not in ROLES:
        raise ValueError(f"unknown role {role!r}; there are: {', '.join(ROLES)}")
    code = invitations.code_of("", "", invitations.CODE_LENGTH)
    with db.writing():
        invitations.keep(code, site=site, role=role, by=by, life=life)
    return code


def _typed(code):
    """A code as it was made, whatever was copied with it."""
    return "".join(forms.even(code).lower().split())


def invitation(code):
    """The Invitation of a code that can still be used. Raises Problem `code_unknown` or `code_spent`."""
    found = _of_phone(digest(_typed(code)))
    if found is None:
        raise Problem("code_unknown")
    if found.node or not _is_good(found, clock.now()):
        raise Problem("code_spent")
    return found


def _of_phone(hash):
    return Invitation.get_or_none(Invitation.hash == hash, Invitation.way == PHONE)


def used_by(code):
    """The id of the node that has used up an invitation, or None."""
    found = Invitation.get_or_none(Invitation.hash == digest(code.strip().lower()))
    return found and found.node


def enrol(code, node, name, holder=None, hub=False):
    """Enrol `node` with an invitation; return `(token, Node, Person)`.

    The same code with the same node within its life gives another token: a reply may have been lost. `holder`: the id
    of a node whose token came along; if it is the same node, a further person is enrolled on it. `hub`: the node is a
    building's hub, for which the invitation must be one of a HUBS. Raises Problem.
    """
    _require_node(node)
    with db.writing():
        now = clock.now()
        found = _spend(digest(_typed(code)), node, now)
        if hub and found.role not in HUBS:
            raise Problem("forbidden")
        known = Node.get_or_none(Node.id == node)
        if found.node and known.revoked is None:
            return new_token(known, now), known, Person.get_by_id(known.person)
        if known is not None and (holder != node or known.site != found.site or known.revoked):
            raise Problem("node_taken")
        person = _invited(found, name, now)
        known = known or _node(node, found.site, person.id, now)
        nodes.enter(known, person.id)
        if hub and known.claimed == 0:
            # It writes nothing itself, and nobody waits for it when the day is closed.
            Node.update(hub=1, desk=3).where(Node.id == node).execute()
        if found.replaces:
            _move(found.replaces, known, now)
        token = new_token(known, now)
    christening.name(found, node)
    return token, known, person


def _invited(found, name, now):
    """Whom an Invitation lets in: the person that it names, else a new one of this name."""
    named = found.person and Person.get_or_none(Person.id == found.person)
    return named or _person(found.site, name, found.role, now)


def _move(old, new, now):
    """Let a new Node take the place of an old one, by its id: it is of the same people, and nobody waits for that."""
    Node.update(moved=now).where(Node.id == old).execute()
    for member in Member.select().where(Member.node == old):
        nodes.enter(new, member.person)


def _spend(hash, node, now):
    """Spend an invitation on a node: the Invitation as it was before. Raises Problem.

    One statement both looks and spends: of many that come at once, only one finds it unspent. Whatever is found wrong
    afterwards undoes it with the transaction.
    """
    for _try in range(2):
        found = _of_phone(hash)
        if found is None:
            raise Problem("code_unknown")
        free = Invitation.node.is_null() if found.node is None else Invitation.node == node
        if _is_good(found, now) and Invitation.update(node=node).where(Invitation.hash == hash, free,
                                                                       Invitation.expires > now).execute():
            return found
        # Somebody else was faster; if that was the same node, it gets another token, as with any later try.
    raise Problem("code_spent")


def _is_good(invitation, now):
    """Whether an invitation has not run out; one made while our clock was ahead is not good for longer than it said."""
    return now < invitation.expires and invitation.created <= now + clock.UNCERTAIN


def enrol_again(token, node):
    """Enrol a new node for the person, site and role of the node that `token` belongs to. Raises Problem."""
    _require_node(node)
    with db.writing():
        now = clock.now()
        old = node_of(token)
        if old is None or old.revoked is not None:
            raise Problem("unauthenticated")
        person = Person.get_by_id(old.person)
        known = Node.get_or_none(Node.id == node)
        if known is not None and (known.person != old.person or known.revoked is not None):
            raise Problem("node_taken")
        known = known or _node(node, old.site, person.id, now)
        _move(old.id, known, now)
        return new_token(known, now), known, person


def _require_node(node):
    if not isinstance(node, str) or not re.fullmatch(NODE, node):
        raise Problem("malformed", reason="node: must be 13 characters of 0123456789abcdefghjkmnpqrstvwxyz")


def _person(site, name, role, now):
    name = " ".join(str(name).split())[:MOST_NAME]
    if not name:
        raise Problem("malformed", reason="name: must not be empty")
    return Person.create(id=nodes.new_id(), site=site, name=name, role=role, created=now)


def _node(node, site, person, now):
    try:
        return Node.create(id=node, site=site, person=person, enrolled=now, passed=0 if setting("hub") else None)
    except IntegrityError as failure:
        raise Problem("node_taken") from failure


def new_token(node, now):
    """Another token for a Node; earlier ones live on."""
    token = secrets.token_urlsafe(32)
    Token.create(hash=digest(token), site=node.site, node=node.id, created=now)
    return token


def node_of(token):
    """The Node that a token lets in, revoked or not; None for an unknown or dead token."""
    # Of which site it is nothing else says; the node is asked for where its site is.
    whose = db.row("SELECT site, node FROM token WHERE hash = ? AND dead IS NULL", digest(token))
    row = whose and db.row(NODE_OF_TOKEN, *whose)
    return row and Node(**dict(zip(NODE_COLUMNS, row, strict=True)))


def leave(token):
    """End a token: its browser is nobody's any more. The node and what it still holds stay as they are."""
    with db.writing():
        Token.update(dead=clock.now()).where(Token.hash == digest(token), Token.dead.is_null()).execute()


def is_wiped(token):
    """Whether a token died because its node was revoked and has nothing left to bring."""
    found = Token.get_or_none(Token.hash == digest(token))
    return found is not None and found.dead is not None and Node.get_by_id(found.node).revoked is not None


def revoke(node):
    """Withdraw a node: it reads nothing from now on. Raises Node.DoesNotExist."""
    with db.writing():
        nodes.lock(Node.get_by_id(node).site)
        Node.update(revoked=clock.now()).where(Node.id == node, Node.revoked.is_null()).execute()


def add_coordinator(site, name, login, password, role="coordinator"):
    """Make a person who signs in by password; return it. Raises IntegrityError, and makes nobody, for a taken login."""
    with db.writing():
        person = _person(site, name, role, clock.now())
        passwords.set_password(person.id, login, password)
    return person


@contextmanager
def guess(address):
    """Look at a code, a link or an old token that may be a guess; what is none of ours counts. Raises Problem
    `too_many`."""
    source = throttle.Source(f"code at:{throttle.place(address)}", TRIES, True)
    throttle.take(source)
    try:
        yield
    except Problem as problem:
        if problem.code not in ("code_unknown", "link_unknown", "unauthenticated"):
            throttle.give_back(source)
        raise
    throttle.give_back(source)
