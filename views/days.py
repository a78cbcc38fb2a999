"""The close of a day, as field and desk read and write it."""

from models.kinds import DayClose
from sync import intake
from sync.natural import natural_id

KIND = DayClose.kind()
CLOSERS = DayClose.about.writers


def record_id(who, date):
    """The id of the one close that there can be of a date at the site of `who`."""
    return natural_id(who.site_code, KIND, [date])


def found(site, date):
    """The close of a date as a dict of columns, or None."""
    chosen = (DayClose.site == site) & (DayClose.date == date) & DayClose.void.is_null()
    return DayClose.select().where(chosen).dicts().first()


def close(who, date, base, once):
    """Say that the day is closed."""
    _write(who, date, {"state": "closed", "reason": None}, base, once)


def reopen(who, date, reason, base, once):
    """Say that the day is open again, and why. Raises intake.Invalid."""
    _write(who, date, {"state": "open", "reason": reason}, base, once)


def _write(who, date, fields, base, once):
    fields = {"date": date, "who": who.person, **fields}
    intake.write(who, KIND, fields, record_id(who, date), base(fields), once)
