"""The kinds: loaded by pytest before the registry is made, `-p tests.invented.kinds`."""

from models import kinds
from models.fields import Choice, Day, Integer, Person, RecordId, Text
from models.record import About, Balance, Duplicates, Exclusive, Group, Record

DAY = 24 * 60 * 60 * 1000
STEPS = {"seen": "发现", "taken": "有人处理", "solved": "已解决"}


class Mishap(Record):
    """A group that goes forwards, with somebody who takes it on."""

    about = About(label="事件", title=("what",), groups={"progress": Group(
        ("state", "handler"), "进展", policy="furthest", by="state", review={"soft": "taken", "hard": "solved"})})

    what = Text("什么事")
    state = Choice("状态", STEPS, policy="furthest")
    handler = Person("谁处理")

    class Meta:
        table_name = "mishap"


class Spot(Record):
    """A group that goes forwards, and nobody takes it on."""

    about = About(label="点位", title=("name",), groups={"status": Group(
        ("state", "since"), "开关", policy="furthest", by="state", review="hard")})

    name = Text("名称")
    state = Choice("状态", {"open": "开放", "closed": "关闭"})
    since = Day("自哪天")

    class Meta:
        table_name = "spot"


class Rite(Record):
    """Several may tell of one within a day, wherever they stand."""

    about = About(label="仪式", title=("family", "hall"), duplicates=Duplicates(
        ("family",), ("sort",), ("hall",), within=DAY, place="hall"))

    family = Text("谁家")
    sort = Choice("哪种", {"wedding": "婚礼", "funeral": "葬礼"})
    hall = Text("地点")

    class Meta:
        table_name = "rite"


class Guild(Record):
    """Found twice by its name, of one type."""

    about = About(label="组织", title=("name",), mergeable=True, match={"name": 3, "channel": 2, "type": 0, "host": 2})

    name = Text("名称")
    type = Choice("类型", {"team": "队伍", "company": "公司"})
    channel = Text("联系群")
    host = RecordId("归谁管", of="guild")

    class Meta:
        table_name = "guild"


class StockMove(Record):
    """A balance of goods in stores."""

    about = About(label="收发", title=("goods", "store"), balance=Balance(
        "n", ("goods", "store"), "how", {"receipt": 1, "issue": -1, "asked": 0}))

    goods = Text("物品")
    store = Text("仓库")
    how = Choice("怎样", {"receipt": "入库", "issue": "发出", "asked": "申请"})
    n = Integer("数量", min=0, max=10_000, unit="只")

    class Meta:
        table_name = "stock_move"


class Office(Record):
    """Only one leads a building."""

    about = About(label="职务", title=("holder", "place"), exclusive=(
        Exclusive(("what", "place"), {"until": (None,), "what": ("lead",)}),))

    holder = Text("谁")
    what = Choice("职务", {"lead": "楼长", "member": "队员"})
    place = Text("哪里")
    until = Day("到哪天")

    class Meta:
        table_name = "office"


for one in (Mishap, Spot, Rite, Guild, StockMove, Office):
    setattr(kinds, one.__name__, one)
    kinds.__all__.append(one.__name__)
