"""Errands from the wish to the settled bill, by runners who do not always know of each other."""

from dataclasses import dataclass, field

from tests.clocks import MINUTE
from tests.normal.day import Simulated

RUNNERS = ("Chen", "Liu")
ROOM = 3


@dataclass
class Errands:
    """`items`: errand → its shopping list."""

    day: Simulated
    residents: list[dict]
    items: dict[str, list[str]] = field(default_factory=dict)
    carried: dict[str, set] = field(default_factory=lambda: {name: set() for name in RUNNERS})

    def live(self, gap: int) -> None:
        """Somebody asks every `gap` ms on the average; runners look at the list oftener than that."""
        self.day.about_every(gap, self.ask)
        for runner in RUNNERS:
            self.day.about_every(25 * MINUTE, self.look, runner)

    def ask(self) -> None:
        name, home = self.day.rng.choice(("Wang", "Cai")), self.day.rng.choice(self.residents)
        errand = self.day.write(name, "errand", {"title": "买菜", "unit": home["unit"], "status": "open"})
        self.items[errand] = [self.day.write(name, "errand_item", {"errand": errand, "text": text, "state": "wanted"})
                              for text in self.day.rng.sample(("上海青", "鸡蛋", "豆腐", "大米"), 2)]
        if self.day.chance(0.2):
            self.day.soon(MINUTE, 60 * MINUTE, self.day.edit, name, errand, {"note": "放门口"})
        if self.day.mishap(0.03):
            self.day.soon(MINUTE, 60 * MINUTE, self.call_off, name, errand)

    def call_off(self, name: str, errand: str) -> None:
        """Nobody calls off what has been bought, as far as they know."""
        shown = self.day.shows(name, errand)
        if shown and shown["status"] in ("open", "claimed"):
            self.day.edit(name, errand, {"status": "cancelled"})

    def look(self, runner: str) -> None:
        """A runner takes what is open on the phone, as much as two hands hold; before that it syncs if it can."""
        if self.day.reached[runner]:
            self.day.sync(runner)
        shown = {errand: self.day.shows(runner, errand) for errand in self.items}
        free = [errand for errand, fields in shown.items() if fields and fields["status"] == "open"]
        while free and len(self.carried[runner]) < ROOM:
            errand = free.pop(self.day.rng.randrange(len(free)))
            self.day.edit(runner, errand, {"status": "claimed", "runner": self.person(runner)})
            self.carried[runner].add(errand)
            self.day.soon(15 * MINUTE, 90 * MINUTE, self.buy, runner, errand)

    def person(self, runner: str) -> str:
        return self.day.phones[runner].store.person

    def _mine(self, runner: str, errand: str, *states: str) -> bool:
        """Whether it is still this runner's, as far as the phone shows; whose it is not lets go of it."""
        shown = self.day.shows(runner, errand)
        mine = shown.get("runner") == self.person(runner) and shown["status"] in states
        if not mine:
            self.carried[runner].discard(errand)
        return mine

    def buy(self, runner: str, errand: str) -> None:
        """At the shop: every item, then the errand, then the money."""
        if self.day.reached[runner]:
            self.day.sync(runner)
        if not self._mine(runner, errand, "claimed"):
            return
        for item in self.items[errand]:
            self.day.edit(runner, item, {"state": "bought", "price": self.day.rng.randrange(200, 4000)})
        cost = self.day.rng.randrange(1000, 9000)
        self.day.edit(runner, errand, {"status": "bought"})
        self._pay(runner, errand, cost, "advanced")
        self.day.soon(15 * MINUTE, 45 * MINUTE, self.deliver, runner, errand, cost)

    def deliver(self, runner: str, errand: str, cost: int) -> None:
        if self._mine(runner, errand, "bought"):
            outcome = self.day.rng.choice(("handed_over", "left_at_door"))
            self.day.edit(runner, errand, {"status": "delivered", "outcome": outcome})
            self._pay(runner, errand, -cost, "repaid")
            self.carried[runner].discard(errand)
            self.day.soon(10 * MINUTE, 90 * MINUTE, self.settle, errand)

    def _pay(self, runner: str, errand: str, amount: int, what: str) -> None:
        """Now and then a wrong sum is typed, and taken back at once."""
        fields = {"errand": errand, "runner": self.person(runner), "amount": amount, "what": what}
        if self.day.mishap(0.03):
            wrong = self.day.write(runner, "errand_money", fields | {"amount": 10 * amount})
            self.day.take_back(runner, wrong, "打错了")
        self.day.write(runner, "errand_money", fields)

    def settle(self, errand: str) -> None:
        """The coordinator settles what is delivered, when it has been heard of."""
        shown = self.day.shows("Cai", errand)
        if shown and shown["status"] == "delivered":
            self.day.edit("Cai", errand, {"status": "closed"})
        else:
            self.day.soon(30 * MINUTE, 60 * MINUTE, self.settle, errand)
