"""Every operation of the OpenAPI document by schemathesis: as it says and not as it says, by everybody.

Nothing breaks, nothing is told of how it is made, and nobody next door gets what stands at the compound.
"""

import json
from collections import Counter
from dataclasses import dataclass, field

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from commands import bodies, openapi
from tests.collector import Collector
from tests.hostile.callers import Caller, phone, signed_in
from tests.hostile.test_access import LEAVING, SECRET, addressed, ids  # noqa: F401 – a fixture
from tests.hostile.test_routes import LOUD, asked
from tests.sync.raw import Raw, entry

# Of a page, and of what programs send.
EXAMPLES, MANY = 6, 150
TELLING = (SECRET, json.dumps(SECRET).strip('"'))
# Small answers could not be looked through.
PLAIN = {"Accept": "text/html", "Accept-Encoding": "identity"}
TRIED = settings(deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.mark.thorough
def test_no_operation_breaks_or_tells_next_door(laptop, ids, clock):  # noqa: F811 – the fixture
    document = known(laptop, openapi.document(laptop.app), ids)
    raw = Raw(laptop)
    schemathesis.openapi.media_type("application/x-ndjson", lines(raw, clock))
    schema = schemathesis.openapi.from_dict(document)
    schema.app = laptop.app
    operations = [one.ok() for one in schema.get_all_operations()]
    # Whoever has left is a stranger afterwards.
    operations.sort(key=lambda one: one.definition.raw["operationId"] in LEAVING)
    tally = Tally()
    for caller in [*everybody(laptop), Caller("a program", {"lianfang": raw.token}, writes=True)]:
        for operation in operations:
            tried(tally, caller, operation)
    print(sum(tally.answers.values()), tally.answers, tally.told)
    assert not tally.wrong, f"{len(tally.wrong)} wrong of {tally.answers}:\n" + "\n".join(tally.wrong[:40])
    # Otherwise the secret stood nowhere where it was looked for.
    assert tally.told > 20


@dataclass
class Tally:
    """`answers`: by caller and status; `told`: how many of them had the secret, to who may read it."""

    answers: Counter = field(default_factory=Counter)
    told: int = 0
    wrong: list[str] = field(default_factory=list)


def everybody(collector: Collector) -> list[Caller]:
    """A stranger, of next door a phone and the desk, and then of the compound: whoever writes there reads there."""
    found = [Caller("a stranger"), phone(collector, "coordinator", "hj"), signed_in(collector, "coordinator", "hj"),
             phone(collector, "gate"), signed_in(collector, "coordinator")]
    for caller in found:
        caller.cookies.pop("gate", None)
    return found


def known(collector: Collector, document: dict, ids: dict[str, str]) -> dict:  # noqa: F811 – not the fixture
    """The document, told what there is at the compound, and by which names the code asks; without keys made up."""
    rules = {rule.endpoint: rule for rule in collector.app.url_map.iter_rules()}
    for methods in document["paths"].values():
        for method, one in methods.items():
            del one["security"]
            rule = rules[one["operationId"]]
            right = dict(zip(rule.rule.split("/"), addressed(rule, ids).split("/"), strict=True))
            right = {openapi.ARGUMENT.sub(r"\1", part): value for part, value in right.items()}
            for argument in one["parameters"]:
                argument["schema"] = {"enum": sorted({right.get(argument["name"], "en"), "errand", ids[""]})}
            values = dict.fromkeys(asked(collector, rule), bodies.TEXT)
            if method == "get":
                one["parameters"] += [{"name": name, "in": "query", "schema": said} for name, said in values.items()
                                      if name not in rule.arguments]
            elif openapi.FORM in one["requestBody"]["content"]:
                one["requestBody"]["content"][openapi.FORM]["schema"]["properties"] = values
    return document


def lines(raw: Raw, clock) -> st.SearchStrategy[bytes]:
    """Bodies of `/sync`: what a phone would send with one thing in it otherwise, lines of JSON, or any bytes."""
    whole = {"v": 1, "node": raw.node, "now": clock(), "heard": 0, "seen": 0, "claimed": 1, "from": 1, "prev": "",
             "last": "", "cursor": ""}
    values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just([]) | st.just({})

    def altered(one):
        return st.builds(lambda name, value: one | {name: value}, st.sampled_from(sorted(one)) | st.text(), values)

    op = {"n": 1, "t": clock(), **entry(clock())}
    said = st.tuples(altered(whole) | st.just(whole), altered(op) | st.just(op))
    return st.binary() | said.map(lambda some: "".join(json.dumps(one) + "\n" for one in some).encode())


def tried(tally: Tally, caller: Caller, operation) -> None:
    """Makes requests of one operation, and notes what is wrong with the answers, as sentences."""
    cases = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if operation.body or operation.path_parameters or operation.query:
        cases |= operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @settings(TRIED, max_examples=MANY if operation.definition.raw["operationId"] in bodies.TAKES else EXAMPLES)
    @given(cases)
    def send(case):
        made = f"{caller.name}: {case.method} {case.formatted_path} {case.query} {case.body!r:.300}"
        try:
            answer = case.call(cookies=caller.cookies, headers=PLAIN)
        except Exception as failure:  # noqa: BLE001 – that is what is looked for
            tally.wrong.append(f"{failure!r} from {made}")
        else:
            tally.answers[caller.name, answer.status_code] += 1
            judged(tally, caller, answer, made)

    send()


def judged(tally: Tally, caller: Caller, answer, made: str) -> None:
    """Notes what an answer says that it should not."""
    text = answer.content.decode("utf-8", "replace")
    if answer.status_code >= 500 and answer.status_code != 503:
        tally.wrong.append(f"{answer.status_code} to {made}")
    tally.wrong.extend(f"{word} shown to {made}" for word in LOUD if word in text)
    if any(word in text for word in TELLING):
        tally.told += caller.writes
        tally.wrong.extend([] if caller.writes else [f"the secret told to {made}"])
