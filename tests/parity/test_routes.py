"""No page of the field is forgotten on the phone, and its addresses are the centre's."""

import json

import pytest
from flask import url_for

from tests.parity.made_up import SIGNS

# Files that the worker keeps as they are.
NO_PAGES = {"field.manifest"}
NAMES = ("one.1", "a b", SIGNS, "%2F", "?&=", "+")


@pytest.fixture
def rules(collector):
    """The field's rules at the centre."""
    return [rule for rule in collector.app.url_map.iter_rules() if rule.endpoint.startswith("field.")]


def test_the_phone_answers_every_address_of_the_field(engine, rules):
    both = "Object.keys({...m_pages_routes.routes, ...m_pages_others.routes})"
    known = {int(number) for number in engine.value(both)}
    assert known == {engine.pages[rule.endpoint] for rule in rules if rule.endpoint not in NO_PAGES}


def test_addresses_are_written_alike(engine, collector, rules):
    for rule in rules:
        for name in NAMES:
            values = dict.fromkeys(rule.arguments, name) | {"q": name, "none": None}
            with collector.app.test_request_context():
                there = url_for(rule.endpoint, **values)
            assert engine.value(f"m_addresses.urlFor({engine.pages[rule.endpoint]}, {json.dumps(values)})") == there


def test_addresses_are_read_alike(engine, collector, rules):
    for rule in rules:
        for method in sorted(rule.methods & {"GET", "POST"}):
            path = rule.rule.replace("<id>", "7k3v9q2m4x7ab.12")
            there, values = collector.app.url_map.bind("localhost").match(path, method)
            found = {"endpoint": engine.pages[there], "params": values}
            assert engine.value(f"m_addresses.match({method!r}, {path!r})") == found
