"""The commands of PROTOCOL section 11, and those with which a server begins."""

import secrets
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from peewee import IntegrityError

from commands import users
from models import access, registry, starting
from models.node import Node
from models.person import ROLES, Person
from models.site import LEVELS, Site, setting
from settings import address, is_demo
from sync import accounts, checks, clock, enrol, feed, invitations, planning, restore, times, upkeep


def _site(code):
    found = Site.get_or_none(Site.code == code)
    if found is None:
        raise click.ClickException(f"there is no site {code!r}; `flask --app app sites` lists them")
    return found


@click.command("init")
@click.option("--login", default="admin", help="Proposed sign-in name of the first administrator.")
@click.option("--restored", is_flag=True, help="The database was put back from a backup: it becomes another one.")
@with_appcontext
def init(login, restored):
    """Make or upgrade the database; on an empty one, a link for the first administrator."""
    if restored and starting.log_of_another():
        raise click.ClickException(FOREIGN_LOG)
    with starting.alone():
        upkeep.prepare()
        if restored:
            restore.begin_again()
        if Person.select().exists():
            click.echo("The database is up to date.")
        else:
            accounts.found(login)
            click.echo("The database is ready.")
            _say_first()


FOREIGN_LOG = """\
beside the database lies a write-ahead log (-wal) with entries in it. A backup has none: it is another database's, and
would be written over the copy. Nothing was changed. Stop the server, take the files that end in -wal and -shm away, put
the copy in place once more, and repeat this command. (Only where file and log were copied together, from a server that
stood still: first join them with: sqlite3 FILE "PRAGMA wal_checkpoint(TRUNCATE)")"""


def _say_first():
    """The way in for the first administrator, as long as nobody can sign in: another link each time. Whether it was
    said."""
    first = accounts.first()
    if first is None:
        return False
    way = f"{address(current_app.config)}/account?code={invitations.link(first, None)}"
    click.echo(users.table("Begin here: the link works once, within a week, and only the last that was made", [(way,)]))
    return True


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
    if place.copied:
        raise click.ClickException(f"{code} is only copied from the centre: let people in there")
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
    upkeep.settle(place.id)
    for line in feed.export(place.id, [kind] if kind else None):
        click.echo(line)


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
        upkeep.settle(place.id)
        for difference in checks.check(place.id):
            click.echo(difference)
            wrong += 1
    sys.exit(1 if wrong else 0)


@click.command("sheet")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--site", "code", required=True)
@click.option("--kind", default="resident", show_default=True, type=click.Choice(list(registry.KINDS)))
@click.option("--by", "login", help="Sign-in name of who brings it in; without it the first administrator.")
@click.option("--dry-run", is_flag=True, help="Only say what the rows come to.")
@with_appcontext
def sheet(file, code, kind, login, dry_run):
    """Bring in a sheet (XLSX or CSV): say what its rows come to, and write those that are right."""
    from commands import sheet as bringing

    for line in bringing.run(file, _site(code), kind, login, dry_run):
        click.echo(line)


@click.command("plan")
@with_appcontext
def plan():
    """Write what comes again and again, for tomorrow; to be run every night. Twice does no harm."""
    for place in Site.select().order_by(Site.code):
        if n := planning.plan(place.id, times.local_day(clock.now())):
            click.echo(f"{place.code}: {n}")


@click.command("access")
@with_appcontext
def show_access():
    """Who may read and write how much: kinds × fields × roles × doors."""
    fields = sum(len(kind.declared()) for kind in registry.KINDS.values())
    found = {role: access.counts(role) for role in ROLES}
    rows = [("role", "reads kinds", "sees fields", "writes kinds"),
            *((role, *(str(n[what]) for what in ("reads", "sees", "writes"))) for role, n in found.items())]
    click.echo(users.table(f"{len(registry.KINDS)} kinds, {fields} fields", rows).rstrip())
    cells, open_ = len(ROLES) * fields, sum(n["sees"] for n in found.values())
    click.echo(f"\n{fields} fields × {len(ROLES)} roles × {len(access.DOORS)} doors = {cells * len(access.DOORS)}: "
               f"open {open_ * len(access.DOORS)}, kept back {(cells - open_) * len(access.DOORS)}")
    click.echo(f"doors: {', '.join(access.DOORS)}")


@click.command("demo")
@click.option("--article", is_flag=True, help="Instead: the district of the newspaper account, in February 2020.")
@with_appcontext
def demo(article: bool):
    """Fill an empty database with a living district, and print the links to walk around in it."""
    with starting.alone():
        upkeep.prepare()
        if not _is_empty():
            raise click.ClickException("the database is not empty")
        (_play_article if article else _fill)()
    _say_links()


def _play_article():
    """The district as the newspaper told of it, and what the report says beside what the newspaper says."""
    from demo import article
    from demo.article.compared import compared

    click.echo("Playing sixteen days of the district through sync; this takes a few seconds …")
    article.build()
    article.officer("fengze", word := secrets.token_urlsafe(9))
    rows = [("where, when", "figure", "article", "report"), *compared()]
    click.echo(users.table("From 2020-01-27 to 2020-02-11", rows))
    click.echo(f"Look at it as fengze, password {word}, at /desk/report?from=2020-01-27&to=2020-02-11")


def _is_empty():
    return not Site.select().exists() and not Person.select().exists()


def _fill():
    """Only a demonstration needs invented people, and only then is what invents them loaded."""
    try:
        import demo as district
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"a demonstration needs {missing.name}: install requirements-demo.txt, or set "
                                   "DEMO=0 to begin empty") from None

    click.echo("Making a demonstration district; this takes a few seconds …")
    district.build()


@click.command("links")
@with_appcontext
def links():
    """Where to open what, and who gets in how: of a demonstration with links and passwords."""
    _say_links()


def _say_links():
    at, found = address(current_app.config), []
    if setting("demonstration"):
        import demo as district

        found = district.links()
    click.echo(f"\nLianfang 联防 is at {at}\n")
    if found:
        people = [(one.login, one.password, one.who) for one in found if one.login]
        click.echo(users.table(f"Sign in at {at}/signin", people))
        ways = [(at + one.path, one.who) for one in found if one.role]
        click.echo(users.table("Links, each for one browser and for a week", ways))
        click.echo("The same again, used links replaced: .venv/bin/flask --app app links\n")
    elif not _say_first():
        known = Person.select(Person.login).where(Person.password.is_null(False)).order_by(Person.login).limit(20)
        click.echo(f"Sign in at {at}/signin as: {', '.join(one.login for one in known)}")
        click.echo("A new password: flask --app app user password NAME\n")


@click.command("start")
@with_appcontext
def start():
    """Bring the database up to date before serving; where it is empty, fill it or say who gets in.

    The demo district goes into the embedded default database, elsewhere only with DEMO=1, and nowhere with DEMO=0.
    """
    with starting.alone():
        upkeep.prepare()
        if _is_empty():
            if is_demo(current_app.config):
                _fill()
            else:
                accounts.found("admin")
                click.echo("The database is ready.")


COMMANDS = (start, init, site, sites, invite, revoke, export, rebuild, check, plan, show_access, demo, links, sheet)
