"""The one law: a record is a pure function of the set of its ops (PROTOCOL sections 3 to 5).

No I/O, no clock, no randomness. For each part (a field, or a group of fields) the ops on it form a graph: an op points
at the ops that its author had on the screen. The heads are the valid ops that nothing valid has replaced.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import count
from typing import Any, NamedTuple

from models.shape import Part, Shape
from sync import policy, put_back

WAIT = 14 * 24 * 3600 * 1000
VOID = "void"
# An undo is offered for some seconds; a form that waited for its turn may be a little later.
UNDO = 60 * 1000
FIRST_COUNTS = ("furthest", "earliest")


class Op(NamedTuple):
    """One op as the fold sees it.

    `sets`: field → normal value; `base`: part → dots; `at`: happened; `arrived`: both ms since 1970. `creating`:
    whether it creates the record. `valid`: counted; an op that is not keeps its place in the graph without its values.
    `plain`: valid by itself, without a release, and whole. `erased`: the parts of which its values were erased.
    """

    node: str
    n: int
    kind: str
    t: int
    at: int
    uncertain: int
    arrived: int
    sets: dict
    base: dict
    creating: bool = False
    valid: bool = True
    plain: bool = True
    erased: frozenset[str] = frozenset()

    def counts(self, part: str) -> bool:
        """Whether what it says of a part counts."""
        return self.valid and part not in self.erased

    @property
    def dot(self) -> str:
        return f"{self.node}.{self.n}"

    @property
    def order(self) -> tuple[int, int, int, str]:
        return self.at, self.t, self.n, self.node


class State(NamedTuple):
    """A folded record. `level`: 0 nothing, 1 soft, 2 hard. `disputes`: dot → names of the parts in conflict there.

    `levels`: part in conflict → its own level; `authors`: → the nodes that first said what its heads say.
    """

    fields: dict
    heads: dict
    conflicts: list
    waiting: list
    at: int
    uncertain: int
    level: int
    mixed: int
    disputes: dict
    levels: dict
    authors: dict


def fold(ops: Collection[Op], shape: Shape, absent: Collection[str] = frozenset(), swept: int = 0,
         natural: bool = False) -> State | None:
    """The State that `ops` give, or None where no valid op creates the record.

    `ops`: all ops of one record, of its kind and site, in any order, each once. `absent`: the dots named by them that
    have not arrived. `swept`: ms since 1970; what an op had named in vain for 14 days by then is waited for no longer.
    """
    if len(ops) == 1 and not natural and not absent:
        op, = ops
        if op.creating and op.valid and op.plain and not op.erased and VOID not in op.sets:
            return _alone(op, shape)
    created = min((op for op in ops if op.creating and op.valid), key=lambda op: op.order, default=None)
    if created is None:
        return None
    return Folding(ops, shape, absent, swept, natural, created).state()


def _alone(op, shape):
    """The State of a record of which nothing is known but the plain op that creates it: most are such.

    It is what Folding comes to for it, without its graphs.
    """
    part_of, fields = shape.part_of, {}
    for name, value in op.sets.items():
        if value is not None and name in part_of:
            part = shape.parts[part_of[name]]
            if not part.group and part.policy not in policy.AS_IT_IS:
                value = policy.pick(part.policy, [(value, value)], part.order)
            if value is not None:
                fields[name] = value
    return State(fields, {}, [], [], op.at, op.uncertain, 0, 0, {}, {}, {})


class Folding:
    """The graphs of one record's ops while they are folded, and for who tells its history."""

    def __init__(self, ops, shape, absent, swept, natural, created):
        self.ops = {op.dot: op for op in ops}
        self.shape, self.absent, self.swept, self.natural, self.created = shape, absent, swept, natural, created
        self.creating = {dot for dot, op in self.ops.items() if op.creating and not natural}
        self.graphs, self.earlier = {}, {}
        self._draw()

    def _draw(self):
        """`graphs`: part → the dots of the ops on it. `earlier`: op → part → its node's latest earlier op there."""
        latest: dict[tuple[str, str], str] = {}
        part_of = self.shape.part_of
        for dot, op in sorted(self.ops.items(), key=_by_number):
            before = self.earlier[op.node, op.n] = {}
            for name in {part_of[name] for name in op.sets if name in part_of}:
                before[name] = latest.get((op.node, name))
                latest[op.node, name] = dot
                self.graphs.setdefault(name, []).append(dot)

    def state(self) -> State:
        heads = {name: self._heads(name) for name in sorted(self.graphs)}
        heads = {name: dots for name, dots in heads.items() if dots}
        fields: dict[str, Any] = {}
        disputes: dict[str, list[str]] = {}
        conflicts, waiting, levels, authors = [], [], {}, {}
        for name, dots in heads.items():
            part = self.shape.parts[name]
            if len(dots) == 1 and name != VOID and not self.absent:
                fields.update(self._lone(part, dots[0]))
                continue
            values = [(self.value(part, dot), dot) for dot in sorted(dots, key=lambda dot: self._order(part, dot))]
            if name != VOID:
                fields.update(self._shown(part, values))
            waits = self._waits(name, dots)
            rivals = self._rivals(part, values) if name != VOID else self._unseen(heads, values)
            if waits is True:
                waiting.append(name)
            elif rivals or waits is None:
                conflicts.append(name)
                levels[name] = self._level(part, values)
                authors[name] = put_back.authors(self, name, rivals or dots)
                for dot in rivals:
                    disputes.setdefault(dot, []).append(name)
            if name == VOID and not rivals and VOID not in conflicts:
                fields[VOID] = values[-1][0]
        return State(
            fields={name: value for name, value in fields.items() if value is not None},
            heads={name: sorted(dots) for name, dots in heads.items() if self.natural or set(dots) - self.creating},
            conflicts=sorted(conflicts), waiting=sorted(waiting), at=self.created.at, uncertain=self.created.uncertain,
            level=max(levels.values(), default=0), mixed=self._mixed(conflicts, waiting), disputes=disputes,
            levels=levels, authors=authors,
        )

    def _level(self, part, values):
        if part.name == VOID:
            return policy.LEVELS["hard"]
        distinct = _distinct(values)
        return policy.level(part, [value[part.by] if part.group else value for value in distinct])

    def _mixed(self, conflicts, waiting):
        """Whether the author's device can't know this state from its own ops alone."""
        alone = len({op.node for op in self.ops.values()}) == 1 and all(op.plain for op in self.ops.values())
        return int(self.natural or not alone or bool(conflicts or waiting))

    # -- the graph of one part

    def base(self, op: Op, name: str) -> Iterable[str]:
        """The dots that `op` replaces in part `name`, as written or by default."""
        if name in op.base:
            dots = op.base[name]
        elif self.natural:
            dots = ()
        else:
            own = self.earlier[op.node, op.n].get(name)
            dots = (own,) if own else ()
        return dots if op.creating and not self.natural else (*dots, *self.creating)

    def _heads(self, name):
        """The dots of the valid ops on the part that no valid op replaces along any path."""
        on_part = set(self.graphs[name])
        if len(on_part) == 1:
            return [dot for dot in on_part if self.ops[dot].counts(name)]
        below = {dot: [d for d in self.base(self.ops[dot], name) if d in on_part and d != dot] for dot in on_part}
        valid = [dot for dot in on_part if self.ops[dot].counts(name)]
        replaced = _reached(below, [d for dot in valid for d in below[dot]])
        heads = [dot for dot in valid if dot not in replaced]
        if _ringed(below):
            free = _free_rings(below, valid)
            heads += [dot for dot in valid if dot in replaced and dot in free]
        return heads

    def _waits(self, name, heads):
        """True: a dot below a head has not arrived yet. None: it is overdue. False: nothing is missing."""
        if not self.absent:
            return False
        on_part, missing = set(self.graphs[name]), []
        below = {dot: [d for d in self.base(self.ops[dot], name) if d in on_part] for dot in on_part}
        for dot in _reached(below, heads):
            if any(d in self.absent for d in self.base(self.ops[dot], name)):
                missing.append(self.ops[dot].arrived)
        if not missing:
            return False
        return True if any(arrived + WAIT > self.swept for arrived in missing) else None

    # -- values

    def value(self, part: Part, dot: str) -> Any:
        """The value of a part at one head: of a group a dict of all its members."""
        return self._group(part, dot) if part.group else self.ops[dot].sets[part.name]

    def _group(self, part, dot):
        """Members that an op does not set come from its first base that is present, else from the creating op."""
        value: dict[str, Any] = {}
        seen = set()
        while dot is not None and dot not in seen:
            seen.add(dot)
            op = self.ops[dot]
            if op.counts(part.name):
                for name in part.fields:
                    if name in op.sets:
                        value.setdefault(name, op.sets[name])
            dot = next((d for d in self.base(op, part.name) if d in self.ops and d != dot), None)
        if self.natural and self.created.counts(part.name):
            for name in part.fields:
                value.setdefault(name, self.created.sets.get(name))
        return {name: value.get(name) for name in part.fields}

    def _order(self, part, dot):
        """The order of a head. Where being first counts, what an undo puts back counts from the first time."""
        seen = set()
        while part.policy in FIRST_COUNTS and dot not in seen:
            seen.add(dot)
            dot = self._put_back(part, dot) or dot
        return self.ops[dot].order

    def _put_back(self, part, dot):
        """The op whose value an op has put back by undoing the one after it, of its own node and at once; else None."""
        op = self.ops[dot]
        undone = [self.ops.get(d) for d in self.base(op, part.name) if d not in self.creating and d != dot]
        if len(undone) != 1 or not undone[0] or undone[0].node != op.node or not 0 <= op.t - undone[0].t <= UNDO:
            return None
        value, on_part = self.value(part, dot), self.graphs[part.name]
        found = [d for d in self.base(undone[0], part.name)
                 if d in on_part and self.ops[d].counts(part.name) and self.value(part, d) == value]
        return min(found, key=lambda d: self.ops[d].order, default=None)

    def _lone(self, part, dot):
        """What is shown of a part with one head, which has no rivals: most parts of most records."""
        value = self.value(part, dot)
        if part.group:
            return value
        return {part.name: value} if part.policy in policy.AS_IT_IS else self._shown(part, [(value, dot)])

    def _shown(self, part, values):
        candidates = [(value, value[part.by] if part.group else value) for value, _ in values]
        value = policy.pick(part.policy, candidates, part.order)
        return value if part.group else {part.name: value}

    def _rivals(self, part, values):
        """The heads of a part in conflict, else none."""
        if len(values) == 1 or part.policy in ("joined", "united"):
            return []
        return [dot for _, dot in values] if len(_distinct(values)) > 1 else []

    # -- void

    def _unseen(self, heads, values):
        """The dots in conflict about taking the record back: a void that had not seen an edit, or the reverse."""
        voids = [dot for value, dot in values if value is not None]
        rivals = {}
        if voids and len(voids) < len(values):
            rivals.update(dict.fromkeys(dot for _, dot in values))
        edits = {dot for name, dots in heads.items() if name != VOID for dot in dots} - self.creating
        for void in voids:
            seen = set(self.base(self.ops[void], VOID))
            for edit in edits - seen:
                if edit != void and void not in self.ops[edit].base.get(VOID, ()):
                    rivals.update({void: None, edit: None})
        return sorted(rivals)


def _by_number(item):
    return item[1].n


def _distinct(values):
    """The different values among `(value, dot)`, earliest first. Equal values are one fact."""
    distinct = []
    for value, _ in values:
        if value not in distinct:
            distinct.append(value)
    return distinct


def _reached(below, start):
    """Every dot that can be reached from `start`, which is included."""
    reached, todo = set(), list(start)
    while todo:
        dot = todo.pop()
        if dot not in reached:
            reached.add(dot)
            todo.extend(below[dot])
    return reached


def _ringed(below):
    """The dots on rings, and those below them: bases that name each other, which no honest clock writes."""
    above = dict.fromkeys(below, 0)
    for dots in below.values():
        for dot in dots:
            above[dot] += 1
    todo = [dot for dot, count in above.items() if not count]
    while todo:
        for dot in below[todo.pop()]:
            above[dot] -= 1
            if not above[dot]:
                todo.append(dot)
    return {dot for dot, count in above.items() if count}


def _free_rings(below, valid):
    """The dots on rings that nothing valid replaces from outside: such ops stand beside each other."""
    ring_of = _rings(below)
    sizes, replacing = Counter(ring_of.values()), {ring_of[dot] for dot in valid}
    leaving = (d for dot in below if ring_of[dot] in replacing for d in below[dot] if ring_of[d] != ring_of[dot])
    replaced = _reached(below, leaving)
    return {dot for dot, ring in ring_of.items() if sizes[ring] > 1 and dot not in replaced}


def _rings(below):
    """dot → the name of its ring: those that lead to each other. In one pass, after Tarjan (1972)."""
    ring_of, seen, stack, number = {}, {}, [], count()
    for root in below:
        path = [] if root in seen else [(root, iter(below[root]))]
        while path:
            dot, rest = path[-1]
            if dot not in seen:
                seen[dot] = [next(number)] * 2
                stack.append(dot)
            for other in rest:
                if other not in seen:
                    path.append((other, iter(below[other])))
                    break
                if other not in ring_of:
                    seen[dot][1] = min(seen[dot][1], seen[other][1])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    seen[above][1] = min(seen[above][1], seen[dot][1])
                if seen[dot][0] == seen[dot][1]:
                    while dot not in ring_of:
                        ring_of[stack.pop()] = dot
    return ring_of
