"""The one door in. Whatever becomes part of the truth comes through here: phones' requests and the desk's own ops."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple

import msgspec

from models import database as db
from models import registry
from sync import ahead, apply, carried, chain, clock, closing, contacts, doubted, effort, faults, nodes
from sync.batch import Batch
from sync.header import Header
from sync.problems import Problem

DESK_APP = "desk"
AGAIN = 60 * 1000


class Receipt(NamedTuple):
    """What a node is told about its ops after they are on disk."""

    have: int
    hash: str
    epoch: str
    revoked: bool


def receive(node, header, body, way=None):
    """Take in one request of a Node, its Header and Body, and return its Receipt.

    `way`: the carried.Way by which it came, if it was none of the node's own. Raises Problem `malformed`, `gap`,
    `fork`, and database.Busy; after a `gap` the contact is kept.
    """
    came, mark = clock.now(), body.mark(header.first, header.prev)
    known = body.complete and mark == node.brought and header.last == node.hash
    if known and (not way.contacts if way else _nothing_new(node, header, came)):
        return _receipt(node)
    with db.undisturbed():
        receipt = _receive(node, header, body, came, mark, way)
    if node.held:
        receipt = _follow(node) or receipt
    return receipt


def _follow(node):
    """Take in the bodies of a Node that came in files before what they follow on; the last Receipt, if any."""
    receipt = None
    for head, body, at in carried.next_held(node):
        with suppress(Problem), db.undisturbed():
            receipt = _receive(node, head, body, at, body.mark(head.first, head.prev), carried.Way(carried.FILE, at))
    return receipt


def _receive(node, header, body, came, mark, way):
    lines = body.lines()
    hashes = carried.hashes(header, lines, way)
    last = header.first + len(lines) - 1
    if body.complete and (hashes[-1] if hashes else header.prev) != header.last:
        raise Problem("malformed", reason="last: does not agree with the op lines")
    if header.claimed < last:
        raise Problem("malformed", reason="claimed: below the last op of this request")
    if not way and last <= node.have and _nothing_new(node, header, came) and not _compare(node, header, lines, hashes):
        return _receipt(node)
    batch = _judge(node, header, lines, hashes)
    for n in way.blackened if way else ():
        batch.judged(n, *way.blackened[n][1:3])
    seen = None if way else faults.spared(ahead.look, node, batch, header, _arrival(node, came))
    # A contact alone need not wait for the disk: no answer rests on it. What gives out places in the feed must.
    durable = bool(way) or bool(lines) and last > node.have or doubted.is_odd(node, _arrival(node, came))

    def take(net):
        with db.writing(durable):
            counter = nodes.lock(node.site)
            nodes.refresh(node)
            arrival = _arrival(node, came)
            problem = _compare(node, header, lines, hashes)
            if way:
                if problem is None:
                    ids = carried.note(node, header, last, way, arrival)
                    apply.fold_again(node.site, ids, counter, net)
                still = None
            elif problem is None or problem.code == "gap":
                still = seen and not net.careful and seen.mark == ahead.mark(node, arrival)
                _contact(node, counter, arrival, header, net)
            if problem is None and not way and header.effort:
                net.run("step:effort", effort.told, node, header, arrival)
            if problem is None:
                node.brought = mark if last > node.have else node.brought
                _store(node, counter, batch.after(node.have), hashes[-1:], last, arrival, net, seen if still else None)
                if way and way.blackened:
                    apply.fold_again(node.site, carried.mark_erased(node, way), counter, net)
            else:
                nodes.save(node)
        return problem, arrival

    problem, arrival = faults.contained(node.site, take)
    if problem:
        if problem.code == "fork":
            nodes.keep_evidence(node.id, arrival, lines)
        raise problem
    if not durable:
        _look(node, arrival)
    if not way and node.revoked is not None and node.have >= node.claimed:
        # Nothing is left to bring: the tokens die with the answer that says so. Of what others bring the node hears
        # nothing, and what it has written since would be erased unheard.
        nodes.bury(node.id)
    return _receipt(node)


def _receipt(node):
    # What is acknowledged must be where it will be looked for.
    db.whole()
    return Receipt(node.have, node.hash, nodes.epoch(), node.revoked is not None)


def _arrival(node, came):
    """When a request of a Node counts as arrived."""
    return clock.arrival(came, node.heard)


def _nothing_new(node, header, came):
    """Whether a request without new ops is but another try of the last one, and need not be written down.

    No bracket of any op rests on such a contact: the one before it came earlier, claimed as much and had heard as much.
    """
    if node.heard is None or abs(came - node.heard) > AGAIN or node.revoked is not None or effort.is_new(node, header):
        return False
    told = (header.claimed, header.app[:40], header.schema)
    return (told == (node.claimed, node.app, node.schema) and abs(header.now - came - node.skew) < AGAIN
            and contacts.had_heard(node) >= header.heard)


def _judge(node, header, lines, hashes):
    """The ops that are new as far as is known without a lock."""
    known = max(0, min(len(lines), node.have + 1 - header.first))
    if known == len(lines):
        return Batch(None, header.first + known)
    return Batch(nodes.writer(node), header.first + known).add(lines[known:], hashes[known:])


def _compare(node, header, lines, hashes):
    """The Problem in how the request joins what is stored, or None."""
    before, last = header.first - 1, header.first + len(lines) - 1
    if lines and before > node.have:
        return Problem("gap", have=node.have, hash=node.hash)
    if before <= node.have and nodes.differs(node, before, header.prev):
        return Problem("fork")
    shared = min(last, node.have)
    if shared > before and hashes[shared - header.first] != nodes.hash_at(node, shared):
        differing = _differing(nodes.hashes(node, header.first, shared), hashes, header.first)
        return differing and Problem("fork", n=differing)
    return None


def _differing(stored, hashes, first):
    """The first n from which on two chains may differ, or None. Within an erased run no hash is kept."""
    agreed = first
    for n, (one, other) in enumerate(zip(stored, hashes, strict=False), first):
        if one and one != other:
            return agreed
        agreed = n + 1 if one else agreed
    return None


def _contact(node, counter, arrival, header, net):
    node.contacts += 1
    anew = doubted.keep(node, contacts.of_header(arrival, header))
    if anew is not None:
        apply.fold_again(node.site, apply.date_anew(node, anew, arrival), counter, net)
    node.claimed = max(node.claimed, header.claimed)
    node.heard, node.skew = arrival, header.now - arrival
    node.app, node.schema = header.app[:40], header.schema


def _store(node, counter, batch, ends, last, arrival, net, seen=None):
    if batch.entries:
        node.have, node.hash = last, ends[0]
        apply.store(node, counter, batch, arrival, seen, net)
    else:
        nodes.save(node)
    if node.have >= node.claimed and db.is_durable():
        net.run("step:closed days", closing.look, node.site, counter, arrival)


def _look(node, arrival):
    """After a contact that did not wait for the disk: what others are told of it is written so that it does."""
    def look(net):
        with db.writing():
            net.run("step:closed days", closing.look, node.site, nodes.lock(node.site), arrival)

    if node.have >= node.claimed and closing.awaited(node.site):
        faults.contained(node.site, look)


# -- the desk's own ops


class Draft(NamedTuple):
    """An op that the desk is about to write: field → value, and the dots that were on the screen. `at`: when it was
    written down elsewhere, ms; now where that is not said."""

    kind: str
    fields: dict
    id: str | None = None
    base: dict | None = None
    at: int | None = None


def write(who, kind, fields, id=None, base=None, once=None):
    """Write one op by the web desk of `who.site` on behalf of `who.person`; return its dot.

    `base`: part → dots of the heads that were shown. `once`: an id made by the page; what it has written before is not
    written twice, the dot of the first is returned. The same id with another content is another statement: it is
    written as any other. Raises Invalid where the op would be quarantined.
    """
    return write_all(who, [Draft(kind, fields, id, base)], once)[0]


def write_all(who, drafts, once=None):
    """Write several ops in one transaction; return their dots.

    `"+k"` as the id of a draft, or in a field that names a record, is the record that the k-th draft makes.
    """
    return faults.contained(who.site, lambda net: _write_all(who, drafts, once, net), (Invalid, Problem))


class Away(NamedTuple):
    """A sheet of paper as the device that it is: the id of its node, and since when it was away, `begun`, ms.

    `there()`: place of a draft → what is wrong with it, of those whose rows are in by now; `note(dots)`: keep which
    rows the dots are. Both are called in the transaction that writes.
    """

    node: str
    begun: int
    there: Callable[[], dict]
    note: Callable[[list], None]


def write_away(who, drafts, once, away):
    """Write what stood on an Away sheet; return the dots. As `write_all` otherwise. Raises Invalid."""
    return faults.contained(who.site, lambda net: _write_all(who, drafts, once, net, away), (Invalid,))


def _write_all(who, drafts, once, net, away=None):
    with db.writing():
        counter = nodes.lock(who.site)
        content = _content(who, drafts)
        known = nodes.written_once(who.site, once, content)
        if known:
            return known
        if away and (there := away.there()):
            raise Invalid(there[min(there)], there)
        node = _node(who, away)
        now = _arrival(node, clock.now())
        lines = _lines(node, drafts, who.person, now)
        first = node.have + 1
        hashes = chain.links(node.hash, lines)
        batch = Batch(nodes.writer(node), first).add(lines, hashes)
        if batch.errors:
            raise Invalid(batch.errors[min(batch.errors)], {n - first: found for n, found in batch.errors.items()})
        last = node.have + len(lines)
        heard = away.begun if away else now
        header = Header(1, node.id, now, heard, node.have, last, first, node.hash, hashes[-1], app=DESK_APP)
        _contact(node, counter, now, header, net)
        _store(node, counter, batch, hashes[-1:], last, now, net)
        dots = [f"{node.id}.{n}" for n in range(first, first + len(lines))]
        nodes.remember_once(who.site, once, content, dots, now)
        # Whoever writes by no form, such as the desk in somebody's name, has taken no time for one.
        if took := getattr(who, "took", ""):
            net.run("step:effort", effort.written, who.site, drafts, took, now)
        if away:
            away.note(dots)
    return dots


def _node(who, away):
    return nodes.away(who.site, who.person, away.node, away.begun) if away else nodes.desk(who.site, who.person)


def again(who, once):
    """Whether this very form, key and content, has been written before: its answer was lost, and it is sent again."""
    return bool(nodes.written_once(who.site, once, who.said))


def _content(who, drafts):
    """The digest of what is said. What follows from a form may be another op the second time (a note that already has
    what it adds), so that of the form counts where there was one.
    """
    if who.said:
        return who.said
    said = [who.person, [[draft.kind, draft.id, draft.fields, draft.base] for draft in drafts]]
    return sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


def _lines(node, drafts, person, now):
    lines, names = [], {f"+{k}": f"{node.id}.{node.have + 1 + k}" for k in range(len(drafts))}
    for draft in drafts:
        pointing = [name for name, field in registry.SHAPES[draft.kind].fields.items() if field.type == "record"]
        fields = draft.fields | {name: names.get(draft.fields[name], draft.fields[name])
                                 for name in pointing if name in draft.fields}
        op = {"t": now if draft.at is None else draft.at, "kind": draft.kind, "set": fields, "by": person}
        if draft.id:
            op |= {"id": names.get(draft.id, draft.id)}
        if draft.base is not None:
            op |= {"base": {name: list(dots) for name, dots in draft.base.items()}}
        lines.append(msgspec.json.encode(op))
    return lines


class Invalid(Exception):
    """The op would not be valid. `errors`: field → messages as in `models.messages`, of the first of several; `drafts`:
    the place of each of them → what is wrong with it."""

    def __init__(self, errors, drafts=None):
        self.errors, self.drafts = errors, drafts or {0: errors}
        super().__init__("; ".join(sorted(errors)))


