"""What the article says in numbers, and where: each number with the figure that has to print it."""

from typing import NamedTuple

from demo.event import HOUR, MINUTE
from demo.places import PLACES, Place
from sync.times import day_span

STREETS = ("qy", "cd", "fzj", "dhu", "dha", "bf", "qx")
SITES = (*PLACES, Place("dhwy", "东海万誉", "compound", "dha"), Place("tpfb", "太平富邦", "compound", "fz"))
NAMED = tuple(place for place in SITES if place.level == "compound" and place.code != "hhss")
COMPOUNDS, UNMANAGED, COVERING = 450, 74, 11
BRANCHES, COMMITTEES, COMPANIES = 229, 53, 37
LEADS, BINS, PLEDGED = 22, 92, 52
BANNERS, POSTERS, MESSAGES, LEAFLETS, MASKS_GIVEN = 437, 6_184, 52_310, 308_450, 71_200
GATHERINGS = 12


class Told(NamedTuple):
    """One number of the article: the `figure` that prints it, how it stands in the report (`printed`), and where: the
    `site` and the day, everywhere and at any time where none is named."""

    figure: str
    printed: str
    site: str = "fz"
    day: str = ""


TOLD = (
    Told("branches", "229"), Told("red_committees", "53"), Told("red_companies", "37"), Told("compounds", "450"),
    Told("orders", "1", day="2020-01-27"), Told("orders_acknowledged", "450"),
    Told("instructions", "1", "xh", "2020-02-10"), Told("gatherings", "10+"), Told("banners", "400+"),
    Told("posters", "6,000+"), Told("text_messages", "50,000+"), Told("leaflets", "300,000+"),
    Told("closings_proposed", "1", "xh"), Told("venues_closed", "1", "xh"), Told("advice_go_out_less", "6"),
    Told("party_building_leads", "22", "mxs"), Told("unmanaged", "74"), Told("covering", "11"),
    Told("rounds_sweep", "74", day="2020-02-10"), Told("rounds_process", "74", day="2020-02-10"),
    Told("rounds_haul", "74", day="2020-02-10"), Told("rounds_disinfect", "74", day="2020-02-10"),
    Told("rounds_all", "74", day="2020-02-10"), Told("mask_bins", "92", "dhu"),
    Told("mask_bins_by_property", "5", "dhu"), Told("mask_bins_by_branches", "25", "dhu"),
    Told("posts_claimed_by", "52", "dhu"),
    Told("accepted_community", "1", "zjyjw"), Told("accepted_committee", "1", "zjyjw"),
    Told("accepted_property", "1", "zjyjw"), Told("five_ones", "2", "xyxh"),
    Told("delivered_leaflet", "3", "dhwy"), Told("delivered_necessities", "3", "dhwy"),
    Told("delivered_rubbish_bags", "3", "dhwy"), Told("received_mask", "3,000", "bjw", "2020-02-08"),
    Told("received_sanitiser", "1,000", "bjw", "2020-02-08"), Told("received_disinfectant", "150", "bf"),
    Told("received_mask", "2,000", "bf"), Told("received_head_office", "2", "bf"),
    Told("received_joint_meeting", "8"), Told("roles_party_counsellor", "1", "qx"),
    Told("roles_professional_counsellor", "2", "qx"), Told("roles_volunteer_counsellor", "3", "qx"),
    Told("armbands", "14", "dt"), Told("masks_given", "70,000+"),
)


def moment(day: str, hour: int, minute: int = 0) -> int:
    """Milliseconds since 1970 of an hour of a local day."""
    return day_span(day)[0] + hour * HOUR + minute * MINUTE


def shared(total: int, parts: int) -> list[int]:
    """`parts` whole numbers, as even as can be, that come to `total`."""
    return [total * (n + 1) // parts - total * n // parts for n in range(parts)]


def compounds() -> list[tuple[str, str, str]]:
    """`(site, code, name)` of the 450 compounds: those that are named at themselves, the others at their street."""
    streets = {place.code: place.name for place in SITES if place.code in STREETS}
    named = [(place.code, place.code, place.name) for place in NAMED]
    return named + [(street, f"{street}-{n:03}", f"{streets[street]}第{n + 1}小区")
                    for n in range(COMPOUNDS - len(named)) for street in [home(n)]]


def home(n: int) -> str:
    """The street of the unnamed compound `n`: the first ones are the old ones that nobody manages."""
    return "fzj" if n < UNMANAGED else STREETS[n % len(STREETS)]
