"""Every page and fragment of the field, from the same records, is the same document at the centre and on the phone."""

import pytest

from tests.clocks import DAY, MINUTE
from tests.parity import documents
from tests.parity.phone import LANGUAGES, Phone

OPEN = {"status": "open"}


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of) -> Phone:
    """A runner's phone in a compound with a bit of everything."""
    phone = phone_of("runner")
    phone.choices["lang"] = request.param
    return phone


def _same(phone, path, partial=False):
    there, here = phone.both(path, partial)
    assert here["status"] == there["status"]
    assert here.get("location") == there.get("location")
    if "html" in there:
        assert documents.read(here["html"]) == documents.read(there["html"])


EMPTY = ("/field/", "/field/gate", "/field/gate/stand", "/field/gate/find?q=", "/field/gate/find?q=zz", "/field/gate/out",
         "/field/gate/enter", "/field/gate/enter?subject=visitor", "/field/gate/enter?subject=vehicle", "/field/mine",
         "/field/more", "/field/errands", "/field/errands/mine", "/field/errands/new", "/field/errands/shop")


@pytest.mark.parametrize("path", EMPTY)
def test_it_works_with_nothing_in_it(phone, path):
    phone.begin()
    _same(phone, path)
