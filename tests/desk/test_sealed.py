"""What a kind or a field keeps from somebody shows on no page of the desk: lists, records, search, inbox, files."""

import pytest

from tests.kinds import SEALED
from views.desk.inbox import queue

SECRET, WHY, WHAT = "blue heron", "fever since monday", "coughs at night"


@pytest.fixture(autouse=True)
def kinds(collector, declare):
    """Kinds that are kept from somebody are known."""
    declare(collector, *SEALED)


@pytest.fixture
def officer(sit_down):
    """Officer Ouyang may read neither reports nor why somebody stays at home."""
    return sit_down("ouyang-officer", role="officer")


@pytest.fixture
def ids(collector, wang, cai) -> dict[str, str]:
    """A stay, a report beneath it, a whisper, and of each field two who disagree."""
    counsellors = [collector.enrol("counsellor", name) for name in ("He", "Hu")]
    stay = wang.write("stay", {"unit": "3-1502", "reason": WHY})
    report = wang.write("report", {"what": WHAT, "stay": stay})
    whisper = counsellors[0].write("whisper", {"handle": SECRET, "note": SECRET})
    for phone in (wang, counsellors[0], cai, counsellors[1]):
        phone.sync()
    for phones, id, field, value in (((wang, cai), stay, "reason", WHY), ((wang, cai), report, "what", WHAT),
                                     (counsellors, whisper, "handle", SECRET)):
        for phone in phones:
            phone.edit(id, {field: f"{value} {phone.name}"})
    for phone in (wang, cai, *counsellors):
        assert phone.sync(), phone.trouble
    return {"stay": stay, "report": report, "whisper": whisper}


def test_nobody_at_the_desk_finds_a_whisper(desk, officer, ids):
    for tab in (desk, officer):
        for path in ("/desk/records/whisper", f"/desk/record/{ids['whisper']}", "/desk/exports/whisper"):
            assert tab.get(path).status == 403
        for path in ("/desk/records?text=heron", "/desk/inbox", "/desk/inbox?type=rival", "/desk/records/stay",
                     "/desk/quarantine", "/desk/exports", "/desk/", f"/desk/record/{ids['stay']}"):
            assert SECRET not in tab.get(path).text
            assert "/desk/records/whisper" not in tab.text


def test_the_inbox_says_that_there_is_something_and_no_more(desk, observer, ids):
    for tab, said, unsaid in ((desk, (WHY, WHAT), (SECRET,)), (observer, (), (WHY, WHAT, SECRET))):
        text = tab.get("/desk/inbox").words
        assert all(word in text for word in said)
        assert not any(word in text for word in unsaid)
        assert "Something sealed." in text


def test_who_may_not_read_an_item_can_not_answer_it(desk, collector, ids):
    [item] = [id for id in items(collector) if ids["whisper"] in id]
    before = collector.export()

    assert desk.post(f"/desk/inbox/{item}", answer="seen", sign="x", heads="{}", once="a").status == 403
    assert desk.post(f"/desk/inbox/{item}", ask=ids["whisper"], text="who?", once="b").status == 403
    desk.post("/desk/inbox/all", answer="both", type="rival", level="hard", signs="x", once="c")
    assert collector.export() == before


def items(collector) -> list[str]:
    """The ids of all items."""
    from models import database

    with collector.app.app_context():
        return [id for id, in database.rows("SELECT id FROM item")]


def test_a_sealed_field_has_no_column_no_history_no_choice_and_no_form(desk, officer, ids):
    address = f"/desk/record/{ids['stay']}"
    assert WHY in desk.get(address).text
    text = officer.get(address).text
    assert "3-1502" in text
    assert not any(word in text for word in (WHY, "Reason", WHAT))

    assert "Reason" in desk.get("/desk/records/stay").text
    assert "Reason" not in officer.get("/desk/records/stay?order=reason").text
    assert desk.get("/desk/records/stay?text=monday").rows() == [ids["stay"]]
    assert officer.get("/desk/records/stay?text=monday").rows() == []


def test_who_does_not_see_a_field_can_not_change_it(collector, sit_down, ids):
    lead_less = sit_down("cai-two", role="administrator")
    assert "Reason" not in lead_less.get(f"/desk/record/{ids['stay']}?change=reason").text
    assert lead_less.post(f"/desk/record/{ids['stay']}", part="reason", reason="x", heads="{}").status in (400, 403)


def test_a_file_has_the_columns_that_its_reader_sees(desk, officer, ids):
    csv = {tab.login: tab.post("/desk/exports/stay", file="csv", purpose="test").text for tab in (desk, officer)}

    assert WHY in csv["cai-desk"]
    assert not any(word in csv["ouyang-officer"] for word in (WHY, "Reason"))
    assert "3-1502" in csv["ouyang-officer"]


def test_as_of_a_moment_the_same_is_kept_back(officer, ids, clock):
    known = clock()
    clock.tick(60_000)
    for path in (f"/desk/record/{ids['stay']}", "/desk/records/stay"):
        text = officer.get(f"{path}?known={known}").text
        assert "3-1502" in text
        assert not any(word in text for word in (WHY, "Reason"))


def test_what_was_set_aside_is_sealed_too(desk, officer, collector, wang, ids):
    he = collector.enrol("counsellor", "He")
    for phone, kind, fields in ((he, "whisper", {"handle": SECRET + "!" * 300}), (wang, "report", {"what": WHAT * 30}),
                                (wang, "stay", {"unit": "x" * 300, "reason": WHY})):
        phone.write(kind, fields)
        phone.sync()
    assert WHAT in desk.get("/desk/quarantine").text
    assert SECRET not in desk.text
    assert "Something sealed." in desk.words
    for path in ("/desk/quarantine", "/desk/inbox?type=aside"):
        assert not any(word in officer.get(path).text for word in (WHAT, WHY, SECRET))


def test_nothing_is_beneath_a_record_that_its_reader_may_not_read(desk, officer, ids):
    address = f"/desk/record/{ids['stay']}"

    assert ids["report"] in desk.get(address).text
    assert ids["report"] not in officer.get(address).text


def test_who_looked_is_told_without_what_was_looked_for(desk, officer, ids):
    desk.get("/desk/records/report?text=coughs")
    from sync import looks

    looks.settled()
    assert "coughs" in desk.get("/desk/looks").text
    assert "coughs" not in officer.get("/desk/looks").text


@pytest.mark.parametrize("type", ["rival", "void", "day", "two_of_one", "same_event"])
def test_an_item_about_a_keyed_record_is_sealed_as_its_kind_is(type):
    key = "report:0123456789abcdefghjkmnpqrs"
    rest = {"rival": ":what:d1", "void": ":void:d1", "day": ""}.get(type, f"|{key}")

    assert queue.kind_of(1, {"id": f"{type}:{key}{rest}", "type": type}) == "report"
