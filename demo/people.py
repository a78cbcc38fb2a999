"""Who lives there: homes and residents with the names, telephones and plates of this coast."""

from typing import NamedTuple

from faker import Faker

SURNAMES = "陈林黄吴王李张蔡许郑庄苏洪曾郭叶谢傅杨刘"
PLATE_TAIL = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
NOTES = (
    "老人耳背，敲门请大声",
    "家里有狗，东西放门口",
    "上夜班，上午别打电话",
    "独居，每天打一次电话",
    "电梯坏时请放一楼大厅",
)


class Resident(NamedTuple):
    """One person: name, telephone ("" for a child), plates of their vehicles, number of their pass."""

    name: str
    phone: str
    plates: tuple
    pass_no: str


class Home(NamedTuple):
    """One household: building number, unit as "3-1502", who answers for it, and everybody in it."""

    building: str
    unit: str
    name: str
    phone: str
    note: str
    residents: tuple


def names(seed):
    """The source of given names and telephones; the same seed gives the same ones."""
    source = Faker("zh_CN")
    source.seed_instance(seed)
    return source


def homes(rng, source, compound):
    """The compound's homes in order of their doors, `compound.homes` of them, each door once."""
    doors = [(b, floor, flat) for b in range(1, compound.buildings + 1) for floor in range(2, 19) for flat in (1, 2, 3)]
    chosen = sorted(rng.sample(doors, compound.homes))
    return [_home(rng, source, compound.code, n, door) for n, door in enumerate(chosen, 1)]


def plate(rng, region="闽C"):
    """A number plate: five letters and digits after the region, without the letters I and O."""
    return region + "".join(rng.choices(PLATE_TAIL, k=5))


def _home(rng, source, code, n, door):
    building, floor, flat = door
    surname = rng.choice(SURNAMES)
    plates = (plate(rng),) if n % 9 in (1, 3, 4, 7) else ()
    residents = tuple(_residents(rng, source, surname, plates, f"{code.upper()}{n:04d}"))
    head = residents[0]
    note = rng.choice(NOTES) if rng.random() < 0.12 else ""
    return Home(str(building), f"{building}-{floor:02d}{flat:02d}", head.name, head.phone, note, residents)


def _residents(rng, source, surname, plates, number):
    for n in range(rng.choice((1, 2, 2, 3, 3, 4))):
        family = rng.choice(SURNAMES) if n == 1 else surname
        given = source.first_name_male() if n % 2 == 0 else source.first_name_female()
        phone = source.phone_number() if n < 2 else ""
        yield Resident(family + given, phone, () if n else plates, f"{number}-{n + 1}")
