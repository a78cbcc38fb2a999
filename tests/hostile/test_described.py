"""The OpenAPI document is one, and tells of every address that there is."""

import json

import jsonschema_rs
import pytest
from schemathesis.specs.openapi import definitions

from commands import bodies, openapi
from tests.sync.raw import Raw, entry


@pytest.fixture
def document(laptop) -> dict:
    """As it is printed."""
    return json.loads(laptop.tell("openapi"))


def operations(document: dict) -> dict[str, dict]:
    """What stands in a document, by endpoint."""
    return {one["operationId"]: one for path in document["paths"].values() for one in path.values()}


def test_it_is_an_openapi_document(document):
    definitions.OPENAPI_31_VALIDATOR.validate(document)


def test_every_route_is_in_it_with_every_method_and_argument(laptop, document):
    found = {(method.upper(), path, one["operationId"], tuple(sorted(given["name"] for given in one["parameters"])))
             for path, methods in document["paths"].items() for method, one in methods.items()}
    wanted = {(method, openapi.ARGUMENT.sub(r"{\1}", rule.rule), rule.endpoint, tuple(sorted(rule.arguments)))
              for rule in laptop.app.url_map.iter_rules() for method in rule.methods - {"HEAD", "OPTIONS"}}
    assert found == wanted


def test_every_address_says_in_words_what_it_is(document):
    assert {name for name, one in operations(document).items() if not one["summary"]} == set()


def test_what_is_described_by_hand_is_there(document):
    assert (bodies.TAKES.keys() | bodies.GIVES.keys() | bodies.KEYS.keys()) <= operations(document).keys()


def test_everything_it_points_to_is_in_it(document):
    named = {word.partition('"')[0] for word in json.dumps(document).split("#/components/schemas/")[1:]}
    assert named == document["components"]["schemas"].keys()


def test_answers_are_as_it_says(laptop, document, clock):
    client = laptop.app.test_client()
    for path in ("/healthz", "/readyz"):
        told = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema_rs.validate(told, client.get(path).json)
    as_said(document, "Problem", client.post("/sync").json)
    asked = {"code": laptop.invite("gate"), "node": "1234567890abc", "name": "Lin"}
    as_said(document, "Enrolment", asked)
    as_said(document, "Enrolled", client.post("/enrol", json=asked).json)
    as_said(document, "Reply", Raw(laptop).say(entry(clock()), {**entry(clock()), "set": {"temperature": 50}}))


def as_said(document: dict, name: str, found: dict) -> None:
    """Fails where something is not what one of the document's schemas says."""
    jsonschema_rs.validate({"$ref": f"#/components/schemas/{name}", "components": document["components"]}, found)
