"""Sections 1, 6 and 12: what a site publishes is read by all sites below it, each feed under its own counter."""

import pytest

from models.fields import Text
from models.record import About, Record
from sync.cursor import Cursor, read_cursor
from tests.sync.raw import Raw, assert_problem, entry


class Notice(Record):
    """What a street office tells its compounds."""

    about = About(label="Notice", title=("text",), published=True)

    text = Text("Text", required=True)
    source = Text("Source", seen_by=("lead", "coordinator"))

    class Meta:
        table_name = "street_notice"


@pytest.fixture(autouse=True)
def street(collector, declare):
    """A subdistrict above a community above a compound, and one more beside them; notices are published."""
    declare(collector, Notice)
    for code, parent, level in (("ft", "", "subdistrict"), ("cm", "ft", "community"), ("low", "cm", "compound"),
                                ("next", "", "subdistrict")):
        collector.tell("site", "add", code, "--name", code, "--level", level, *(["--parent", parent] if parent else []))


@pytest.fixture
def office(collector):
    return Raw(collector, site="ft")


@pytest.fixture
def phone(collector):
    return Raw(collector, site="low")


def notice(clock, text, **more):
    return entry(clock(), kind="street_notice", set={"text": text} | more)


def told(reply):
    """`(site, text)` of the notices of a reply, in its order."""
    return [(one["site"], one["fields"].get("text")) for one in reply["records"] if one["kind"] == "street_notice"]


def test_what_is_published_above_is_read_below_and_nowhere_else(collector, office, phone, clock):
    for code in ("cm", "low", "next"):
        Raw(collector, site=code).say(notice(clock, f"of {code}"))
    office.say(notice(clock, "of ft"), entry(clock()))

    read = {(one["site"], one["kind"], one["fields"].get("text")) for one in phone.read().values()}
    assert read == {(code, "street_notice", f"of {code}") for code in ("low", "cm", "ft")}
    assert {one["site"] for one in office.read().values()} == {"ft"}


def test_after_a_cursor_only_what_changed_above_comes(office, phone, clock):
    office.say(notice(clock, "masks"), notice(clock, "tests"))
    phone.read()
    office.say(notice(clock, "no visitors"), entry(clock(), id=office.dot(1), kind="street_notice",
                                                   set={"text": "masks!"}))

    assert sorted(told(phone.ask())) == [("ft", "masks!"), ("ft", "no visitors")]
    assert phone.ask()["records"] == []


def test_pages_hold_what_is_published_and_the_sites_own_records_each_once(collector, office, phone, clock):
    office.say(*[notice(clock, f"{n}") for n in range(7)])
    Raw(collector, site="cm").say(*[notice(clock, f"c{n}") for n in range(4)])
    phone.say(*[entry(clock()) for _ in range(8)])
    phone.cursor, found, more = "", [], True
    while more:
        reply = phone.ask(limit=3)
        assert len(reply["records"]) <= 3
        found, more = found + [one["id"] for one in reply["records"]], reply["more"]

    assert len(found) == len(set(found)) == 19
    assert phone.ask()["records"] == []


def test_the_cursor_carries_a_place_for_each_site(office, phone, clock):
    phone.say(entry(clock()))
    office.say(entry(clock()), notice(clock, "masks"))
    phone.read()

    place, *published = phone.cursor.partition(".")[2].partition("!")[0].split("*")
    assert place == "low.1~ft.2"
    assert "street_notice" in published


def test_what_is_written_above_and_not_published_moves_nobody(office, phone, clock):
    office.say(notice(clock, "masks"))
    phone.read()
    before = phone.cursor
    office.say(*[entry(clock()) for _ in range(5)])
    phone.ask()

    assert phone.cursor == before


def test_a_cursor_from_before_stays_valid_and_brings_what_was_published_since(office, phone, clock):
    phone.say(entry(clock()))
    phone.read()
    assert "~" not in phone.cursor
    office.say(notice(clock, "masks"))

    assert told(phone.ask()) == [("ft", "masks")]


def test_one_writes_to_ones_own_site_only(office, phone, clock):
    office.say(notice(clock, "masks"))
    reply = phone.say(entry(clock(), id=office.dot(1), kind="street_notice", set={"text": "parties"}))

    assert [one["verdict"] for one in reply["verdicts"]] == ["quarantined"]
    assert told({"records": list(phone.read().values())}) == [("ft", "masks")]


def test_who_may_not_see_a_field_does_not_see_it_from_above(collector, office, clock):
    office.say(notice(clock, "masks", source="a call"))
    gate, lead = (Raw(collector, role, site="low").read() for role in ("gate", "lead"))

    assert gate[office.dot(1)]["fields"] == {"text": "masks"}
    assert lead[office.dot(1)]["fields"] == {"text": "masks", "source": "a call"}


def about(monkeypatch, **changed):
    monkeypatch.setattr(Notice, "about", About(**{"label": "Notice", "title": ("text",), "published": True} | changed))


def test_what_is_not_published_any_more_is_gone(office, phone, clock, monkeypatch):
    office.say(notice(clock, "masks"))
    phone.read()
    about(monkeypatch, published=False)

    assert phone.ask()["gone"] == [office.dot(1)]
    assert phone.ask()["gone"] == []
    assert "~" not in phone.cursor


def test_what_is_kept_from_somebody_goes_and_comes(collector, office, clock, monkeypatch):
    gate = Raw(collector, "gate", site="low")
    office.say(notice(clock, "masks"))
    gate.read()
    about(monkeypatch, readers=("lead",))
    assert gate.ask()["gone"] == [office.dot(1)]

    about(monkeypatch)
    assert told(gate.ask()) == [("ft", "masks")]


def test_a_compound_that_comes_under_another_street_reads_anew(collector, office, phone, clock):
    from models.site import Site

    office.say(notice(clock, "masks"))
    Raw(collector, site="next").say(notice(clock, "gloves"))
    phone.read()
    with collector.app.app_context():
        Site.update(parent=Site.get(Site.code == "next").id).where(Site.code == "low").execute()

    assert_problem(phone.send(len(phone.lines) + 1), 410, "cursor_expired")
    assert told({"records": list(phone.read().values())}) == [("next", "gloves")]


def test_a_page_that_asks_for_news_hears_of_what_is_published(collector, office, phone, clock):
    phone.read()

    def news():
        path = f"/field/news?after={phone.cursor.replace('+', '%2B')}"
        return phone.phone.network.transport("GET", path, b"", {"Authorization": f"Bearer {phone.token}"}).status

    assert news() == 204
    office.say(notice(clock, "masks"))
    assert news() == 200
    phone.ask()
    assert news() == 204


@pytest.mark.parametrize("cursor", [
    Cursor("e", "xh", 7), Cursor("e", "xh", 0, True), Cursor("e", "xh", 7, False, (("ft", 3), ("cm-1", 9)), ("rule",)),
    Cursor("e", "xh", 7, True, (("ft", 3),), ("a", "b"), frozenset(("device_note", "stay-reason"))),
])
def test_a_cursor_is_read_as_it_was_written(cursor):
    assert read_cursor(str(cursor), "e", "xh") == cursor


def test_what_comes_from_above_comes_first(office, phone, clock):
    phone.say(entry(clock()))
    office.say(notice(clock, "no visitors"))
    phone.cursor = ""
    first, then = phone.ask(), phone.ask()

    assert (told(first), first["more"]) == ([("ft", "no visitors")], True)
    assert ([one["kind"] for one in then["records"]], then["more"]) == (["gate_entry"], False)
