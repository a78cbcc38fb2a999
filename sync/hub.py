"""A building's hub: all that came here goes on to the collector above, and what is new there comes down.

Every step can be taken again: what arrived is skipped, so a line that breaks costs only what was under way.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from models import database as db
from models import registry
from models.node import Node
from models.site import Counter, Site, set_setting, setting
from sync import bundle, carried, clock, hubs, intake, keys, nodes, passing, projection, upkeep, upstream
from sync.judge import BROKEN
from sync.problems import Problem
from sync.secret import digest
from sync.upstream import Failed

ABOVE = "up"
ROUNDS = 1_000
# What was told so far: of which database above, the last contacts of ours there and of theirs here, and what it has.
NOTHING: dict = {"epoch": "", "contacts": {}, "theirs": {}, "have": {}}


class Joined(NamedTuple):
    """To whom this hub belongs: the address above, its token and node there, and its site here."""

    url: str
    token: str
    node: str
    site: int


class State(NamedTuple):
    """How the last exchange went. Times in ms; `of`: how many ops there were to pass on; `wrong`: in words."""

    began: int = 0
    ended: int = 0
    sent: int = 0
    of: int = 0
    received: int = 0
    requests: int = 0
    wrong: str = ""


def joined() -> Joined | None:
    """To whom this hub belongs; None where it is no hub."""
    found = setting("hub")
    return Joined(*json.loads(found)) if found else None


def state() -> State:
    """How the last exchange went, or goes."""
    found = setting("hub:state")
    return State(*json.loads(found)) if found else State()


def join(url: str, code: str, name: str) -> Joined:
    """Become the hub of the site that an invitation is for. Raises Failed."""
    if Site.select().exists():
        raise Failed("this database has places of its own: a hub begins with an empty one")
    node = nodes.new_id()
    wish = {"code": code, "node": node, "name": name, "hub": True}
    answer = upstream.post(url, "/enrol", msgspec.json.encode(wish), kind="application/json")
    said = _sound(answer)
    told = said["site"]
    with db.writing():
        site = Site.create(code=told, name=told)
        Counter.create(site=site.id)
        found = Joined(url, said["token"], node, site.id)
        set_setting("hub", json.dumps(found))
    return found


def _sound(answer):
    if answer.problem:
        raise Failed(f"{answer.problem['title']} {answer.problem['detail']}")
    return json.loads(answer.data)


def waiting() -> int:
    """How many ops the collector above was not known to have after the last exchange."""
    have = _told()["have"]
    return sum(max(0, node.have - have.get(node.id, 0)) for node in _nodes())


def exchange(say: Callable[[State], None] = lambda state: None, url: str = "") -> State:
    """Pass everything on and take what is new. `say` is told how it goes; `url`: another address of the same collector.

    Raises Failed where this is no hub; what else goes wrong is in the State, and what was done until then counts.
    """
    one = joined()
    if one is None:
        raise Failed("this is no hub yet: flask --app app hub join LINK")
    run = _Run(one._replace(url=url or one.url), say)
    try:
        run.all()
    except Failed as failure:
        run.now(wrong=str(failure))
    return run.now(ended=clock.now())


class _Run:
    def __init__(self, joined, say):
        self.joined, self.say, self.key, self.offset = joined, say, digest(joined.token), 0
        self.state, self.told = State(began=clock.now()), _told()

    def now(self, **changes):
        self.state = self.state._replace(**changes)
        set_setting("hub:state", json.dumps(self.state))
        self.say(self.state)
        return self.state

    def all(self):
        self._read()
        have, todo = self.told["have"], list(_nodes())
        self.now(of=sum(max(0, node.have - have.get(node.id, 0)) for node in todo))
        tolds = (told for node in todo for told in self._of(node, have.get(node.id, 0)))
        sent = False
        while some := passing.filled(tolds):
            self._send(some)
            sent = True
        if sent:
            # What was passed on has been judged by now.
            self._read()

    def _of(self, node, have):
        token = db.row("SELECT hash FROM token WHERE node = ? AND dead IS NULL ORDER BY created LIMIT 1", node.id)
        return passing.parts(node, have, token[0] if token else self.key, self.offset,
                             self.told["contacts"].get(node.id, 0), ABOVE)

    def _send(self, some):
        answer = self._post("/bundles", [one.lines for one in some])
        if answer.problem and answer.problem["code"] == "too_large" and len(some) > 1:
            for half in (some[:len(some) // 2], some[len(some) // 2:]):
                self._send(half)
            return
        told = answer.problem if answer.problem else json.loads(answer.data)
        if answer.problem and "vector" not in told:
            raise Failed(f"{told['title']} {told['detail']}")
        self.told["have"] |= told["vector"] if answer.problem else told
        wrong = {one.get("node") for one in told.get("problems", ())} if answer.problem else set()
        for one in some:
            if one.node not in wrong:
                self.told["contacts"][one.node] = one.reached
        _keep(self.told)
        self.now(sent=self.state.sent + sum(one.ops for one in some if one.node not in wrong),
                 wrong=f"{told['title']} ({', '.join(sorted(filter(None, wrong)))})" if wrong else self.state.wrong)

    def _post(self, path, lines):
        self.now(requests=self.state.requests + 1)
        return upstream.post(self.joined.url, path, passing.packed(lines), self.joined.token)

    def _read(self):
        for _ in range(ROUNDS):
            if not self._page():
                return

    def _page(self):
        site, before = self.joined.site, clock.now()
        have = {node.id: node.have for node in _nodes()}
        asked = hubs.Asked(1, before, have, self.told["theirs"], keys.own(), passing.facts(site))
        answer = self._post("/hub", [msgspec.json.encode(asked)])
        if answer.problem:
            raise Failed(f"{answer.problem['title']} {answer.problem['detail']}")
        head, _, lines = answer.data.partition(b"\n")
        said = json.loads(head)
        self.offset = hubs.offset(said["now"] - (before + clock.now()) // 2)
        Site.update(name=said["site"]["name"], level=said["site"]["level"]).where(Site.id == site).execute()
        passing.learn(site, said["facts"], "", rules=True)
        got = sum(_take(part, self.key) for part in bundle.parts(lines))
        if said["epoch"] != self.told["epoch"]:
            self.told = {**NOTHING, "epoch": said["epoch"]}
        self.told |= {"have": said["have"], "theirs": self.told["theirs"] | said["contacts"]}
        _keep(self.told)
        overrule(site, said["verdicts"], said["have"])
        self.now(received=self.state.received + got)
        return said["more"] and got


def _nodes():
    return Node.select().where(Node.hub == 0).order_by(Node.id)


def _told():
    found = setting("hub:told")
    return json.loads(found) if found else NOTHING


def _keep(told):
    set_setting("hub:told", json.dumps(told))


def _take(part, key):
    """Take in a body that the collector above gave; how many ops of it are new."""
    if part.told is None or bundle.prove(key, part.whole) != part.mac:
        raise Failed("what came is not from the collector above")
    head, lines = carried.read(part.whole)
    node = Node.get_by_id(head.node)
    before = node.have
    contacts = carried.converted(ABOVE, part.told.contacts, part.told.offset, clock.now())
    given = {n: tuple(rest) for n, *rest in part.told.blackened}
    try:
        return intake.receive(node, head, lines, carried.Way(ABOVE, 0, contacts, given)).have - before
    except Problem as problem:
        raise Failed(f"{head.node}: {problem.title}") from problem


def overrule(site: int, told: list, have: dict) -> None:
    """Take over how the collector above has judged ops. `told`: as `passing.verdicts`; `have`: node → what it has."""
    theirs = {(node, n): (verdict, errors) for node, n, verdict, errors in told}
    ours = {(node, n): verdict for node, n, verdict, _ in passing.verdicts(site)}
    changed = {dot: theirs.get(dot, (0, {})) for dot in theirs.keys() | ours.keys()
               if dot[1] <= have.get(dot[0], 0) and theirs.get(dot, (0, {}))[0] != ours.get(dot, 0)}
    with db.writing():
        ids = {id for dot, found in changed.items() if (id := _judged(site, *dot, *found))}
        if ids:
            if _ended(site, [one.id for one in projection.fold_records(site, sorted(ids)) if one.state is None]):
                # What phones have read of it has to go there too: they read anew.
                nodes.new_epoch()
            upkeep.rebuild(site)


def _judged(site, node, n, verdict, errors):
    row = db.row("SELECT record FROM op WHERE site = ? AND node = ? AND n = ? AND verdict <= ?", site, node, n, BROKEN)
    if row is None:
        return None
    db.execute("UPDATE op SET verdict = ? WHERE site = ? AND node = ? AND n = ?", verdict, site, node, n)
    db.execute("DELETE FROM verdict WHERE site = ? AND node = ? AND n = ?", site, node, n)
    if verdict:
        db.insert("verdict", ("site", "node", "n", "record", "verdict", "detail", "folded"),
                  [(site, node, n, row[0] or f"{node}.{n}", "quarantined", msgspec.json.encode(errors).decode(), 0)])
    return row[0] or f"{node}.{n}"


def _ended(site, ids):
    """Take away the rows of records that do not exist any more; how many there were."""
    return sum(db.execute(f'DELETE FROM "{kind}" WHERE site = ? AND id = ?', site, id)
               for kind in registry.KINDS for id in ids)
