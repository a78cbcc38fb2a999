"""The command line of whoever lets people in: who signs in, new passwords, and which phones there are."""

import secrets

import click
from flask import current_app
from flask.cli import AppGroup
from peewee import IntegrityError

from models.person import DESK_ROLES, EVERYWHERE, Person
from models.site import Site
from settings import address
from sync import accounts, clock, invitations, passwords, reports, second, times


@click.command("users")
def list_users():
    """Who signs in by password, or may choose one: name, role, place, days, second step."""
    codes = {place.id: place.code for place in Site.select()} | {EVERYWHERE: "everywhere"}
    found = (Person.select().where(Person.role.in_(DESK_ROLES)).order_by(Person.login.is_null(), Person.login))
    rows = [("signs in as", "name", "role", "place", "from", "to", "state"),
            *((one.login or "", one.name, one.role, codes.get(one.site, "?"), one.since or "", one.until or "",
               _stands(one)) for one in found)]
    click.echo(table(f"{len(rows) - 1} people of the desk", rows).rstrip())


def _stands(person):
    if not passwords.in_force(person):
        return "not in force"
    return ("second step" if second.is_on(person.id) else "") if person.password else "no password"


user = AppGroup("user", help="People who sign in by password.")


@user.command("add")
@click.argument("login")
@click.option("--name", help="What people call them; LOGIN where it is left out.")
@click.option("--role", required=True, type=click.Choice(DESK_ROLES))
@click.option("--site", "code", help="Code of their place; everywhere where it is left out.")
def user_add(login, name, role, code):
    """Let somebody in at the desk, and print the link by which they choose a password."""
    if not code and role != "administrator":
        raise click.ClickException("only administrators look after everything: say --site CODE")
    place = _place(code).id if code else EVERYWHERE
    try:
        person = accounts.admit(place, name or login, role, login=passwords.even(login))
    except IntegrityError:
        raise click.ClickException(f"somebody signs in as {login!r} already") from None
    click.echo(f"{address(current_app.config)}/account?code={invitations.link(person, None)}")


@user.command("password")
@click.argument("login")
@click.option("--keep-second-step", is_flag=True, help="Go on asking for the code of their app.")
def user_password(login, keep_second_step):
    """Give somebody a new password and print it; whoever is signed in with the old one no longer is."""
    found, made = Person.get_or_none(Person.login == passwords.even(login)), secrets.token_urlsafe(12)
    if found is None:
        raise click.ClickException(f"nobody signs in as {login!r}; `flask --app app users` lists who does")
    passwords.set_password(found.id, login, made)
    if not keep_second_step:
        second.drop(found.id)
    click.echo(made)


@click.command("password", hidden=True)
@click.argument("login")
@click.pass_context
def password(context, login):
    """What `user password` was called before 0.4.0: scripts of administrators may say it still."""
    context.invoke(user_password, login=login, keep_second_step=False)


@click.command("nodes")
@click.option("--site", "code", help="Code of one place; all where it is left out.")
def list_nodes(code):
    """The phones: number, place, whose, app version, last contact, received / written, state."""
    places = [_place(code)] if code else Site.select().order_by(Site.code)
    today, rows = reports.today(clock.now()), []
    for place in places:
        rows += [(one["id"], place.code, one["called"] or one["owner"] or "", one["role"], one["app"] or "",
                  times.local(one["heard"]).isoformat(" ", "minutes")[:16] if one["heard"] else "never",
                  f"{one['have']}/{one['claimed']}", one["state"])
                 for one in reports.devices(place.id, today) if not one["desk"]]
    head = ("node", "place", "called", "role", "version", "last heard", "received/written", "state")
    click.echo(table(f"{len(rows)} phones", [head, *rows]).rstrip())


def _place(code):
    found = Site.get_or_none(Site.code == code)
    if found is None:
        raise click.ClickException(f"there is no site {code!r}; `flask --app app sites` lists them")
    return found


def table(title, rows):
    """Lines of even columns under a title."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([title, *(f"  {line}" for line in lines), ""])


COMMANDS = (list_users, user, password, list_nodes)
