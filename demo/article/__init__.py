"""The district of the newspaper article, entry by entry: from an empty database to the numbers that it prints.

Everything is written on the phones of the places named there and comes in through `/sync`, at its own time between
27 January and 11 February 2020. Where the article rounds, an exact number stands here that rounds to the same.
"""

from flask import current_app

from demo.article import care, founding, gates, orders, supplies
from demo.article.told import SITES, moment
from demo.phones import Phone
from demo.play import collector_clock, enrolled, play
from models.site import Site
from sync import enrol, upkeep

SEED = 20200127
FIRST, LAST = "2020-01-27", "2020-02-11"
ROLES = (("lead", "楼长"), ("supply", "保管"), ("gate", "门岗"), ("counsellor", "咨询师"), ("coordinator", "主任"))


def build() -> None:
    """Fill an empty database with the district of the article."""
    phones = [Phone(f"{place.code}/{role}", role, f"{place.name}{title}", "thrice")
              for place in SITES for role, title in ROLES]
    events = sorted((event for part in (founding, orders, care, gates, supplies) for event in part.events()),
                    key=lambda event: event.at)
    used = {event.phone for event in events}
    with collector_clock() as stand_at:
        stand_at(moment(FIRST, 0))
        ids = {}
        for place in SITES:
            ids[place.code] = upkeep.add_site(place.code, place.name, ids.get(place.parent), place.level).id
        client = current_app.test_client()
        nodes = enrolled(client, [phone for phone in phones if phone.key in used], SEED)
        play(client, nodes, events, SEED, moment(FIRST, 0), moment(LAST, 23, 30), stand_at)


def officer(login: str, password: str) -> None:
    """Let somebody look at the whole district at the desk."""
    enrol.add_coordinator(Site.get(Site.code == SITES[0].code).id, "丰泽区", login, password, "officer")
