"""The pages that every kind has: a list, a form, a record with its children and what may be done next."""

import pytest

from tests.field.tab import Tab


@pytest.fixture
def lead(collector, homes) -> Tab:
    """Building lead Hong's tab."""
    return Tab(collector, "lead", "Hong")


def test_a_home_is_written_down_found_and_changed(lead, collector):
    lead.get("/field/k/household/new").submit("/k/household/new", unit="7-101", building="7", name="王家", people="3")
    [home] = [one for one in collector.records(kind="household").values() if one["fields"]["unit"] == "7-101"]
    assert home["fields"] == {"unit": "7-101", "building": "7", "name": "王家", "people": 3}
    assert "7-101 王家" in lead.get("/field/k/household?q=王").text
    assert "7-101" not in lead.get("/field/k/household?building=3").text

    lead.get(f"/field/r/{home['id']}/edit").submit("/edit", people="4")
    changed = collector.records(kind="household")[home["id"]]
    assert changed["fields"]["people"] == 4
    assert changed["heads"].keys() == {"people"}


def test_a_check_has_a_key_and_a_person_who_is_looked_for(lead, collector, homes):
    page = lead.get("/field/k/health_check/new")
    assert 'type="search"' in page.text
    assert "林小美" in lead.get("/field/k/health_check/pick/resident?resident~q=林小").text
    lead.get("/field/k/health_check/new").submit("/new", slot="am", temperature="368")
    assert lead.page.status_code == 422
    assert "Must not be empty." in lead.text
    lead.submit("/new", resident=homes["林小美"], slot="am", temperature="368")
    [check] = collector.records(kind="health_check").values()
    assert check["fields"]["temperature"] == 36.8
    assert "林小美" in lead.get(f"/field/r/{check['id']}").text
    assert "36.8" in lead.get(f"/field/r/{homes['林小美']}").text

    lead.get("/field/k/health_check/new").submit("/new", resident=homes["林小美"], slot="am", temperature="37")
    assert "already written down" in lead.text
    lead.submit("/edit", temperature="37")
    [check] = collector.records(kind="health_check").values()
    assert (check["fields"]["temperature"], check["conflicts"]) == (37.0, [])


def test_it_is_taken_back_with_a_reason_and_put_back(lead, collector, homes):
    lead.get(f"/field/r/{homes['林小美']}").submit("/take-back")
    assert "Say why." in lead.text
    lead.submit("/take-back", reason="Written down twice")
    assert "Taken back: Written down twice" in lead.get(f"/field/r/{homes['林小美']}").text
    assert "林小美" not in lead.get("/field/k/resident").text
    lead.get(f"/field/r/{homes['林小美']}").submit("/put-back")
    assert "林小美" in lead.get("/field/k/resident").text


def test_all_lists_are_found(lead):
    page = lead.get("/field/k")
    for words in ("Household", "Resident", "Health check", "Errand"):
        assert words in page.text


def test_what_was_taken_back_counts_again_when_it_is_written_anew(lead, collector, homes):
    def check(**typed):
        page = lead.get(f"/field/k/health_check/new?resident={homes['林小美']}")
        page.submit("/new", **{"date": "2020-02-08", "slot": "am", **typed})
        [found] = collector.records(kind="health_check").values()
        return found

    first = check(temperature="36.6", symptoms="cough")
    lead.get(f"/field/r/{first['id']}").submit("/take-back", reason="Written down wrongly")
    again = check(temperature="37", symptoms="")
    assert again["fields"] == {"resident": homes["林小美"], "date": "2020-02-08", "slot": "am", "temperature": 37.0}
    assert again["conflicts"] == []
    assert collector.sound()


@pytest.mark.parametrize("missing", ["resident", "date", "slot"])
def test_half_a_key_is_refused_beside_the_field(lead, collector, homes, missing):
    whole = {"resident": homes["林小美"], "date": "2020-02-08", "slot": "am"}
    lead.get("/field/k/health_check/new").submit("/new", **whole | {missing: ""})
    assert lead.page.status_code == 422
    assert lead.text.count("Must not be empty.") == 1
    assert collector.records(kind="health_check") == {}
