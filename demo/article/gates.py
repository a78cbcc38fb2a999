"""Closed gates: the rule of the district, armbands, and who goes in and out."""

from collections.abc import Iterator

from demo.article.told import moment
from demo.event import MINUTE, Event

ARMBANDS = 14


def events() -> Iterator[Event]:
    """The rule first, then who wears what and who passes."""
    yield Event(moment("2020-01-31", 18), "fz/coordinator", "regime", {
        "since": "2020-02-01T00:00:00+08:00", "residents": "pass", "visitors": "registered", "couriers": "at_gate",
        "vehicles": "registered", "mask": True})
    yield Event(moment("2020-02-01", 7), "wdgg/lead", "point", {"type": "gate", "spot": "东门", "state": "open"},
                name="wdgg gate")
    for n in range(ARMBANDS):
        yield Event(moment("2020-02-01", 8, n), "dt/supply", "asset", {
            "thing": "armband", "number": f"防疫员{n + 1:02}", "holder": f"物业员{n + 1}", "state": "issued"})
    for n in range(40):
        fields = {"gate": "正门", "direction": ("out", "in")[n % 2], "mask": True}
        who = {"subject": "vehicle", "plate": f"闽C{7000 + n}", "passengers": 2} if n % 8 == 3 else {
            "subject": "resident", "person": f"住户{n // 2 + 1}", "temperature": 36.4}
        yield Event(moment("2020-02-10", 8) + n * 7 * MINUTE, "hhss/gate", "gate_entry", {
            **fields, **who, "decision": ("let_out", "let_in")[n % 2]})
