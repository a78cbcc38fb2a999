"""A compound with a bit of everything, names that would break a careless page among it."""

from dataclasses import dataclass, field

from tests.clocks import DAY, HOUR, MINUTE
from tests.parity.phone import Phone

NASTY = 'O\'Brien "小美" <b>&amp; 🏮\\`%(x)s {{ x }}'


@dataclass
class Compound:
    """Records of `phone`'s compound by the names that tests use. `cai` writes for everybody else."""

    phone: Phone
    ids: dict[str, str] = field(default_factory=dict)

    def fill(self) -> "Compound":
        """Writes everything, over a day and a half of the centre's time, and lets the phone see it."""
        self._homes()
        self.phone.collector.clock.tick(DAY)
        self._errands()
        self._entries()
        self.phone.begin()
        return self

    def _cai(self, name: str, kind: str, /, **fields) -> str:
        self.ids[name] = self.phone.other.write(kind, fields)
        self._settle()
        return self.ids[name]

    def _own(self, name: str, kind: str, /, **fields) -> str:
        self.ids[name] = self.phone.own.write(kind, fields)
        self._settle()
        return self.ids[name]

    def _settle(self) -> None:
        self.phone.own.sync()
        self.phone.other.sync()
        self.phone.collector.clock.tick(MINUTE)

    def _homes(self):
        home = self._cai("home", "household", building="3", unit="3-1502", name="林家")
        bare = self._cai("bare", "household", name="nobody")
        self._cai("resident", "resident", household=home, name="林小美", phone="13805954321",
                  plates=["闽C8K2O7", NASTY[:20]])
        self._cai("plain", "resident", name=NASTY)
        self._cai("homeless", "resident", household=bare, plates=[])
        self._cai("gone", "resident", household=home, name="走了")
        self.phone.other.take_back(self.ids["gone"], "moved")
        self._cai("yesterday", "gate_entry", gate="西门", direction="out", person="林小美", unit="3-1502")

    def _errands(self):
        me, cai = self.phone.own.store.person, self.phone.other.store.person
        self._cai("open", "errand", title=NASTY, unit="3-1502", status="open", needed_by="2020-02-08T18:30:00+08:00")
        self._cai("late", "errand", title="药", unit="3-201", status="open", needed_by="2020-02-07T08:00:00+08:00")
        self._cai("failed", "errand", title="again", unit="12-1", status="failed", outcome="absent")
        self._cai("nowhere", "errand", title="no room", status="open", needed_by="2021-01-01")
        self._own("mine", "errand", title="买菜", unit="3-1502", status="claimed", runner=me, phone="138 0595 4321",
                  note=f"{NASTY}\nsecond line")
        self._own("bought", "errand", title="bought", unit="5-1", status="bought", runner=me, outcome="unavailable")
        self._cai("theirs", "errand", title="theirs", unit="5-1", status="claimed", runner=cai, phone="12345678")
        self._cai("handed", "errand", title="handed", unit="3-9", status="bought", runner=me, outcome="absent")
        self._own("passed", "errand", title="passed", unit="3-9", status="claimed", runner=cai)
        self._cai("done", "errand", title="done", unit="5-1", status="delivered", runner=me, outcome="left_at_door")
        self._cai("void", "errand", title="void", unit="3-1502", status="open")
        self.phone.other.take_back(self.ids["void"], NASTY)
        self._things(me)

    def _things(self, me):
        for name, errand, text, quantity in (("rice", "mine", "大米", "10 斤"), ("more", "bought", "大米 ", "5.5 斤"),
                                             ("eggs", "mine", NASTY, ""), ("loose", "bought", "EGGS", "some")):
            self._cai(name, "errand_item", errand=self.ids[errand], text=text, quantity=quantity, state="wanted")
        self._cai("null", "errand_item", errand=self.ids["mine"])
        self.phone.other.edit(self.ids["rice"], {"state": "bought", "price": 4550})
        self.phone.other.edit(self.ids["eggs"], {"state": "unavailable"})
        self._own("advanced", "errand_money", errand=self.ids["mine"], runner=me, amount=4550, what="advanced")
        self._own("repaid", "errand_money", errand=self.ids["mine"], runner=me, amount=-2000, what="repaid")
        self._own("change", "errand_money", errand=self.ids["bought"], runner=me, amount=-100, what="repaid")
        self._own("undone", "errand_money", errand=self.ids["mine"], runner=me, amount=100, what="refunded")
        self.phone.own.take_back(self.ids["undone"], "Undone")
        self._settle()

    def _entries(self):
        east = {"gate": "东门", "subject": "resident"}
        self._cai("out", "gate_entry", **east, direction="out", person="林小美", unit="3-1502", temperature=36.5,
                  decision="let_out")
        self._own("twin", "gate_entry", **east, direction="out", person="林小美", unit="3-1502", decision="let_out")
        self._cai("out2", "gate_entry", **east, direction="out", person=NASTY, decision="let_out")
        self._cai("roomless", "gate_entry", **east, direction="out", person="乙", unit="", decision="let_out")
        self._cai("plate", "gate_entry", gate="北门", direction="out", subject="vehicle", plate="闽C8K207",
                  companions=2)
        self._cai("plated", "gate_entry", **east, direction="in", plate="闽C12345", unit="1-1")
        self._own("held", "gate_entry", **east, direction="in", person="林建国", unit="3-1502", temperature=38.2,
                  decision="held", note=f"{NASTY}\nCalled: 120")
        self._own("turned", "gate_entry", gate="东门", direction="in", subject="courier", decision="turned_back")
        self._own("nothing", "gate_entry", gate="东门")
        self._own("voided", "gate_entry", **east, direction="out", person="陈", unit="5-1")
        self.phone.own.take_back(self.ids["voided"], NASTY)
        self._settle()
        self._conflict()

    def _conflict(self):
        """Two edits that have not seen each other."""
        self._own("rival", "gate_entry", gate="东门", direction="in", person="甲", unit="9-9", decision="let_in")
        self.phone.own.edit(self.ids["rival"], {"person": "乙"})
        self.phone.other.edit(self.ids["rival"], {"person": "丙"})
        self._settle()
        self.phone.collector.clock.tick(HOUR)
