"""What real days have besides: things seen twice, done twice, corrected by two people, taken back, and plain wrong."""

from dataclasses import replace

from demo.errands import ask, claim, fill, hand_over, shop
from demo.event import DAY, HOUR, MINUTE, SECOND, Event, Ref, Staff
from sync.times import local_day

# A birthday on the 30th of February: the check digit is right, and the number can be nobody's.
ID_NUMBER = "350503194902300016"
UNKNOWN_PERSON = "nobody-we-know"


def troubles(rng, events, team, gates, homes, midnight, now):
    """The extra events of one busy compound. `events`: its ordinary ones; `gates`: at least two gate phones."""
    code = team.lead.split("/")[0]
    yield from seen_twice(rng, events, gates)
    yield from claimed_twice(rng, team, code, homes, midnight + DAY + 14 * HOUR, f"{code}/rush1")
    yield settle_claims(team, f"{code}/rush1", midnight + 2 * DAY + 9 * HOUR)
    yield from claimed_twice(rng, team, code, homes, now - 5 * HOUR, f"{code}/rush2")
    yield from renamed_twice(code, team, gates, homes, midnight + DAY + 10 * HOUR)
    yield from taken_back(code, team, gates, homes, now - 6 * HOUR)
    yield from checked_twice(code, team, midnight + DAY)
    yield from fever(gates[0], homes, now - 35 * MINUTE)
    yield from measured_twice(code, team, gates, homes, now - 3 * HOUR)
    yield from listed_twice(code, team, homes, midnight + DAY + 15 * HOUR)
    yield from bad_records(gates[0].key, homes, now - 4 * HOUR)


def clock_jumps(phones):
    """What each phone whose clock goes backwards writes when it notices."""
    for phone in phones:
        if phone.jump and phone.jump[1] > 0:
            at = phone.jump[0]
            yield Event(at, phone.key, "clock_jump", {"before": phone.reads(at - 1) + 1, "after": phone.reads(at)})


def seen_twice(rng, events, gates):
    """Two phones at one gate log the same resident within two minutes."""
    pairs = {a.key: b.key for a in gates for b in gates if a.key < b.key and a.gate == b.gate}
    entries = [e for e in events if e.phone in pairs and e.set.get("subject") == "resident"]
    for entry in rng.sample(entries, len(entries) // 25):
        fields = {field: value for field, value in entry.set.items() if field not in ("temperature", "purpose")}
        yield Event(entry.at + rng.randrange(20, 110) * SECOND, pairs[entry.phone], "gate_entry", fields)


def claimed_twice(rng, team, code, homes, at, name):
    """Two runners without network take one errand, and both buy the basket."""
    asked = list(ask(rng, team, code, homes, at, name))
    items, cost = fill(rng, asked[0].set["title"])
    yield from asked
    for n, runner in enumerate(team.runners[:2]):
        start = at + (20 + 4 * n) * MINUTE
        for event in (claim(name, runner, start), *shop(items, cost, name, runner, start + 40 * MINUTE)):
            yield replace(event, name=event.name and f"{event.name}/{n}")
    yield from hand_over(rng, cost, name, team.runners[0], at + 90 * MINUTE)


def settle_claims(team, name, at):
    """The coordinator decides which of the two did it, having seen both."""
    fields = {"status": "delivered", "runner": Staff(team.runners[0]), "outcome": "handed_over"}
    fields["note"] = "两人都买了，多的一份转给邻居"
    base = {"progress": [f"{name}/delivered", f"{name}/bought/1"]}
    return Event(at, team.coordinator, "errand", fields, about=name, base=base)


def renamed_twice(code, team, gates, homes, at):
    """Two households' names are put right by two people, each in their own way."""
    for n, (by_lead, by_gate) in enumerate((("志强", "智强"), ("丽芬", "丽芳")), 3):
        home, surname = f"{code}/home{n}", homes[n].name[0]
        yield Event(at + n * MINUTE, team.lead, "household", {"name": surname + by_lead}, about=home)
        yield Event(at + 2 * n * MINUTE, gates[0].key, "household", {"name": surname + by_gate}, about=home)


def taken_back(code, team, gates, homes, at):
    """One takes a record back while another, who does not know, still works on it."""
    home, entry, errand = homes[7], f"{code}/slip", f"{code}/called-off"
    fields = {"gate": gates[0].gate, "direction": "out", "subject": "resident", "person": home.name, "unit": home.unit}
    yield Event(at, gates[0].key, "gate_entry", {**fields, "decision": "let_out"}, entry)
    yield Event(at + 9 * MINUTE, gates[1].key, "gate_entry", {"void": "重复登记"}, about=entry)
    yield Event(at + 10 * MINUTE, gates[0].key, "gate_entry", {"companions": 1}, about=entry)
    yield Event(at, team.lead, "errand", {"title": "送一袋垃圾下楼", "unit": home.unit, "status": "open"}, errand)
    yield Event(at + 30 * MINUTE, team.lead, "errand", {"void": "住户自己下楼扔了"}, about=errand)
    yield Event(at + 31 * MINUTE, team.runners[0], "errand", {"note": "已经在楼下，五分钟到"}, about=errand)


def checked_twice(code, team, midnight):
    """The lead reads a fever at the door; the coordinator rings an hour later and is told that all is well."""
    key = {"resident": Ref(f"{code}/home12/0"), "date": local_day(midnight), "slot": "am"}
    fever = {"temperature": 38.2, "symptoms": ["发热"], "reached": True, "note": "已通知社区医生"}
    yield Event(midnight + 8 * HOUR, team.lead, "health_check", {**key, **fever})
    well = {"temperature": 36.6, "reached": True, "note": "电话里说退烧了"}
    yield Event(midnight + 9 * HOUR, team.coordinator, "health_check", {**key, **well})


def fever(gate, homes, at):
    """Somebody comes home with a fever, and is looked after."""
    home = homes[13]
    fields = {"gate": gate.gate, "direction": "in", "subject": "resident", "person": home.name, "unit": home.unit}
    fields |= {"temperature": 38.4, "mask": True, "decision": "held", "note": "复测38.3，已请社区医生，在门卫室等候"}
    yield Event(at, gate.key, "gate_entry", fields)


def measured_twice(code, team, gates, homes, at):
    """A warm forehead is measured again by two people with two thermometers, and they decide differently."""
    home, entry = homes[11], f"{code}/warm"
    fields = {"gate": gates[0].gate, "direction": "in", "subject": "resident", "person": home.name, "unit": home.unit}
    yield Event(at, gates[0].key, "gate_entry", {**fields, "temperature": 37.8, "decision": "held"}, entry)
    yield Event(at + 6 * MINUTE, gates[0].key, "gate_entry", {"temperature": 37.5}, about=entry)
    cooled = {"temperature": 36.9, "decision": "let_in"}
    yield Event(at + 8 * MINUTE, team.lead, "gate_entry", cooled, about=entry)


def listed_twice(code, team, homes, at):
    """A home gets onto the list a second time; the coordinator says next day that the two are one."""
    home = homes[9]
    fields = {"building": home.building, "unit": home.unit, "name": home.name[0] + "家", "phone": home.phone}
    yield Event(at, team.coordinator, "household", fields, f"{code}/again")
    same = {"kind_of": "household", "a": Ref(f"{code}/home9"), "b": Ref(f"{code}/again")}
    yield Event(at + 18 * HOUR, team.coordinator, "alias", same)


def bad_records(phone, homes, at):
    """A slip of the finger, an ID-card number, records of a newer app, and somebody who is not enrolled there."""
    entry = {"gate": "东门", "direction": "in", "subject": "resident", "person": homes[2].name, "unit": homes[2].unit}
    yield Event(at, phone, "gate_entry", {**entry, "temperature": 50})
    yield Event(at + 7 * MINUTE, phone, "gate_entry", {**entry, "note": f"没带通行证，身份证{ID_NUMBER}"})
    yield Event(at + 15 * MINUTE, phone, "parcel_shelf", {"shelf": "A3", "parcels": 12})
    yield Event(at + 21 * MINUTE, phone, "gate_entry", {**entry, "shoe_covers": True})
    yield Event(at + 33 * MINUTE, phone, "gate_entry", {**entry, "decision": "let_in"}, by=UNKNOWN_PERSON)
