"""Who looks after several places chooses which one the desk shows; nobody sees one that is not theirs."""

import re

from models.site import Site
from sync import enrol

PASSWORD = "correct horse battery"


def signed_in(laptop, site, role="officer"):
    """A browser of somebody of `site` (0: everywhere)."""
    enrol.add_coordinator(site, "Officer Fu", f"fu{site}", PASSWORD, role)
    client = laptop.app.test_client()
    client.set_cookie("lang", "en")
    assert client.post("/signin", data={"login": f"fu{site}", "password": PASSWORD}).status_code == 303
    return client


def district(laptop):
    laptop.tell("site", "add", "fengze", "--name", "丰泽区", "--level", "district")
    laptop.tell("site", "add", "donghu", "--name", "东湖街道", "--level", "subdistrict", "--parent", "fengze")
    laptop.tell("site", "add", "jinghu", "--name", "中骏裕景湾", "--parent", "donghu")
    return Site.get(Site.code == "fengze").id


def test_it_works(laptop):
    client = signed_in(laptop, district(laptop))
    page = client.get("/desk/sites").text
    assert page.index("丰泽区</button>") < page.index("东湖街道</button>") < page.index("中骏裕景湾</button>")

    assert client.post("/desk/sites", data={"site": "jinghu"}).headers["Location"] == "/desk/"
    assert "中骏裕景湾</a>" in client.get("/desk/").text


def test_the_day_of_a_place_above_others_is_theirs_together(laptop):
    client = signed_in(laptop, 0, "administrator")
    district(laptop)
    client.post("/desk/sites", data={"site": "fengze"})
    assert client.get("/desk/?day=2020-02-10").headers["Location"] == "/desk/sites?day=2020-02-10"


def test_a_place_of_others_can_not_be_chosen(laptop):
    client = signed_in(laptop, district(laptop))
    assert "新华小区" not in client.get("/desk/sites").text
    assert client.post("/desk/sites", data={"site": "xh"}).status_code == 404


def test_a_place_of_others_in_a_forged_cookie_is_not_shown(laptop):
    client = signed_in(laptop, district(laptop))
    client.set_cookie("lianfang_site", "xh")
    assert "丰泽区</a>" in client.get("/desk/sites").text


def test_the_first_coordinator_looks_after_everything(laptop):
    district(laptop)
    page = signed_in(laptop, 0, "administrator").get("/desk/sites").text
    assert all(name in page for name in ("新华小区", "海景", "丰泽区"))


def test_who_has_one_place_is_not_asked(laptop):
    site = Site.get(Site.code == "xh").id
    page = signed_in(laptop, site, "coordinator").get("/desk/").text
    assert "<span>新华小区</span>" in page


def test_a_figure_leads_to_what_it_counts_at_that_place(desk, lin, clock):
    for temperature in (36.5, 38.4):
        lin.write("gate_entry", {"gate": "东门", "direction": "in", "subject": "resident", "temperature": temperature})
    lin.write("errand", {"title": "米面油", "unit": "3-1502"})
    lin.sync()
    page = desk.get("/desk/sites")
    told = dict(re.findall(r'aria-label="新华小区, ([^:]+): (\d+)"', page.text))
    assert told == {"In": "2", "Fevers": "1", "Open errands now": "1", "Devices that have reported": "1"}
    for figure, n in (("entries_in", 2), ("fevers", 1), ("open_errands", 1)):
        assert len(desk.post(f"/desk/sites?to={figure}", site="xh").rows()) == n
