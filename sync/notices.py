"""What the people of a device are told with the next reply. A notice is said again until the reading mark passes it."""

import msgspec

from models import database as db
from sync.times import local_day


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


TEXTS = {
    "released": _("Entry %(dot)s had been held back; a coordinator has found it to be right. It counts now."),
    "asked": _("The coordinators ask about something you wrote: “%(text)s” Please tell them."),
    "uncertain": _("On %(day)s the clock of this device did not agree with ours. The times of your entries were "
                   "corrected; please check the device's date and time."),
    "day_complete": _("%(day)s is complete: all %(of)s phones have brought everything. As known at %(time)s."),
    "day_missing": _("%(day)s: %(here)s of %(of)s phones are here with everything. %(missing)s As known at %(time)s."),
    "day_early": _("%(day)s: so far %(here)s of %(of)s phones are here with everything. %(missing)s Whether the day is "
                   "complete can be known from %(cut)s on. As known at %(time)s."),
    "day_nobody": _("%(day)s: no phone is expected to report. As known at %(time)s."),
    "phone_holds": _("%(who)s still holds %(numbers)s; last heard %(heard)s."),
    "phone_silent": _("%(who)s has nothing that we know of, but was last heard at %(heard)s."),
    "phone_unheard": _("%(who)s was not heard that day."),
    "phone_moved": _("%(who)s went on as a new phone; %(numbers)s never arrived."),
    "phones_more": _("And %(n)s more."),
}


def tell(site, node, id, about, code, pos, at, **values):
    """Keep a notice for a node; one with the same `id` is told only once."""
    text = msgspec.json.encode({"code": code, **values}).decode()
    db.many('INSERT INTO notice (site, node, id, about, text, pos, at) VALUES (?, ?, ?, ?, ?, ?, ?) '
            "ON CONFLICT (site, node, id) DO NOTHING", [(site, node, id, about, text, pos, at)])


def released(site, node, n, counter, at):
    """Tell the author of a quarantined op that it counts now."""
    counter.pos += 1
    tell(site, node, f"released:{node}.{n}", f"{node}.{n}", "released", counter.pos, at, dot=f"{node}.{n}")


def asked(site, question, op, text, counter, at):
    """Tell the author of an op what a coordinator wants to know. `question`: the dot that asks it."""
    counter.pos += 1
    tell(site, op.partition(".")[0], f"asked:{question}", op, "asked", counter.pos, at, text=text)


def uncertain(node, counter, times, arrival):
    """One note per node and day on which its clock was off."""
    for day in sorted({local_day(at) for at, doubtful in zip(*times, strict=True) if doubtful}):
        counter.pos += 1
        tell(node.site, node.id, f"uncertain:{day}", node.id, "uncertain", counter.pos, arrival, day=day)


def between(site, node, after, upto):
    """`(id, about, text)` of the notices of a node in that stretch of the feed."""
    return db.rows("SELECT id, about, text FROM notice WHERE site = ? AND node = ? AND pos > ? AND pos <= ? "
                   "ORDER BY pos", site, node, after, upto)


def words(text, translate=lambda text: text):
    """A stored notice in the reader's language."""
    return said(msgspec.json.decode(text), translate)


def said(values, translate=lambda text: text):
    """A code and its values in the reader's language; a value that is a list holds sentences of its own."""
    plain = {name: " ".join(said(one, translate) for one in value) if isinstance(value, list) else value
             for name, value in values.items()}
    return " ".join((translate(TEXTS[values["code"]]) % plain).split())
