"""Days and hours where the people are."""

import os
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


def zone():
    """The time zone of the district (setting `TIMEZONE`)."""
    return named(os.environ.get("TIMEZONE", "Asia/Shanghai"))


@lru_cache(maxsize=8)
def named(name):
    """A time zone by its IANA name. Raises KeyError or ValueError for an unknown one."""
    return ZoneInfo(name)


def local(ms):
    """Milliseconds since 1970 as a local datetime."""
    return datetime.fromtimestamp(ms / 1000, zone())


def local_day(ms):
    """The local day of a moment, as `2020-02-08`."""
    return local(ms).date().isoformat()


def day_cut(day):
    """The ms of a local day from which a contact counts as its last one (setting `DAY_CLOSES`)."""
    hour, minute = map(int, os.environ.get("DAY_CLOSES", "20:00").split(":"))
    moment = datetime.fromisoformat(day).replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=zone())
    return int(moment.timestamp() * 1000)


def day_span(day):
    """The first ms of a local day (`2020-02-08`) and the first of the next. Raises ValueError for what is no day."""
    start = datetime.fromisoformat(day).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=zone())
    return int(start.timestamp() * 1000), int((start + timedelta(days=1)).timestamp() * 1000)
