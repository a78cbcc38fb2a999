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
    """A request of a node whose header was accepted. `arrival` is the collector's time, the rest is the node's word."""

    arrival: int
    now: int
    heard: int
    claimed: int


class Bracket(NamedTuple):
    """Between `lo` and `hi` an op was written; `offset` turns the node's clock into the collector's.

    `claimed`: the claim of the contact that gave `hi`.
    """

    lo: int
    hi: int
    offset: int
    claimed: int


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
    closing = min((c for c in contacts if c.claimed >= n), key=lambda c: (c.arrival, c.claimed))
    heard = (min(c.heard, c.arrival) for c in contacts if c.claimed < n and c.arrival < closing.arrival)
    lo = min(max(heard, default=0) or enrolled, closing.arrival)
    return Bracket(lo, closing.arrival, closing.arrival - closing.now, closing.claimed)


def all_happened(ops, bracket, jumps=()):
    """For ops `(n, …, …, t, …)` of one bracket: when each was written at the best estimate, and which are uncertain.

    Uncertain, 1 in the second list, is an op whose estimate had to be moved by more than two minutes.
    """
    lo, hi, offset, claimed = bracket
    guesses = [op[3] + offset for op in ops]
    for jump in jumps:
        if jump.n <= claimed:
            guesses = [guess - jump.back * (op[0] < jump.n) for op, guess in zip(ops, guesses, strict=True)]
    at = [lo if guess < lo else hi if guess > hi else guess for guess in guesses]
    return at, [int(abs(guess - best) > UNCERTAIN) for guess, best in zip(guesses, at, strict=True)]
