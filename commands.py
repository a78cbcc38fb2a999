"""The command line: `flask --app app …` (PROTOCOL section 11)."""

import secrets
import sys

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from peewee import IntegrityError

from models import database as db
from models import registry, starting
from models.node import Node
from models.person import EVERYWHERE, ROLES, Person
from models.site import LEVELS, Site
from sync import apply, enrol, feed, nodes, restore, upkeep

DEFAULT_DATABASE = "sqlite:///lianfang.db"


def _site(code):
    found = Site.get_or_none(Site.code == code)
    if found is None:
        raise click.ClickException(f"there is no site {code!r}; `flask --app app sites` lists them")
    return found


@click.command("init")
@click.option("--login", default="admin", help="Sign-in name of the first coordinator.")
@click.option("--restored", is_flag=True, help="The database was put back from a backup: it becomes another one.")
@with_appcontext
def init(login, restored):
    """Make or upgrade the database; on an empty one, a first coordinator."""
    if restored and starting.log_of_another():
        raise click.ClickException(FOREIGN_LOG)
    with starting.alone():
        upkeep.prepare()
        if restored:
            restore.begin_again()
        if Person.select().exists():
            click.echo("The database is up to date.")
        else:
            _found(login)


FOREIGN_LOG = """\
beside the database lies a write-ahead log (-wal) with entries in it. A backup has none: it is another database's, and
would be written over the copy. Nothing was changed. Stop the server, take the files that end in -wal and -shm away, put
the copy in place once more, and repeat this command. (Only where file and log were copied together, from a server that
stood still: first join them with: sqlite3 FILE "PRAGMA wal_checkpoint(TRUNCATE)")"""


def _found(login):
    """Let the first coordinator in. They look after every site there will be."""
    password = secrets.token_urlsafe(12)
    enrol.add_coordinator(EVERYWHERE, "Coordinator", login, password, "administrator")
    click.echo(f"The database is ready. First coordinator: {login}, password: {password}")


site = AppGroup("site", help="Sites: compounds and the levels above them.")


@site.command("add")
@click.argument("code")
@click.option("--name", required=True)
@click.option("--parent", help="Code of the site above.")
@click.option("--level", default="compound", type=click.Choice(LEVELS))
def site_add(code, name, parent, level):
    """Add a site."""
    if not code.isascii() or not code.replace("-", "").isalnum() or len(code) > 40:
        raise click.ClickException("a code has up to 40 letters, digits and hyphens")
    try:
        upkeep.add_site(code, name, _site(parent).id if parent else None, level)
    except IntegrityError:
        raise click.ClickException(f"there is a site {code!r} already") from None


@click.command("sites")
@with_appcontext
def sites():
    """The codes of all sites, one a line."""
    for found in Site.select().order_by(Site.code):
        click.echo(found.code)


@click.command("invite")
@click.option("--site", "code", required=True)
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--count", default=1, type=click.IntRange(1, 1000))
@with_appcontext
def invite(code, role, count):
    """Make invitations; print their codes, one a line."""
    place = _site(code)
    for _ in range(count):
        click.echo(enrol.invite(place.id, role))


@click.command("revoke")
@click.argument("node")
@with_appcontext
def revoke(node):
    """Withdraw a device: it reads nothing from now on."""
    try:
        enrol.revoke(node)
    except Node.DoesNotExist:
        raise click.ClickException(f"there is no node {node!r}") from None


@click.command("export")
@click.option("--site", "code", required=True)
@click.option("--kind", type=click.Choice(list(registry.KINDS)))
@with_appcontext
def export(code, kind):
    """Every record of a site as NDJSON, sorted by id."""
    place = _site(code)
    settle(place.id)
    for line in feed.export(place.id, [kind] if kind else None):
        click.echo(line)


def settle(site_id):
    """Fold what waited for something that has come by another way since the site's last request."""
    with db.writing():
        counter = nodes.lock(site_id)
        counter.pos = apply.refold(site_id, {}, apply.settled(site_id), counter.pos)
        counter.save()


@click.command("rebuild")
@with_appcontext
def rebuild():
    """Make all caches again from ops and facts."""
    for place in Site.select().order_by(Site.code):
        changed = upkeep.rebuild(place.id)
        if changed:
            click.echo(f"{place.code}: {changed} changed")


@click.command("check")
@with_appcontext
def check():
    """Compare all caches with the fold; exit 1 and print the differences where there are any."""
    wrong = 0
    for place in Site.select().order_by(Site.code):
        settle(place.id)
        for difference in upkeep.check(place.id):
            click.echo(difference)
            wrong += 1
    sys.exit(1 if wrong else 0)


@click.command("demo")
@with_appcontext
def demo():
    """Fill an empty database with a living district, and print the links to walk around in it."""
    with starting.alone():
        upkeep.prepare()
        if not _is_empty():
            raise click.ClickException("the database is not empty")
        _show_demo()


def _is_empty():
    return not Site.select().exists() and not Person.select().exists()


def _show_demo():
    """Only a demonstration needs invented people, and only then is what invents them loaded."""
    import demo as district

    for link in district.build():
        click.echo(link)


@click.command("start")
@with_appcontext
def start():
    """Bring the database up to date before serving; where it is empty, fill it or say who gets in.

    The demo district goes into the embedded default database, elsewhere only with DEMO=1, and nowhere with DEMO=0.
    """
    settings = current_app.config
    address = f"http://{settings['HOST']}:{settings['PORT']}"
    embedded = settings["DATABASE_URL"] == DEFAULT_DATABASE
    with starting.alone():
        upkeep.prepare()
        if _is_empty():
            if settings["DEMO"] == "1" or (embedded and settings["DEMO"] != "0"):
                _show_demo()
            else:
                _found("admin")
    click.echo(f"Lianfang is at {address}")


COMMANDS = (start, init, site, sites, invite, revoke, export, rebuild, check, demo)
