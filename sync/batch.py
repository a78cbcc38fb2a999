"""The ops of one request, judged before any lock is taken."""

from typing import NamedTuple

import msgspec
from msgspec import UNSET

from models import access, registry
from sync import idcards, judge


class Entry(NamedTuple):
    """One judged op, in the order in which its log row needs it."""

    n: int
    kind: str
    record: str | None
    t: int
    verdict: int
    line: bytes
    hash: str


class Batch:
    """Judged ops.

    `entries`: all. `created`: kind → `(n, values)` of the ops that do nothing but create a record with a dot for an id,
    values as `judge.quick` gives them; `filled`: kind → the columns that these fill. `folding`: the other entries that
    concern a record. `errors`: n → what is wrong with the op. `docs`: n → document of the entries that take effect
    beyond their record.
    """

    def __init__(self, writer, first=1):
        self.writer, self.first = writer, first
        self.entries, self.created, self.folding, self.errors, self.docs = [], {}, [], {}, {}
        self.filled = {}

    def add(self, lines, hashes):
        """Judge `lines`, which follow on what is in the batch; `hashes` are their chain hashes."""
        allowed = _allowed(self.writer)
        suspicious = idcards.within(b"\n".join(lines))
        quick, entry = judge.quick, self.entries.append
        for n, (line, digest) in enumerate(zip(lines, hashes, strict=True), self.first + len(self.entries)):
            try:
                taken = None if suspicious and idcards.within(line) else quick(line, n, self.writer, allowed)
            except Exception:  # noqa: BLE001 – whatever a line does to the quick judgment, the slow one decides
                taken = None
            if taken is None:
                self._examine(n, line, digest)
                continue
            op, shape, values = taken
            kind, record = shape.kind, None if op.id is UNSET else op.id
            found = (n, kind, record, op.t, 0, line, digest)
            entry(found)
            if record is None and op.base is UNSET and values[-1] is UNSET:
                self.created.setdefault(kind, []).append((n, values))
            else:
                self.folding.append(Entry(*found))
            if kind in EFFECTS:
                self.docs[n] = msgspec.json.decode(line)
        return self._fill()

    def _fill(self):
        self.filled = {kind: columns(registry.SHAPES[kind], made) for kind, made in self.created.items()}
        return self

    def _examine(self, n, line, digest):
        found = judge.examined(line, n, self.writer)
        entry = Entry(n, found.kind, found.record, found.t, found.verdict, found.line, digest)
        self.entries.append(entry)
        if found.verdict:
            self.errors[n] = found.errors
        if found.kind:
            self.folding.append(entry)
        if found.doc is not None and not found.verdict and found.kind in EFFECTS:
            # An op that names its own dot creates its record as well as one that names none.
            self.docs[n] = {key: value for key, value in found.doc.items() if key != "id" or found.record}

    def judged(self, n, verdict, errors):
        """Take over the verdict on an op from who knew its bytes."""
        place = n - self.first
        if not 0 <= place < len(self.entries):
            return
        entry = self.entries[place] = Entry(*self.entries[place])._replace(verdict=verdict)
        self.created = {kind: kept for kind, made in self.created.items() if (kept := [m for m in made if m[0] != n])}
        self.folding = sorted([one for one in self.folding if one.n != n] + ([entry] if entry.kind else []))
        self.errors.pop(n, None)
        self.docs.pop(n, None)
        if verdict:
            self.errors[n] = errors
        self._fill()

    def after(self, have):
        """Forget the ops that the collector has by now."""
        if not self.entries or self.entries[0][0] > have:
            return self
        self.entries = [entry for entry in self.entries if entry[0] > have]
        self.folding = [entry for entry in self.folding if entry.n > have]
        self.created = {kind: kept for kind, made in self.created.items() if (kept := [m for m in made if m[0] > have])}
        self.errors = {n: errors for n, errors in self.errors.items() if n > have}
        self.docs = {n: doc for n, doc in self.docs.items() if n > have}
        return self._fill()


EFFECTS = frozenset(("release", "clock_jump", "day_close", "question"))


def _allowed(writer):
    if writer.revoked:
        return frozenset()
    role = writer.roles.get(writer.first)
    return frozenset(kind for kind in registry.KINDS if access.may_write(kind, role))


def columns(shape, made):
    """name → what goes into that column, one value for each of `made`; columns that none of them fills are left out."""
    filled, size = {}, len(made)
    for place, column in enumerate(zip(*(values for _, values in made), strict=True)):
        missing = column.count(UNSET)
        if missing < size:
            filled[place] = [None if value is UNSET else value for value in column] if missing else column
    return {name: _converted(shape.fields[name], filled[place]) for place, name in enumerate(shape.own)
            if place in filled}


def _converted(field, column):
    """The column as the fold would fill it. Most fields have one form only."""
    if not field.has_forms:
        return column
    return [None if value is None else field.stored(value) for value in column]
