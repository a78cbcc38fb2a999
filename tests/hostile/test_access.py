"""Every route × every role × own site, other site, signed out, withdrawn: who has no business there gets nothing.

The routes are those of the running application, the rules those of `rules.py`: a route without one fails.
"""

import re
from dataclasses import dataclass, field

import pytest

from models import database as db
from models.person import DESK_ROLES, ROLES
from tests.collector import Collector
from tests.field.tab import ORIGIN
from tests.hostile import rules
from tests.hostile.callers import phone, signed_in

SECRET = "林秘密"
WAYS = {"GET": ("GET",), "POST": ("POST",)}
REFUSED = (401, 403, 404)
# What a request of these changes of whoever sends it is looked at elsewhere.
LEAVING = ("desk.sign_out", "desk.end_sessions")


@dataclass
class Reader:
    """Somebody who asks. `role`: NOBODY of who is not known; `here`: whether the compound of the test is theirs."""

    name: str
    role: str
    here: bool
    cookies: dict = field(default_factory=dict)


@pytest.fixture
def ids(laptop, clock) -> dict[str, str]:
    """Something of everything at the compound, all of it with the secret: by the start of a route, its argument."""
    lin, cai = laptop.enrol("gate", SECRET), laptop.enrol("coordinator", SECRET)
    home = cai.write("household", {"unit": "3-1502", "name": SECRET})
    errand = cai.write("errand", {"title": SECRET, "unit": "3-1502", "status": "open"})
    item = cai.write("errand_item", {"errand": errand, "text": SECRET})
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out", "person": SECRET})
    wrong = lin.write("gate_entry", {"gate": "east", "person": SECRET, "temperature": 50})
    for one in (cai, lin):
        assert one.sync()
    return {"/field/gate/": entry, "/field/errands/items/": item, "/field/errands/": errand, "/desk/nodes/": lin.node,
            "/desk/people/": lin.store.person, "/desk/quarantine/": wrong, "/desk/inbox/": f"aside:{wrong}", "": home}


@pytest.fixture
def readers(laptop) -> list[Reader]:
    """Each role here and next door, as it comes in: by a phone, or by signing in."""
    found = [Reader("a stranger", rules.NOBODY, False)]
    for site, here in (("xh", True), ("hj", False)):
        for role in ROLES:
            came = (signed_in if role in DESK_ROLES else phone)(laptop, role, site)
            found.append(Reader(f"{role} at {site}", role, here, came.cookies))
    for role in ("gate", "coordinator"):
        withdrawn = phone(laptop, role, name=f"withdrawn {role}")
        laptop.tell("revoke", withdrawn.cookies.pop("node"))
        found.append(Reader(withdrawn.name, rules.NOBODY, False, withdrawn.cookies))
    return found


def test_every_route_has_a_rule_and_every_rule_a_route(laptop):
    routes = {rule.endpoint for rule in laptop.app.url_map.iter_rules()}
    ruled = [name for names in rules.RULES.values() for name in names.split()]

    assert routes - set(ruled) == set()
    assert set(ruled) - routes == set()
    assert len(ruled) == len(set(ruled))


def test_who_has_no_business_there_gets_and_writes_nothing(laptop, ids, readers):
    cells, wrong = 0, []
    for reader in readers:
        client = laptop.app.test_client()
        for name, value in reader.cookies.items():
            client.set_cookie(name, value)
        for rule in laptop.app.url_map.iter_rules():
            for way in sorted(rule.methods & WAYS.keys()):
                if rule.endpoint not in LEAVING:
                    cells += 1
                    wrong += tried(laptop, client, reader, rule, way, ids)
    assert not wrong, f"{len(wrong)} of {cells}:\n" + "\n".join(wrong[:60])
    assert cells > 2_000


def tried(collector: Collector, client, reader: Reader, rule, way: str, ids: dict) -> list[str]:
    """What is wrong with the answer to one request, as sentences."""
    address, ruled = addressed(rule, ids), rules.of(rule.endpoint)
    let_in = "lianfang" in reader.cookies if ruled is rules.DEVICE else reader.role in ruled
    before = written(collector)
    answer = client.open(address, method=way, headers=ORIGIN | {"Accept": "text/html"})
    status, text = answer.status_code, answer.get_data().decode("utf-8", "replace")
    said = f"{reader.name}: {way} {address} → {status}"
    sent_away = status in REFUSED or (status == 303 and "/signin" in answer.headers["Location"])
    found = [f"{said}, broke"] if status >= 500 else []
    if not let_in and not sent_away:
        found.append(f"{said}, was let in")
    if let_in and ruled is not rules.EVERYBODY and (status == 401 or "/signin" in answer.headers.get("Location", "")):
        found.append(f"{said}, was sent away")
    if SECRET in text and not (let_in and reader.here):
        found.append(f"{said}, was told")
    if written(collector) != before and not (let_in and reader.here):
        found.append(f"{said}, has written")
    return found


def addressed(rule, ids: dict) -> str:
    """The address of a route, with what there is at the compound for its arguments."""
    id = next(id for start, id in ids.items() if rule.rule.startswith(start))
    given = {"kind": "household", "what": "household", "field": "household", "filename": "icon.svg", "lang": "en",
             "role": "gate", "list": "homes"}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: given.get(found[1], id), rule.rule)


def written(collector: Collector) -> int:
    """How many ops the compound has."""
    with collector.app.app_context():
        return db.row("SELECT COUNT(*) FROM op WHERE site = (SELECT id FROM site WHERE code = 'xh')")[0]
