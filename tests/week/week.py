"""One seed: a week of three compounds, with the misfortunes that the seed has chosen, and what holds in the end."""

import random
import secrets
import shutil
from collections import Counter
from itertools import count
from pathlib import Path

import msgspec

from models import database as db
from models.site import Site
from sync import checks
from tests.clocks import DAY, HOUR, MINUTE, MORNING, Clock
from tests.week.people import Phone
from tests.week.world import CENTRE, HUBS, SITES, World

PHONES = 40
# Hours of a day at which something happens, counted from eight in the morning.
HOURS = (0, 5, 10)
WEDNESDAY, FRIDAY = 2, 4
MISFORTUNES = ("offline", "week offline", "emptied", "cloned", "restored phone", "shared", "revoked", "wandering",
               "bad lines", "files", "hub dies", "hub restored", "centre restored", "hub clock", "broken exchange")
TOLD = ("kind", "fields", "heads", "conflicts")


class Broken(AssertionError):
    """Something that has to hold does not."""


class Week:
    """`lost`: markers of what may be gone, since nobody keeps it any more; `told`: what happened, for whoever reads."""

    def __init__(self, template: Path, folder: Path, seed: int, phones: int = PHONES):
        self.chance, self.told, self.marks, self.lost, self.files = random.Random(seed), [], count(1), set(), []
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        self._draw()
        self.clock = Clock(MORNING)
        self.world = World(folder, self.clock)
        self.on = {name for name in MISFORTUNES if self.chance.random() < 0.6}
        self.told.append(f"on: {', '.join(sorted(self.on))}")
        self.phones, self.orphans = [], set()
        for n in range(phones):
            site = SITES[n % 3]
            self.phones.append(Phone(self.world, self.chance, site, site if site in HUBS else CENTRE, self.marks))
        if "hub clock" in self.on:
            self.world.ahead["west"] = DAY

    def _draw(self):
        """What programs take from the system's own dice comes from the seed."""
        dice = random.Random(self.chance.random())
        secrets.choice, secrets.randbelow = dice.choice, dice.randrange
        secrets.token_hex = lambda size=32: dice.randbytes(size).hex()
        secrets.token_bytes = lambda size=32: dice.randbytes(size)
        secrets.token_urlsafe = lambda size=32: dice.randbytes(size).hex()

    def say(self, what: str) -> None:
        """Notes what happens."""
        self.told.append(f"{(self.clock() - MORNING) / DAY:5.2f} {what}")

    def run(self) -> None:
        """Raises Broken where something does not hold in the end."""
        for day in range(7):
            self.morning(day)
            for hour in HOURS:
                self.clock.ms = MORNING + day * DAY + hour * HOUR
                for phone in self.chance.sample(self.phones, len(self.phones)):
                    self.turn(phone)
                self.mishap(day)
            self.evening(day)
        self.heal()
        self.judge()

    # -- days

    def morning(self, day: int) -> None:
        """Who has no network today, or for the whole week."""
        for phone in self.phones:
            if "offline" in self.on and self.chance.random() < 0.15:
                phone.away = self.clock() + DAY
            if day == 0 and "week offline" in self.on and self.chance.random() < 0.08:
                phone.away = self.clock() + 6 * DAY
            if day == 0 and "shared" in self.on and self.chance.random() < 0.15:
                phone.share()

    def turn(self, phone: Phone) -> None:
        """Somebody takes a phone out of a pocket."""
        self.clock.tick(self.chance.randrange(1, 3 * MINUTE))
        if phone.wiped:
            return
        for _ in range(self.chance.choice((0, 0, 1, 1, 2, 4))):
            phone.write()
        if self.clock() >= phone.away and self.chance.random() < 0.6:
            before = set(phone.said)
            phone.talk(self.where(phone), "bad lines" in self.on)
            if phone.wiped:
                self.wiped(phone, before)

    def where(self, phone: Phone) -> str:
        """Which collector it meets."""
        if phone.home in self.world.dead or "wandering" in self.on and self.chance.random() < 0.1:
            return CENTRE
        return phone.home

    def mishap(self, day: int) -> None:
        """Something happens to one of the phones, or a file is carried."""
        phone, on = self.chance.choice(self.phones), self.on
        what = self.chance.choice(("emptied", "cloned", "restored phone", "revoked", "files", "files", "copy"))
        if phone.wiped or what not in on and what != "copy":
            return
        if what == "emptied":
            self.say(f"{phone.node} is emptied")
            self.gone(phone.emptied())
        elif what == "cloned":
            self.say(f"{phone.node} is cloned")
            self.phones.append(phone.twin())
        elif what == "copy":
            phone.backed_up()
        elif what == "restored phone" and hasattr(phone, "copy"):
            self.say(f"{phone.node} goes back to an earlier state of its disk")
            self.gone(phone.put_back())
        elif what == "revoked" and self.chance.random() < 0.4:
            self.say(f"{phone.node} is withdrawn")
            self.world.revoke(phone.node)
        elif what == "files":
            self.carry(phone)

    def carry(self, phone: Phone) -> None:
        """A file is made, and those that were made before may arrive: late, twice, at the wrong collector."""
        body, token = phone.body()
        home = CENTRE if phone.home in self.world.dead else phone.home
        self.files.append(self.world.sealed(home, body, token))
        for file in self.chance.sample(self.files, min(2, len(self.files))):
            where = self.chance.choice([CENTRE, *(one for one in HUBS if one not in self.world.dead)])
            status = self.world.deliver(where, file)
            self.say(f"a file arrives at {where or 'the centre'}: {status}")
            if status >= 500:
                raise Broken(f"a file was answered with {status}")

    def evening(self, day: int) -> None:
        """Hubs pass on what they have; backups are made; collectors die and come back."""
        self.clock.ms = MORNING + day * DAY + 13 * HOUR
        on, world = self.on, self.world
        for name in HUBS:
            world.cut = "broken exchange" in on and self.chance.random() < 0.3
            if wrong := world.exchange(name):
                self.say(f"hub {name}: {wrong}")
            world.cut = False
        if day == WEDNESDAY and "hub dies" in on:
            self.say("hub east dies")
            world.dead.add("east")
            self.vanished()
        if day == WEDNESDAY and "hub restored" in on:
            self.say("hub west is put back as it was on Tuesday")
            world.put_back("west")
            self.vanished()
        if day == FRIDAY and "centre restored" in on:
            self.say("the centre is put back as it was the evening before")
            world.put_back(CENTRE)
            self.vanished()
        if day == WEDNESDAY - 1:
            world.copy("west")
        if day == FRIDAY - 1:
            world.copy(CENTRE)

    def gone(self, marks, lost: bool = True) -> None:
        """A phone keeps these no more: whoever has them now must go on having them, and nobody else can."""
        self.orphans |= set(marks)
        if lost:
            self.vanished()

    def wiped(self, phone: Phone, marks: set[str]) -> None:
        """A withdrawn phone has erased itself: it had brought everything."""
        phone.said.clear()
        self.gone(marks, lost=False)

    def vanished(self) -> None:
        """Of what no phone keeps, what is at no collector any more may be lost."""
        kept = {mark for phone in self.phones for mark in phone.said}
        left = self.orphans - kept - self.lost
        if left:
            there = set().union(*(self.markers(name) for name in (CENTRE, *HUBS) if name not in self.world.dead))
            self.lost |= left - there

    # -- the end

    def heal(self) -> None:
        """Nothing goes wrong any more: everybody speaks twice to whom they belong to."""
        self.clock.ms = MORNING + 7 * DAY
        self.say("all is well from now on")
        self.exchange()
        for patient in (True, False):
            for phone in self.phones:
                self.clock.tick(2 * MINUTE)
                phone.away = 0
                before = set(phone.said)
                if not phone.wiped:
                    phone.talk(CENTRE if phone.home in self.world.dead else phone.home, False, patient)
                if phone.wiped:
                    self.wiped(phone, before)
            self.exchange()
        for phone in self.phones:
            self.clock.tick(2 * MINUTE)
            if not phone.wiped:
                phone.talk(CENTRE if phone.home in self.world.dead else phone.home, False, False)

    def exchange(self) -> None:
        """Hubs and the centre tell one another everything; what one of them says may concern the others."""
        for _ in range(2):
            for name in HUBS:
                self.clock.tick(MINUTE)
                self.world.exchange(name)

    def judge(self) -> None:
        """Centre = hubs = phones, and the book."""
        self.book()
        for name in (CENTRE, *HUBS):
            if name not in self.world.dead:
                self.sound(name)
        for phone in self.phones:
            self.rests(phone)
        for site in SITES:
            there = self.records(CENTRE, site)
            if site in HUBS and site not in self.world.dead:
                self.same(there, self.records(site, site), f"hub {site}")
            self.once(there)

    def markers(self, name: str) -> set[str]:
        """All that was ever written and is at a collector, quarantined or not."""
        found = set()
        with self.world.within(name):
            for line, in db.rows("SELECT line FROM op"):
                found |= {value for value in msgspec.json.decode(bytes(line)).get("set", {}).values()
                          if isinstance(value, str) and value[:1] == "m"}
        return found

    def book(self) -> None:
        """Whatever somebody was told to be kept is at the centre."""
        there = self.markers(CENTRE)
        for phone in self.phones:
            missing = phone.said.keys() - there - self.lost
            if missing:
                raise Broken(f"{phone.node} ({phone.home}, {phone.unsent} unsent) has written "
                             f"{sorted(missing)}, and it is not at the centre")
        missing = self.orphans - there - self.lost
        if missing:
            raise Broken(f"nobody has {sorted(missing)} any more, though a collector had it")

    def once(self, there: dict) -> None:
        """Nothing counts twice. But two copies of one phone that a collector has forgotten (it died, or was put back)
        are let in anew one by one, and nobody can know that what both bring was one: people are shown it as a double.
        """
        made = Counter(one["fields"].get("person") or one["fields"].get("title") for one in there.values())
        forgot = self.on & {"hub dies", "hub restored", "centre restored"}
        copied = Counter(mark for phone in self.phones for mark in phone.said) if forgot else Counter()
        twice = [mark for mark, n in made.items() if n > 1 and copied[mark] < 2]
        if twice:
            raise Broken(f"there twice: {twice}")

    def sound(self, name: str) -> None:
        """A collector's caches are what its ops come to."""
        with self.world.within(name):
            for site in Site.select():
                if wrong := list(checks.check(site.id)):
                    raise Broken(f"{name or 'centre'}: {wrong[:3]}")

    def records(self, name: str, site: str) -> dict[str, dict]:
        """The records of a site at a collector, id → what is told of them."""
        with self.world.at(name) as collector:
            return {id: {key: one[key] for key in TOLD} for id, one in collector.records(site).items()}

    def rests(self, phone: Phone) -> None:
        """A phone has sent everything, and shows what its collector says."""
        if phone.wiped:
            return
        if phone.unsent:
            raise Broken(f"{phone.node} still holds {phone.unsent}: {phone.device.trouble}")
        name = CENTRE if phone.home in self.world.dead else phone.home
        there = self.records(name, phone.site)
        held = {id: {key: one[key] for key in TOLD} for id, one in phone.held().items()}
        own = {id: one for id, one in there.items() if id in held or one["kind"] in ("gate_entry", "errand")}
        self.same(own, held, f"phone {phone.node} of {phone.site}")

    def same(self, there: dict, here: dict, whose: str) -> None:
        """Whether two sides tell the same; where the clock of a hub was wrong, not in which order words were said."""
        if self.world.ahead:
            there, here = (dict(map(_unordered, one.items())) for one in (there, here))
        if there == here:
            return
        wrong = sorted(id for id in there.keys() | here.keys() if there.get(id) != here.get(id))
        raise Broken(f"{whose} differs in {len(wrong)}: {wrong[0]}: {here.get(wrong[0])}, not {there.get(wrong[0])}")


def _unordered(item):
    id, one = item
    note = one["fields"].get("note")
    return id, one if note is None else one | {"fields": one["fields"] | {"note": sorted(note.split("\n"))}}
