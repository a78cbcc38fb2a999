"""What should wait for a person, worked out from the simulator's own knowledge alone."""

from collections import defaultdict
from collections.abc import Callable

from tests import screen
from tests.clocks import MINUTE
from tests.normal.knowledge import Knowledge, Said, unit_of

LEVELS = {"quiet": 0, "soft": 1, "hard": 2}
NO_CONFLICT = ("joined", "united")
DOUBT = 2 * MINUTE


class Reviews:
    """Who must look at which part, as `GET /registry` tells every phone."""

    def __init__(self, registry: dict):
        self.parts = {}
        for kind, told in registry["kinds"].items():
            for name, group in told["groups"].items():
                order = told["fields"][group["by"]]["choices"] if group["by"] else None
                self.parts[kind, name] = group | {"order": order}
            for name, one in told["fields"].items():
                if not one["group"]:
                    self.parts[kind, name] = one | {"by": None, "order": one.get("choices")}

    def level(self, kind: str, part: str, values: list[dict]) -> int:
        """0 where nobody must look at these differing values, 1 soft, 2 hard."""
        told = self.parts[kind, part]
        if isinstance(told["review"], str):
            return LEVELS[told["review"]]
        states = [value[told["by"] or part] for value in values]
        if told["policy"] == "safest":
            beyond = [state >= told["review"]["hard"] for state in states if state is not None]
            return 1 + (any(beyond) and not all(beyond))
        at = told["order"].index
        hard, soft = (sum(state is not None and at(state) >= at(told["review"][level]) for state in states)
                      for level in ("hard", "soft"))
        if hard > 1 or (hard and "cancelled" in states):
            return 2
        return int(soft > 1)

    def type(self, kind: str, part: str) -> str:
        """What the inbox calls rivals on the part."""
        policy = self.parts[kind, part]["policy"]
        grouped = policy == "furthest" and (kind, part) == ("errand", "progress")
        return "claims" if grouped else "reading" if policy == "safest" else "rival"


# -- concurrent edits


def conflicts(knowledge: Knowledge, reviews: Reviews) -> set[tuple]:
    """(type, record, part, level) of whatever people wrote without having seen each other, among what has arrived."""
    found = set()
    for record, dots in knowledge.arrived.items():
        if len(dots) > 1:
            found |= _of_record(record, {dot: knowledge.ops[record][dot] for dot in dots}, reviews)
    return found


def _of_record(record: str, ops: dict[str, Said], reviews: Reviews) -> set[tuple]:
    kind, found = next(iter(ops.values())).kind, set()
    for part in parts(ops):
        standing, values = unreplaced(ops, part), []
        for said in standing:
            value = value_of(said, part, ops)
            values += [value] if value not in values else []
        level = reviews.level(kind, part, values) if len(values) > 1 else 0
        if level and reviews.parts[kind, part]["policy"] not in NO_CONFLICT:
            found.add((reviews.type(kind, part), record, part, level))
    if void_disputed(record, ops):
        found.add(("void", record, "void", LEVELS["hard"]))
    return found


def unreplaced(ops: dict[str, Said], part: str) -> list[Said]:
    """The ops on a part that nobody who had seen them wrote over."""
    on = [said for said in ops.values() if part in unit_of(said)]
    replaced = {dot for said in on if not said.beside for dot in said.seen}
    return [said for said in on if said.dot not in replaced]


def value_of(said: Said, part: str, ops: dict[str, Said]) -> dict:
    """All members of the part as they stood on the author's screen when the op was written."""
    members, value, todo = screen.members(said.kind, part), {}, said
    while todo is not None:
        value = {name: todo.sets[name] for name in members if name in todo.sets} | value
        before = unreplaced({dot: ops[dot] for dot in todo.seen}, part) if not todo.beside else []
        todo = before[0] if len(value) < len(members) and before else None
    return {name: value.get(name) for name in members}


def parts(ops: dict[str, Said]) -> set[str]:
    """The fields and groups that have been written."""
    return {name for said in ops.values() for name in unit_of(said)} - {"void"}


def void_disputed(record: str, ops: dict[str, Said]) -> bool:
    """Whether somebody took the record back without having seen an edit, or edited it without having seen that."""
    standing = unreplaced(ops, "void")
    edits = {said.dot for part in parts(ops) for said in unreplaced(ops, part)} - {record}
    voids = [said for said in standing if said.sets["void"] is not None]
    apart = any(dot not in void.seen and void.dot not in ops[dot].seen for void in voids for dot in edits)
    return apart or 0 < len(voids) < len(standing)


def voided(record: str, ops: dict[str, Said]) -> bool:
    """Whether a record counts as taken back: while that is disputed, it does not."""
    taken_back = any(said.sets["void"] is not None for said in unreplaced(ops, "void"))
    return taken_back and not void_disputed(record, ops)


# -- time


def believed(knowledge: Knowledge, node: str) -> dict[int, tuple[int, bool]]:
    """n → when the collector can think that the node's op n was written, by what its phone told, and whether in doubt.

    A phone's word counts as far as it does not contradict what the collector saw itself.
    """
    contacts, own = knowledge.contacts[node], knowledge.own(node)
    set_back = {n: op["set"]["before"] - op["set"]["after"] for n, op in own if op["kind"] == "clock_jump"}
    found = {}
    for n, op in own[: knowledge.have[node]]:
        place = next(at for at, contact in enumerate(contacts) if contact.claimed >= n)
        closing, heard = contacts[place], [c.heard for c in contacts[:place] if c.claimed < n]
        opening = max(heard, default=0) or knowledge.enrolled[node]
        back = sum(back for at, back in set_back.items() if n < at <= closing.claimed)
        guess = op["t"] + closing.arrival - closing.now - back
        best = min(max(guess, opening), closing.arrival)
        found[n] = best, abs(best - guess) > DOUBT
    return found


def clocks(knowledge: Knowledge, day_of: Callable[[int], str]) -> set[tuple]:
    """("clock", node, day) of every day on which a phone's clock is in doubt."""
    return {("clock", node, day_of(at)) for node in knowledge.phones
            for at, doubted in believed(knowledge, node).values() if doubted}


def days(knowledge: Knowledge, day_of: Callable[[int], str]) -> set[tuple]:
    """("day", record) of every check that seems to be of another day than that on which it was written."""
    at = {node: believed(knowledge, node) for node in knowledge.phones}
    found = set()
    for record, dots in knowledge.arrived.items():
        checks = [dot for dot in dots if "date" in knowledge.ops[record][dot].sets]
        if checks and record.startswith("health_check:"):
            first = min(at[author(dot)][int(dot.rpartition(".")[2])][0] for dot in checks)
            told = knowledge.ops[record][checks[0]].sets["date"]
            found |= {("day", record)} if told != day_of(first) else set()
    return found


# -- money and events


def balances(knowledge: Knowledge) -> set[tuple]:
    """("balance", errand) of every errand whose runner holds more than was spent."""
    sums = defaultdict(int)
    for record, dots in knowledge.arrived.items():
        first = knowledge.ops[record].get(record)
        if first and first.kind == "errand_money" and not voided(
                record, {dot: knowledge.ops[record][dot] for dot in dots}):
            sums[first.sets["errand"]] += first.sets["amount"]
    return {("balance", errand) for errand, sum in sums.items() if sum < 0}


def events(knowledge: Knowledge, passing_of: dict[str, int]) -> set[frozenset]:
    """The sets of entries by several phones that tell of one passing."""
    told = defaultdict(set)
    for entry, passing in passing_of.items():
        arrived = {dot: knowledge.ops[entry][dot] for dot in knowledge.arrived.get(entry, ())}
        if entry in arrived and not voided(entry, arrived):
            told[passing].add(entry)
    return {frozenset(entries) for entries in told.values() if len({author(entry) for entry in entries}) > 1}


def author(dot: str) -> str:
    """The node that wrote an op."""
    return dot.rpartition(".")[0]

