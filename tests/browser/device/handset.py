"""A phone: a browser with its service worker, spoken to from outside as its pages would."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Worker

WAIT = """async ([wanted, ms]) => {
  const end = Date.now() + ms
  for (;;) {
    const meta = await lianfang.store.meta()
    if (Object.entries(wanted).every(([name, value]) => meta[name] === value)) return meta
    if (Date.now() > end) throw new Error(JSON.stringify(meta))
    await new Promise(done => setTimeout(done, 50))
  }
}"""


class Handset:
    """`page` is its one open page."""

    def __init__(self, context: BrowserContext, page: Page):
        self.context, self.page = context, page

    @property
    def worker(self) -> Worker:
        """The service worker, once there is one."""
        if not self.context.service_workers:
            self.context.wait_for_event("serviceworker", timeout=15_000)
        return self.context.service_workers[-1]

    def do(self, script: str, value=None):
        """Evaluates JavaScript in the worker."""
        return self.worker.evaluate(script, value)

    def ready(self) -> "Handset":
        """Waits until the phone has everything that it needs to work alone."""
        self.until(ready=True)
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")
        self.sync("page")
        return self

    def until(self, ms: int = 15_000, **wanted) -> dict:
        """Waits until the phone's state is as wanted; returns it."""
        return self.do(WAIT, [wanted, ms])

    def meta(self) -> dict:
        """How the phone stands."""
        return self.do("() => lianfang.store.meta()")

    def write(self, *drafts: dict, **options) -> list[str]:
        """Writes ops; returns their dots. `options`: `once`, `by`."""
        return self.do("([drafts, options]) => lianfang.store.write(drafts, options)", [list(drafts), options])

    def get(self, kind: str, id: str) -> dict | None:
        """One record as the phone shows it."""
        return self.do("([kind, id]) => lianfang.store.get(kind, id)", [kind, id])

    def list(self, kind: str, **wishes) -> list[dict]:
        """Records as the phone shows them."""
        return self.do("([kind, wishes]) => lianfang.store.list(kind, wishes)", [kind, wishes])

    def sync(self, reason: str = "person") -> dict:
        """Sends and reads now; returns how the phone stands afterwards."""
        return self.do("reason => lianfang.sync.now(reason).then(() => lianfang.store.meta())", reason)


# For scripts that look into the database themselves: what a request comes to.
ASKED = """const asked = wish => new Promise((done, failed) => {
  wish.onsuccess = () => done(wish.result)
  wish.onerror = () => failed(wish.error)
});
"""
Open = Callable[..., Handset]


def entry(n: int = 1, **fields) -> dict:
    """A draft of a gate entry."""
    return {"kind": "gate_entry", "set": {"gate": "东门", "direction": "out", "person": f"林小美{n}", **fields}}
