"""The keys to which files for this collector are sealed: its own, and those of the hubs that pass on to it."""

from models import database as db
from models.site import set_setting, setting
from sync import seal
from sync.problems import Problem

OWN, HUB, ABOVE = "key", "key:", "key above"


def prepare():
    """Make our own key where there is none. It goes into the backup with everything else."""
    if not setting(OWN):
        set_setting(OWN, seal.new())


def public():
    """Our public key, as devices get it."""
    return seal.public(own())


def own():
    """Our private key; a hub tells it to its collector, so that nothing is lost with the hub."""
    if not setting(OWN):
        with db.writing():
            prepare()
    return setting(OWN)


def known() -> list[str]:
    """The public keys by which cards are signed that count here: ours, our hubs', and those that count above us."""
    found = db.rows("SELECT value FROM setting WHERE name LIKE ? ORDER BY name", HUB + "%")
    hubs = [seal.public(value) for value, in found]
    return list(dict.fromkeys([public(), *hubs, *(setting(ABOVE) or "").split()]))


def take_hub(private):
    """Keep the key of a hub: a file for it can be opened here too. Raises Problem `malformed`."""
    try:
        name = HUB + seal.mark(seal.public(private))
    except (ValueError, TypeError) as failure:
        raise Problem("malformed", reason="key: is none") from failure
    set_setting(name, private)


def opened(sealed):
    """The contents of a file. Raises Problem `damaged`, and `elsewhere` for one that is sealed to somebody else."""
    try:
        mark = seal.marked(sealed)
        key = own() if mark == seal.mark(public()) else setting(HUB + mark)
        if key is None:
            raise Problem("elsewhere")
        return seal.unseal(sealed, key)
    except seal.Damaged as failure:
        raise Problem("damaged") from failure
