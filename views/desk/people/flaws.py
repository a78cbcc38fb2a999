"""What is wrong with what somebody typed to be let in: field → sentence."""

from flask_babel import gettext as _

from sync import accounts, passwords


def of_name(name: str) -> dict:
    """Of the name by which people are called."""
    if not name:
        return {"name": _("Write the name by which others know you.")}
    return {"name": _("Write it in at most %(n)s characters.", n=accounts.MOST_NAME)} \
        if len(name) > accounts.MOST_NAME else {}


def of_login(login: str) -> dict:
    """Of the name by which somebody signs in."""
    if not accounts.LEAST_LOGIN <= len(login) <= accounts.MOST_LOGIN or " " in login or "\0" in login:
        return {"login": _("Write a name of %(least)s to %(most)s characters, without spaces.",
                           least=accounts.LEAST_LOGIN, most=accounts.MOST_LOGIN)}
    return {}


def taken() -> dict:
    """Where somebody else signs in by that name."""
    return {"login": _("Somebody else signs in by this name. Choose another one.")}


def of_password(password: str, *words: str) -> dict:
    """Of a new password; `words`: what it must not be made of."""
    return {"password": SAID[wrong]()} if (wrong := passwords.flaw(password, *words)) else {}


SAID = {
    passwords.SHORT: lambda: _("A password needs at least %(n)s characters. A few words that nobody would guess are "
                               "good.", n=passwords.LEAST),
    passwords.KNOWN: lambda: _("That password is among those that others try first: a common one, digits alone, or "
                               "few different characters. Choose another one."),
    passwords.OWN: lambda: _("That password is made of your name. Choose another one."),
}
