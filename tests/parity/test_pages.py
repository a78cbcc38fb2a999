"""Every page and fragment of the field, from the same records, is the same document at the centre and on the phone."""

import pytest

from tests.parity import documents
from tests.parity.compound import Compound
from tests.parity.phone import LANGUAGES, Phone

EMPTY = ("/field/", "/field/gate", "/field/gate/stand", "/field/gate/find?q=", "/field/gate/find?q=zz",
         "/field/gate/out", "/field/gate/enter", "/field/gate/enter?subject=visitor",
         "/field/gate/enter?subject=vehicle", "/field/gate/enter?subject=courier", "/field/mine",
         "/field/more", "/field/install", "/field/errands",
         "/field/errands/mine", "/field/errands/new?unit=3-1502", "/field/k/errand/new?unit=3-1502",
         "/field/errands/shop", "/field/hand-over")
FULL = ("/field/gate", "/field/gate/stand", "/field/gate/find?q=3", "/field/gate/find?q=林", "/field/gate/out",
        "/field/gate/out?after=1", "/field/gate/out?after=x",
        "/field/gate/out?q=3-15", "/field/gate/out?q=林", "/field/gate/out?q=zz", "/field/mine", "/field/errands",
        "/field/errands?building=3", "/field/errands?building=<&after=2", "/field/errands/mine", "/field/errands/shop",
        "/field/hand-over")
ABOUT = {
    "/field/gate/enter?resident={}": ("resident", "plain", "homeless", "gone"),
    "/field/gate/{}": ("out", "out2", "plate", "held", "nothing", "voided", "rival"),
    "/field/gate/{}/fever": ("held", "nothing"),
    "/field/r/{}/edit": ("out", "plate", "held", "nothing", "rival", "mine", "bought"),
    "/field/errands/{}": ("open", "late", "failed", "nowhere", "mine", "bought", "theirs", "done", "void", "handed",
                            "passed"),
    "/field/r/{}": ("open", "late", "failed", "nowhere", "mine", "bought", "theirs", "done", "void", "handed", "passed",
                    "rice", "null", "advanced"),
    "/field/r/{}?done=leave&was=claimed": ("mine", "done", "theirs"),
    "/field/r/{}?done=leave&was=bought": ("done",),
    "/field/r/{}?done=hold&was=bought": ("bought", "handed"),
    "/field/r/{}?done=claim": ("mine", "theirs"),
    "/field/errands?record={}&done=claim": ("mine",),
    "/field/errands?record={}&lost=claim": ("theirs", "open"),
    "/field/errands?record={}&done=release": ("open",),
    "/field/errands?record={}&done=pass_on": ("passed", "handed"),
    "/field/k/household?record={}&done=nothing": ("home",),
}
JUST_DONE = ("held", "turned", "nothing", "voided", "rival", "out")


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of) -> Phone:
    """A runner's phone."""
    phone = phone_of("runner")
    phone.choices["lang"] = request.param
    return phone


@pytest.fixture
def ids(phone) -> dict[str, str]:
    """The records of a full compound, by name."""
    return Compound(phone).fill().ids


def test_it_works_with_nothing_in_it(phone):
    phone.begin()
    for path in EMPTY:
        documents.assert_same(*phone.both(path), path)


def test_every_page_of_a_full_compound(phone, ids):
    for path in FULL:
        documents.assert_same(*phone.both(path), path)


def test_every_page_about_a_record(phone, ids):
    for path, names in ABOUT.items():
        for name in names:
            documents.assert_same(*phone.both(path.format(ids[name])), f"{path} {name}")


def test_who_has_enough_errands_is_told_so_on_every_page(phone, ids):
    for n in range(3):
        phone.own.write("errand", {"title": f"{n}", "status": "claimed", "runner": phone.own.store.person})
    phone.own.sync()
    phone.begin()
    for path in ("/field/errands", "/field/errands/mine", f"/field/r/{ids['open']}", f"/field/r/{ids['late']}"):
        there, here = phone.both(path)
        documents.assert_same(there, here, path)
        assert "note amber" in there["html"]


def test_every_piece(phone, ids):
    for path in ("/field/gate/find?q=3", "/field/gate/find?q=zz", "/field/gate/find?q=",
                 "/field/gate/enter?subject=staff", f"/field/gate/{ids['out']}",
                 f"/field/gate/{ids['held']}/fever", "/field/k/errand/new"):
        documents.assert_same(*phone.both(path, partial=True), path)


def test_the_answer_to_what_was_just_done(phone, ids):
    """An answer is given for ten seconds, and what it undoes must be as fresh."""
    for name in JUST_DONE:
        at = phone.own.store.clean[ids[name]]["at"]
        for now in (at, at + 10_000, at + 10_001):
            phone.collector.clock.ms = now
            phone.begin()
            for said in (now - 5, now - 10_001, now + 5):
                path = f"/field/gate?done={ids[name]}&at={said}"
                documents.assert_same(*phone.both(path), f"{path} {name}")


def test_a_phone_that_stands_nowhere_is_asked_where(phone, ids):
    for spot, more in (("南门", {"name": "南大门"}), ("东门", {}), ("后门", {"state": "closed"}),
                       ("侧门", {"state": "open"})):
        phone.other.write("point", {"type": "gate", "spot": spot, **more})
    phone.other.write("point", {"type": "store", "spot": "仓库"})
    phone.other.sync()
    phone.begin()
    documents.assert_same(*phone.both("/field/gate/stand"))
    assert "南大门" in phone.both("/field/gate/stand")[0]["html"]
    phone.choices["gate"] = ""
    phone.begin()
    documents.assert_same(*phone.both("/field/gate"))


def test_big_text_and_the_other_direction(phone, ids):
    phone.choices |= {"big": True, "direction": "in"}
    phone.begin()
    for path in ("/field/gate", "/field/more"):
        documents.assert_same(*phone.both(path), path)


def test_the_next_day_and_the_next_year(phone, ids):
    for days in (1, 2, 400):
        phone.collector.clock.tick(days * 86_400_000)
        phone.begin()
        for path in ("/field/mine", "/field/gate", "/field/gate/out", "/field/hand-over",
                     f"/field/r/{ids['mine']}", f"/field/gate/{ids['held']}"):
            documents.assert_same(*phone.both(path), f"{path} {days}")
