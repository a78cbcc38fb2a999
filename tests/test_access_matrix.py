"""Every kind × field × role × door: what a declaration keeps from a role comes through none of them; the rest does.

The kinds are all that keep something from somebody, of the product and of `tests/kinds.py`. What is expected is read
from the declarations here, not asked of what is tested.
"""

import pytest

from models import registry
from models.look import Look
from models.person import DESK_ROLES, ROLES
from models.site import Site
from sync import enrol, looks
from tests.collector import Collector
from tests.desk.tab import PASSWORD, DeskTab
from tests.field.tab import Tab
from tests.kinds import SEALED
from tests.sync.raw import Raw
from tests.wire import natural_id

EXPORTERS = ("coordinator", "administrator", "officer")


def sealed() -> list[str]:
    """The kinds that keep something from somebody."""
    return [name for name, kind in registry.KINDS.items()
            if kind.about.readers or any(f.seen_by for f in kind.declared().values())]


def seen(kind: str, field: str, role: str) -> bool:
    """Whether a role sees a field, as its declaration says."""
    readers, seen_by = registry.KINDS[kind].about.readers, registry.KINDS[kind].declared()[field].seen_by
    return (not readers or role in readers) and (not seen_by or role in seen_by)


def mark(kind: str, field: str) -> str:
    """A text that stands in that field of that kind and nowhere else."""
    return f"q{sealed().index(kind):02}x{list(registry.KINDS[kind].declared()).index(field):02}z"


def marked(kind: str) -> dict[str, str]:
    """field → its mark, of the fields of a kind that can hold one."""
    return {name: mark(kind, name) for name, f in registry.KINDS[kind].declared().items()
            if f.type in ("text", "list") and f.limits["max_length"] >= 8}


def author(kind: str) -> str:
    """A role that may write every field of a kind."""
    sealed = [f.seen_by for f in registry.KINDS[kind].declared().values() if f.seen_by]
    return next(role for role in registry.KINDS[kind].about.writers if all(role in roles for roles in sealed))


def value(f, text: str):
    """A valid value of a field: the text where it can hold one."""
    if f.type == "text":
        return text[:f.limits["max_length"]]
    plain = {"choice": (f.limits.get("choices") or [""])[0], "boolean": True, "date": "2020-02-08", "list": [text],
             "datetime": "2020-02-08T18:30:00+08:00", "number": f.limits.get("min"), "integer": f.limits.get("min")}
    return plain.get(f.type, "7k3v9q2m4x7ab.1")


@pytest.fixture
def ids(laptop: Collector, declare, clock) -> dict[str, str]:
    """One record of each sealed kind with a mark in every field, and another that says it otherwise: kind → id."""
    declare(laptop, *SEALED)
    found = {}
    for kind in sealed():
        shape = registry.SHAPES[kind]
        writers = [Raw(laptop, author(kind)) for _ in range(2)]
        fields = {name: value(f, mark(kind, name)) for name, f in registry.KINDS[kind].declared().items()}
        keyed = {"id": natural_id("xh", kind, *(fields[name] for name in shape.key))} if shape.key else {}
        reply = writers[0].say({"t": clock(), "kind": kind, "set": fields} | keyed)
        assert [one for one in reply["verdicts"] if one["verdict"] != "conflict"] == [], (kind, reply["verdicts"])
        found[kind] = keyed.get("id", writers[0].dot(1))
        for n, writer in enumerate(writers):
            texts = [name for name in marked(kind) if name not in shape.key and shape.fields[name].type == "text"]
            other = {name: f"{mark(kind, name)} {n}"[:shape.fields[name].limits["max_length"]] for name in texts}
            base = {shape.part_of[name]: [writers[0].dot(1)] for name in other}
            if other:
                writer.say({"t": clock.tick(1), "kind": kind, "id": found[kind], "set": other, "base": base})
    return found


def sync(collector: Collector, role: str, _ids) -> dict[str, str]:
    """kind → what comes of it with `/sync`, and what is told of it in notices."""
    raw, found = Raw(collector, role), {}
    for record in raw.read().values():
        found[record["kind"]] = found.get(record["kind"], "") + str(record)
    return found | {"": str(raw.ask()["notices"])}


def told(collector: Collector, role: str, _ids) -> dict[str, str]:
    """kind → its fields in the registry, by their marks."""
    answer = collector.carry("GET", "/registry", b"", {"Authorization": f"Bearer {Raw(collector, role).token}"}).json
    return {kind: " ".join(mark(kind, name) for name in answer["kinds"][kind]["fields"]) for kind in sealed()
            if kind in answer["kinds"]}


def field(collector: Collector, role: str, ids) -> dict[str, str]:
    """kind → its pages in the field."""
    tab = Tab(collector, role, role)
    pages = ("/field/k/{kind}", "/field/k/{kind}?q={mark}", "/field/r/{id}", "/field/r/{id}/edit")
    return shown(tab, ids, pages) | {"": tab.get("/field/k").text + tab.get("/field/phone").text}


def desk(collector: Collector, role: str, ids) -> dict[str, str]:
    """kind → its pages at the desk; under the empty name, those that tell of all."""
    with collector.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == "xh").id, role, role, PASSWORD, role)
    tab = DeskTab(collector, role).sign_in()
    pages = ("/desk/records/{kind}", "/desk/record/{id}", "/desk/record/{id}?known=2020-02-08", "/desk/edit/{id}",
             "/desk/inbox?record={id}")
    found = shown(tab, ids, pages)
    everything = ("/desk/", "/desk/inbox", "/desk/quarantine", "/desk/records", "/desk/records/household",
                  "/desk/looks", "/desk/exports", "/desk/board", "/desk/nodes", "/desk/inbox/decided")
    if role in EXPORTERS:
        for kind in ids:
            tab.post(f"/desk/exports/{kind}", file="csv", purpose="test")
            found[kind] += tab.text
    told = "".join(tab.get(path).text for path in everything)
    for kind in ids:
        for text in marked(kind).values():
            found[kind] += str(bool(text in found[kind] or tab.get(f"/desk/records?text={text}").rows()))
    # What somebody has typed is told to who answers for the place; here it is what was looked for.
    looks.settled()
    with collector.app.app_context():
        Look.delete().execute()
    return found | {"": told}


def shown(tab, ids, pages) -> dict[str, str]:
    """kind → the text of these pages about its record."""
    return {kind: "".join(tab.get(page.format(kind=kind, id=id, mark="q")).text for page in pages)
            for kind, id in ids.items()}


DOORS = {"sync": (sync, ROLES), "registry": (told, ROLES),
         "field": (field, [role for role in ROLES if role not in ("officer", "observer")]), "desk": (desk, DESK_ROLES)}


@pytest.mark.parametrize("door", DOORS)
def test_what_is_kept_from_a_role_comes_through_no_door(laptop, ids, door):
    look, roles = DOORS[door]
    cells, wrong = 0, []
    for role in roles:
        found = look(laptop, role, ids)
        for kind in sealed():
            there = {name: text in found.get(kind, "") for name, text in marked(kind).items()}
            told = {name: _may(door, kind, name, role) for name in there}
            cells += len(there)
            wrong += [f"{role} gets {kind}.{name}" for name, text in marked(kind).items()
                      if not told[name] and (there[name] or text in found.get("", ""))]
            # Pages of one kind show what is read of it, and some kinds have none.
            if door in ("sync", "registry"):
                wrong += [f"{role} misses {kind}.{name}" for name in there if told[name] and not there[name]]
            elif any(told.values()) and not registry.KINDS[kind].about.upkeep:
                wrong += [] if any(there.values()) else [f"{role} misses {kind}"]
    assert not wrong, "\n".join(wrong)
    assert cells >= 100


def _may(door, kind, name, role):
    """What somebody only writes they need to know the fields of, and no values."""
    writes = role in registry.KINDS[kind].about.writers and not registry.KINDS[kind].declared()[name].seen_by
    return seen(kind, name, role) or (door == "registry" and writes)
