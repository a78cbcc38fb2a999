"""When it happened (PROTOCOL section 7). Pure but for `now`; all times are ms since 1970.

A phone's clock is believed only between two moments that the collector knows in its own time: the op was written after
one contact and before another.
"""

import time
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from operator import attrgetter
from typing import NamedTuple

UNCERTAIN = 2 * 60 * 1000


def now() -> int:
    """The collector's own clock."""
    return time.time_ns() // 1_000_000


class Contact(NamedTuple):
    """A request of a node whose header was accepted. `arrival` is the collector's time, the rest is the node's word.

    `nr`: its place among the node's contacts; `doubtful`: the collector's clock was wrong then, as `doubtful` finds;
    `via`: who had it, "" for the collector itself.
    """

    arrival: int
    now: int
    heard: int
    claimed: int
    nr: int = 0
    doubtful: int = 0
    via: str = ""


class Bracket(NamedTuple):
    """Between `lo` and `hi` an op was written; `offset` turns the node's clock into the collector's.

    `claimed`: the claim of the contact that gave `hi`. `doubtful`: the ops were first claimed while the collector's
    own clock was wrong.
    """

    lo: int
    hi: int
    offset: int
    claimed: int
    doubtful: bool = False


class Jump(NamedTuple):
    """Op `n` reports that the node's clock went back by `back` ms."""

    n: int
    back: int


def brackets(contacts: Sequence[Contact], enrolled: int, first: int, last: int) -> list[tuple[int, int, Bracket]]:
    """The brackets of the ops `first` … `last`: a list of `(from, to, Bracket)` in order of n.

    `contacts`: all of the node's contacts that may matter, in any order, the one that brings the ops among them.
    """
    ends = sorted({c.claimed for c in contacts if first <= c.claimed < last} | {last})
    begins = [first, *(end + 1 for end in ends[:-1])]
    if any(c.doubtful for c in contacts):
        found = [bracket(contacts, enrolled, at) for at in begins]
    else:
        found = _swept(contacts, enrolled, begins)
    return list(zip(begins, ends, found, strict=True))


def _swept(contacts, enrolled, begins):
    """The bracket of each op of `begins`, which rise, as `bracket` gives it where no contact is doubtful.

    In one pass: a hub brings hundreds of contacts of a node at once.
    """
    by_claim, at, heard, found = sorted(contacts, key=attrgetter("claimed")), 0, None, []
    waiting: list[tuple[int, int]] = []
    for n, closing in zip(begins, _closing(by_claim, begins), strict=True):
        while at < len(by_claim) and by_claim[at].claimed < n:
            heappush(waiting, (by_claim[at].arrival, min(by_claim[at].heard, by_claim[at].arrival)))
            at += 1
        # What closes an op never comes earlier than what closes the one before it: who came before it did so then too.
        while waiting and waiting[0][0] < closing.arrival:
            told = heappop(waiting)[1]
            heard = told if heard is None else max(heard, told)
        found.append(_between(heard or 0, enrolled, closing, False))
    return found


def _closing(by_claim, begins):
    """The first of the contacts that have claimed each op of `begins`; `by_claim`: contacts by what they claimed."""
    left, found, best = list(by_claim), [], None
    for n in reversed(begins):
        while left and left[-1].claimed >= n:
            contact = left.pop()
            if best is None or _closes(contact) <= _closes(best):
                best = contact
        if best is None:
            raise ValueError("no contact has claimed the op")
        found.append(best)
    return found[::-1]


def _closes(contact):
    return contact.arrival, contact.via, contact.claimed


def bracket(contacts: Sequence[Contact], enrolled: int, n: int) -> Bracket:
    """The bracket of op `n`. Raises ValueError where no contact has claimed it."""
    claiming = [c for c in contacts if c.claimed >= n]
    closing = min((c for c in claiming if not c.doubtful), key=_closes, default=None)
    doubted = any(c.doubtful and (closing is None or c.nr < closing.nr) for c in claiming)
    closing = closing or after_the_last_certain(contacts, enrolled, min(claiming, key=lambda c: c.nr))
    heard = (min(c.heard, c.arrival) for c in contacts
             if c.claimed < n and c.arrival < closing.arrival and not c.doubtful)
    return _between(max(heard, default=0), enrolled, closing, doubted)


def _between(heard, enrolled, closing, doubted):
    lo = heard or (enrolled if enrolled <= closing.arrival + UNCERTAIN else 0)
    return Bracket(min(lo, closing.arrival), closing.arrival, closing.arrival - closing.now, closing.claimed, doubted)


def after_the_last_certain(contacts: Iterable[Contact], enrolled: int, first: Contact) -> Contact:
    """A contact whose own arrival can't be true, put right after the last one before it whose can."""
    before = (c.arrival for c in contacts if not c.doubtful and c.nr < first.nr)
    return first._replace(arrival=max(before, default=enrolled) + 1)


def arrival(came: int, last: int | None) -> int:
    """When a request counts as arrived that came at `came`; `last`: the arrival of the node's contact before, or None.

    Contacts of a node come one after another, by a millisecond at least. But a clock that goes back by more than what
    makes a time uncertain was set right, or wrong: what it shows now is taken, and it is not kept waiting by what it
    showed before.
    """
    last = last or 0
    return came if came < last - UNCERTAIN else max(came, last + 1)


def doubtful(enrolled: int, contacts: Sequence[Contact]) -> set[int]:
    """The places, in `contacts`, of those whose arrivals can't be true beside those of the others.

    `contacts`: all of a node, in their order. Arrivals that are believed rise.
    """
    kept: list[int] = []
    for place, contact in enumerate(contacts):
        fall = overruled(contact, (contacts[one] for one in reversed(kept)), enrolled)
        if fall is not None:
            del kept[len(kept) - fall:]
            kept.append(place)
    return set(range(len(contacts))) - set(kept)


def overruled(contact: Contact, earlier: Iterable[Contact], enrolled: int) -> int | None:
    """How many of the contacts believed so far a further one shows to be wrong; None where it is wrong itself.

    `earlier`: those contacts, the latest first. Where one of them counts as later than the further one, our own clock
    was wrong at one of the two; those before it that our clock misdated by as much fall with it. The enrolment is
    judged alike as long as nothing that is believed came before it.
    """
    later, below, earlier = [], None, iter(earlier)
    for one in earlier:
        if one.arrival < contact.arrival:
            below = one
            break
        later.append(one)
    rivals = [_offset(one) for one in later]
    if below is None and enrolled > contact.arrival + UNCERTAIN and (not later or enrolled < later[-1].arrival):
        rivals.append(enrolled - contact.now)
    if rivals and not _is_believed(_offset(contact), rivals, below):
        return None
    fall = len(later)
    while later and below and _is_nearer(_offset(below), rivals, _offset(contact)):
        fall, below = fall + 1, next(earlier, None)
    return fall


def _offset(contact):
    return contact.arrival - contact.now


def _is_believed(offset, rivals, below):
    """The node's own clock is the witness: whose arrival agrees with it is right.

    Where none does, the node's clock is wrong, and is as wrong as it was at the contact before, `below`, if any.
    """
    agrees = below is None or min(map(abs, (offset, *rivals))) <= UNCERTAIN
    usual = 0 if agrees else _offset(below)
    return all(abs(offset - usual) < abs(rival - usual) for rival in rivals)


def _is_nearer(offset, these, other):
    return min(abs(offset - one) for one in these) < abs(offset - other)


def all_happened(ops: Sequence[tuple], bracket: Bracket, jumps: Iterable[Jump] = ()) -> tuple[list[int], list[int]]:
    """For ops `(n, …, …, t, …)` of one bracket: when each was written at the best estimate, and which are uncertain.

    Uncertain, 1 in the second list, is an op whose estimate had to be moved by more than two minutes, or whose bracket
    is doubtful.
    """
    lo, hi, offset, claimed, doubtful = bracket
    guesses = [op[3] + offset for op in ops]
    for jump in jumps:
        if jump.n <= claimed:
            guesses = [guess - jump.back * (op[0] < jump.n) for op, guess in zip(ops, guesses, strict=True)]
    at = [lo if guess < lo else hi if guess > hi else guess for guess in guesses]
    return at, [int(doubtful or abs(guess - best) > UNCERTAIN) for guess, best in zip(guesses, at, strict=True)]
