"""Times and spans as people say them, in the reader's language and at the clock of the site."""

from datetime import date, datetime, timedelta

from babel.dates import format_skeleton
from flask_babel import format_date, get_locale
from flask_babel import gettext as _

from sync import clock
from sync.times import day_span, local, zone

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)


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
    return f"{short(moment, today)} {hour}"


def short(day, today):
    """A date without its weekday: "12 Feb", with the year when it is another one."""
    return format_skeleton("MMMd" if day.year == today.year else "yMMMd", day, locale=get_locale())


def title(day):
    """A date as the head of a page says it: "Today, Monday 10 February"."""
    name = format_date(day, _("EEEE d MMMM y"))
    return _("Today, %(day)s", day=name) if day == today() else name


def spanned(since, until):
    """Some days as the head of a page says them: one as `title` says it, of several the first and the last."""
    if since == until:
        return title(since)
    return _("%(start)s to %(end)s", start=short(since, today()), end=short(until, today()))


def named(text):
    """A date as in `2020-02-08` in words, with its weekday: "Sat, Feb 8"; a text that is no date as it is."""
    try:
        day = date.fromisoformat(text)
    except (ValueError, TypeError):
        return text or ""
    return format_skeleton("MMMEd" if day.year == today().year else "yMMMEd", day, locale=get_locale())


def minute(ms):
    """A moment with its whole date, to the minute."""
    return local(ms).strftime("%Y-%m-%d %H:%M")


def exact(ms):
    """The whole moment, to the second, for who wants to know it."""
    return local(ms).strftime("%Y-%m-%d %H:%M:%S")


def iso(ms):
    """The moment for the `datetime` attribute of a `time` element."""
    return local(ms).isoformat(timespec="seconds")


def span(ms):
    """A length of time in its largest fitting unit: "40 s", "12 min", "5 h", "3 days"."""
    ms = abs(ms)
    if ms < MINUTE:
        return _("%(n)s s", n=ms // 1000)
    if ms < HOUR:
        return _("%(n)s min", n=ms // MINUTE)
    if ms < 2 * DAY:
        return _("%(n)s h", n=ms // HOUR)
    return _("%(n)s days", n=ms // DAY)


def typed(text):
    """A moment in ms: as a number, or as a browser's field for date and time has it, at the site. None for neither."""
    try:
        if text and text.isascii() and text.isdigit() and len(text) < 15:
            return int(text)
        return int(datetime.fromisoformat(text).replace(tzinfo=zone()).timestamp() * 1000) if text else None
    except (ValueError, OverflowError):
        return None


def field(ms):
    """The moment as a browser's field for date and time wants it."""
    return local(ms).strftime("%Y-%m-%dT%H:%M")


def today():
    """The date at the site."""
    return local(clock.now()).date()


def bounds(day):
    """First millisecond of the date at the site, and the first of the next one."""
    return day_span(day.isoformat())


def parse(text):
    """A date from the address of a page. Raises ValueError for what is none, or is not of this century or the next."""
    found = date.fromisoformat(text)
    if not FIRST <= found <= LAST:
        raise ValueError(text)
    return found
