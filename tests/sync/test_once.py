"""A key of a form stands for its content too: the same one is answered again, another one is a new statement."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import database
from models.site import Site
from sync import intake
from sync.intake import Draft, Invalid
from tests.laws import DISTRICTS
from views.auth import Who

CONTENTS = st.builds(lambda direction, degrees: {"direction": direction, "temperature": degrees},
                     st.sampled_from(["in", "out"]), st.sampled_from([36.5, 38.6]))
SENT = st.lists(st.tuples(st.sampled_from(["once-a", "once-b", None]), CONTENTS, st.sampled_from(["Cai", "Ou"])),
                max_size=12)
ROUNDS = count()


@pytest.fixture
def people(collector):
    """Two coordinators at the desk of one site, by name."""
    found = {name: collector.enrol("coordinator", name).store.person for name in ("Cai", "Ou")}
    with collector.app.app_context():
        yield {name: Who(id, name, Site.get(Site.code == "xh").id, "xh", "", "coordinator")
               for name, id in found.items()}


def write(who, fields, once, **more):
    return intake.write(who, "gate_entry", fields, once=once, **more)


def test_it_works(people, collector):
    first = write(people["Cai"], {"direction": "in", "temperature": 36.5}, "once")
    assert write(people["Cai"], {"temperature": 36.5, "direction": "in"}, "once") == first
    corrected = write(people["Cai"], {"direction": "in", "temperature": 38.6}, "once")
    assert write(people["Cai"], {"direction": "in", "temperature": 36.5}, "once") == first
    kept = {id: one["fields"]["temperature"] for id, one in collector.records().items()}
    assert kept == {first: 36.5, corrected: 38.6}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=DISTRICTS)
@given(sent=SENT)
def test_each_key_writes_each_content_of_each_author_once(people, sent):
    """Whatever is sent in whatever order, and however often."""
    first, round = {}, next(ROUNDS)
    for n, (once, fields, name) in enumerate(sent):
        dot = write(people[name], fields, once and f"{once}-{round}")
        wish = (once, tuple(fields.items()), name) if once else n
        assert first.setdefault(wish, dot) == dot
    assert len(set(first.values())) == len(first)


def test_what_it_rests_on_is_content_too(people):
    id = write(people["Cai"], {"direction": "in"}, None)
    edits = [write(people["Cai"], {"direction": "out"}, "once", id=id, base={"direction": base}) for base in ([id], [])]
    assert len(set(edits)) == 2


def test_a_content_that_can_not_be_written_is_refused_and_the_first_stays(people):
    first = write(people["Cai"], {"direction": "in"}, "once")
    with pytest.raises(Invalid):
        write(people["Cai"], {"direction": "sideways"}, "once")
    assert write(people["Cai"], {"direction": "in"}, "once") == first


def test_a_key_from_before_contents_were_kept_is_answered_as_ever(collector, people):
    first = write(people["Cai"], {"direction": "in"}, "once")
    database.execute("DROP TABLE once")
    database.execute("CREATE TABLE once (site INTEGER, key TEXT, dot TEXT, at BIGINT, PRIMARY KEY (site, key))")
    row = people["Cai"].site, "once", f'["{first}"]', 1
    database.execute("INSERT INTO once (site, key, dot, at) VALUES (?, ?, ?, ?)", *row)
    database.execute("DELETE FROM migration WHERE name = '0010_contents'")
    collector.tell("init")
    assert write(people["Cai"], {"direction": "in"}, "once") == first
    assert intake.write_all(people["Cai"], [Draft("gate_entry", {"direction": "out"})], "other") != [first]
