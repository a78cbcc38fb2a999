"""Times and spans as people say them, in the reader's language and the site's time zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from flask_babel import get_locale, get_timezone
from flask_babel import gettext as _

from sync import clock

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def local(ms):
    """The wall-clock time at the site of `ms` since 1970."""
    return datetime.fromtimestamp(ms / 1000, zone())


def when(ms, now=None):
    """A moment: "today 09:12", "yesterday 17:40", "12 Feb 09:12", with the year when it is another one."""
    if ms is None:
        return _("never")
    moment, today = local(ms), local(clock.now() if now is None else now)
    hour = moment.strftime("%H:%M")
    if moment.date() == today.date():
        return _("today %(time)s", time=hour)
    if moment.date() == today.date() - timedelta(days=1):
        return _("yesterday %(time)s", time=hour)
    skeleton = "MMMd" if moment.year == today.year else "yMMMd"
    return f"{format_skeleton(skeleton, moment, locale=get_locale())} {hour}"


def exact(ms):
    """The whole moment, to the second, for who wants to know it."""
    return local(ms).strftime("%Y-%m-%d %H:%M:%S")


def iso(ms):
    """The moment for the `datetime` attribute of a `time` element."""
    return local(ms).isoformat(timespec="seconds")


def span(ms):
    """A length of time in its largest fitting unit: "40 s", "12 min", "5 h", "3 d"."""
    ms = abs(ms)
    if ms < MINUTE:
        return _("%(n)s s", n=ms // 1000)
    if ms < HOUR:
        return _("%(n)s min", n=ms // MINUTE)
    if ms < 2 * DAY:
        return _("%(n)s h", n=ms // HOUR)
    return _("%(n)s days", n=ms // DAY)


def today():
    """The date at the site."""
    return local(clock.now()).date()


def day_bounds(day):
    """First millisecond of the date at the site, and first of the next one; a day need not have 24 hours."""
    start, end = (datetime.combine(date, time(), zone()) for date in (day, day + timedelta(days=1)))
    return int(start.timestamp() * 1000), int(end.timestamp() * 1000)


def zone():
    """The site's time zone; of the standard library, because one of pytz must not be given to `combine`."""
    return ZoneInfo(str(get_timezone()))
