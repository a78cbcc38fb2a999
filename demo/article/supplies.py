"""What was given, bought and handed out."""

from collections.abc import Iterator

from demo.article.told import MASKS_GIVEN, NAMED, moment, shared
from demo.event import MINUTE, SECOND, Event, Ref

GOODS = (("mask", "一次性医用口罩", "piece"), ("sanitiser", "消毒洗手液", "bottle"), ("disinfectant", "84消毒水", "kg"))
HELPED = ("hj", "hx", "qt", "bshy")
ROUNDS = 5


def events() -> Iterator[Event]:
    """Goods and stores first, then what moved."""
    for n, (category, name, unit) in enumerate(GOODS):
        yield Event(moment("2020-01-27", 9) + n * SECOND, "fz/coordinator", "goods", {
            "name": name, "category": category, "unit": unit}, name=category)
    for n, site in enumerate([place.code for place in NAMED] + ["bf"]):
        yield Event(moment("2020-01-27", 9, 10) + n * SECOND, f"{site}/supply", "point", {
            "type": "store", "spot": "物业仓库", "state": "open"}, name=f"{site} store")
    yield from _ceremony()
    yield from _head_office()
    yield from _joint_meeting()
    yield from _given_out()


def _moved(at, site, type, category, quantity, **more):
    return Event(at, f"{site}/supply", "movement", {
        "type": type, "goods": Ref(category), "category": category, "quantity": quantity, "store": Ref(f"{site} store"),
        **more})


def _ceremony():
    """8 February: the owners' committee gives what it has bought to those at the front and to the residents."""
    at = moment("2020-02-08", 10)
    yield Event(at, "bjw/coordinator", "activity", {"what": "ceremony", "stage": "held", "text": "防疫物资捐赠仪式"},
                name="ceremony")
    for n, (category, quantity) in enumerate((("mask", 3_000), ("sanitiser", 1_000))):
        yield _moved(at + (5 + n) * MINUTE, "bjw", "receipt", category, quantity, source="donation", for_whom="both",
                     funds="committee", ceremony=Ref("ceremony"))


def _head_office():
    """300 jin are 150 kilograms: as it was said stands beside what is counted."""
    at = moment("2020-02-07", 16)
    for n, (category, quantity, said) in enumerate((("disinfectant", 150, "300斤"), ("mask", 2_000, "2000个"))):
        yield _moved(at + n * MINUTE, "bf", "receipt", category, quantity, source="head_office", said=said,
                     from_org=Ref("珠海总公司"))


def _joint_meeting():
    at = moment("2020-02-06", 10)
    for n, site in enumerate(HELPED):
        for category, quantity in (("disinfectant", 20 + n), ("mask", 500 + 10 * n)):
            yield _moved(at + n * MINUTE, site, "receipt", category, quantity, source="joint_meeting",
                         from_org=Ref(f"爱心企业{'一二三'[n % 3]}"))


def _given_out():
    """More than 70,000 masks, given to residents for nothing."""
    parts = iter(shared(MASKS_GIVEN, len(NAMED) * ROUNDS))
    for n, place in enumerate(NAMED):
        bought = moment("2020-01-28", 9) + n * MINUTE
        yield _moved(bought, place.code, "receipt", "mask", MASKS_GIVEN // len(NAMED) + 100, source="purchase",
                     funds="company")
        for day in range(ROUNDS):
            yield _moved(moment(f"2020-02-{3 + day:02}", 17) + n * MINUTE, place.code, "issue", "mask", next(parts))
