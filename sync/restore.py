"""After a backup was put back: the database becomes another one, and people are asked what the backup can't know."""

from models import database as db
from models.node import Node
from models.person import ACCOUNT, Invitation, Person, Session
from models.site import Setting, Site, set_setting, setting
from sync import clock, enrol, nodes


def begin_again():
    """Make another database of this one, so that nothing that was said since the backup is said once more.

    A new epoch makes phones read again and send what they still keep. The web desk writes as a new node: the numbers
    that it gave out since the backup stand on phones. Who had signed in signs in again.
    """
    with db.writing():
        now = clock.now()
        nodes.new_epoch()
        nodes.leave_desks(now)
        Session.delete().execute()
        # A link to an account may have been used since.
        Invitation.update(expires=now).where(Invitation.way == ACCOUNT, Invitation.expires > now).execute()
        for site in Site.select().where(Site.copied == 0):
            set_setting(_name(site.id), str(now))


def asked(site):
    """When a backup was put back, in ms, if nobody has yet said what of it holds for this site; else None."""
    found = setting(_name(site))
    return found and int(found)


def devices(site):
    """The devices of a site that may read and write by the backup, as dicts; those heard last come first."""
    return list(Node.select(Node.id, Node.enrolled, Node.heard, Person.name, Person.role)
                .join(Person, on=(Person.id == Node.person))
                .where(Node.site == site, Node.desk == 0, Node.revoked.is_null())
                .order_by(Node.heard.is_null(), Node.heard.desc(), Node.id).dicts())


def invitations(site):
    """The invitations of a site that were still unused by the backup, as dicts."""
    return list(Invitation.select().where(Invitation.site == site, Invitation.node.is_null(),
                                          Invitation.expires > clock.now()).order_by(Invitation.expires).dicts())


def answer(site, withdrawn, ended):
    """Withdraw devices and end invitations that the backup still took for good; the site is not asked again."""
    known = {device["id"] for device in devices(site)}
    for node in sorted(known.intersection(withdrawn)):
        enrol.revoke(node)
    with db.writing():
        for hash in ended:
            Invitation.update(expires=clock.now()).where(Invitation.site == site, Invitation.hash == hash,
                                                         Invitation.node.is_null()).execute()
        Setting.delete().where(Setting.name == _name(site)).execute()


def _name(site):
    return f"restored:{site}"
