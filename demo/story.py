"""The whole demo as data: the phones, and everything that people did on them up to now, in true order."""

from random import Random

from demo.days import team_of, three_days
from demo.event import first_midnight
from demo.people import homes, names
from demo.phones import all_phones
from demo.places import COMPOUNDS
from demo.trouble import clock_jumps, troubles

SEED = 20200211
TROUBLED = ("bjw", "xyxh")


def story(seed, now):
    """The phones, and the events up to `now` (ms) sorted by true time. The same arguments give the same story."""
    midnight = first_midnight(now)
    phones = all_phones(Random(seed), midnight)
    events = [*clock_jumps(phones)]
    for compound in COMPOUNDS:
        at_home = [phone for phone in phones if phone.site == compound.code]
        events += _compound(Random(f"{seed} {compound.code}"), seed, compound, at_home, midnight, now)
    return phones, sorted((e for e in events if e.at < now), key=lambda event: event.at)


def _compound(rng, seed, compound, phones, midnight, now):
    source = names(f"{seed}{compound.code}")
    people = homes(rng, source, compound)
    events = list(three_days(rng, compound, phones, people, midnight))
    if compound.code in TROUBLED:
        gates = [phone for phone in phones if phone.role == "gate"]
        events += troubles(rng, events, team_of(phones), gates, people, midnight, now)
    return events
