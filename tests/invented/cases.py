"""What the inbox says of kinds that it does not know, and how they are found."""

import random

import pytest

from models import database as db
from sync import matching, nearby
from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import desk, sit_down  # noqa: F401 – fixtures
from tests.desk.test_inbox_types import Two, form

INBOX = "/desk/inbox"


@pytest.fixture
def two(lin, wang, clock):
    """Two leads who could not see each other."""
    return Two(lin, wang, clock)


@pytest.fixture
def lin(collector):
    """Auntie Lin, who leads a building here: everybody who may write these kinds."""
    return collector.enrol("lead", "Auntie Lin")


@pytest.fixture
def said(desk):  # noqa: F811
    """`said(lang)`: the words of the inbox in a language."""
    def words(lang: str) -> str:
        desk.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = lang
        return desk.sign_in().get(INBOX).words

    return words


def holds(said, english, chinese):
    """Every one of these sentences is in the inbox of its language."""
    for lang, sentences in (("en", english), ("zh", chinese)):
        words = said(lang)
        for sentence in sentences:
            assert sentence in words, words


def test_two_who_went_ahead(two, said, collector):
    took = [{"state": "solved", "handler": phone.store.person} for phone in (two.lin, two.wang)]
    two.apart("mishap", {"what": "水管爆了", "state": "seen"}, *took)
    two.meet()
    holds(said, ["Auntie Lin and Wang both went ahead with “水管爆了” without knowing of each other. Whose counts?",
                 "One thing, two people"],
          ["Auntie Lin、Wang互不知情，都接手了“水管爆了”。以谁的为准？", "一件事，两个人办"])
    assert collector.sound()


def test_two_who_say_different_things_of_a_state(two, said, collector):
    two.apart("spot", {"name": "棋牌室", "state": "open"}, {"state": "closed", "since": "2020-02-08"},
              {"state": "open", "since": "2020-02-07"})
    two.meet()
    holds(said, ["Auntie Lin and Wang wrote different things under “开关” of 棋牌室. Which is right?"],
          ["“开关”", "棋牌室"])
    assert "two people" not in said("en")
    assert collector.sound()


def test_two_who_tell_of_one_event_on_one_day(two, said, collector, clock):
    first = two.lin.write("rite", {"family": "陈家", "sort": "wedding", "hall": "祠堂"})
    clock.tick(20 * HOUR)
    two.wang.write("rite", {"family": "陈家", "sort": "wedding"})
    clock.tick(MINUTE)
    two.wang.write("rite", {"family": "陈家", "sort": "funeral"})
    two.meet()
    found = db.rows("SELECT id, same_as FROM rite ORDER BY at + 0")
    assert [same for _, same in found] == [None, first, None]
    holds(said, ["Auntie Lin wrote down “陈家 祠堂” ", "(仪式). The same event?"],
          ["记了“陈家 祠堂”", "（仪式）。是同一件事吗？"])
    assert collector.sound()


def test_day_after_day_the_chain_is_followed_and_every_way_gives_the_same(two, collector, clock):
    for hours in (20, 20, 30, 10, 23, 1, 50, 5):
        for phone in (two.lin, two.wang):
            phone.write("rite", {"family": "陈家", "sort": "wedding"})
            clock.tick(hours * HOUR)
        (two.lin if hours % 20 else two.wang).sync()
    two.meet()
    assert db.row("SELECT COUNT(*) FROM rite WHERE same_as IS NOT NULL")[0]
    assert collector.sound()


def test_two_that_may_be_one(two, said, collector):
    two.both("guild", {"name": "物业总公司", "type": "company", "channel": "群一"})
    team = {"name": "红队", "type": "team", "channel": "群二"}
    two.both("guild", team, team | {"type": "company"})
    two.meet()
    holds(said, ["These two under “组织” may be one: same name, same “联系群”. The same?",
                 "Perhaps twice the same: 组织"],
          ["“组织”里这两条可能是同一个：名字一样，“联系群”一样。是同一个吗？", "可能重复登记：组织"])
    assert db.row("SELECT COUNT(*) FROM item WHERE type = 'same_guild'")[0] == 1
    assert matching.similar(1, "guild", team)[0].reasons == ["name", "channel"]
    assert collector.sound()


def test_what_may_be_one_is_made_one_and_parted_again(two, desk, collector):  # noqa: F811
    two.both("guild", {"name": "物业总公司", "type": "company", "channel": "群一"})
    two.meet()
    desk.send(form(desk, "same_guild"), answer="same")
    [(first,)] = db.rows("SELECT same_as FROM guild WHERE same_as IS NOT NULL")
    assert db.row("SELECT MIN(id) FROM guild")[0] == first
    assert "may be one" not in desk.get(INBOX).words
    desk.get(f"{INBOX}/decided").submit(f"{INBOX}/undo")
    assert db.rows("SELECT same_as FROM guild WHERE same_as IS NOT NULL") == []
    assert collector.sound()


def test_what_is_missing(two, said, collector):
    two.lin.write("stock_move", {"goods": "口罩", "store": "一号库", "how": "receipt", "n": 50})
    two.lin.write("stock_move", {"goods": "口罩", "store": "二号库", "how": "receipt", "n": 500})
    two.lin.write("stock_move", {"goods": "口罩", "store": "一号库", "how": "asked", "n": 500})
    for phone in (two.lin, two.wang):
        phone.write("stock_move", {"goods": "口罩", "store": "一号库", "how": "issue", "n": 40})
    two.meet()
    holds(said, ["By what was written down, 30 只 of “口罩 · 一号库” are missing (收发).", "A balance below zero"],
          ["按登记的算，“口罩 · 一号库”还差 30 只（收发）。", "账上出现负数"])
    assert db.row("SELECT COUNT(*) FROM item WHERE type = 'balance'")[0] == 1
    assert collector.sound()


LEAD = {"what": "lead", "place": "3号楼"}


def test_two_where_one_should_be(two, said, collector):
    first = two.both("office", LEAD | {"holder": "陈大山"}, LEAD | {"holder": "林小美"})
    two.lin.write("office", LEAD | {"holder": "王五", "place": "4号楼"})
    two.both("office", LEAD | {"holder": "赵六", "what": "member"})
    two.meet()
    holds(said, ["“陈大山 3号楼” and “林小美 3号楼” hold at once (职务: 楼长, 3号楼), where only one should.",
                 "Two at once, where one should be"],
          ["“陈大山 3号楼”和“林小美 3号楼”同时有效（职务：楼长，3号楼），按规定只能有一个。", "只该有一个，现在有两个"])
    two.lin.edit(first, {"until": "2020-02-09"})
    two.meet()
    assert db.row("SELECT COUNT(*) FROM item")[0] == 0
    assert collector.sound()


def test_that_two_are_right_is_an_answer(two, desk, collector):  # noqa: F811
    two.both("office", LEAD | {"holder": "陈大山"}, LEAD | {"holder": "林小美"})
    two.meet()
    desk.send(form(desk, "two_of_one"), answer="both")
    assert form(desk, "two_of_one") is None
    assert collector.sound()


def test_whatever_changes_it_is_as_if_found_at_once(two, collector, clock):
    """`sound` compares the items with those that all records as they are give."""
    rng, known = random.Random(5), []
    for _ in range(60):
        phone = rng.choice([two.lin, two.wang])
        if known and rng.random() < 0.5:
            maker, id = rng.choice(known)
            change = rng.choice([{"until": "2020-02-09"}, {"until": None}, {"place": rng.choice("12")},
                                 {"what": rng.choice(["lead", "member"])}])
            maker.edit(id, change)
        else:
            known.append((phone, phone.write("office", LEAD | {"holder": "x", "place": rng.choice("12")})))
        clock.tick(MINUTE)
        phone.sync()
    two.meet()
    assert db.row("SELECT COUNT(*) FROM item WHERE type = 'two_of_one'")[0]
    assert collector.sound()


def test_with_a_window_of_a_day_entries_are_found_by_their_subject(collector):
    db.insert("rite", ("site", "id", "pos", "at", "family"),
              [(1, f"{n}", n, n * 60_000, f"{n % 3000}") for n in range(20_000)])
    if not db.is_sqlite():
        db.execute("ANALYZE rite")
    explain = "EXPLAIN QUERY PLAN" if db.is_sqlite() else "EXPLAIN"
    for question, *given in ((nearby.company("rite", "family"), 1, 1, 500, *("a", "b") * 3),
                             (nearby.about("rite", "family", 3), *(0, "7", 0, 1) * 3, 1)):
        plan = "\n".join(str(row[-1]) for row in db.rows(f"{explain} {question}", *given))
        assert "rite_beside27_family" in plan
        assert "Seq Scan on rite" not in plan
