"""What happens, as data: one event is one statement that somebody makes on one phone at one moment."""

from dataclasses import dataclass, field

from sync.times import day_span, local_day

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
DAYS = 3


class Ref(str):
    """Stands for the id of the record that the event of this name creates."""


class Staff(str):
    """Stands for the person id of whoever carries the phone of this key."""


@dataclass(frozen=True)
class Event:
    """`at` is true time in ms; what the phone's clock makes of it is the phone's affair.

    `name` lets later events refer to this one, `about` names the event that created the record, and `base` maps a field
    or group to the names of the events that the author saw. `by` overrides the person.
    """

    at: int
    phone: str
    kind: str
    set: dict
    name: str = ""
    about: str = ""
    base: dict = field(default_factory=dict)
    by: str = ""


def around(rng, peaks):
    """Milliseconds after midnight, drawn around `peaks`: (hour, spread in hours, weight), between 6:30 and 22:00."""
    hour, spread, _ = rng.choices(peaks, [weight for *_, weight in peaks])[0]
    return int(min(max(rng.gauss(hour, spread), 6.5), 22) * HOUR)


def first_midnight(now):
    """Start, in ms, of the first of the demo's days, of which the last is the day of `now` (ms)."""
    return day_span(local_day(now))[0] - (DAYS - 1) * DAY
