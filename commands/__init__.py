"""The command line: `flask --app app …`. One file for each sort of people who type."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from commands import care, carry, centre, openapi, users
from models import database as db
from models import faults

NOWHERE = "there is no database at %s: set DATABASE_URL to yours, or make this one with `flask --app app init`"


def _in_words(command):
    """The command, its failures at the database in a sentence instead of a traceback."""
    work = command.callback

    def told(*args, **kwargs):
        try:
            return work(*args, **kwargs)
        except faults.Busy:
            raise click.ClickException("the database is busy; nothing was changed") from None
        except faults.LINE as failure:
            gone = db.is_sqlite() and not Path(db.database.obj.database).exists()
            said = NOWHERE % current_app.config["DATABASE_URL"] if gone else f"the database can't be used: {failure}"
            raise click.ClickException(said.strip()) from None

    command.callback = with_appcontext(told) if work else None
    for one in getattr(command, "commands", {}).values():
        _in_words(one)
    return command


COMMANDS = tuple(_in_words(command) for part in (centre, users, care, carry, openapi) for command in part.COMMANDS)
