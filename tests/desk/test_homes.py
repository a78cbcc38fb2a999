"""One home on request: shown, put right, forgotten, with a certificate."""

import pytest

from models import database as db
from sync import looks
from tests.clocks import MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.sync.test_forgetting import everything

KEPT = "SELECT * FROM figure WHERE n <> 0 AND hour <> -1 AND name <> '@' OR name = 'entries_out'"

pytestmark = BOTH_ENGINES
SECRET = "林秘密"


@pytest.fixture
def secret(lin, cai, clock) -> str:
    """A home with all that may be known of one, by links and by the number of its room alone."""
    home = cai.write("household", {"unit": "9-0909", "name": SECRET, "phone": "13905551234"})
    person = cai.write("resident", {"household": home, "name": SECRET + "梅"})
    again = cai.write("household", {"unit": "9-0909", "name": SECRET})
    cai.write("alias", {"kind_of": "household", "a": home, "b": again})
    errand = cai.write("errand", {"title": "rice", "household": home, "note": SECRET})
    cai.write("errand_item", {"errand": errand, "text": SECRET})
    cai.write("errand_money", {"errand": errand, "amount": 500, "what": "advanced"})
    cai.write("isolation", {"household": home, "status": "active"})
    cai.write("health_check", {"resident": person, "date": "2020-02-08", "slot": "am", "temperature": 38.6})
    goods = cai.write("goods", {"name": "mask"})
    cai.write("movement", {"goods": goods, "type": "receipt", "quantity": 9})
    cai.write("movement", {"goods": goods, "type": "issue", "quantity": 5, "household": home})
    cai.write("errand", {"title": "by its room", "unit": "9-0909"})
    assert cai.sync()
    lin.write("gate_entry", {"gate": "east", "direction": "out", "person": SECRET, "unit": "9-0909"})
    lin.write("gate_entry", {"gate": "east", "direction": "out", "person": "陈", "unit": "1-101"})
    assert lin.sync()
    return home


def forget(desk, home: str, **fields):
    return desk.get(f"/desk/homes/{home}").post(f"/desk/homes/{home}", **fields)


def test_it_works(collector, secret, desk, lin, cai):
    assert desk.get(f"/desk/record/{secret}").links(f"/desk/homes/{secret}")
    desk.get("/desk/records/household?q=" + SECRET)
    desk.post("/desk/exports/household", file="csv", purpose="for the street")
    looks.settled()
    page = desk.get(f"/desk/homes/{secret}").words
    assert all(word in page for word in (SECRET, "38.6", "rice", "Health check", "by its room", "for the street"))
    assert "陈" not in page
    with collector.app.app_context():
        figures = db.rows(KEPT)

    assert forget(desk, secret, reason="asked on the phone", sure="yes").status == 200
    assert "Certificate of erasure" in desk.words
    assert "asked on the phone" in desk.words
    assert "Household 2" in desk.words
    with collector.app.app_context():
        told = everything(collector)
        assert SECRET not in told
        assert "13905551234" not in told
        assert "9-0909" not in told
        assert db.rows(KEPT) == figures
    kinds = sorted(record["kind"] for record in collector.records().values())
    assert kinds == ["alias", "gate_entry", "goods", "movement", "movement"]
    assert [one["fields"].get("household") for one in collector.records(kind="movement").values()] == [None, None]
    assert collector.sound()

    assert desk.get("/desk/certificates").links("/desk/certificates/")
    for phone in (lin, cai):
        assert phone.sync()
    assert SECRET not in str(cai.store.clean)


def test_it_says_which_phones_have_not_heard_of_it(secret, desk, lin, clock):
    clock.tick(MINUTE)
    forget(desk, secret, reason="asked", sure="yes")
    assert "These have not reported since" in desk.words
    assert "Auntie Lin" in desk.words
    clock.tick(MINUTE)
    lin.sync()
    assert "Auntie Lin" not in desk.get(desk.page.request.path).words


def test_it_tells_who_has_looked(secret, desk, sit_down, clock):
    sit_down("deputy").get(f"/desk/record/{secret}")
    looks.settled()
    page = desk.get(f"/desk/homes/{secret}").words
    assert "Deputy · Household" in page
    assert secret not in page.replace(f"/desk/homes/{secret}", "")


def test_what_is_somebody_elses_is_kept(collector, secret, desk, lin):
    [entry] = [id for id, one in collector.records(kind="gate_entry").items() if one["fields"]["unit"] == "9-0909"]
    forget(desk, secret, reason="asked", sure="yes", spare=entry)
    assert entry in collector.records()
    assert len(collector.records(kind="errand")) == 0


def test_nothing_is_forgotten_that_nobody_asked_for(collector, secret, desk):
    assert forget(desk, secret, reason="", sure="yes").status == 422
    assert forget(desk, secret, reason="asked").status == 422
    assert "Tick this if it is so." in desk.words
    assert secret in collector.records()


@pytest.mark.parametrize("path", ["/desk/homes/nosuchthing.1", "/desk/certificates/123", "/desk/homes/%00"])
def test_what_is_not_there(desk, path):
    assert desk.get(path).status == 404


def test_another_compound_and_who_only_looks_see_nothing(secret, other_desk, observer):
    assert other_desk.get(f"/desk/homes/{secret}").status == 404
    assert observer.get(f"/desk/homes/{secret}").status == 403
    assert observer.get("/desk/certificates").status == 403
