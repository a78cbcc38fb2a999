"""The command line of whoever keeps the server: backups and putting them back, and what is kept no longer."""

import sys
from datetime import datetime
from pathlib import Path

import click
from flask import current_app
from flask_babel import force_locale

from sync import backup, clock, condition, forgetting, times
from views.desk.state import sentences

SIGNS = {condition.GOOD: "ok", condition.ODD: "look", condition.BAD: "WRONG"}
PASSPHRASE = click.option("--passphrase-file", type=click.Path(exists=True, dir_okay=False),
                          help="The first line of this file seals it; else BACKUP_PASSPHRASE, where that is set.")


@click.command("backup")
@click.argument("file", required=False, type=click.Path(dir_okay=False))
@click.option("--to", "folder", type=click.Path(file_okay=False), help="A folder, for a file named after the time.")
@click.option("--keep", default=14, type=click.IntRange(1, 10_000), help="How many files of that folder are kept.")
@PASSPHRASE
def back_up(file, folder, keep, passphrase_file):
    """Back up the database while it is served: one file, looked through before it counts."""
    if bool(file) == bool(folder):
        raise click.ClickException("say where to: a FILE, or --to a folder")
    own, secret = current_app.config["DATABASE_URL"], _passphrase(passphrase_file)
    made = _possible(lambda: backup.make_in(Path(folder), own, keep, secret) if folder
                     else backup.make(Path(file), own, secret))
    click.echo(f"{made.file}: {made.sites} sites, {made.ops:,} ops, {made.size / 1e6:,.1f} MB, looked through"
               f"{', sealed' if made.sealed else ''}")


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--replace", is_flag=True, help="Throw away what is in a PostgreSQL database.")
@PASSPHRASE
def put_back(file, replace, passphrase_file):
    """Put a backup in the place of the database, with every server stopped; phones then heal it."""
    own, secret = current_app.config["DATABASE_URL"], _passphrase(passphrase_file)
    at = backup.shown_at(Path(file))
    for line in _possible(lambda: backup.put_back(Path(file), own, secret, replace)):
        click.echo(line)
    if at:
        lost = (clock.now() - at) / 3_600_000
        click.echo(f"It shows {_local(at)}, {lost:,.1f} hours ago. Phones send again what they keep, seven days of it; "
                   "what the web desk alone had written since is lost.")
    click.echo("Start the server. Somebody at each place then goes through the list of devices and invitations that "
               "the desk shows.")


@click.command("forget")
@click.option("--sure", is_flag=True, help="Also more than a month after the last time.")
@click.option("--keep-space", is_flag=True, help="Leave it to the database to use anew what is set free.")
def forget(sure, keep_space):
    """Erase what is kept no longer; to be run every night."""
    now, last = clock.now(), forgetting.last()
    if forgetting.is_doubtful(now, last) and not sure:
        raise click.ClickException(f"it was {times.local_day(last)} when this was last run, and is "
                                   f"{times.local_day(now)} now. If that is right: flask --app app forget --sure")
    for code, found in forgetting.everywhere(now, keep_space):
        click.echo(f"{code}: " + ", ".join(f"{kind} {n}" for kind, n in sorted(found.items())))


@click.command("doctor")
@click.option("--offline", is_flag=True, help="Ask nothing over the network: neither the public address nor its TLS.")
def doctor(offline):
    """Say what is well and what is not, and what to do; exit 1 where something is wrong."""
    found = condition.look(current_app.config, not offline)
    with force_locale("en"):
        for one in found:
            click.echo(f"{SIGNS[one.state]:<6} {sentences.topic(one)}: {sentences.said(one)}")
    sys.exit(any(one.state == condition.BAD for one in found))


def _passphrase(file):
    if file:
        lines = Path(file).read_text().splitlines()
        if not lines or not lines[0].strip():
            raise click.ClickException(f"{file} has no passphrase in its first line")
        return lines[0].strip()
    return current_app.config["BACKUP_PASSPHRASE"]


def _possible(work):
    try:
        return work()
    except backup.Impossible as why:
        raise click.ClickException(str(why)) from None
    except OSError as failure:
        what = f"{failure.filename or 'the disk'}: {failure.strerror}; nothing was changed"
        raise click.ClickException(what) from None


def _local(at):
    return datetime.fromtimestamp(at / 1000, times.zone()).strftime("%Y-%m-%d %H:%M")


COMMANDS = (back_up, put_back, doctor, forget)
