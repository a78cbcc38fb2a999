"""What there is before anything happens: compounds, branches, committees, companies, teams, and the people in them."""

from collections.abc import Iterator

from demo.article.told import (
    BINS,
    BRANCHES,
    COMMITTEES,
    COMPANIES,
    COVERING,
    LEADS,
    PLEDGED,
    STREETS,
    UNMANAGED,
    compounds,
    moment,
)
from demo.event import SECOND, Event, Ref

BEGAN = moment("2020-01-27", 8)
COMPANY_NAMES = ("太平富邦物业", "长冠物业", "华兴物业", "东海万誉物业", "高地物业", "万科物业",
                 "珠海葆力物业泉州分公司", "南方物业", "万达公馆物业")
BRANCHES_OF_COMPANIES = ("太平富邦物业党支部", "长冠物业党支部", "东海万誉物业党支部", "高地物业党支部",
                         "珠海葆力物业泉州分公司党支部")
TEAM_KINDS = (("vanguard", "党员先锋队"), ("women_publicity", "巾帼宣传队"), ("epidemic_squad", "防疫小分队"))
OTHERS = (
    ("fz", {"type": "government", "name": "丰泽区人民政府"}), ("fz", {"type": "police", "name": "丰泽派出所"}),
    ("fz", {"type": "party_branch", "name": "华兴物业联合党支部", "branch_of": "joint"}),
    ("dt", {"type": "party_committee", "name": "东涂社区党委"}),
    ("dt", {"type": "property_forum", "name": "东涂社区小区物业联席会"}),
    ("xh", {"type": "association", "name": "新华小区老人协会"}),
    ("qx", {"type": "party_branch", "name": "圆梦义工服务中心党支部", "branch_of": "ngo"}),
    ("bf", {"type": "head_office", "name": "珠海总公司"}), ("fz", {"type": "joint_meeting", "name": "党建联席会"}),
    ("dhwy", {"type": "team", "team_kind": "shock_service", "name": "党员抗疫突击服务队"}),
    ("zjyjw", {"type": "team", "team_kind": "emergency", "name": "应急防疫组"}),
    ("fz", {"type": "team", "team_kind": "red_team", "name": "红色工作队",
            "hats": ["buyer", "guard", "runner", "screener"]}),
    *(("hj", {"type": "enterprise", "name": f"爱心企业{n}"}) for n in "一二三"),
)


def events() -> Iterator[Event]:
    """Half a second apart, so that who is named comes before who names."""
    for n, (site, kind, fields, name) in enumerate(_founded()):
        yield Event(BEGAN + n * SECOND // 2, f"{site}/{'lead' if kind == 'volunteer' else 'coordinator'}", kind, fields,
                    name=name)


def _founded():
    yield from _organisations()
    yield from _places()
    yield from _party_leads()
    yield from _east_lake()
    yield from _one_two_three()


def _organisations():
    places = compounds()
    for n in range(COMPANIES):
        name = COMPANY_NAMES[n] if n < len(COMPANY_NAMES) else f"丰泽第{n + 1}物业公司"
        yield _street(n), "org", {"type": "property_company", "name": name, "red": True}, f"company {n}"
    for n, (site, _code, name) in enumerate(places[:COMMITTEES]):
        yield site, "org", {"type": "owners_committee", "name": f"{name}业委会", "red": True}, f"committee {n}"
    for n, (site, _code, name) in enumerate(places[:BRANCHES]):
        yield site, "org", {"type": "party_branch", "branch_of": "compound", "name": f"{name}党支部",
                            "members_council": site == "xh" or n % 3 == 0}, f"branch {n}"
    for n, name in enumerate(BRANCHES_OF_COMPANIES):
        yield "dhu", "org", {"type": "party_branch", "branch_of": "property", "name": name}, f"company branch {n}"
    for n in range(COVERING):
        kind, name = TEAM_KINDS[n % len(TEAM_KINDS)]
        yield "fzj", "org", {"type": "team", "team_kind": kind, "name": f"{name}{n + 1}"}, f"team {n}"
    for site, fields in OTHERS:
        yield site, "org", fields, fields["name"]


def _street(n):
    return STREETS[n % len(STREETS)]


def _places():
    """Of the old compounds of one street nobody manages, each is covered by a team."""
    old = 0
    for site, code, name in compounds():
        fields = {"level": "compound", "type": "residential", "code": code, "name": name}
        if site == "fzj" and old < UNMANAGED:
            fields |= {"no_management": True, "covered_by": Ref(f"team {old % COVERING}")}
            old += 1
        yield site, "place", fields, f"place {code}"
    yield "hhss", "place", {"level": "compound", "type": "commercial", "code": "hhss", "name": "煌华商厦"}, ""


def _party_leads():
    for n in range(1, LEADS + 1):
        yield "mxs", "place", {"level": "building", "code": f"mxs/{n}", "name": f"{n}号楼"}, ""
        yield "mxs", "volunteer", {"name": f"党员楼长{n}", "capacity": "serving_member"}, f"lead {n}"
        yield "mxs", "role", {"holder": Ref(f"lead {n}"), "role": "party_building_lead", "place": f"mxs/{n}"}, ""


def _east_lake():
    """92 bins, opened by 5 branches of companies and 25 of compounds; posts that 52 people have pledged to keep."""
    opened = [*(f"company branch {n}" for n in range(5)), *(f"branch {n}" for n in range(25))]
    for n in range(BINS):
        yield "dhu", "point", {"type": "mask_bin", "spot": f"第{n + 1}回收点", "state": "open",
                               "opened_by": [Ref(opened[n % len(opened)])]}, ""
    for n in range(13):
        yield "dhu", "point", {"type": "duty_post", "spot": f"第{n + 1}岗", "state": "open", "needed": 4}, f"post {n}"
    for n in range(PLEDGED):
        yield "dhu", "volunteer", {"name": f"先锋队员{n + 1}", "capacity": ("serving_member", "member_volunteer")[n % 2]
                                   }, f"pledged {n}"
        post, who = Ref(f"post {n % 13}"), Ref(f"pledged {n}")
        yield "dhu", "duty", {"of": post, "who": who, "post": post, "volunteer": who, "state": "claimed",
                              "pledged_on": "2020-02-05"}, ""


def _one_two_three():
    """A group of one member, two professionals and three volunteers."""
    yield "qx", "org", {"type": "team", "team_kind": "counselling", "name": "“1 2 3”心理服务小组"}, "group"
    for role, count in (("party", 1), ("professional", 2), ("volunteer", 3)):
        for n in range(count):
            yield "qx", "volunteer", {"name": f"{role}{n + 1}", "capacity": "professional"}, f"{role} {n}"
            yield "qx", "role", {"holder": Ref(f"{role} {n}"), "role": f"{role}_counsellor", "place": Ref("group"),
                                 "team": Ref("group")}, ""
