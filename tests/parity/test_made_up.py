"""Whatever is in the records, the document is the same at the centre and on the phone."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws import THOROUGH
from tests.parity import documents, made_up
from tests.parity.phone import LANGUAGES

LISTS = ("/field/gate", "/field/gate/stand", "/field/gate/out", "/field/gate/find?q=x", "/field/mine", "/field/errands",
         "/field/errands?building=3", "/field/errands/mine", "/field/errands/shop")
ABOUT = {"gate_entry": ("/field/gate/{}", "/field/gate/{}/fever"), "resident": ("/field/gate/enter?resident={}",),
         "errand": ("/field/errands/{}", "/field/errands/{}?was=bought", "/field/r/{}?done=deliver&was=bought",
                    "/field/errands?record={}&done=lost")}
ROOMY = settings(max_examples=25 if THOROUGH else 8,
                 suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@ROOMY
@given(entries=made_up.ENTRIES, errands=made_up.ERRANDS, residents=made_up.RESIDENTS, lang=st.sampled_from(LANGUAGES))
def test_every_page_of_made_up_records(phone_of, entries, errands, residents, lang):
    phone = phone_of("runner")
    phone.choices["lang"] = lang
    writer = made_up.Writer(phone)
    writer.write(entries, errands, residents)
    paths = [*LISTS, *(path.format(id) for kind, paths in ABOUT.items() for id in writer.ids[kind] for path in paths)]
    for path in paths:
        documents.assert_same(*phone.both(path), path)


@ROOMY
@given(said=st.sampled_from(["/field/gate/find?q={}", "/field/errands?building={}", "/field/k/errand/new?unit={}"]),
       typed=st.text(made_up.SIGNS, max_size=50), lang=st.sampled_from(LANGUAGES))
def test_whatever_is_typed_into_an_address(phone_of, said, typed, lang):
    phone = phone_of("runner")
    phone.choices["lang"] = lang
    phone.begin()
    path, _, name = said.format("").removesuffix("=").partition("?")
    documents.assert_same(*phone.both(path, query={name: typed}), f"{path} {typed!r}")
