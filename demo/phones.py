"""Which phones there are, who carries them, what is wrong with their clocks, and when they find a network."""

from dataclasses import dataclass, replace

from demo.event import DAY, HOUR, MINUTE
from demo.people import SURNAMES
from demo.places import LIGHT

CAST = (
    ("bjw/gate0", "gate", "林阿姨"),
    ("bjw/gate1", "gate", "许大叔"),
    ("bjw/gate2", "gate", "黄师傅"),
    ("bjw/runner0", "runner", "小陈"),
    ("bjw/runner1", "runner", "小吴"),
    ("bjw/lead0", "lead", "王楼长"),
    ("bjw/coordinator0", "coordinator", "蔡主任"),
    ("xyxh/gate0", "gate", "庄阿姨"),
    ("xyxh/gate1", "gate", "老郑"),
    ("xyxh/runner0", "runner", "小洪"),
    ("xyxh/runner1", "runner", "小叶"),
    ("xyxh/lead0", "lead", "苏楼长"),
    ("xyxh/coordinator0", "coordinator", "傅主任"),
    ("mxs/gate0", "gate", "曾阿姨"),
    ("mxs/gate1", "gate", "老谢"),
    ("mxs/runner0", "runner", "小郭"),
    ("mxs/lead0", "lead", "李楼长"),
    ("mxs/coordinator0", "coordinator", "杨主任"),
)
TITLES = (("gate", "阿姨"), ("runner", "师傅"), ("lead", "楼长"), ("coordinator", "主任"))
HABITS = {"often": range(7, 23, 2), "thrice": (12, 18, 21), "evening": (21,), "never": ()}
GATES = {"bjw/gate2": "西门", "xyxh/gate1": "西门", "mxs/gate1": "北门"}


@dataclass(frozen=True)
class Phone:
    """One device and the person who carries it.

    `habit` says when it sends. `ahead`: ms by which its clock is fast. `jump`: (true ms, ms by which it then went back,
    or forward if negative). `breaks`: whether its last upload breaks off half-way. `relief`: who takes over a shared
    phone in the afternoon.
    """

    key: str
    role: str
    person: str
    habit: str = "often"
    ahead: int = 0
    jump: tuple | None = None
    breaks: bool = False
    relief: str = ""

    @property
    def site(self):
        """The code of the phone's site."""
        return self.key.split("/")[0]

    @property
    def gate(self):
        """The gate where it lies."""
        return GATES.get(self.key, "东门")

    def reads(self, at):
        """What its clock shows at true time `at`, both ms since 1970."""
        back = self.jump[1] if self.jump and at >= self.jump[0] else 0
        return at + self.ahead - back


def all_phones(rng, midnight):
    """Every phone of the district; `midnight` is the start of the first day, in ms."""
    lively = [Phone(key, role, person) for key, role, person in CAST]
    light = [
        Phone(f"{compound.code}/{role}0", role, rng.choice(SURNAMES) + title, "thrice")
        for compound in LIGHT
        for role, title in TITLES
    ]
    return [_particular(phone, midnight) for phone in lively + light]


def sends(rng, phone, midnight, now):
    """The moments, in ms and in order, at which the phone reaches the collector up to `now`."""
    days = range(midnight, now, DAY)
    if phone.habit == "late":
        return [midnight + 6 * HOUR, now - 40 * MINUTE]
    regular = [day + hour * HOUR + rng.randrange(40 * MINUTE) for day in days for hour in HABITS[phone.habit]]
    last = [now - rng.randrange(1, 12) * MINUTE] if phone.habit == "often" else []
    return sorted(at for at in regular + last if at < now)


def _particular(phone, midnight):
    """The phone with what is particular to it, if anything."""
    particulars = {
        "bjw/gate0": {"relief": "施阿姨"},
        "xyxh/gate0": {"relief": "老赖"},
        "bjw/gate1": {"jump": (midnight + DAY + 16 * HOUR + 40 * MINUTE, -6 * HOUR)},
        "bjw/gate2": {"habit": "late"},
        "mxs/gate1": {"ahead": 3 * HOUR},
        "xyxh/gate1": {"habit": "evening", "jump": (midnight + DAY + 13 * HOUR, 5 * HOUR + 20 * MINUTE)},
        "zjyjw/gate0": {"breaks": True},
        "hx/runner0": {"habit": "never"},
    }
    return replace(phone, **particulars.get(phone.key, {}))
