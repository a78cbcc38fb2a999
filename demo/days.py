"""What happens in one compound, from the early morning when its homes are listed to the end of the last day."""

from demo.checks import day_of_checks
from demo.errands import Team, day_of_errands
from demo.event import DAY, DAYS, HOUR, Event, Ref
from demo.gates import day_at_gates


def team_of(phones):
    """Who runs errands, from the phones of one compound."""

    def of(role):
        return tuple(phone.key for phone in phones if phone.role == role and phone.habit != "never")

    return Team(of("lead")[0], of("coordinator")[0], of("runner") or of("lead"))


def listed(code, lead, homes, midnight):
    """The building lead lists homes and residents before the first day's gates open."""
    at = midnight + 4 * HOUR
    for n, home in enumerate(homes):
        at += 2_000
        name, fields = f"{code}/home{n}", {"building": home.building, "unit": home.unit, "name": home.name}
        fields |= {"phone": home.phone, "people": len(home.residents), **({"note": home.note} if home.note else {})}
        yield Event(at, lead, "household", fields, name)
        for m, who in enumerate(home.residents):
            yield Event(at + m + 1, lead, "resident", {"household": Ref(name), **_filled(who)}, f"{name}/{m}")


def three_days(rng, compound, phones, homes, midnight):
    """Everything that happens in one compound, in no particular order."""
    team, gates = team_of(phones), [phone for phone in phones if phone.role == "gate"]
    yield from listed(compound.code, team.lead, homes, midnight)
    for start in range(midnight, midnight + DAYS * DAY, DAY):
        yield from day_at_gates(rng, compound, gates, homes, start)
        yield from day_of_errands(rng, compound, team, homes, start)
        yield from day_of_checks(rng, compound, team.lead, homes, start)


def _filled(who):
    fields = {"name": who.name, "phone": who.phone, "plates": list(who.plates), "pass_no": who.pass_no}
    return {field: value for field, value in fields.items() if value}
