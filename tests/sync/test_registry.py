"""Section 10: what a node needs to know of the kinds."""

import pytest

from tests.network import InProcess
from tests.sync.raw import Raw

GATE = "gate direction subject person unit household plate temperature second mask decision purpose companions note"
KINDS = {
    "gate_entry": GATE,
    "errand": "title household unit phone needed_by status runner outcome note",
    "errand_item": "errand text quantity state price",
    "errand_money": "errand runner amount what",
    "household": "building unit name phone people note",
    "resident": "household name phone plates pass_no",
    "health_check": "resident date slot temperature symptoms reached note",
    "day_close": "date state who reason",
    "device_note": "node name reach rests_from works_from why",
    "clock_jump": "before after",
    "alias": "kind_of a b",
    "release": "op",
}


@pytest.fixture
def registry(laptop) -> dict:
    """The registry as a phone gets it."""
    raw = Raw(laptop)
    answer = InProcess(laptop.app)("GET", "/registry", b"", {"Authorization": f"Bearer {raw.token}"})
    assert answer.status == 200
    return answer.json


def test_it_names_its_schema(registry):
    assert isinstance(registry["schema"], int)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_fields(registry, kind):
    assert set(registry["kinds"][kind]["fields"]) >= set(KINDS[kind].split())


def test_fields_say_what_a_form_needs(registry):
    fields = registry["kinds"]["gate_entry"]["fields"]

    assert (fields["temperature"]["min"], fields["temperature"]["max"]) == (30, 45)
    assert (fields["companions"]["min"], fields["companions"]["max"]) == (0, 99)
    assert fields["direction"]["choices"] == ["in", "out"]
    assert registry["kinds"]["errand"]["fields"]["title"]["required"] is True
    assert all(field["type"] and field["label"] for field in fields.values())


def test_fields_say_how_they_merge_and_who_must_look(registry):
    kinds = registry["kinds"]

    assert kinds["gate_entry"]["fields"]["note"]["policy"] == "joined"
    assert kinds["gate_entry"]["fields"]["temperature"]["review"] == "soft"
    assert kinds["household"]["fields"]["name"]["review"] == "hard"
    assert kinds["health_check"]["fields"]["temperature"]["policy"] == "safest"
    assert kinds["resident"]["fields"]["plates"]["policy"] == "united"
    assert kinds["errand_item"]["fields"]["state"]["policy"] == "furthest"


def test_the_group_of_an_errand_is_named_with_its_order(registry):
    fields = registry["kinds"]["errand"]["fields"]

    assert {name for name, field in fields.items() if field.get("group") == "progress"} == {
        "status",
        "runner",
        "outcome",
    }
    assert fields["status"]["policy"] == "furthest"
    order = ["open", "failed", "claimed", "cancelled", "bought", "delivered", "closed"]
    assert fields["status"]["order"] == order
    assert registry["kinds"]["errand"]["groups"]["progress"]["review"] == {"soft": "claimed", "hard": "bought"}


def test_natural_keys_and_roles_are_named(registry):
    check = registry["kinds"]["health_check"]

    assert ["resident", "date", "slot"] in check.values()
    assert any("coordinator" in part for part in check.values() if isinstance(part, list))
