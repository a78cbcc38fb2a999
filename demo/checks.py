"""Morning and evening checks at the homes that stay in, by the building lead."""

from demo.event import HOUR, MINUTE, Event, Ref
from sync.times import local_day

SLOTS = {"am": 7.5, "pm": 18.5}


def day_of_checks(rng, compound, lead, homes, midnight):
    """One check per resident of the watched homes and half-day of the day that starts at `midnight` (ms)."""
    date = local_day(midnight)
    for slot, hour in SLOTS.items():
        at = midnight + int(hour * HOUR)
        for n in range(compound.watched):
            for m in range(len(homes[n].residents)):
                at += rng.randrange(2, 6) * MINUTE
                key = {"resident": Ref(f"{compound.code}/home{n}/{m}"), "date": date, "slot": slot}
                yield Event(at, lead, "health_check", {**key, **_finding(rng)})


def _finding(rng):
    if rng.random() < 0.06:
        return {"reached": False, "note": "没应门，微信已留言"}
    feverish = rng.random() < 0.03
    degrees = round(rng.uniform(37.5, 38.3) if feverish else rng.gauss(36.5, 0.2), 1)
    symptoms = rng.choice((["发热"], ["发热", "咳嗽"])) if feverish else []
    return {"reached": True, "temperature": degrees, **({"symptoms": symptoms} if symptoms else {})}
