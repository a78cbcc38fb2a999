"""Whatever ops come, in whatever order: caches equal the fold, nothing is put aside, and every page stands."""

from hypothesis import strategies as st

from models import database
from models.registry import SHAPES
from sync import faults, items
from tests.collector import Collector
from tests.field.tab import ORIGIN
from tests.sync import hostile, scripts
from tests.sync.worlds import World, holds

DESK = ["/desk/", "/desk/?day=2020-02-08", "/desk/board", "/desk/nodes", "/desk/quarantine", "/desk/inbox",
        "/desk/inbox/decided", "/desk/inbox/rules", "/desk/looks", "/desk/exports",
        *(f"/desk/inbox?type={type}" for type in items.TYPES)]
FIELD = ["/field/", "/field/gate", "/field/gate/out", "/field/gate/find?q=3-1502", "/field/errands",
         "/field/errands/mine", "/field/errands/shop", "/field/mine", "/field/more", "/field/close",
         "/field/phone", "/field/who"]


def test_whatever_comes_caches_equal_the_fold_and_every_page_stands(world):
    # Two hundred pages an example take their time.
    world.examples = max(2, world.examples // 3)
    holds(world, every_page_stands)


def every_page_stands(world: World, data: st.DataObject) -> None:
    day = hostile.play(data, world.nodes, "xh")
    plain, other = scripts.journeys(day, []), scripts.journeys(day, data.draw(scripts.HINTS, label="way"))

    one = world.deliver(day, plain, and_seen(world))
    two = world.deliver(day, other)

    assert one == two


def and_seen(world: World):
    """What is exported; the first time every page there is is looked at, as a coordinator with a phone does."""
    seen = []

    def look(collector: Collector) -> str:
        if not seen:
            seen.append(every_page(collector, world.phones[0].store.token))
        assert seen == [{}]
        return collector.export()

    return look


def every_page(collector: Collector, token: str) -> dict[str, int]:
    """The pages that fail, and how; nothing is put aside."""
    client, headers = collector.app.test_client(), {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    client.set_cookie("lianfang", token)
    answers = {path: client.get(path, headers=headers, follow_redirects=True) for path in pages(collector)}
    answers |= {f"{kind} as {form}": taken_out(client, kind, form) for kind in SHAPES for form in ("csv", "xlsx")}
    with collector.app.app_context():
        assert [faults.all_of(site) for site, in database.rows("SELECT id FROM site")] == [[], []]
    return {path: answer.status_code for path, answer in answers.items() if answer.status_code >= 500}


def taken_out(client, kind: str, form: str):
    """The list of a kind as a file, read to its end."""
    answer = client.post(f"/desk/exports/{kind}", data={"purpose": "x", "file": form}, headers=ORIGIN, buffered=True)
    assert answer.status_code != 200 or answer.data
    return answer


def pages(collector: Collector) -> list[str]:
    """The addresses of all pages, with those of every record and device."""
    with collector.app.app_context():
        ids = [id for id, in database.rows("SELECT DISTINCT COALESCE(record, node || '.' || n) FROM op")]
        nodes = [id for id, in database.rows("SELECT id FROM node")]
    then = collector.clock() - 1000
    return [*DESK, *FIELD, *(f"/desk/nodes/{id}" for id in nodes), *(f"/desk/exports/{kind}" for kind in SHAPES),
            *(f"/desk/record/{id}{asked}" for id in ids for asked in ("", f"?known={then}")),
            *(f"/field/{what}/{id}" for id in ids for what in ("gate", "errands")),
            *(f"/desk/records/{kind}{asked}" for kind in SHAPES
              for asked in ("", "?order=changed&text=a", f"?known={then}"))]
