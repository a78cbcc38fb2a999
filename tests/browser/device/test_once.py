"""A form whose answer was lost is sent again, by whatever way: to the phone's worker, to the centre, or corrected."""

import random

WRITES = """async sent => {
  const dots = []
  for (const [once, person, degrees] of sent) {
    const set = { gate: "东门", direction: "in", person, temperature: degrees }
    dots.push((await lianfang.store.write([{ kind: "gate_entry", set }], { once }))[0])
  }
  return dots
}"""


def test_each_key_writes_each_content_once(handset, centre):
    lin, rng = handset(), random.Random(1)
    sent = [[rng.choice("ab"), rng.choice("王李"), rng.choice([36.5, 38.6])] for _ in range(40)]
    first = {}
    for wish, dot in zip(map(tuple, sent), lin.do(WRITES, sent), strict=True):
        assert first.setdefault(wish, dot) == dot
    assert len(set(first.values())) == len(first) > 4
    lin.sync()
    assert set(centre.records("gate_entry")) == set(first.values())


def _visitor(page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="In, no fever").click()


def _waits(page, n: int) -> None:
    page.wait_for_function("n => JSON.parse(localStorage.getItem('kept') ?? '[]').length === n", arg=n)


def test_what_was_first_sent_to_the_centre_is_not_written_by_the_phone_as_well(handset, centre, line):
    """The answer of the centre is lost while the phone is being set up; meanwhile it can write by itself."""
    line.only, line.mode = "/sync", "cut"
    lin = handset(ready=False)
    page = lin.page
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto("/field/gate/enter?subject=visitor")
    line.only, line.mode = "/field/gate", "reply lost"
    _visitor(page, "王")
    _waits(page, 1)
    lin.sync()
    lin.until(ready=True)
    line.mode = "open"
    page.get_by_role("button", name="In, no fever").click()
    _waits(page, 0)
    lin.sync()
    assert len(centre.records("gate_entry")) == 1


def test_what_the_phone_has_written_is_not_sent_to_the_centre_when_its_store_fails(handset, centre, line):
    lin = handset()
    lin.page.goto("/field/gate/enter?subject=visitor")
    body = lin.page.evaluate("() => String(new URLSearchParams(new FormData(document.getElementById('enter'))))")
    send = """body => fetch("/field/gate/enter", { method: "POST", headers: { Accept: "text/html",
        "Content-Type": "application/x-www-form-urlencoded" }, body: `${body}&person=W`, redirect: "manual" })
        .then(response => response.status)"""
    lin.page.evaluate(send, body)
    lin.do("() => { IDBFactory.prototype.open = () => { throw new Error('gone') }; IDBDatabase.prototype.transaction ="
           " () => { throw new Error('gone') } }")
    assert lin.page.evaluate(send, body) == 507
    assert not [one for one in line.passed if one[:2] == ("POST", "/field/gate/enter")]


def test_two_visitors_on_one_form_without_a_network_are_both_kept(phone, centre):
    """This browser has no worker: the page itself keeps what could not be sent."""
    page = phone("gate", "Auntie Lin")
    page.goto("/field/gate/enter?subject=visitor")
    page.context.set_offline(True)
    for n, name in enumerate("王李", 1):
        _visitor(page, name)
        _waits(page, n)
    page.context.set_offline(False)
    _waits(page, 0)
    assert {one["fields"]["person"] for one in centre.records("gate_entry").values()} == {"王", "李"}
