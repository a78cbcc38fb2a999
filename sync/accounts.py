"""People who sign in by password: let in by a link, for some days or for good, and let in again when it was lost."""

from models import database as db
from models.person import ACCOUNT, EVERYWHERE, Browser, Invitation, Person, Session
from sync import clock, invitations, nodes, passwords, second
from sync.problems import Problem
from sync.secret import digest

MOST_NAME, MOST_LOGIN, LEAST_LOGIN = 120, 60, 2


class Taken(ValueError):
    """Somebody else signs in by that name."""


def admit(site: int, name: str, role: str, since: str | None = None, until: str | None = None,
          login: str | None = None) -> Person:
    """Somebody who may sign in at a site once they have chosen a password. `since`, `until`: days, or None."""
    with db.writing():
        return Person.create(id=nodes.new_id(), site=site, name=name[:MOST_NAME], role=role, login=login,
                             since=since, until=until, created=clock.now())


def invited(code: str) -> tuple[Invitation, Person]:
    """The invitation behind a link, and whom it lets in. Raises Problem `code_unknown` or `code_spent`."""
    found = Invitation.get_or_none(Invitation.hash == digest(code), Invitation.way == ACCOUNT)
    if found is None:
        raise Problem("code_unknown")
    now = clock.now()
    if found.node or not now < found.expires or found.created > now + clock.UNCERTAIN:
        raise Problem("code_spent")
    return found, Person.get_by_id(found.person)


def claim(code: str, name: str, login: str, password: str) -> Person:
    """Spend a link: its person is called so, and signs in by these from now on, with the password alone.

    Raises Problem, Taken, and ValueError for a password that will not do.
    """
    invited(code)
    hashed = passwords.hashed(password, login, name)
    with db.writing():
        spent = Invitation.update(node=Invitation.person).where(
            Invitation.hash == digest(code), Invitation.node.is_null(), Invitation.expires > clock.now()).execute()
        if not spent:
            raise Problem("code_spent")
        person = Person.get_by_id(Invitation.get_by_id(digest(code)).person)
        if Person.select().where(Person.login == passwords.even(login), Person.id != person.id).exists():
            raise Taken
        Person.update(name=name[:MOST_NAME]).where(Person.id == person.id).execute()
        passwords.keep(person.id, login, hashed)
        second.drop(person.id)
    return Person.get_by_id(person.id)


def change(person: str, name: str, since: str | None, until: str | None) -> None:
    """Give somebody another name, or their role other days."""
    with db.writing():
        Person.update(name=name[:MOST_NAME], since=since, until=until).where(Person.id == person).execute()


def end(person: str) -> None:
    """End somebody's role now: whatever let them in by password does so no more."""
    with db.writing():
        Person.update(ended=clock.now()).where(Person.id == person, Person.ended.is_null()).execute()
        invitations.end_links(person)
        end_sessions(person)


def resume(person: str) -> None:
    """Let somebody's role go on after it was ended."""
    with db.writing():
        Person.update(ended=None).where(Person.id == person).execute()


def end_sessions(person: str) -> None:
    """Sign somebody out in every browser; none is known any more as one in which they have signed in."""
    with db.writing():
        for let_in in (Session, Browser):
            let_in.delete().where(let_in.person == person).execute()


def sessions(person: str) -> list[Session]:
    """Where somebody is signed in, the latest first."""
    return list(Session.select().where(Session.person == person, Session.half == 0, Session.expires > clock.now())
                .order_by(Session.created.desc()))


def found(login: str) -> Person:
    """Make the first administrator, who looks after every site there will be; a link or a command lets them in."""
    return admit(EVERYWHERE, "Administrator", "administrator", login=login)


def first() -> Person | None:
    """The first administrator, as long as nobody at all can sign in by password; else None."""
    if Person.select().where(Person.password.is_null(False)).exists():
        return None
    return (Person.select().where(Person.role == "administrator", Person.site == EVERYWHERE, Person.ended.is_null())
            .order_by(Person.created).first())
