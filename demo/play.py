"""Plays the story to a collector: phones are enrolled, write, and send through `/sync` at the times when they did."""

from contextlib import contextmanager
from operator import itemgetter
from random import Random

from demo.node import Node
from demo.phones import sends
from demo.scribe import Scribe
from models.site import Site
from sync import clock, enrol

MOST = 1_000
LOST_REPLIES = 0.03


@contextmanager
def collector_clock():
    """Yields a function that sets the collector's clock to a moment (ms); afterwards it is the real one again."""
    real = clock.now

    def stand_at(at):
        clock.now = lambda: at

    try:
        yield stand_at
    finally:
        clock.now = real


def enrolled(client, phones, seed):
    """Phone key → Node for all phones, each let in by an invitation, and by another for the relief on a shared one."""
    sites = {site.code: site.id for site in Site.select()}
    nodes = {}
    for phone in phones:
        node = nodes[phone.key] = Node(phone, seed)
        node.token, node.person = _let_in(client, sites[phone.site], node, phone.person)
        if phone.relief:
            node.token, node.relief = _let_in(client, sites[phone.site], node, phone.relief)
    return nodes


def play(client, nodes, events, seed, midnight, now, stand_at):
    """Let everything happen in true order; `stand_at` is what `collector_clock` yields."""
    scribe, rng = Scribe(nodes), Random(seed)
    steps = [(event.at, scribe.write, event) for event in events]
    for node in nodes.values():
        times = sends(rng, node.phone, midnight, now)
        steps += [(at, Upload(client, rng, at == times[-1]), node) for at in times]
    for at, act, what in sorted(steps, key=itemgetter(0)):
        stand_at(at)
        act(what)


class Upload:
    """One request of a node at the collector's present time. `last`: it is the node's last one."""

    def __init__(self, client, rng, last):
        self.client, self.rng, self.last = client, rng, last

    def __call__(self, node):
        """Send what is unsent. Now and then the reply is lost, so that the same ops go up again."""
        breaks = self.last and node.phone.breaks
        body = node.body(clock.now(), min(MOST, node.unsent // 2 if breaks else node.unsent))
        headers = {"Authorization": f"Bearer {node.token}", "Content-Type": "application/x-ndjson"}
        reply = self.client.post("/sync", data=body, headers=headers)
        if reply.status_code != 200:
            raise RuntimeError(f"{node.phone.key} was refused: {reply.get_data(as_text=True)}")
        if self.last or self.rng.random() >= LOST_REPLIES:
            node.settle(reply.get_json())


def _let_in(client, site, node, name):
    """Enrol a person of the phone's role on a node; returns `(token, person)`."""
    headers = {"Authorization": f"Bearer {node.token}"} if node.token else {}
    wish = {"code": enrol.invite(site, node.phone.role), "node": node.id, "name": name}
    given = client.post("/enrol", json=wish, headers=headers).get_json()
    return given["token"], given["person"]
