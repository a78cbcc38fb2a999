"""The day's end at the desk: who has reported, who is missing, closing a day, devices that rest."""

import pytest

from models.node import Node
from models.site import Site
from tests.clocks import DAY, HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES
PAGE = "/desk/board"


@pytest.fixture
def evening(lin, wang, clock):
    """Lin holds something back; Wang has not been heard since the morning."""
    wang.sync()
    clock.tick(12 * HOUR + 5 * MINUTE)
    for _ in range(3):
        lin.write("gate_entry", {"direction": "in"})
    lin.batch = 1
    lin.sync(rounds=1)


def send(page, **fields):
    """Sends the form that closes the day or opens it again."""
    page.send(page.forms(PAGE)[-1], **fields)


def test_it_works(evening, lin, wang, sit_down):
    page = sit_down("cai-desk").get(PAGE)
    assert "2020-02-08: 0 of 2 phones are here with everything. As known at 20:05." in page.words
    assert f"Auntie Lin ({lin.node[:4]}) still holds 2–3; last heard 20:05." in page.words
    assert f"Wang ({wang.node[:4]}) has nothing that we know of, but was last heard at 08:00." in page.words
    assert "Gate volunteer 1 / 3 today 20:05 0 correct Holds entries 2–3" in page.words


def test_a_complete_day_is_said(evening, lin, wang, sit_down):
    lin.sync()
    wang.sync()
    page = sit_down("cai-desk").get(PAGE)
    assert "2020-02-08 is complete: all 2 phones have brought everything." in page.words


def test_a_day_is_closed_and_opened_again(evening, sit_down, collector):
    page = sit_down("cai-desk").get(PAGE)
    send(page)
    assert "Closed by Cai-Desk, today 20:05" in page.words
    send(page, reason="", reopen="1")
    assert page.status == 422
    assert "Must not be empty." in page.words
    send(page, reason="two lists are missing", reopen="1")
    assert "Opened again by Cai-Desk, today 20:05: two lists are missing" in page.words
    send(page)
    assert "Closed by Cai-Desk" in page.words
    [record] = collector.records(kind="day_close").values()
    assert record["conflicts"] == []


def test_an_observer_sees_it_and_closes_nothing(evening, sit_down):
    page = sit_down("ouyang", role="observer").get(PAGE)
    assert "Close the day" not in page.words
    assert page.post(PAGE, heads="{}").status == 403


def test_another_day_and_what_is_no_day(evening, clock, sit_down, lin):
    clock.tick(DAY)
    page = sit_down("cai-desk").get(f"{PAGE}?day=2020-02-08")
    assert "2020-02-08: 0 of 2" in page.words
    assert "A day looks like 2020-02-08." in page.get(f"{PAGE}?day=soon").words


def test_a_device_rests_and_works_again(evening, wang, sit_down):
    page = sit_down("cai-desk").get(f"/desk/nodes/{wang.node}").submit("/rest", why="")
    assert page.status == 422
    assert "Must not be empty." in page.words
    page.submit("/rest", why="at home")
    assert "Resting since 2020-02-08: at home." in page.words
    assert "0 of 1 phones" in page.get(PAGE).words
    page.get(f"/desk/nodes/{wang.node}").submit("/work")
    assert "0 of 2 phones" in page.get(PAGE).words


def test_a_device_is_given_a_name_and_a_number_to_ring(evening, lin, sit_down, collector):
    page = sit_down("cai-desk").get(f"/desk/nodes/{lin.node}").submit("/note", name="East Gate 2", reach="13805954321")
    page.submit("/note", name="East Gate 3")
    assert f"East Gate 3 ({lin.node[:4]}, 13805954321) still holds 2–3" in page.get(PAGE).words
    assert page.get(f"/desk/nodes/{lin.node}").submit("/note", name="x" * 61).status == 422
    [record] = collector.records(kind="device_note").values()
    assert record["conflicts"] == []


@pytest.fixture
def district(collector):
    """The two compounds belong to one district."""
    collector.tell("site", "add", "fz", "--name", "丰泽区", "--level", "district")
    with collector.app.app_context():
        top = Site.get(Site.code == "fz").id
        Site.update(parent=top).where(Site.code.in_(["xh", "hj"])).execute()
    return top


def test_an_officer_sees_what_each_compound_comes_to(district, evening, stranger, sit_down):
    stranger.sync()
    page = sit_down("officer", "fz", "officer").get(PAGE)
    assert "1 of 2 places are here with everything." in page.words
    assert "新华小区 0 / 2 2 1 0 today 20:05 no Incomplete" in page.words
    assert "海景 1 / 1 0 0 0 today 20:05 no Complete" in page.words


def test_an_officer_opens_the_board_of_a_compound(district, evening, sit_down):
    page = sit_down("officer", "fz", "officer").get(PAGE)
    page.get(page.links("site=xh")[0])
    assert "Auntie Lin" in page.words
    assert "Close the day" not in page.words


def test_nobody_opens_the_board_of_a_compound_that_is_not_theirs(district, evening, other_desk):
    assert other_desk.get(f"{PAGE}?site=xh").status == 404
    assert other_desk.get(f"{PAGE}?site=nowhere").status == 404


def test_what_many_places_come_to_takes_few_questions(district, collector, sit_down, monkeypatch, evening):
    with collector.app.app_context():
        for k in range(30):
            site = Site.create(code=f"c{k}", name=f"c{k}", parent=district)
            Node.create(id=f"{k:013d}", site=site.id, person="x", enrolled=0)
        page = sit_down("officer", "fz", "officer").get(PAGE)
        asked = []
        execute = Site._meta.database.obj.execute_sql
        monkeypatch.setattr(Site._meta.database.obj, "execute_sql",
                            lambda *question, **more: asked.append(question[0]) or execute(*question, **more))
        page.get(PAGE)
    assert "of 31 places" in page.words
    assert len(asked) < 25, "\n".join(map(str, asked))


def test_a_phone_that_put_itself_right_is_named_that_day_and_on_its_page(lin, sit_down, clock, collector):
    lin.sync()
    with collector.app.app_context():
        Node.update(healed=clock(), healings=7).where(Node.id == lin.node).execute()
    said = "It held something otherwise than the centre, saw it and put it right, today 08:00. Records read again: 7."
    page = sit_down("cai-desk").get(PAGE)
    assert f"Auntie Lin ({lin.node[:4]}): {said}" in page.words, page.words
    assert said in page.get(f"/desk/nodes/{lin.node}").words
    clock.tick(DAY)
    assert "put it right" not in page.get(PAGE).words
