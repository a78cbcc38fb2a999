"""`flask --app app openapi`: every address of the server as an OpenAPI document, for programs that speak to it."""

import inspect
import json
import re
from http import HTTPStatus

import click
from flask import Flask, current_app

from commands import bodies

VERSION = "3.1.0"
METHODS = ("GET", "POST")
PROTOCOL = "1"
FORM = "application/x-www-form-urlencoded"
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
FAILURE = {"description": "What is wrong: a page for people, else a problem.",
           "content": {bodies.PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}},
                       "text/html": {"schema": bodies.TEXT}}}


def document(app: Flask) -> dict:
    """The OpenAPI document of an app: its whole route table, and what is known of bodies."""
    paths: dict[str, dict] = {}
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: (one.rule, one.endpoint)):
        for method in sorted(rule.methods.intersection(METHODS)):
            path = paths.setdefault(ARGUMENT.sub(r"{\1}", rule.rule), {})
            path[method.lower()] = _operation(app, rule, method)
    info = {"title": "Lianfang", "version": PROTOCOL, "description": "How to speak with it says sync/PROTOCOL.md."}
    return {"openapi": VERSION, "info": info, "paths": paths,
            "components": {"schemas": bodies.SCHEMAS, "securitySchemes": bodies.SCHEMES}}


def _operation(app, rule, method):
    view = inspect.unwrap(app.view_functions[rule.endpoint])
    found = {"operationId": rule.endpoint, "summary": (inspect.getdoc(view) or "").partition("\n")[0],
             "parameters": [{"name": name, "in": "path", "required": True, "schema": bodies.TEXT}
                            for name in ARGUMENT.findall(rule.rule)],
             "responses": _responses(rule.endpoint, method),
             "security": bodies.KEYS.get(rule.endpoint, bodies.PAGES)}
    if method == "POST":
        found["requestBody"] = _taken(rule.endpoint)
    return found


def _taken(endpoint):
    """What is sent: as described, or a form, whose fields the page before it names."""
    form = {FORM: {"type": "object", "additionalProperties": bodies.TEXT}}
    taken = bodies.TAKES.get(endpoint)
    return {"required": taken is not None, "content": _content(taken or form)}


def _responses(endpoint, method):
    page = {200: {"text/html": bodies.TEXT}} | ({303: {}, 422: {"text/html": bodies.TEXT}} if method == "POST" else {})
    given = {str(status): {"description": HTTPStatus(status).phrase} | ({"content": _content(said)} if said else {})
             for status, said in bodies.GIVES.get(endpoint, page).items()}
    return given | {"default": FAILURE}


def _content(by_type):
    return {media: {"schema": schema} for media, schema in by_type.items()}


@click.command("openapi")
def openapi():
    """Print the OpenAPI document of this server: every address, and what programs send to it."""
    click.echo(json.dumps(document(current_app), indent=1, ensure_ascii=False))


COMMANDS = (openapi,)
