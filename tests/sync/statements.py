"""How many statements requests take where so many more kinds are declared: `python -m tests.sync.statements URL 40 xh`.

A process of its own, because the kinds are taken when the product is loaded. Prints one JSON object.
"""

import json
import sys
import time

from bench.kinds import declare

declare(int(sys.argv[2]))

from models import database as db  # noqa: E402 – the kinds come first
from sync import checks, clock  # noqa: E402
from tests.collector import Collector  # noqa: E402
from tests.sync.raw import Raw, entry  # noqa: E402

NOW = time.time_ns() // 1_000_000


def count(act):
    """How many statements reach the database while `act` runs."""
    found, execute = [], db.database.obj.execute_sql
    db.database.obj.execute_sql = lambda sql, params=None: found.append(sql) or execute(sql, params)
    act()
    del db.database.obj.execute_sql
    return len(found)


def told(collector):
    """What → statements, in a site where nothing is yet.

    A day of two kinds comes in, and a correction; a page is read, then everything anew, then nothing new.
    """
    writer, reader = Raw(collector, site=sys.argv[3]), Raw(collector, site=sys.argv[3])
    for each in (writer, reader):
        each.ask()
    day = [entry(NOW, kind="errand", set={"title": "rice"}), *(entry(NOW) for _ in range(400))]
    correction = entry(NOW, id=writer.dot(1), kind="errand", set={"title": "noodles"})
    return {"upload": count(lambda: writer.say(*day, cursor=None)),
            "correction": count(lambda: writer.say(correction, cursor=None)),
            "page": count(reader.ask),
            "walk": count(lambda: Raw.read(reader, limit=300)),
            "nothing": count(reader.ask)}


def main():
    clock.now = lambda: NOW
    collector = Collector(sys.argv[1])
    collector.clock = clock.now
    collector.tell("init")
    print(json.dumps(told(collector)), flush=True)
    with collector.app.app_context():
        assert not [*checks.check(1), *checks.check(2)]


if __name__ == "__main__":
    main()
