"""One phone of a compound, asked twice: at the centre, and as it would answer by itself."""

from dataclasses import dataclass, field

from models import directory
from models.site import Site
from tests.collector import Collector
from tests.device import Device
from tests.parity.engine import Engine

LANGUAGES = ("zh_CN", "en")
ORIGIN = {"Origin": "http://localhost"}


@dataclass
class Phone:
    """`own` writes and sends what this phone writes; `other` is coordinator Cai's."""

    collector: Collector
    engine: Engine
    own: Device
    other: Device
    choices: dict = field(default_factory=lambda: {"lang": "en", "big": False, "gate": "东门", "direction": "out"})

    @property
    def now(self) -> int:
        return self.collector.clock()

    def client(self):
        """A browser with the phone's token and choices."""
        client = self.collector.app.test_client()
        cookies = {"lianfang": self.own.store.token, **self.choices, "big": "1" if self.choices["big"] else "0"}
        for name, value in cookies.items():
            client.set_cookie(name, value)
        return client

    def begin(self) -> None:
        """Gives the engine this phone, with every record that the centre tells it."""
        records = list(self.told().values())
        me = self.client().get("/field/me.json").json
        meta = {**me, **self.choices, "last": me["have"], "unsent": 0, "lastSync": self.now}
        self.engine.at(self.now)
        ops = {f"{self.own.node}.{written.n}": written.op["set"] for written in self.own.store.ops}
        self.engine.begin(meta, records, list(self.own.store.notices.values()), ops, self._refused())

    def _refused(self) -> list[dict]:
        """What was set aside of what the phone wrote, as it keeps it itself."""
        node, ops = self.own.node, {written.n: written for written in self.own.store.ops}
        found = [(ops[n], one["errors"]) for n, one in sorted(self.own.store.verdicts.items()) if "errors" in one]
        return [{"dot": f"{node}.{written.n}", "kind": written.op["kind"], "id": written.record_id(node),
                 "at": written.op["t"], "fields": written.op["set"], "errors": errors} for written, errors in found]

    def told(self) -> dict[str, dict]:
        """What the centre tells of every record, by id."""
        self.own.store.begin_again()
        self.own.sync()
        return self.own.store.clean

    def everything(self) -> dict[str, dict]:
        """What the centre tells a coordinator of every record, by id."""
        self.other.store.begin_again()
        self.other.sync()
        return self.other.store.clean

    def both(self, path: str, partial: bool = False, query: dict | None = None) -> tuple:
        """The answers of the centre and of the phone to a GET."""
        headers = {"HX-Request": "true", "HX-Request-Type": "partial"} if partial else {}
        there = self.client().get(path, headers=headers, query_string=query)
        return _answer(there), self._ask("GET", there.request, {}, partial)

    def both_take(self, path: str, form: dict, partial: bool = False) -> tuple:
        """The answers of the centre and of the phone to a form that was sent."""
        headers = ORIGIN | ({"HX-Request": "true", "HX-Request-Type": "partial"} if partial else {})
        there = self.client().post(path, data=form, headers=headers)
        return _answer(there), self._ask("POST", there.request, form, partial)

    def _ask(self, method, request, form, partial):
        query = request.args.to_dict()
        self.engine.finds(self._found(query.get("q", "")))
        return self.engine.ask(method, request.full_path.rstrip("?"), query, form, partial)

    def _found(self, typed):
        """Search has tests of its own; here both sides find the same people."""
        with self.collector.app.app_context():
            site = Site.get(Site.code == self.own.store.site)
            return directory.find(site.id, typed.strip()[:40], 21)


def _answer(response):
    if response.status_code == 303:
        return {"status": 303, "location": response.headers["Location"]}
    return {"status": response.status_code, "html": response.get_data(as_text=True)}
