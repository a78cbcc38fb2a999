"""A day at the gates: residents go out and come back, couriers and visitors call, vehicles pass."""

from dataclasses import replace

from demo.event import MINUTE, SECOND, Event, Ref, around
from demo.people import SURNAMES, plate

OUTINGS = ((8.5, 0.9, 5), (10.5, 1.2, 2), (16.8, 1.0, 4), (19.5, 0.8, 1))
CALLS = ((10.5, 1.5, 3), (15.5, 1.8, 3), (18.5, 1.0, 2))
PURPOSES = ("买菜", "上班", "买药", "取快递", "散步", "看病")
VISITS = ("走亲戚", "看房", "维修水管", "送东西给老人")
FEVER = 37.3


def day_at_gates(rng, compound, phones, homes, midnight):
    """All gate entries of one compound on the day that starts at `midnight` (ms), in no particular order."""
    for _ in range(compound.trips):
        n = rng.randrange(len(homes))
        yield from _outing(rng, phones, compound.code, n, homes[n], midnight + around(rng, OUTINGS))
    for _ in range(compound.callers):
        call = rng.choices((_courier, _visitor, _staff, _vehicle), (4, 2, 1, 3))[0]
        yield from call(rng, phones, homes, midnight + around(rng, CALLS))
    for n in range(compound.trips // 40):
        yield from _slip(rng, phones, homes, midnight + around(rng, OUTINGS), f"{compound.code}/{midnight}/slip{n}")


def _outing(rng, phones, code, n, home, leaves):
    """One resident leaves and, if not kept at the gate, comes back within two hours."""
    who = rng.choice(home.residents)
    known = {"subject": "resident", "person": who.name, "unit": home.unit, "household": Ref(f"{code}/home{n}")}
    yield _entry(rng, phones, leaves, {**known, "direction": "out", "purpose": rng.choice(PURPOSES)})
    back = leaves + rng.randrange(20, 110) * MINUTE
    yield _entry(rng, phones, back, {**known, "direction": "in", "temperature": _temperature(rng)})


def _slip(rng, phones, homes, at, name):
    """The wrong home was tapped, and the entry is taken back at once."""
    home = rng.choice(homes)
    fields = {"subject": "resident", "direction": "out", "person": home.name, "unit": home.unit}
    entry = replace(_entry(rng, phones, at, fields), name=name)
    yield entry
    yield Event(at + 8 * SECOND, entry.phone, "gate_entry", {"void": "点错住户"}, about=name)


def _courier(rng, phones, homes, at):
    person = f"{rng.choice(SURNAMES)}师傅（{rng.choice(('顺丰', '京东', '美团'))}）"
    fields = {"subject": "courier", "direction": "in", "person": person, "unit": rng.choice(homes).unit}
    yield _entry(rng, phones, at, {**fields, "purpose": "送快递", "temperature": _temperature(rng)})


def _visitor(rng, phones, homes, at):
    person = rng.choice(SURNAMES) + rng.choice(("先生", "女士"))
    fields = {"subject": "visitor", "direction": "in", "person": person, "unit": rng.choice(homes).unit}
    fields |= {"purpose": rng.choice(VISITS), "temperature": _temperature(rng)}
    fields |= {"decision": "turned_back", "note": "访客不进小区，已请住户到门口"} if rng.random() < 0.7 else {}
    yield _entry(rng, phones, at, fields)


def _staff(rng, phones, homes, at):
    person = rng.choice(("保洁", "保安", "水电工")) + rng.choice(SURNAMES) + "师傅"
    fields = {"subject": "staff", "person": person, "temperature": _temperature(rng)}
    yield _entry(rng, phones, at, {**fields, "direction": "in"})
    yield _entry(rng, phones, at + rng.randrange(60, 240) * MINUTE, {**fields, "direction": "out"})


def _vehicle(rng, phones, homes, at):
    home, who = rng.choice([(home, who) for home in homes for who in home.residents if who.plates])
    fields = {"subject": "vehicle", "companions": rng.choice((0, 0, 0, 1, 2))}
    if rng.random() < 0.15:
        fields |= {"direction": "in", "plate": plate(rng, rng.choice(("闽A", "闽D", "粤B"))), "decision": "held"}
    else:
        fields |= {"direction": rng.choice(("in", "out"))}
        fields |= {"plate": who.plates[0], "person": who.name, "unit": home.unit}
    yield _entry(rng, phones, at, fields)


def _entry(rng, phones, at, fields):
    phone = rng.choices(phones, [3] + [1] * (len(phones) - 1))[0]
    fields = {"gate": phone.gate, "mask": rng.random() < 0.97, **fields}
    fields.setdefault("decision", _decision(fields))
    if fields["decision"] == "held" and "temperature" in fields:
        fields["note"] = "体温偏高，原地休息后复测"
    return Event(at, phone.key, "gate_entry", fields)


def _decision(fields):
    if fields.get("temperature", 0) > FEVER:
        return "held"
    return "let_in" if fields["direction"] == "in" else "let_out"


def _temperature(rng):
    """Degrees Celsius to one decimal; about one reading in three hundred is a fever."""
    usual = rng.random() > 0.0035
    return round(min(max(rng.gauss(36.5, 0.2), 35.9), 37.2), 1) if usual else round(rng.uniform(37.6, 38.6), 1)
