"""Days and hours where the people are."""

import os
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = 86_400_000
# The calendar's first and last moment, ms since 1970, with a day of room for zones at either end.
EARLIEST, LATEST = -62_135_510_400_000, 253_402_128_000_000


def zone() -> ZoneInfo:
    """The time zone of the district (setting `TIMEZONE`)."""
    return named(os.environ.get("TIMEZONE", "Asia/Shanghai"))


@lru_cache(maxsize=8)
def named(name: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises KeyError or ValueError for an unknown one."""
    return ZoneInfo(name)


def local(ms: int) -> datetime:
    """Milliseconds since 1970 as a local datetime; beyond the calendar it is its first or last day."""
    return datetime.fromtimestamp(min(max(ms, EARLIEST), LATEST) / 1000, zone())


def has(ms: int) -> bool:
    """Whether the calendar has a moment, in every zone."""
    return EARLIEST <= ms <= LATEST


def local_day(ms: int) -> str:
    """The local day of a moment, as `2020-02-08`."""
    return local(ms).date().isoformat()


def day_cut(day: str) -> int:
    """The ms of a local day from which a contact counts as its last one (setting `DAY_CLOSES`)."""
    hour, minute = map(int, os.environ.get("DAY_CLOSES", "20:00").split(":"))
    moment = datetime.fromisoformat(day).replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=zone())
    return int(moment.timestamp() * 1000)


def day_span(day: str) -> tuple[int, int]:
    """The first ms of a local day (`2020-02-08`) and the first of the next. Raises ValueError for what is no day."""
    first = date.fromisoformat(day)
    # After the last day of the calendar there is no midnight to ask for.
    after = DAY + _midnight(first) if first == date.max else _midnight(first + timedelta(days=1))
    return _midnight(first), after


def days_start(at: int, days: int) -> int:
    """The first ms of the so many local days that end with the one of a moment, which is one of them."""
    last = date.fromisoformat(local_day(at))
    return _midnight(max(date.min, last - timedelta(days=min(days - 1, last.toordinal() - 1))))


def _midnight(day):
    return int(datetime.combine(day, time.min, zone()).timestamp() * 1000)


def is_day(text: str) -> bool:
    """Whether a text is a calendar day, `2020-02-08`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False


def of_moment(text: str) -> int | None:
    """The ms of a date and time as in ISO 8601, at the site where it names no zone; None for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=zone())).timestamp() * 1000)
