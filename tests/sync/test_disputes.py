"""What the authors of rival values are told: once, whatever is lost on the way, and no more than they need."""

from tests.clocks import MINUTE
from tests.network import drop_reply


def told(phone) -> list[str]:
    """The texts of what the phone was told, by id."""
    phone.sync()
    return [notice["text"] for _, notice in sorted(phone.store.notices.items())]


def test_whose_value_is_not_shown_is_told_whose_is(household, lin, wang, collector):
    assert told(lin) == ["Household 3-1502 王家, Name: you wrote “陈家”. What Wang wrote is shown for now: “王家”. "
                         "The coordinators will look at it."]
    assert told(wang) == []
    assert collector.sound()


def test_a_notice_survives_a_lost_reply_and_comes_once(household, lin, wang):
    lin.network.faults = [drop_reply]
    assert not lin.sync()
    assert len(told(lin)) == 1

    lin.store.notices.clear()
    wang.edit(household, {"phone": "13800000000"})
    wang.sync()
    assert told(lin) == []


def test_who_wrote_both_is_not_told(lin, wang, household, clock):
    """Whoever settles a dispute for the other value knows it."""
    lin.sync()
    lin.store.notices.clear()
    lin.edit(household, {"name": "王家"})
    assert told(lin) == []
    assert told(wang) == []


def test_what_was_decided_is_told_to_whom_it_was_decided_against(household, lin, wang, cai):
    cai.sync()
    cai.edit(household, {"name": "陈家"})
    cai.sync()
    assert told(wang) == ["Household 3-1502 陈家, Name: you wrote “王家”. Cai has decided: “陈家”."]
    assert len(told(lin)) == 1


def test_a_value_put_back_is_a_resolution(household, lin, wang, cai):
    cai.sync()
    cai.edit(household, {"name": "林陈家"})
    cai.sync()
    lin.sync()
    lin.edit(household, {"name": "陈家"})
    lin.sync()
    wang.sync()
    assert wang.show(household)["fields"]["name"] == "陈家"
    assert wang.show(household)["conflicts"] == []


def test_who_claimed_first_in_vain_is_told_too(lin, wang, clock):
    """A verdict tells only who comes later."""
    id = wang.write("errand", {"title": "买米", "status": "open"})
    wang.sync()
    lin.sync()
    for phone in (lin, wang):
        phone.edit(id, {"status": "claimed", "runner": phone.store.person})
        clock.tick(MINUTE)
    wang.sync()
    lin.sync()
    assert told(wang) == ["Errand 买米: Auntie Lin went ahead with it too, and counts for now. The coordinators will "
                          "look at it."]
    assert told(lin) == []


def test_who_took_back_what_stays_is_told(lin, wang, cai):
    id = wang.write("household", {"unit": "5-302", "name": "陈家"})
    wang.sync()
    lin.sync()
    lin.take_back(id, "moved away")
    wang.edit(id, {"phone": "13800000000"})
    lin.sync()
    wang.sync()
    assert told(lin) == ["Household 5-302 陈家: you took it back, Wang went on with it. It stays for now; the "
                         "coordinators will look at it."]

    cai.sync()
    cai.take_back(id, "empty now")
    cai.sync()
    assert told(wang) == ["Household 5-302 陈家: you went on with it. Cai has decided that it is taken back."]


def test_what_nobody_needs_to_look_at_is_not_told(lin, wang):
    id = wang.write("household", {"unit": "5-302", "name": "陈家"})
    wang.sync()
    lin.sync()
    lin.edit(id, {"people": 3})
    wang.edit(id, {"people": 4})
    wang.sync()
    assert told(lin) == told(wang) == []


def test_a_reading_names_whose_it_is(lin, wang, cai):
    home = cai.write("household", {"unit": "3-1502"})
    resident = cai.write("resident", {"household": home, "name": "林小美"})
    cai.sync()
    keys = {"resident": resident, "date": "2020-02-08", "slot": "am"}
    wang.write("health_check", keys | {"temperature": 38.2})
    lin.write("health_check", keys | {"temperature": 36.5})
    wang.sync()
    assert told(lin) == ["Health check 林小美 2020-02-08 Morning, Temperature: you wrote “36.5 °C”. What Wang wrote is "
                         "shown for now: “38.2 °C”. The coordinators will look at it."]
