"""Figures as shapes: counts in, positions for an SVG out. Nothing here knows a request, a database or a colour.

Lengths are in the user units of the drawing, which the page shows one to one on a phone of 360 CSS pixels.
"""

from typing import NamedTuple

WIDTH = 328
ROW, TEXT = 26, 18
MIDDLE = 44
NUMBER = 44


class Bar(NamedTuple):
    """One bar: `n` is what it counts, `x` and `width` its place, `label_x` where its number stands."""

    n: int
    x: float
    width: float
    label_x: float


class HourRow(NamedTuple):
    """One hour of the day: bars to both sides of the middle; `y` is the top of the row, `text_y` its base line."""

    hour: int
    y: int
    text_y: int
    left: Bar
    right: Bar


def scale(n, most, room):
    """Length of a bar for `n` where `most` fills `room`; something that happened is never drawn as nothing."""
    if not n:
        return 0
    return max(2, round(room * n / most, 1))


def span(hours, last=22):
    """The hours to draw: the waking day, as far as `last`, and whatever lies outside as soon as something happened.

    None where `last` is before the first hour and nothing happened.
    """
    busy = [hour for hour, counts in hours.items() if any(counts)]
    if last < 0 and not busy:
        return range(0)
    return range(min([6, max(last, 0), *busy]), max([last, *busy]) + 1)


def hours_plot(hours, last=22):
    """Rows of a day, one figure to the left and one to the right of the hour.

    hours: {0…25: (left, right)}; one that is missing counts as nothing. `last`: the hour up to which to draw anyway.
    """
    most = max([1, *(n for counts in hours.values() for n in counts)])
    return [_hour_row(hour, place, hours.get(hour, (0, 0)), most) for place, hour in enumerate(span(hours, last))]


def height(rows):
    """Height of a drawing of so many rows."""
    return len(rows) * ROW


def bars_plot(counts, left=0):
    """Bars one below the other, all starting at `left`: a list of Bar, in the order of `counts`."""
    most = max([1, *counts])
    room = WIDTH - left - NUMBER
    widths = [scale(n, most, room) for n in counts]
    return [Bar(n, left, width, left + width + 6) for n, width in zip(counts, widths, strict=True)]


def _hour_row(hour, place, counts, most):
    room = (WIDTH - MIDDLE) / 2 - NUMBER
    middle = (WIDTH - MIDDLE) / 2, (WIDTH + MIDDLE) / 2
    left, right = (scale(n, most, room) for n in counts)
    return HourRow(
        hour,
        place * ROW,
        place * ROW + TEXT,
        Bar(counts[0], middle[0] - left, left, middle[0] - left - 6),
        Bar(counts[1], middle[1], right, middle[1] + right + 6),
    )
