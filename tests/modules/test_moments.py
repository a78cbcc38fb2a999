"""Moments at the clock of the site, as the centre says them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.engine import Modules

ZONES = ("Asia/Shanghai", "America/St_Johns", "Europe/Berlin")
MOMENTS = st.integers(31_536_000_000, 7_258_032_000_000)
NOW = 1_581_120_000_000
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@pytest.fixture(scope="module", params=ZONES)
def site(request):
    """The modules of a phone whose site is in a zone, and the zone."""
    modules = Modules(request.param)
    modules.awaited("m_words.learnAll()")
    yield modules, ZoneInfo(request.param)
    modules.close()


@given(ms=MOMENTS)
def test_a_moment_is_written_with_the_zone_of_the_site(site, ms):
    modules, zone = site
    assert modules.call("m_moments.iso", ms) == datetime.fromtimestamp(ms // 1000, zone).isoformat()


@given(ms=MOMENTS)
def test_a_day_begins_at_the_sites_midnight(site, ms):
    modules, zone = site
    midnight = datetime.fromtimestamp(ms / 1000, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    assert modules.call("m_moments.dayStart", ms) == int(midnight.timestamp() * 1000)


@given(now=MOMENTS, back=st.integers(-3 * DAY, 3 * DAY) | st.integers(-400 * DAY, 400 * DAY))
def test_a_moment_is_said_as_near_as_it_is(site, now, back):
    modules, zone = site
    ms = now - back
    moment, today = (datetime.fromtimestamp(one / 1000, zone) for one in (ms, now))
    hour, years = f"{moment:%H:%M}", "" if moment.year == today.year else f", {moment.year}"
    told = f"{moment:%b} {moment.day}{years}, {hour}".replace(f"{years}, {hour}", f"{years} {hour}")
    if moment.date() == today.date() - timedelta(days=1):
        told = f"yesterday {hour}"
    same = moment.date() == today.date()
    assert modules.call("m_moments.when", "en", now, ms) == (f"today {hour}" if same else told)
    assert modules.call("m_moments.clock", "en", now, ms) == (hour if same else told)


@pytest.mark.parametrize(("days", "told"), [(0, "today 12:30"), (1, "yesterday 12:30"), (2, "Feb 6 12:30"),
                                            (-1, "Feb 9 12:30"), (200, "Jul 23, 2019 12:30")])
def test_today_and_yesterday_have_words(site, days, told):
    modules, zone = site
    now = datetime(2020, 2, 8, 20, 0, tzinfo=zone)
    moment = datetime(2020, 2, 8, 12, 30, tzinfo=zone) - timedelta(days=days)
    at = [int(one.timestamp() * 1000) for one in (now, moment)]
    assert modules.call("m_moments.when", "en", *at) == told
    assert modules.call("m_moments.clock", "en", *at) == ("12:30" if days == 0 else told)


@pytest.mark.parametrize("wall", ["2019-03-31T01:30", "2019-03-31T04:30", "2019-10-27T01:30", "2019-10-27T04:30",
                                  "2019-03-10T01:30", "2019-03-10T04:30", "2019-11-03T00:30", "2019-11-03T04:30"])
def test_what_is_read_near_a_moved_clock_is_right(site, wall):
    modules, zone = site
    assert modules.call("m_moments.read",
                        wall) == int(datetime.fromisoformat(wall).replace(tzinfo=zone).timestamp() * 1000)


def test_at_greenwich_the_sign_is_plus():
    modules = Modules("UTC")
    assert modules.call("m_moments.iso", NOW) == "2020-02-08T00:00:00+00:00"
    modules.close()


def test_what_never_was_is_said(site):
    assert site[0].call("m_moments.when", "en", NOW, None) == "never"
    assert site[0].value(f"m_moments.when('en', {NOW}, undefined)") == "never"


def test_chinese_has_an_order_of_its_own(site):
    modules, zone = site
    moment = datetime(2019, 11, 3, 7, 5, tzinfo=zone)
    assert modules.call("m_moments.when", "zh_CN", NOW, int(moment.timestamp() * 1000)) == "2019年11月3日 07:05"


FRACTIONS = ["", ".5", ",25", ".1234567"]
ENDS = ["", "Z", "+08:00", "-0330", "+05", "-11:45"]


@given(wall=st.datetimes(datetime(1972, 1, 1), datetime(2199, 12, 30)), end=st.sampled_from(ENDS),
       part=st.integers(0, 4),
       fraction=st.sampled_from(FRACTIONS), dashes=st.booleans())
def test_a_moment_is_read_as_the_centre_reads_it(site, wall, end, part, fraction, dashes):
    modules, zone = site
    date = wall.strftime("%Y-%m-%d" if dashes else "%Y%m%d")
    hours = ["", "%H", "%H:%M" if dashes else "%H%M", "%H:%M:%S" if dashes else "%H%M%S"][min(part, 3)]
    text = date + (wall.strftime(f"T{hours}") + (fraction if part > 2 else "") + end if hours else "")
    meant = datetime.fromisoformat(text.replace(",", "."))
    aware = meant if meant.tzinfo else meant.replace(tzinfo=zone)
    if meant.tzinfo or datetime.fromtimestamp(aware.timestamp(), zone).replace(tzinfo=None) == meant:
        assert modules.call("m_moments.read", text) == int(aware.timestamp() * 1_000_000 // 1000)


@pytest.mark.parametrize("text", [
    "", "soon", "2020-02-30", "2020-13-01", "2020-00-10", "2020-02-00", "2020-02-08T24:00", "2020-02-08T23:60",
    "2020-02-08T12:60", "2020-02-08T12:30:60",
    "2020-02-08T23:59:60", "1970-12-31", "2200-01-01", "2020-02-08T", "x2020-02-08", "2020-02-08x", "0020-02-08",
])  # fmt: skip
def test_what_is_no_moment_is_none(site, text):
    assert site[0].call("m_moments.read", text) is None


def test_nothing_is_no_moment(site):
    assert site[0].value("m_moments.read(undefined)") is None


@pytest.mark.parametrize(("text", "ms"), [
    ("1971-01-01T00:00Z", 31_536_000_000), ("2199-12-31T23:59:59Z", 7_258_118_399_000),
    ("2020-02-29T00:00:00.001Z", 1582934400001),
    ("2020-02-08T00:00:00.9999Z", 1581120000999), ("2020-02-08T00:00+00:30", NOW - 30 * MINUTE),
    ("2020-02-08T00:00-01:00", NOW + HOUR), ("2020-02-08T00:00+01", NOW - HOUR), ("20200208T000000Z", NOW),
])  # fmt: skip
def test_it_works(site, text, ms):
    assert site[0].call("m_moments.read", text) == ms


def test_a_zone_is_asked_for_again_where_too_much_is_known(site):
    modules, zone = site
    modules.value(f"Array.from({{ length: 10_005 }}, (_, at) => m_moments.iso(at * 900_000 + {NOW})).length")
    assert modules.call("m_moments.iso", NOW) == datetime.fromtimestamp(NOW // 1000, zone).isoformat()


@pytest.mark.parametrize("moment", ["2019-03-31T01:00+00:00", "2019-10-27T01:00+00:00", "2019-03-10T05:30+00:00",
                                    "2019-11-03T04:30+00:00"])
def test_a_clock_is_moved_at_its_very_moment(site, moment):
    modules, zone = site
    ms = int(datetime.fromisoformat(moment).timestamp() * 1000)
    for at in (ms - 1, ms, ms + 1):
        assert modules.call("m_moments.iso", at) == datetime.fromtimestamp(at // 1000, zone).isoformat()
