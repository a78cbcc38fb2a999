"""A day of errands: a home asks, a runner claims, shops and delivers, and the coordinator settles it the day after."""

from dataclasses import dataclass

from demo.event import DAY, HOUR, MINUTE, SECOND, Event, Ref, Staff, around
from sync.times import local

BASKETS = {
    "买菜": (("上海青", "2斤", 860), ("五花肉", "1斤", 3200), ("鸡蛋", "30个", 2850), ("豆腐", "2块", 500)),
    "买药": (("苯磺酸氨氯地平片", "2盒", 5780), ("二甲双胍缓释片", "1盒", 3150)),
    "米面油": (("大米", "10kg", 6590), ("花生油", "5L", 11990), ("线面", "2斤", 1800)),
    "宝宝用品": (("奶粉三段", "1罐", 23800), ("纸尿裤L码", "2包", 15800), ("湿巾", "3包", 2970)),
    "日用品": (("垃圾袋", "3卷", 1500), ("洗衣液", "1瓶", 3990), ("抽纸", "1提", 2690)),
    "代取快递": (("菜鸟驿站包裹", "1件", 0),),
}
OPENED = ((8.5, 0.8, 3), (14.5, 1.0, 2))
FATES = {"closed": 58, "open": 12, "claimed": 8, "delivered": 10, "absent": 4, "failed": 5, "cancelled": 5}


@dataclass(frozen=True)
class Team:
    """The phones that take part in a compound's errands."""

    lead: str
    coordinator: str
    runners: tuple


def ask(rng, team, code, homes, at, name):
    """The events by which an errand called `name` comes into the world at `at` (ms), its items after it."""
    n = rng.randrange(len(homes))
    home, title = homes[n], rng.choice(tuple(BASKETS))
    fields = {"title": title, "unit": home.unit, "phone": home.phone, "household": Ref(f"{code}/home{n}")}
    fields |= {"status": "open", "needed_by": local(at + rng.choice((4, 8, 24)) * HOUR).isoformat("T", "minutes")}
    fields |= {"note": home.note} if home.note else {}
    yield Event(at, team.lead, "errand", fields, name)
    for m, (text, quantity, _) in enumerate(BASKETS[title]):
        wanted = {"errand": Ref(name), "text": text, "quantity": quantity, "state": "wanted"}
        yield Event(at + SECOND * (m + 1), team.lead, "errand_item", wanted, f"{name}/item{m}")


def claim(name, runner, at):
    """The runner takes the errand."""
    return Event(at, runner, "errand", {"status": "claimed", "runner": Staff(runner)}, f"{name}/claimed", name)


def fill(rng, title):
    """What the shop had of the basket: the fields that each item gets, and what it cost in all, in fen."""
    states = rng.choices(("bought", "substituted", "unavailable"), (90, 6, 4), k=len(BASKETS[title]))
    items = [
        {"state": state} if state == "unavailable" else {"state": state, "price": price}
        for state, (_, _, price) in zip(states, BASKETS[title], strict=True)
    ]
    return items, sum(item.get("price", 0) for item in items)


def shop(items, cost, name, runner, at):
    """The runner buys and lays out the money: every item, then the errand itself, then what it cost."""
    for m, item in enumerate(items):
        yield Event(at + 20 * SECOND * m, runner, "errand_item", item, about=f"{name}/item{m}")
    yield Event(at + 5 * MINUTE, runner, "errand", {"status": "bought"}, f"{name}/bought", name)
    if cost:
        yield money(name, runner, cost, "advanced", at + 6 * MINUTE)


def hand_over(rng, cost, name, runner, at):
    """The runner delivers at `at` and is paid back."""
    outcome = rng.choices(("handed_over", "left_at_door"), (3, 2))[0]
    yield Event(at, runner, "errand", {"status": "delivered", "outcome": outcome}, f"{name}/delivered", name)
    if cost:
        yield money(name, runner, -cost, "repaid", at + 2 * MINUTE)


def money(name, runner, amount, what, at):
    """A movement of `amount` fen; over an errand, they add up to what its runner is owed."""
    fields = {"errand": Ref(name), "runner": Staff(runner), "amount": amount, "what": what}
    return Event(at, runner, "errand_money", fields)


def finish(name, by, status, at, seen, **more):
    """Somebody else than the runner ends the errand, having seen the event `seen`."""
    return Event(at, by, "errand", {"status": status, **more}, f"{name}/{status}", name, {"progress": [seen]})


def day_of_errands(rng, compound, team, homes, midnight):
    """All errands that are asked for in one compound on the day that starts at `midnight` (ms)."""
    for n in range(compound.errands):
        at = midnight + around(rng, OPENED)
        settled = midnight + DAY + 13 * HOUR + n * 2 * MINUTE
        yield from _errand(rng, team, compound.code, homes, at, settled, f"{compound.code}/{midnight}/errand{n}")


def _errand(rng, team, code, homes, at, settled, name):
    asked = list(ask(rng, team, code, homes, at, name))
    yield from asked
    fate = rng.choices(tuple(FATES), FATES.values())[0]
    title, runner = asked[0].set["title"], rng.choice(team.runners)
    if fate == "cancelled":
        yield finish(name, team.lead, "cancelled", at + rng.randrange(10, 40) * MINUTE, name, note="家人已经买了")
    if fate in ("open", "cancelled"):
        return
    claimed = at + rng.randrange(15, 75) * MINUTE
    yield claim(name, runner, claimed)
    if fate == "failed":
        gone = {"status": "failed", "outcome": "unavailable", "note": "两家店都缺货，明早再问"}
        yield Event(claimed + 40 * MINUTE, runner, "errand", gone, about=name)
    elif fate != "claimed":
        yield from _carry_out(rng, title, name, runner, claimed, fate)
    if fate == "closed":
        yield finish(name, team.coordinator, "closed", settled, f"{name}/delivered")


def _carry_out(rng, title, name, runner, claimed, fate):
    bought = claimed + rng.randrange(25, 80) * MINUTE
    delivered = bought + rng.randrange(15, 45) * MINUTE
    items, cost = fill(rng, title)
    yield from shop(items, cost, name, runner, bought)
    if fate == "absent":
        yield Event(delivered, runner, "errand", {"outcome": "absent", "note": "敲门没人应，先放门卫室"}, about=name)
    else:
        yield from hand_over(rng, cost, name, runner, delivered)
