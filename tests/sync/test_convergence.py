"""Sections 5 and 6 together: whatever three phones do on whatever network, in the end their screens show the export."""

from hypothesis import strategies as st

from tests.clocks import MINUTE
from tests.collector import Collector
from tests.device import Device
from tests.network import cut_body, drop_reply, drop_request, portal
from tests.sync import scripts
from tests.sync.worlds import World, holds, twin

FAULTS = st.lists(st.sampled_from([drop_request, drop_reply, cut_body(-20), cut_body(250), portal]), max_size=3)
DOING = st.sampled_from(["make", "edit", "edit", "edit", "void", "sync", "sync", "clone", "forget"])


def test_in_the_end_all_screens_show_what_the_collector_has(world):
    holds(world, screens_agree)


def screens_agree(world: World, data: st.DataObject) -> None:
    with world.copy() as url:
        collector = Collector(url, world.clock)
        phones = [twin(collector, phone) for phone in world.phones]
        for phone in phones:
            phone.limit = data.draw(st.integers(1, 5), label="limit")
            phone.batch = data.draw(st.integers(1, 5), label="batch")
        for _ in range(data.draw(st.integers(1, 25), label="steps")):
            world.clock.tick(MINUTE)
            act(data, phones, data.draw(st.integers(0, 2), label="who"))
        for phone in phones * 2:
            phone.network.faults = []
            assert phone.sync(), phone.trouble
        assert_agreed(collector, phones)
        assert collector.sound()


def act(data: st.DataObject, phones: list[Device], who: int) -> None:
    """One thing that happens to a phone."""
    phone, doing = phones[who], data.draw(DOING, label="doing")
    known = list(dict.fromkeys([*phone.store.clean, *(op.record_id(phone.node) for op in phone.store.ops)]))
    if doing == "sync":
        phone.network.faults = data.draw(FAULTS, label="faults")
        phone.sync()
    elif doing == "clone":
        phones[who] = phone.clone()
        phone.network.faults = []
        phone.sync()
    elif doing == "forget":
        phone.store.forget(phone.store.have)
    elif doing == "make" or not known:
        kind = data.draw(st.sampled_from(list(scripts.FIRST)), label="kind")
        phone.write(kind, scripts.FIRST[kind])
    else:
        change(data, phone, known[data.draw(st.integers(0, 50), label="record") % len(known)], doing)


def change(data: st.DataObject, phone: Device, id: str, doing: str) -> None:
    """An edit, or a record taken back or restored, of what the phone shows."""
    kind = phone.show(id)["kind"]
    if doing == "void":
        phone.take_back(id, data.draw(st.sampled_from(["twice", None]), label="reason"))
    else:
        fields = data.draw(scripts.EDITS[kind], label="fields")
        if fields:
            phone.edit(id, fields)


def assert_agreed(collector: Collector, phones: list[Device]) -> None:
    """Every phone has everything, shows it as the collector does, and has nothing left to send."""
    exported = collector.records()
    for phone in phones:
        assert phone.unsent == 0
        assert set(phone.store.clean) == set(exported)
        for id, record in exported.items():
            shown = phone.show(id)
            assert {key: shown[key] for key in ("fields", "heads")} == {key: record[key] for key in ("fields", "heads")}
