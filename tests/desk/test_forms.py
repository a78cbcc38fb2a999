"""The desk writes and mends records of every kind, by the form that their kind declares."""

import pytest

from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def resident(desk, collector) -> str:
    """A resident whom the desk wrote down in a home that it wrote down."""
    desk.get("/desk/new/household").submit("/new/household", building="3", unit="3-1502", name="林家", people="3")
    home = next(iter(collector.records(kind="household")))
    desk.get(f"/desk/new/resident?household={home}").submit("/new/resident", name="林小美", phone="138 0595 4321")
    return next(iter(collector.records(kind="resident")))


def only(collector, kind):
    """The one record of the kind as it is now."""
    [found] = collector.records(kind=kind).values()
    return found


def check(desk, whom, **typed):
    """Fills in a new health check of the resident."""
    page = desk.get(f"/desk/new/health_check?resident={whom}")
    return page.submit("/new/health_check", **{"date": "2020-02-08", "slot": "am", "temperature": "36.6", **typed})


def test_a_home_and_who_lives_there_are_written_down(desk, collector, resident):
    assert only(collector, "household")["fields"] == {"building": "3", "unit": "3-1502", "name": "林家", "people": 3}
    assert only(collector, "resident")["fields"]["household"] == only(collector, "household")["id"]
    assert "Saved." in desk.words
    assert "New: Resident" in desk.get(f"/desk/record/{only(collector, 'household')['id']}").words
    assert "New: Household" in desk.get("/desk/records/household").words


def test_only_what_was_changed_is_written(desk, collector, resident, wang):
    desk.get(f"/desk/record/{resident}/edit")
    wang.sync()
    wang.edit(resident, {"phone": "13900000000"})
    wang.sync()
    desk.submit("/edit", name="林晓美")
    assert only(collector, "resident")["fields"] | {"household": ""} == {
        "name": "林晓美", "phone": "13900000000", "household": ""}
    assert only(collector, "resident")["conflicts"] == []
    assert desk.words.count("at the desk") == 2


def test_two_who_change_one_field_disagree(desk, collector, resident, wang):
    desk.get(f"/desk/record/{resident}/edit")
    wang.sync()
    wang.edit(resident, {"name": "林小梅"})
    wang.sync()
    desk.submit("/edit", name="林晓美")
    assert only(collector, "resident")["conflicts"] == ["name"]
    assert "Somebody else changed the same thing meanwhile" in desk.words


def test_a_record_is_looked_for_and_chosen(desk, collector, resident):
    desk.get("/desk/new/health_check").submit("/new/health_check", **{"resident~q": "林小", "slot": "am"})
    assert desk.status == 422
    assert "Choose one of those that were found" in desk.words
    assert "林小美" in desk.words
    desk.submit("/new/health_check", resident=resident)
    assert only(collector, "health_check")["fields"]["resident"] == resident
    assert "林小美" in desk.fragment("/desk/pick/health_check/resident?resident~q=林小").text


def test_what_is_wrong_stands_beside_its_field_and_everything_typed_is_kept(desk, collector, resident):
    check(desk, resident, temperature="50", symptoms="cough\r\nfever", note="x" * 10_001)
    assert desk.status == 422
    assert "Must be between 30 and 45." in desk.words
    assert "Must not be longer than 10000 characters." in desk.words
    desk.submit("/new/health_check", temperature="hot")
    assert "Must be a number." in desk.words
    [form] = desk.forms("/new/health_check")
    assert (form.fields["temperature"], form.fields["resident"], form.fields["slot"]) == ("hot", resident, "am")
    assert form.fields["symptoms"].splitlines() == ["cough", "fever"]
    desk.submit("/new/health_check", temperature="368", note="")
    assert only(collector, "health_check")["fields"]["temperature"] == 36.8
    assert only(collector, "health_check")["fields"]["symptoms"] == ["cough", "fever"]


def test_a_form_sent_twice_writes_once(desk, collector):
    [form] = desk.get("/desk/new/household").forms("/new/household")
    desk.send(form, unit="7-101").send(form, unit="7-101")
    assert desk.status == 200
    assert len(collector.records(kind="household")) == 1


@pytest.mark.parametrize(("missing", "label"), [("resident", "Resident"), ("date", "Day"), ("slot", "Time of day")])
def test_half_a_key_is_refused_beside_the_field(desk, collector, resident, missing, label):
    check(desk, resident, **{missing: ""})
    assert desk.status == 422
    assert f"{label} Must not be empty." in desk.words
    assert collector.records(kind="health_check") == {}


def test_what_has_its_key_already_is_changed_where_it_stands(desk, collector, resident):
    check(desk, resident)
    check(desk, resident, temperature="37.5")
    assert "already written down" in desk.words
    desk.submit("/edit")
    assert only(collector, "health_check")["fields"]["temperature"] == 37.5
    assert only(collector, "health_check")["conflicts"] == []


def test_what_was_taken_back_counts_again_when_it_is_written_anew(desk, collector, resident):
    check(desk, resident, symptoms="cough")
    id = only(collector, "health_check")["id"]
    desk.get(f"/desk/record/{id}?change=void").submit(id, void="another resident")
    assert only(collector, "health_check")["fields"]["void"] == "another resident"
    check(desk, resident, temperature="36.9", symptoms="")
    found = only(collector, "health_check")
    assert found["fields"] == {"resident": resident, "date": "2020-02-08", "slot": "am", "temperature": 36.9}
    assert found["conflicts"] == []
    assert collector.sound()


def test_a_key_is_mended_by_taking_back_and_writing_anew(desk, collector, resident):
    check(desk, resident)
    id = only(collector, "health_check")["id"]
    assert "What it is known by can't be changed." in desk.get(f"/desk/record/{id}").words
    assert "name=\"slot\"" not in desk.get(f"/desk/record/{id}/edit").text
    desk.get(f"/desk/record/{id}?change=void").submit(id, void="it was in the evening")
    [anew] = desk.links("/desk/new/health_check")
    desk.get(anew).submit("/new/health_check", slot="pm")
    now = {one["fields"]["slot"]: one["fields"] for one in collector.records(kind="health_check").values()}
    assert (now["pm"]["temperature"], "void" in now["pm"], "void" in now["am"]) == (36.6, False, True)


def test_the_next_step_is_a_button(desk, collector):
    desk.get("/desk/new/errand").submit("/new/errand", title="买米", unit="3-1502")
    id = only(collector, "errand")["id"]
    assert only(collector, "errand")["fields"]["status"] == "open"
    [form] = desk.forms("/step/claim")
    desk.send(form)
    assert only(collector, "errand")["fields"]["status"] == "claimed"
    assert desk.forms("/step/buy")
    assert not desk.forms("/step/claim")
    desk.send(form)
    assert desk.status == 200
    assert len([one for one in desk.get(f"/desk/record/{id}").links("change=") if "progress" in one]) == 1
    desk.post(f"/desk/record/{id}/step/claim", heads="{}", once="another")
    assert desk.status == 200
    desk.get(f"/desk/record/{id}").submit("/step/buy")
    desk.post(f"/desk/record/{id}/step/claim", heads="{}", once="a third")
    assert desk.status == 422
    assert "Somebody was here before you." in desk.words
    assert desk.post(f"/desk/record/{id}/step/fly").status == 404


def test_who_may_not_write_a_kind_writes_none(desk, observer, collector, resident):
    for address in ("/desk/new/household", f"/desk/record/{resident}/edit"):
        assert observer.get(address).status == 403
        assert observer.post(address, name="x", unit="x").status == 403
    assert not observer.get("/desk/records/household").links("/desk/new/")
    assert not observer.get(f"/desk/record/{resident}").links("/edit")
    assert len(collector.records(kind="household")) == 1


@pytest.mark.parametrize("address", ["/desk/new/none", "/desk/new/alias", "/desk/record/0000000000000.1/edit",
                                     "/desk/pick/none/x", "/desk/pick/resident/none"])
def test_there_is_no_such_form(desk, address):
    assert desk.get(address).status == 404


def test_who_has_been_signed_out_is_told_so(desk, collector):
    [form] = desk.get("/desk/new/household").forms("/new/household")
    desk.client.delete_cookie("lianfang_session")
    desk.send(form, unit="7-101")
    assert desk.status == 401
    assert collector.records(kind="household") == {}


def test_a_form_of_other_hands_is_not_taken(desk, other_desk, collector):
    [form] = desk.get("/desk/new/household").forms("/new/household")
    assert other_desk.send(form, unit="7-101").status == 409
    assert collector.records(kind="household") == {}
