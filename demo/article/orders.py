"""The notice of 27 January and what came of it: publicity, closures, gatherings that did not take place."""

from collections.abc import Iterator

from demo.article.told import (
    BANNERS,
    COMMITTEES,
    COMPANIES,
    GATHERINGS,
    LEAFLETS,
    MESSAGES,
    NAMED,
    POSTERS,
    STREETS,
    UNMANAGED,
    compounds,
    moment,
    shared,
)
from demo.event import MINUTE, SECOND, Event, Ref

NOTICE = "关于做好物业小区新型冠状病毒感染的肺炎疫情防控的通知"
GONE = (("wedding", "cancelled"), ("wedding", "postponed"), ("funeral", "reduced"), ("celebration", "cancelled"))
SHEETS = ("leaflet", "open_letter", "initiative_letter", "tip_sheet")
ROUNDS = ("sweep", "process", "haul", "disinfect")
POSTED = (("gate", "小区入口"), ("building_door", "1号楼大堂"), ("lift_exit", "1号楼电梯厅"))


def events() -> Iterator[Event]:
    """What was ordered and done about it, in the order of the article."""
    yield from _notice()
    yield from _new_china_compound()
    yield from _told_everywhere()
    yield from _three_passes()
    yield from _gatherings()
    yield from _four_rounds()


def _notice():
    """Every compound says that it has it: those with phones themselves, of the others their street."""
    at = moment("2020-01-27", 10)
    yield Event(at, "fz/coordinator", "directive", {
        "type": "directive", "title": NOTICE, "issuer": Ref("丰泽区人民政府"), "issued_on": "2020-01-27",
        "needs_ack": True}, name="notice")
    yield Event(at, "fz/coordinator", "campaign", {"type": "action", "name": "红色力量", "state": "running"})
    for n, (site, code, _name) in enumerate(compounds()):
        yield Event(at + 40 * MINUTE + n * SECOND, f"{site}/coordinator", "tick", {
            "of": Ref("notice"), "what": "acknowledged", "on": "once" if site == code else code, "state": "done"})


def _new_china_compound():
    """The old member of 71 in his council's chat group, after ten at night; the card room; the letter; the clean-up."""
    at, lead = moment("2020-02-10", 22, 13), "xh/lead"
    yield Event(at - 5 * MINUTE, lead, "volunteer", {"name": "王少民", "capacity": "member"}, name="wang")
    yield Event(at, lead, "directive", {
        "type": "instruction", "title": "党员议事会动员", "channel": ["wechat_group"],
        "sent_at": "2020-02-10T22:13:00+08:00"}, name="call")
    yield Event(at + MINUTE, "xh/coordinator", "tick", {"of": Ref("call"), "what": "read", "on": "xh", "state": "done"})
    yield Event(at + 2 * MINUTE, lead, "point", {
        "type": "venue", "venue": "card_room", "spot": "老人协会棋牌室", "owner": Ref("新华小区老人协会"),
        "state": "closed", "proposed_by": "王少民", "decided_by": "蔡会长"})
    day = moment("2020-02-09", 9)
    yield Event(day, lead, "activity", {"what": "cleanup", "stage": "held", "people": 46, "bags": 120,
                                        "text": "共护家园、向垃圾宣战"})
    yield Event(day, lead, "campaign", {"type": "publicity_round", "name": "入户宣传", "state": "running"},
                name="round")
    for n in range(6):
        yield Event(day + n * MINUTE, lead, "household", {"building": "1", "unit": f"1-{n + 1}01"}, name=f"xh home {n}")
        yield Event(day + (30 + n) * MINUTE, lead, "visit", {
            "household": Ref(f"xh home {n}"), "occasion": Ref("round"), "purpose": "publicity", "result": "answered",
            "advice": ["go_out_less", "no_gathering", "wash_hands", "wear_mask"]})


def _told_everywhere():
    """What the companies and committees made, posted and sent, and the streets handed out."""
    tellers = [*(f"company {n}" for n in range(COMPANIES)), *(f"committee {n}" for n in range(COMMITTEES))]
    reports = (("banner", "made", BANNERS), ("poster", "posted", POSTERS), ("sms", "sent", MESSAGES + 90))
    for day, (what, stage, total) in enumerate(reports):
        for n, (teller, part) in enumerate(zip(tellers, shared(total, len(tellers)), strict=True)):
            failed = {"failed": 1} if what == "sms" else {}
            yield Event(moment(f"2020-02-0{day + 1}", 10) + n * MINUTE, f"{STREETS[n % 7]}/coordinator", "activity", {
                "what": what, "stage": stage, "quantity": part, "org": Ref(teller), **failed})
    for n, part in enumerate(shared(LEAFLETS, len(STREETS) * len(SHEETS))):
        yield Event(moment("2020-02-05", 9) + n * MINUTE, f"{STREETS[n % 7]}/coordinator", "activity", {
            "what": SHEETS[n % 4], "stage": "handed_out", "quantity": part})
    for n, place in enumerate(NAMED):
        yield Event(moment("2020-02-02", 18) + n * MINUTE, f"{place.code}/coordinator", "activity", {
            "what": "broadcast", "stage": "shown", "spot": "LED屏", "replaces": "新春祝福", "text": "疫情科普"})


def _three_passes():
    for n, (type, spot) in enumerate(POSTED):
        at = moment("2020-01-28", 9) + n * MINUTE
        yield Event(at, "tpfb/lead", "point", {"type": type, "spot": spot, "state": "open"}, name=f"pass {n}")
        yield Event(at + 10 * MINUTE, "tpfb/lead", "tick", {"of": Ref(f"pass {n}"), "what": "posted",
                                                            "on": "2020-01-28", "state": "done"})


def _gatherings():
    for n in range(GATHERINGS):
        occasion, outcome = GONE[n % len(GONE)]
        yield Event(moment("2020-01-29", 14) + n * 60 * MINUTE, f"{STREETS[n % 7]}/coordinator", "incident", {
            "type": "gathering", "title": f"第{n + 1}起婚丧喜庆", "occasion": occasion, "status": "closed",
            "outcome": outcome, "present": ["community", "police", "property", "subdistrict"]})


def _four_rounds():
    """In each of the old compounds, on each day: swept, sorted, hauled away, disinfected."""
    old = [code for site, code, _name in compounds() if site == "fzj"][:UNMANAGED]
    for n, code in enumerate(old):
        for hour, word in enumerate(ROUNDS):
            yield Event(moment("2020-02-10", 8 + hour) + n * SECOND, "fzj/lead", "tick", {
                "of": Ref(f"place {code}"), "what": word, "on": "2020-02-10", "state": "done"})
