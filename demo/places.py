"""Where the demo happens: Fengze's streets, communities and compounds, and how busy each compound is.

The tree holds only what the newspaper account of the district says; a compound that it does not place in a street hangs
under the district itself.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """One site: its code, name and level, and the code of the site above it."""

    code: str
    name: str
    level: str
    parent: str | None


class Compound(NamedTuple):
    """How big and how busy one compound is: homes on the list, then what passes on an ordinary day."""

    code: str
    buildings: int
    homes: int
    trips: int
    callers: int
    errands: int
    watched: int


PLACES = (
    Place("fz", "丰泽区", "district", None),
    Place("qy", "清源街道", "subdistrict", "fz"),
    Place("cd", "城东街道", "subdistrict", "fz"),
    Place("fzj", "丰泽街道", "subdistrict", "fz"),
    Place("dhu", "东湖街道", "subdistrict", "fz"),
    Place("dha", "东海街道", "subdistrict", "fz"),
    Place("bf", "北峰街道", "subdistrict", "fz"),
    Place("qx", "泉秀街道", "subdistrict", "fz"),
    Place("pm", "普明社区", "community", "fz"),
    Place("dt", "东涂社区", "community", "fz"),
    Place("th", "通海社区", "community", "cd"),
    Place("bjw", "柏景湾", "compound", "th"),
    Place("xyxh", "鑫亿西湖", "compound", "pm"),
    Place("mxs", "美仙山花苑", "compound", "cd"),
    Place("xh", "新华小区", "compound", "qy"),
    Place("zjyjw", "中骏裕景湾", "compound", "fz"),
    Place("hhss", "煌华商厦", "compound", "fz"),
    Place("wdgg", "万达公馆", "compound", "fz"),
    Place("hj", "海景", "compound", "fz"),
    Place("hx", "海星", "compound", "fz"),
    Place("qt", "泉铁", "compound", "fz"),
    Place("bshy", "宝珊花园", "compound", "fz"),
)

LIVELY = (
    Compound("bjw", buildings=6, homes=240, trips=240, callers=110, errands=14, watched=8),
    Compound("xyxh", buildings=5, homes=160, trips=150, callers=70, errands=10, watched=10),
    Compound("mxs", buildings=4, homes=110, trips=90, callers=40, errands=6, watched=5),
)
LIGHT = tuple(
    Compound(code, buildings=2, homes=16, trips=9, callers=4, errands=1, watched=1)
    for code in ("xh", "zjyjw", "hhss", "wdgg", "hj", "hx", "qt", "bshy")
)
COMPOUNDS = LIVELY + LIGHT
