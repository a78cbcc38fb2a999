"""Who sends: cookies and headers of everybody there can be, and what they may write."""

from dataclasses import dataclass, field

from models.site import Site
from sync import enrol
from tests.collector import Collector
from tests.desk.tab import PASSWORD

SITE = "xh"
DESK = ("coordinator", "officer", "observer", "administrator")
FIELD = ("gate", "runner", "lead", "coordinator")


@dataclass
class Caller:
    """One browser or program. `writes`: whether it may write anything at the site that the test looks at."""

    name: str
    cookies: dict = field(default_factory=dict)
    token: str = ""
    writes: bool = False


def callers(collector: Collector) -> list[Caller]:
    """Everybody: strangers, phones of each role, of another compound, a withdrawn one, and people at the desk."""
    found = [Caller("nobody"), Caller("liar", {"lianfang": "x" * 43, "lianfang_session": "y" * 43})]
    found += [phone(collector, role) for role in FIELD]
    found += [phone(collector, "gate", "hj"), phone(collector, "coordinator", "hj")]
    withdrawn = phone(collector, "coordinator", name="withdrawn")
    collector.tell("revoke", withdrawn.cookies.pop("node"))
    withdrawn.writes = False
    found += [withdrawn, *(signed_in(collector, role) for role in DESK), signed_in(collector, "coordinator", "hj")]
    both = signed_in(collector, "coordinator", login="both")
    both.cookies |= {"lianfang": found[2].token}
    return [*found, both]


def phone(collector: Collector, role: str, site: str = SITE, name: str = "") -> Caller:
    """A phone's browser."""
    device = collector.enrol(role, name or f"{role} at {site}", site)
    keep = {"node": device.node} if name else {}
    token = device.store.token
    return Caller(f"{name or role}'s phone at {site}", {"lianfang": token, "gate": "east"} | keep, token, site == SITE)


def signed_in(collector: Collector, role: str, site: str = SITE, login: str = "") -> Caller:
    """Somebody at the desk."""
    login = login or f"{role}-{site}"
    with collector.app.test_request_context():
        enrol.add_coordinator(Site.get(Site.code == site).id, login, login, PASSWORD, role)
    answer = collector.app.test_client().post("/signin", data={"login": login, "password": PASSWORD})
    secret = answer.headers["Set-Cookie"].partition("lianfang_session=")[2].partition(";")[0]
    writes = site == SITE and role in ("coordinator", "administrator")
    return Caller(f"{role} at the desk of {site}", {"lianfang_session": secret}, writes=writes)
