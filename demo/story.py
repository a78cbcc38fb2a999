"""The whole demo as data: the phones, and everything that people did on them up to now, in true order."""

from dataclasses import replace
from random import Random

from demo.days import team_of, three_days
from demo.district import life
from demo.event import DAY, DAYS, HOUR, first_midnight
from demo.people import homes, names
from demo.phones import all_phones
from demo.places import COMPOUNDS
from demo.trouble import clock_jumps, troubles

SEED = 20200211
TROUBLED = ("bjw", "xyxh")
MORNING, WAKING = 8 * HOUR, 16 * HOUR


def story(seed, now):
    """The phones, and the events up to `now` (ms) sorted by true time. The same arguments give the same story."""
    midnight = first_midnight(now)
    phones = all_phones(Random(seed), midnight)
    events = [*clock_jumps(phones)]
    for compound in COMPOUNDS:
        at_home = [phone for phone in phones if phone.site == compound.code]
        events += _compound(Random(f"{seed} {compound.code}"), seed, compound, at_home, midnight, now)
    return phones, sorted((event for event in events if event.at < now), key=lambda event: event.at)


def _compound(rng, seed, compound, phones, midnight, now):
    people = homes(rng, names(f"{seed} {compound.code}"), compound)
    events = three_days(rng, compound, phones, people, midnight)
    events = list(_thinned(rng, events, midnight, now))
    if compound.code in TROUBLED:
        events += life(compound.code, midnight)
        gates = [phone for phone in phones if phone.role == "gate"]
        events += troubles(rng, events, team_of(phones), gates, people, midnight, now)
    return _drawn_forward(events, midnight, now)


def _thinned(rng, events, midnight, now):
    """The events without most of today's gate entries, as long as today is only a few hours old."""
    today = midnight + (DAYS - 1) * DAY
    share = 1 if now - today >= MORNING else (now - today) / WAKING
    return (e for e in events if e.at < today or not _passing(e) or rng.random() < share)


def _passing(event):
    """Whether nothing else refers to the event, so that it may as well not have been."""
    return event.kind == "gate_entry" and not event.name and not event.about


def _drawn_forward(events, midnight, now):
    """The events, today's in the hours before now where it is too early for an ordinary day to have begun.

    Who opens the demo at one in the morning would else see nothing of today.
    """
    today = midnight + (DAYS - 1) * DAY
    if now - today >= MORNING:
        return events
    return [replace(e, at=today + (e.at - today) * (now - today) // WAKING) if e.at >= today else e for e in events]
