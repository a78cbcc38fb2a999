"""Every route × everybody × hostile values: never a 5xx but 503, never a traceback, never a write by a wrong caller.

`SEED=7` tries others; the same seed makes the same requests.
"""

import inspect
import os
import re
from random import Random

import pytest

from models import database as db
from tests.collector import Collector
from tests.hostile import attack
from tests.hostile.callers import Caller, callers
from tests.hostile.pages import Offer, offers
from tests.laws import THOROUGH
from views.desk.records import asked as desk_asked
from views.field import asked as field_asked

REQUESTS = 12_000 if THOROUGH else 700
SEED = int(os.environ.get("SEED", "10"))
WRITES = "SELECT COUNT(*) FROM op WHERE site = (SELECT id FROM site WHERE code = 'xh')"
LOUD = ("Traceback (most recent", "sqlite3.", "psycopg.", "peewee.")


@pytest.fixture
def ids(collector, lin, chen, wang, cai, household, clock) -> list[str]:
    """The ids of a bit of everything."""
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out", "person": "林小美", "unit": "3-1502"})
    hot = lin.write("gate_entry", {"gate": "east", "direction": "in", "person": "林小美", "temperature": 38.6})
    wrong = lin.write("gate_entry", {"gate": "east", "temperature": 50})
    errand = cai.write("errand", {"title": "买菜", "unit": "3-1502", "status": "open"})
    resident = cai.write("resident", {"household": household, "name": "林小美", "phone": "13805954321"})
    for phone in (cai, lin):
        phone.sync()
    mine = chen.write("errand", {"title": "药", "status": "claimed", "runner": chen.store.person})
    item = chen.write("errand_item", {"errand": mine, "name": "米", "count": 1})
    chen.sync()
    with collector.app.app_context():
        waiting = [row[0] for row in db.rows("SELECT id FROM item")]
    return [household, entry, hot, wrong, errand, resident, mine, item, lin.node, cai.node, cai.store.person, *waiting,
            "gate_entry", "errand", "household", "resident", "zh", "en"]


def test_no_request_breaks_anything(collector, ids):
    rng, everybody = Random(SEED), callers(collector)
    found = {caller.name: offered(collector, caller, ids) for caller in everybody}
    names = sorted({name for some in found.values() for offer in some for name in offer.fields})
    rules, wrong = list(collector.app.url_map.iter_rules()), []
    words = {rule.endpoint: asked(collector, rule) for rule in rules}
    for _ in range(REQUESTS):
        caller = rng.choice(everybody)
        some = found[rng.choice(everybody).name if rng.random() < 0.3 else caller.name]
        if some and rng.random() < 0.5:
            made = attack.on_offer(rng, caller, rng.choice(some))
        else:
            rule = rng.choice(rules)
            made = attack.on_route(rng, caller, rule, ids, words[rule.endpoint] or names)
        if rng.random() < 0.4:
            attack.with_headers(rng, made)
        wrong += tried(collector, made)
    assert not wrong, "\n".join(wrong[:40])


def asked(collector: Collector, rule) -> list[str]:
    """What the code behind a route asks of its address and its form, as far as it says so in plain words."""
    module = inspect.getmodule(inspect.unwrap(collector.app.view_functions[rule.endpoint]))
    source = inspect.getsource(module) + inspect.getsource(desk_asked) + inspect.getsource(field_asked)
    return sorted(set(re.findall(r"""(?:args|form|values|asked|number)(?:\.get|\.getlist)?[([]"(\w+)\"""", source)))


def offered(collector: Collector, caller: Caller, ids: list[str]) -> list[Offer]:
    """What the pages that somebody may see offer to them."""
    client, found = collector.app.test_client(), []
    for name, value in caller.cookies.items():
        client.set_cookie(name, value)
    for rule in collector.app.url_map.iter_rules():
        if "GET" in rule.methods and not rule.rule.startswith("/static"):
            addresses = [rule.rule] if not rule.arguments else [rule.rule.partition("<")[0] + id for id in ids]
            for address in addresses:
                page = client.get(address, headers={"Accept": "text/html"})
                found += offers(page.get_data(as_text=True)) if page.mimetype == "text/html" else []
    return found


def tried(collector: Collector, made: attack.Attack) -> list[str]:
    """What is wrong with the answer to a request, as sentences."""
    before = written(collector)
    try:
        status, text = made.send(collector.app)
    except Exception as failure:  # noqa: BLE001 – that is what is looked for
        return [f"{failure!r} from {made}"]
    wrong = [f"{status} to {made}"] if status >= 500 and status != 503 else []
    wrong += [f"{word} shown to {made}" for word in LOUD if word in text]
    if written(collector) != before and (not made.caller.writes or made.method in ("GET", "HEAD", "OPTIONS")):
        wrong.append(f"written by {made}")
    return wrong


def written(collector: Collector) -> int:
    """How many ops the site has."""
    with collector.app.app_context():
        return db.row(WRITES)[0]
