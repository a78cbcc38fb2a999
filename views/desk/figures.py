"""What a day at a site adds up to. Every question names the site and has an index behind it.

`source`: kind → what to select from, where the day is asked for as it was known at an earlier moment.
"""

from flask import current_app

from models import database
from models.database import table
from views.desk.rows import by_name
from views.moments import DAY, HOUR

COUNTED = "void IS NULL AND same_as IS NULL"
UNDONE = ("status IN ('open', 'failed', 'claimed', 'bought')", "status IS NULL")
AGES = ((0, HOUR), (HOUR, 4 * HOUR), (4 * HOUR, DAY), (DAY, 3 * DAY), (3 * DAY, None))


def undone(source, before=None):
    """The errands that still want something, as a question that takes the site twice: `id`, `at`, `title`, `unit`.

    `before`: only those that began earlier, ms.
    """
    begun = "" if before is None else f" AND at < {int(before)}"
    return " UNION ALL ".join(f"SELECT id, at, title, unit FROM {source('errand')} WHERE site = ? AND {status} "
                              f"AND void IS NULL{begun}" for status in UNDONE)


def hours(site, start, end, source=table):
    """Entries at the gates per hour of the day between `start` and `end` (ms): {hour: (out, in)}."""
    found = database.rows(
        f"SELECT (at - ?) / {HOUR}, direction, COUNT(*) FROM {source('gate_entry')} WHERE site = ? AND at >= ? "
        f"AND at < ? AND {COUNTED} GROUP BY 1, 2", start, site, start, end)
    counts = {}
    for hour, direction, n in found:
        out, back = counts.get(hour, (0, 0))
        counts[hour] = (out + n, back) if direction == "out" else (out, back + n) if direction == "in" else (out, back)
    return counts


def fever_from():
    """The lowest temperature in °C that is a fever; thermometers tell tenths."""
    return round(current_app.config["FEVER_ABOVE"] + 0.1, 1)


def fevers(site, start, end, source=table):
    """Entries of the day measured above the fever limit, latest first, as dicts."""
    columns = ("id", "at", "uncertain", "person", "unit", "plate", "gate", "temperature", "decision")
    found = database.rows(
        f"SELECT {', '.join(columns)} FROM {source('gate_entry')} WHERE site = ? AND at >= ? AND at < ? "
        f"AND temperature > 37 AND temperature >= ? AND {COUNTED} ORDER BY at DESC", site, start, end, fever_from())
    return by_name(columns, found)


def errands_by_age(site, now, source=table, before=None):
    """Errands that still want something, by how long ago they began: a list of counts in the order of `AGES`.

    `before`: only those that began earlier, ms.
    """
    cuts = " + ".join("(CASE WHEN at <= ? THEN 1 ELSE 0 END)" for _ in AGES[1:])
    found = dict(database.rows(
        f"SELECT {cuts}, COUNT(*) FROM ({undone(source, before)}) AS undone GROUP BY 1",
        *(now - youngest for youngest, _ in AGES[1:]), site, site))
    return [found.get(age, 0) for age in range(len(AGES))]


def oldest_errand(site, source=table):
    """The errand that has wanted something for longest, as a dict, or None."""
    # A bare `at` would make SQLite read all errands in the order of their days, instead of the open ones alone.
    found = database.rows(f"SELECT * FROM ({undone(source)}) AS undone ORDER BY at + 0 LIMIT 1", site, site)
    return next(iter(by_name(("id", "at", "title", "unit"), found)), None)
