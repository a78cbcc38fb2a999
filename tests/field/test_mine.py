"""What I logged last."""

from tests import wire
from tests.clocks import MINUTE
from tests.field.tab import ORIGIN, Tab
from views.field.mine import SHOWN


def _visit(tab, name):
    tab.get("/field/gate/enter?subject=visitor").submit("/gate/enter", person=name)


def test_it_works(gate):
    assert "You have logged nobody yet." in gate.get("/field/mine").text
    _visit(gate, "甲")
    assert "甲" in gate.get("/field/mine").text


def test_the_entries_of_a_colleague_at_the_same_desk_are_not_mine(gate, collector):
    colleague = Tab(collector, "gate", "Uncle Zhou")
    _visit(colleague, "乙")
    _visit(gate, "甲")
    text = gate.get("/field/mine").text
    assert "甲" in text
    assert "乙" not in text


def test_the_last_twenty_are_shown_newest_first(gate, clock):
    for number in range(SHOWN + 1):
        _visit(gate, f"客{number:02}")
        clock.tick(MINUTE)
    text = gate.get("/field/mine").text
    assert text.index("客20") < text.index("客19")
    assert "客00" not in text


def test_on_a_shared_phone_mine_are_those_that_i_have_written_also_after_it_has_joined_again(collector):
    phone = collector.enrol("gate", "Auntie Lin")
    client = collector.app.test_client()
    client.set_cookie("lianfang", phone.store.token)
    wish = {"code": collector.invite("gate"), "node": phone.node, "name": "Uncle Li"}
    li = client.post("/enrol", json=wish, headers=ORIGIN).json["person"]
    for name, by in (("甲", None), ("乙", li)):
        phone.write("gate_entry", {"direction": "in", "subject": "visitor", "person": name}, by=by)
    phone.sync()
    again = {"token": phone.store.token, "node": wire.new_node()}
    token = client.post("/enrol", json=again, headers=ORIGIN).json["token"]
    for cookies, mine, theirs in (({}, "甲", "乙"), ({"person": li}, "乙", "甲")):
        for name, value in {"lianfang": token, **cookies}.items():
            client.set_cookie(name, value)
        text = client.get("/field/mine").text
        assert mine in text
        assert theirs not in text
    earlier = {one["name"]: one["earlier"] for one in client.get("/field/me.json").json["members"]}
    names = {id: one["fields"]["person"] for id, one in collector.records(kind="gate_entry").items()}
    told = {who: [names[id] for id in ids] for who, ids in earlier.items()}
    assert told == {"Auntie Lin": ["甲"], "Uncle Li": ["乙"]}
