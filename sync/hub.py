"""A building's hub: all that came here goes on to the collector above, and what is new there comes down.

Every step can be taken again: what arrived is skipped, so a line that breaks costs only what was under way.
"""

import json
import random
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from models import database as db
from models import registry
from models.node import Node
from models.person import Person
from models.site import Counter, Site, set_setting, setting
from sync import bundle, carried, clock, copies, hubs, intake, keys, nodes, passing, projection, upkeep, upstream
from sync.judge import BROKEN
from sync.problems import CATALOGUE, Problem
from sync.secret import digest
from sync.upstream import Failed

ABOVE = "up"
ROUNDS = 1_000
# An exchange that says nothing for so long has ended with its process, ms.
SILENT = (upstream.LONGEST + 60) * 1000
# What was told so far: of which database above, the last contacts of ours there and of theirs here, and what it has.
NOTHING = '{"epoch": "", "contacts": {}, "theirs": {}, "have": {}}'
TRIES, PATIENCE = 6, 10  # how often one that is busy is asked again, and after how many s at the most


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


NOT_UNDERSTOOD = _("what the collector above says is not understood here. Are both of one version?")


class Joined(NamedTuple):
    """To whom this hub belongs: the address above, its token and node there, and its site here."""

    url: str
    token: str
    node: str
    site: int


class State(NamedTuple):
    """How the last exchange went. Times in ms; `of`: how many ops there were to pass on; `wrong`: in words; `at`: when
    it last said something; `message` and `values`: what is wrong, for who reads another language."""

    began: int = 0
    ended: int = 0
    sent: int = 0
    of: int = 0
    received: int = 0
    requests: int = 0
    wrong: str = ""
    at: int = 0
    message: str = ""
    values: dict = {}

    @property
    def runs(self) -> bool:
        """Whether it is under way."""
        return bool(self.began) and not self.ended and abs(clock.now() - (self.at or self.began)) < SILENT


class Said(msgspec.Struct):
    """The first line of a reply of `/hub`, see PROTOCOL section 12. `top`: what the end of a chain is known to have;
    `keys`: by which cards are signed that count there."""

    epoch: str
    now: int
    have: dict[str, int]
    site: dict[str, Any]
    facts: dict[str, Any]
    verdicts: list[tuple[str, int, int, dict]]
    contacts: dict[str, int]
    more: bool
    hashes: dict[str, str] = {}
    codings: list[str] = []
    top: dict[str, int] | None = None
    published: copies.Told | None = None
    keys: list[str] = []


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
        raise Failed(_("this database has places of its own: a hub begins with an empty one"))
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
        set_setting(keys.ABOVE, said["key"])
    return found


def _sound(answer):
    if answer.problem:
        raise Failed(f"{answer.problem['title']} {answer.problem['detail']}")
    try:
        said = json.loads(answer.data)
    except ValueError as failure:
        raise Failed(NOT_UNDERSTOOD) from failure
    if not isinstance(said, dict):
        raise Failed(NOT_UNDERSTOOD)
    return said


def waiting() -> int:
    """How many ops the collector above was not known to have after the last exchange."""
    have = _told()["have"]
    return sum(max(0, node.have - have.get(node.id, 0)) for node in _nodes())


def is_there(url: str = "") -> bool:
    """Whether the collector above answers, as far as a moment tells. `url`: another address of it."""
    one = joined()
    return one is not None and upstream.is_there(url or one.url)


def at_the_end() -> int | None:
    """How many of the ops here the end of the chain is not known to have; None where the collector above is its end."""
    if not setting("hub:chain"):
        return None
    return sum(max(0, node.have - (node.passed or 0)) for node in _nodes())


def exchange(say: Callable[[State], None] = lambda state: None, url: str = "") -> State:
    """Pass everything on and take what is new. `say` is told how it goes; `url`: another address of the same collector.

    Raises Failed where this is no hub, or another exchange is under way; what else goes wrong is in the State, and what
    was done until then counts.
    """
    one = joined()
    if one is None:
        raise Failed(_("this is no hub yet: flask --app app hub join LINK"))
    run = _Run(one._replace(url=url or one.url), say)
    run.begin()
    try:
        run.all()
    except Failed as failure:
        run.failed(failure)
    except db.Busy:
        run.failed(Failed(_("the database of this hub is busy. Try again in a moment.")))
    except Exception as failure:
        run.failed(Failed(_("something went wrong here: %(what)s"), what=type(failure).__name__), clock.now())
        raise
    finally:
        upstream.hang_up()
    return run.now(ended=clock.now())


class _Run:
    def __init__(self, joined, say):
        self.joined, self.say, self.key, self.offset = joined, say, digest(joined.token), 0
        self.state, self.told, self.coding, self.trouble = State(began=clock.now()), _told(), "gzip", {}
        self.again = set()

    def begin(self):
        """Take the turn. Raises Failed where somebody has it."""
        with db.writing():
            if state().runs:
                raise Failed(_("it is being passed on already: see the hub's page"))
            self.now()

    def now(self, **changes):
        self.state = self.state._replace(**changes, at=clock.now())
        set_setting("hub:state", json.dumps(self.state))
        self.say(self.state)
        return self.state

    def failed(self, failure, ended=0):
        self.now(wrong=str(failure), message=failure.message, values=failure.values, ended=ended)

    def all(self):
        self._read()
        todo = list(_nodes())
        self.now(of=sum(max(0, node.have - self._there(node)) for node in todo))
        mark = self._pass_on(todo)
        while self.again:
            some, self.again = self.again, set()
            mark = self._pass_on([node for node in _nodes() if node.id in some])
        if mark is not None and mark != passing.mark(passing.verdicts(self.joined.site)):
            # What was passed on has been judged otherwise there.
            self._read()

    def _there(self, node):
        return self.told["have"].get(node.id, 0)

    def _pass_on(self, todo):
        """Send what follows on what is there of these nodes; by what it is seen how that was judged, if any was."""
        tolds, mark = (told for node in todo for told in self._of(node)), None
        while some := passing.filled(tolds):
            mark = self._send(some)
        return mark

    def _of(self, node):
        key, reached = passing.key_of(node.id, self.key), self.told["contacts"].get(node.id, 0)
        return passing.parts(node, self._there(node), key, self.offset, reached, ABOVE)

    def _send(self, some):
        answer = self._post("/bundles", b"".join(one.lines for one in some))
        if answer.problem and answer.problem["code"] == "too_large" and len(some) > 1:
            return [self._send(half) for half in (some[:len(some) // 2], some[len(some) // 2:])][-1]
        told = answer.problem if answer.problem else _sound(answer)
        if answer.problem and "vector" not in told:
            raise Failed(f"{told['title']} {told['detail']}")
        vector = told["vector"] if answer.problem else told
        wrong = {one["node"]: one for one in told.get("problems", ()) if "node" in one} if answer.problem else {}
        self.told["have"] |= vector
        for one in some:
            if one.node not in wrong:
                self.told["contacts"][one.node] = one.reached
        _keep(self.told)
        if not setting("hub:chain"):
            _passed(vector)
        for node, problem in wrong.items():
            self._trouble(node, problem)
        self.now(sent=self.state.sent + sum(one.ops for one in some if one.node not in wrong),
                 wrong=" ".join(self.trouble.values()))
        return answer.headers.get("lianfang-verdicts", "")

    def _trouble(self, id, problem):
        """What was wrong with a node's body says nothing about the others. A fork is mended."""
        node = Node.get_by_id(id)
        if problem["code"] == "fork" and 1 <= problem.get("n", 0) <= node.have:
            give_way(node, problem["n"])
            return
        if problem["code"] == "fork" and self._there(node):
            # From its first op on, so that the one that differs is named.
            self.told["have"][id] = 0
            self.again.add(id)
            return
        said = Problem(problem["code"]) if problem["code"] in CATALOGUE else None
        name = Person.get_or_none(Person.id == node.person)
        self.trouble[id] = f"{said.title if said else problem['code']} ({name.name if name else id})"

    def _post(self, path, data):
        self.now(requests=self.state.requests + 1)
        coding = self.coding if path == "/bundles" else "gzip"
        for _try in range(TRIES):
            answer = upstream.post(self.joined.url, path, upstream.packed(data, coding), self.joined.token,
                                   coding=coding)
            wait = answer.headers.get("retry-after", "")
            if not answer.problem or answer.problem["code"] != "busy" or not wait.isdecimal():
                break
            self.now()
            time.sleep(min(int(wait), PATIENCE) + random.random())
        return answer

    def _read(self):
        for _ in range(ROUNDS):
            if not self._page():
                return

    def _page(self):
        site, before = self.joined.site, clock.now()
        have = {node.id: node.have for node in _nodes()}
        facts = passing.facts(site)
        asked = hubs.Asked(1, before, have, self.told["theirs"], keys.own(), facts, copies.asked())
        answer = self._post("/hub", msgspec.json.encode(asked))
        if answer.problem:
            raise Failed(f"{answer.problem['title']} {answer.problem['detail']}")
        head, _, lines = answer.data.partition(b"\n")
        try:
            said = msgspec.json.decode(head, type=Said)
            self.offset = hubs.offset(said.now - (before + clock.now()) // 2)
            self.coding = "br" if "br" in said.codings else "gzip"
            self._place(said)
            got = sum(self._take(part) for part in bundle.parts(lines))
            got += copies.take(site, said.published) if said.published else 0
        except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError, ValueError) as failure:
            raise Failed(NOT_UNDERSTOOD) from failure
        if said.epoch != self.told["epoch"]:
            self.told = json.loads(NOTHING) | {"epoch": said.epoch}
        self.told |= {"have": said.have, "theirs": self.told["theirs"] | said.contacts}
        self._compare(said.hashes)
        _keep(self.told)
        overrule(site, said.verdicts, said.have)
        set_setting("hub:chain", "1" if said.top is not None else "")
        _passed(said.have if said.top is None else said.top)
        self.now(received=self.state.received + got)
        return (said.more or said.published is not None and said.published.more) and got

    def _place(self, said):
        site = self.joined.site
        with db.writing():
            Site.update(name=said.site["name"], level=said.site["level"],
                        closed=said.site.get("closed")).where(Site.id == site).execute()
            passing.learn(site, said.facts, "", rules=True)
            # What is signed there counts here: cards that the centre has printed.
            set_setting(keys.ABOVE, " ".join(said.keys))

    def _compare(self, hashes):
        """Whose chain is another one there shows all of it, so that the first op that differs is named."""
        for node in _nodes():
            there = self._there(node)
            if node.id in hashes and 0 < there <= node.have and nodes.differs(node, there, hashes[node.id]):
                self.told["have"][node.id] = 0

    def _take(self, part):
        """Take in a body that the collector above gave; how many ops of it are new."""
        if part.told is None or bundle.prove(self.key, part.whole) != part.mac:
            raise Failed(_("what came is not from the collector above: nothing of it was taken"))
        head, lines = carried.read(part.whole)
        node = Node.get_or_none(Node.id == head.node)
        if node is None:
            raise ValueError(f"{head.node} is not known")
        before = node.have
        contacts = carried.converted(ABOVE, part.told.contacts, part.told.offset, clock.now())
        given = {n: tuple(rest) for n, *rest in part.told.blackened}
        try:
            return intake.receive(node, head, lines, carried.Way(ABOVE, 0, contacts, given)).have - before
        except Problem as problem:
            # A fork is mended once this side has shown what it has.
            if problem.code not in ("fork", "gap"):
                self.trouble[node.id] = f"{head.node}: {problem.title}"
            return 0


def _nodes():
    return Node.select().where(Node.hub == 0).order_by(Node.id)


def _told():
    return json.loads(setting("hub:told") or NOTHING)


def _keep(told):
    set_setting("hub:told", json.dumps(told))


def _passed(vector):
    """Note how far the end of the chain has each node."""
    with db.writing():
        db.many("UPDATE node SET passed = ? WHERE id = ? AND (passed IS NULL OR passed <> ?)",
                [(n, id, n) for id, n in vector.items()])
        db.execute("UPDATE node SET passed = 0 WHERE passed IS NULL AND hub = 0")


def give_way(node: Node, n: int) -> None:
    """The collector above has another op `n` of a node: two devices write under one number. What is there counts.

    What is here from `n` on is kept as evidence. The device that brought it hears of a fork when it comes next, and
    writes its entries again under a number of its own.
    """
    with db.writing():
        nodes.lock(node.site)
        nodes.refresh(node)
        lines = [bytes(line) for line, in db.rows("SELECT line FROM op WHERE site = ? AND node = ? AND n >= ? "
                                                  "ORDER BY n", node.site, node.id, n)]
        nodes.keep_evidence(node.id, clock.now(), lines)
        node.hash = nodes.hash_at(node, n - 1)
        node.have, node.brought = n - 1, None
        for table in ("op", "verdict"):
            db.execute(f"DELETE FROM {table} WHERE site = ? AND node = ? AND n >= ?", node.site, node.id, n)
        nodes.save(node)
        upkeep.rebuild(node.site)
        # What phones have read of it has to go there too: they read anew.
        nodes.new_epoch()


def overrule(site: int, told: list, have: dict) -> None:
    """Take over how the collector above has judged ops. `told`: as `passing.verdicts`; `have`: node → what it has."""
    theirs = {(node, n): (verdict, errors) for node, n, verdict, errors in told}
    ours = {(node, n): verdict for node, n, verdict, _ in passing.verdicts(site)}
    changed = {dot: theirs.get(dot, (0, {})) for dot in theirs.keys() | ours.keys()
               if dot[1] <= have.get(dot[0], 0) and theirs.get(dot, (0, {}))[0] != ours.get(dot, 0)}
    if not changed:
        return
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
