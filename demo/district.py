"""What else a neighbourhood's defence needs: places and points, people who help, orders, care, posts, supplies."""

from demo.event import DAY, DAYS, HOUR, MINUTE, Event, Ref
from sync.times import local, local_day


def life(code, midnight):
    """Events at the compound `code` from the first day of the demo on, by its coordinator and its building lead."""
    desk, lead = f"{code}/coordinator0", f"{code}/lead0"
    at = midnight + 8 * HOUR
    for n, (phone, kind, fields, name) in enumerate((*_founded(code, desk, lead), *_cared(code, desk, lead, midnight))):
        yield Event(at + n * MINUTE, phone, kind, fields, name=f"{code}/{name}" if name else "")
    yield Event(at + 3 * HOUR, lead, "isolation", {"status": "active"}, about=f"{code}/isolation",
                base={"progress": [f"{code}/isolation"]})
    yield from _of_days(code, lead, midnight)


def _founded(code, desk, lead):
    yield desk, "org", {"type": "property_company", "name": "安顺物业", "red": True, "phone": "0595-2216"}, "company"
    yield desk, "org", {"type": "owners_committee", "name": "业主委员会", "red": True, "members": 9}, "committee"
    yield desk, "org", {"type": "party_branch", "name": "小区党支部", "branch_of": "compound",
                        "members_council": True}, ""
    yield desk, "place", {"level": "compound", "code": code, "name": "本小区", "type": "residential",
                          "managed_by": Ref(f"{code}/company")}, "place"
    for n in (1, 2, 3):
        yield lead, "place", {"level": "building", "code": f"{code}/{n}", "name": f"{n}号楼", "floors": 18}, ""
        yield lead, "point", {"type": "building_door", "spot": f"{n}号楼大堂", "building": str(n), "state": "open"}, ""
    yield desk, "point", {"type": "gate", "spot": "东门", "name": "东门", "state": "open", "serves": "both"}, "gate"
    yield desk, "point", {"type": "mask_bin", "spot": "东门旁", "state": "open"}, ""
    yield desk, "point", {"type": "store", "spot": "物业仓库", "name": "物业仓库", "state": "open"}, "store"
    for name, capacity in (("林志强", "serving_member"), ("陈美玲", "neighbour"), ("黄建军", "property_staff")):
        yield desk, "volunteer", {"name": name, "capacity": capacity}, f"volunteer {name}"
    yield desk, "directive", {"type": "notice", "title": "进出小区请佩戴口罩、测体温", "public": True}, ""


def _cared(code, desk, lead, midnight):
    home = Ref(f"{code}/home0")
    yield lead, "isolation", {"household": home, "category": "returnee", "mode": "home", "status": "reported",
                              "start": local_day(midnight), "planned_end": local_day(midnight + 14 * DAY)}, "isolation"
    yield lead, "care_note", {"household": Ref(f"{code}/home1"), "because": ["alone", "over_80"], "every_days": 1}, ""
    yield lead, "incident", {"type": "gathering", "title": "3号楼棋牌室有人聚集", "status": "reported"}, ""
    yield desk, "request", {"category": "repair", "channel": "phone", "text": "2号楼电梯厅灯不亮", "status": "new"}, ""
    yield desk, "request", {"category": "medicine", "channel": "chat", "text": "降压药快吃完了", "urgency": "today",
                            "status": "new"}, ""
    yield desk, "goods", {"name": "医用口罩", "category": "mask", "unit": "piece", "minimum": 500}, "masks"
    store, masks = Ref(f"{code}/store"), Ref(f"{code}/masks")
    yield desk, "movement", {"type": "receipt", "goods": masks, "category": "mask", "quantity": 2000, "store": store,
                             "source": "donation"}, ""
    yield desk, "movement", {"type": "issue", "goods": masks, "category": "mask", "quantity": 600, "store": store}, ""
    yield desk, "activity", {"what": "banner", "stage": "made", "quantity": 4}, ""
    yield desk, "activity", {"what": "leaflet", "stage": "handed_out", "quantity": 480}, ""


def _of_days(code, lead, midnight):
    """The shifts of each day at the gate, and a round of disinfection."""
    for day in range(DAYS):
        at, date = midnight + day * DAY + 7 * HOUR, local_day(midnight + day * DAY)
        for n, begins in enumerate(("08:00", "14:00", "20:00")):
            yield Event(at + (120 + n) * MINUTE, lead, "shift", {"post": Ref(f"{code}/gate"), "date": date,
                                                                 "begins": begins,
                                                                 "needed": 2})
        began = local(at + 3 * HOUR).isoformat(timespec="seconds")
        yield Event(at + 3 * HOUR, lead, "activity", {"what": "disinfection", "building": "1", "litres": 4.5,
                                                      "began": began})
