"""When it happened (PROTOCOL section 7). Pure but for `now`; all times are ms since 1970.

A phone's clock is believed only between two moments that the collector knows in its own time: the op was written after
one contact and before another.
"""

import time
from typing import NamedTuple

UNCERTAIN = 2 * 60 * 1000


def now():
    """The collector's own clock."""
    return time.time_ns() // 1_000_000


class Contact(NamedTuple):
    """A request of a node whose header was accepted. `arrival` is the collector's time, the rest is the node's word.

    `nr`: its place among the node's contacts; `doubtful`: the collector's clock was wrong then, as `doubtful` finds.
    """

    arrival: int
    now: int
    heard: int
    claimed: int
    nr: int = 0
    doubtful: int = 0


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


def brackets(contacts, enrolled, first, last):
    """The brackets of the ops `first` … `last`: a list of `(from, to, Bracket)` in order of n.

    `contacts`: all of the node's contacts that may matter, in any order, the one that brings the ops among them.
    """
    runs, at = [], first
    claims = sorted({c.claimed for c in contacts if first <= c.claimed < last} | {last})
    for end in claims:
        runs.append((at, end, bracket(contacts, enrolled, at)))
        at = end + 1
    return runs


def bracket(contacts, enrolled, n):
    """The bracket of op `n`. Raises ValueError where no contact has claimed it."""
    claiming = [c for c in contacts if c.claimed >= n]
    closing = min((c for c in claiming if not c.doubtful), key=lambda c: (c.arrival, c.claimed), default=None)
    doubted = any(c.doubtful and (closing is None or c.nr < closing.nr) for c in claiming)
    closing = closing or after_the_last_certain(contacts, enrolled, min(claiming, key=lambda c: c.nr))
    heard = (min(c.heard, c.arrival) for c in contacts
             if c.claimed < n and c.arrival < closing.arrival and not c.doubtful)
    lo = max(heard, default=0) or (enrolled if enrolled <= closing.arrival + UNCERTAIN else 0)
    return Bracket(min(lo, closing.arrival), closing.arrival, closing.arrival - closing.now, closing.claimed, doubted)


def after_the_last_certain(contacts, enrolled, first):
    """A contact whose own arrival can't be true, put right after the last one before it whose can."""
    before = (c.arrival for c in contacts if not c.doubtful and c.nr < first.nr)
    return first._replace(arrival=max(before, default=enrolled) + 1)


def arrival(came, last):
    """When a request counts as arrived that came at `came`; `last`: the arrival of the node's contact before, or None.

    Contacts of a node come one after another, by a millisecond at least. But a clock that goes back by more than what
    makes a time uncertain was set right, or wrong: what it shows now is taken, and it is not kept waiting by what it
    showed before.
    """
    last = last or 0
    return came if came < last - UNCERTAIN else max(came, last + 1)


def doubtful(enrolled, contacts):
    """The places, in `contacts`, of those whose arrivals can't be true beside those of the others.

    `contacts`: all of a node, in their order. Arrivals that are believed rise.
    """
    kept = []
    for place, contact in enumerate(contacts):
        cut = len(kept)
        while cut and contacts[kept[cut - 1]].arrival >= contact.arrival:
            cut -= 1
        against = [contacts[one] for one in kept[cut:]]
        if is_believed(contact, against, contacts[kept[cut - 1]] if cut else None, enrolled):
            del kept[cut:]
            kept.append(place)
    return set(range(len(contacts))) - set(kept)


def is_believed(contact, against, below, enrolled):
    """Whether a contact is believed rather than those before it that the collector had dated later, `against`.

    The collector's clock was wrong at one or the others, and the node's own is the witness: the more an arrival differs
    from it, beyond what it differed at the last contact that both agree with (`below`, if any), the less it is
    believed. Where nothing is against it but the enrolment, that is judged alike.
    """
    usual = below.arrival - below.now if below else 0
    least = min((c.arrival for c in against), default=None)
    if below is None and enrolled > contact.arrival + UNCERTAIN and (least is None or enrolled < least):
        against = [*against, contact._replace(arrival=enrolled)]
    differs = abs(contact.arrival - contact.now - usual)
    return all(differs < abs(other.arrival - other.now - usual) for other in against)


def all_happened(ops, bracket, jumps=()):
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
