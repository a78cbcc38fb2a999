"""A day without a network: five hundred entries, logged as a thumb would, and sent in one go; then nothing new."""

from bench.handset import Handset
from bench.line import Exchange

ENTRIES = 500
RESIDENTS = "n => lianfang.store.list('resident', {limit: n}).then(found => found.map(one => one.id))"
# The worker's clock walks through the day that has just ended; nothing leaves the phone meanwhile.
BEGIN = """count => {
  const now = Date.now, held = fetch, start = now() - 12 * 3_600_000
  let entries = 0
  self.fetch = () => Promise.reject(new TypeError("There is no network."))
  self.day = {
    tick: () => {
      const at = start + Math.round((++entries + Math.random()) * 43e6 / count)
      Date.now = () => at
    },
    end: () => {
      Date.now = now
      self.fetch = held
    },
  }
}"""
TICK, END = "() => day.tick()", "() => day.end()"
LOG = """async ([resident, temperature]) => {
  const address = `/field/gate/enter?resident=${resident}`
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
  const body = new URLSearchParams(new FormData(page.getElementById("enter")))
  body.set("temperature", temperature)
  const answer = await fetch("/field/gate/enter", { method: "POST", body })
  if (!answer.ok) throw new Error(answer.status)
}"""
UNSENT = "() => lianfang.store.meta().then(meta => meta.unsent)"


def day(phone: Handset) -> list[Exchange]:
    """Log a day without a network, then send it; return the exchanges that carried it."""
    phone.worker.evaluate(BEGIN, ENTRIES)
    for i, resident in enumerate(phone.worker.evaluate(RESIDENTS, ENTRIES)):
        phone.worker.evaluate(TICK)
        phone.page.evaluate(LOG, [resident, f"36.{i * 7 % 10}"])
    phone.worker.evaluate(END)
    assert phone.worker.evaluate(UNSENT) >= ENTRIES
    return synced(phone)


def synced(phone: Handset) -> list[Exchange]:
    """What a sync by hand takes."""
    phone.line.begin()
    phone.sync()
    assert phone.worker.evaluate(UNSENT) == 0
    return phone.line.of()
