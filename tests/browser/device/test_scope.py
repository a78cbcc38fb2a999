"""What the people of a phone may not read any more leaves it; what it has not sent yet stays."""

from tests.browser.device.handset import Handset, entry

STORED = """async () => {
  const open = indexedDB.open((await indexedDB.databases())[0].name)
  const db = await new Promise(done => open.onsuccess = () => done(open.result))
  const all = db.transaction("records").objectStore("records").getAll()
  return new Promise(done => all.onsuccess = () => { db.close(); done(all.result) })
}"""


def stored(phone: Handset) -> str:
    """Everything that stands under the records in the browser's own database."""
    return str(phone.do(STORED))


def test_who_joins_a_phone_takes_away_what_they_may_not_read(handset, centre, line):
    cai, wang = centre.enrol("coordinator", "Cai"), handset("lead", "Wang")
    cai.write("device_note", {"node": wang.meta()["node"], "name": "gate phone", "reach": "call the shop next door"})
    cai.write("gate_entry", entry()["set"])
    cai.sync()
    wang.sync()
    assert "call the shop next door" in stored(wang)

    line.mode = "cut"
    dots = wang.write(entry(2))
    line.mode = "open"
    joined = wang.context.request.post("/enrol", headers={"Origin": line.address}, data={
        "code": centre.invite("gate"), "node": wang.meta()["node"], "name": "Lin"})
    assert joined.status == 201
    assert wang.sync()["unsent"] == 0

    assert "call the shop next door" not in stored(wang)
    assert len(wang.list("gate_entry")) == 2
    assert dots[0] in centre.records("gate_entry")
