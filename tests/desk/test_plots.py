"""Figures as shapes."""

from hypothesis import given
from hypothesis import strategies as st

from views.desk.reports import plots

counts = st.integers(0, 10**6)
days = st.dictionaries(st.integers(0, 23), st.tuples(counts, counts))


def test_a_quiet_day_shows_the_waking_hours():
    assert [row.hour for row in plots.hours_plot({})] == list(range(6, 23))


def test_a_night_entry_is_drawn():
    assert plots.hours_plot({3: (1, 0)})[0].hour == 3


def test_hours_to_come_are_not_drawn():
    assert [row.hour for row in plots.hours_plot({8: (1, 1)}, last=9)] == [6, 7, 8, 9]


def test_the_longest_bar_fills_its_room():
    row = plots.hours_plot({8: (10, 5)})[2]
    assert row.left.width == 2 * row.right.width


@given(days, st.integers(0, 23))
def test_everything_that_happened_is_drawn_inside_the_drawing(hours, last):
    rows = plots.hours_plot(hours, last)
    drawn = {row.hour: row for row in rows}
    for hour, (out, back) in hours.items():
        if out or back:
            assert (drawn[hour].left.n, drawn[hour].right.n) == (out, back)
    for row in rows:
        assert bool(row.left.n) == bool(row.left.width)
        assert row.left.x >= 0
        assert row.right.x + row.right.width <= plots.WIDTH
        assert 0 <= row.y < plots.height(rows)


@given(st.lists(counts, max_size=8), st.integers(0, 120))
def test_bars_keep_their_order(numbers, left):
    bars = plots.bars_plot(numbers, left)
    assert [bar.n for bar in bars] == numbers
    assert all(bar.x == left and bar.x + bar.width <= plots.WIDTH - plots.NUMBER + 2 for bar in bars)
    widths = [bar.width for bar in sorted(bars, key=lambda bar: bar.n)]
    assert widths == sorted(widths)
