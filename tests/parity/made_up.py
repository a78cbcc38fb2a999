"""Records that nobody would write, and somebody will: made by Hypothesis, written by two phones."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from models.kinds import Errand, ErrandItem, ErrandMoney, GateEntry
from tests.clocks import HOUR, MINUTE
from tests.parity.phone import Phone

SIGNS = "\"'<>&`\\%{}()#/=;: -·.,。，0123456789aZéİß林小美闽栋室𠮷🏮👨‍👩‍👧\u200b\u00a0\u3000\u202e"
LINES = SIGNS + "\n\t"
ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-3, minutes=-30))])
MOMENTS = st.builds(
    lambda moment, minutes: moment.isoformat(timespec="minutes" if minutes else "seconds"),
    st.datetimes(datetime(2020, 1, 1), datetime(2021, 12, 31), timezones=ZONES), st.booleans())
DAYS = st.dates(date(2019, 1, 1), date(2022, 1, 1)).map(date.isoformat)


def _text(longest, signs=SIGNS):
    return st.text(signs, max_size=longest)


def _fields(**fields):
    """A dict with some of the fields; the others are not written at all."""
    return st.fixed_dictionaries({}, optional=fields)


def _word(field):
    return st.sampled_from(list(field.words))


UNITS = st.sampled_from(["3-1502", "3-201", "12-1", "1502", "", " "]) | _text(8)
GATES = st.sampled_from(["东门", "北门"]) | _text(6)
ENTRY = _fields(gate=GATES, direction=_word(GateEntry.direction), subject=_word(GateEntry.subject), person=_text(12),
                unit=UNITS, plate=_text(8), temperature=st.integers(300, 450).map(lambda tenths: tenths / 10),
                decision=_word(GateEntry.decision), note=_text(30, LINES), companions=st.integers(0, 9))
ITEM = _fields(text=_text(12), quantity=st.sampled_from(["2 kg", "0.5 kg", "1,5", "3袋", "12345678901 g"]) | _text(6),
               state=_word(ErrandItem.state), price=st.integers(0, 10**8))
MONEY = _fields(amount=st.integers(-(10**8), 10**8), what=_word(ErrandMoney.what))
# Without a status an errand is in no list of the phone: nothing but a hand-written op makes one.
ERRAND = st.builds(dict.__or__, st.fixed_dictionaries({"title": st.text(SIGNS, min_size=1, max_size=20),
                                                       "status": _word(Errand.status)}),
                   _fields(unit=UNITS, phone=_text(12), needed_by=MOMENTS | DAYS, outcome=_word(Errand.outcome),
                           note=_text(30, LINES)))
RESIDENT = _fields(name=_text(12), phone=_text(12), plates=st.lists(_text(8), max_size=3))
WHO = st.sampled_from(["own", "other"])
GONE = st.none() | st.text(SIGNS, min_size=1, max_size=10)
ENTRIES = st.lists(st.tuples(WHO, ENTRY, GONE, st.integers(1, 5 * MINUTE) | st.integers(0, 9 * HOUR)), max_size=6)
WORK = (st.lists(ITEM, max_size=3), st.lists(MONEY, max_size=2))
ERRANDS = st.lists(st.tuples(WHO, ERRAND, WHO | st.none(), GONE, *WORK), max_size=4)
RESIDENTS = st.lists(st.tuples(RESIDENT, st.booleans()), max_size=3)


class Writer:
    """Writes what was made up, and notes the ids by kind."""

    def __init__(self, phone: Phone):
        self.phone, self.ids = phone, {"gate_entry": [], "errand": [], "resident": []}

    def write(self, entries: list, errands: list, residents: list) -> None:
        home = self._make("other", "household", {"unit": "3-1502"})
        for fields, housed in residents:
            self._make("other", "resident", fields | ({"household": home} if housed else {"name": "x"}))
        for who, fields, gone, ms in entries:
            self._make(who, "gate_entry", fields or {"direction": "in"}, gone)
            self.phone.collector.clock.tick(ms)
        for one in errands:
            self._errand(*one)
        self.phone.begin()

    def _errand(self, who, fields, runner, gone, items, movements):
        person = runner and getattr(self.phone, runner).store.person
        errand = self._make(who, "errand", fields | ({"runner": person} if person else {}), gone)
        for item in items:
            self._make("other", "errand_item", item | {"errand": errand})
        for money in movements:
            self._make("other", "errand_money", money | {"errand": errand} | ({"runner": person} if person else {}))

    def _make(self, who, kind, fields, gone=None):
        device = getattr(self.phone, who)
        id = device.write(kind, fields)
        if gone:
            device.take_back(id, gone)
        device.sync()
        assert not device.store.verdicts, device.store.verdicts
        self.ids.setdefault(kind, []).append(id)
        return id
