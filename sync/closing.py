"""The receipt of whoever closes a day: how many of how many devices have reported, and later that all have.

A receipt says what is known when the close arrives, which may be before the entries that it is to count.
"""

from models import database as db
from sync import notices, reports, times

KIND = "day_close"
NAMED = 4
WEEK = 7 * 86_400_000


def receipts(node, batch, counter, arrival):
    """Tell a node what is known of the days that its batch closes; what it opens again is waited for no longer."""
    for record in sorted({doc["id"] for doc in batch.docs.values() if doc["kind"] == KIND}):
        date = _closed(node.site, record)
        db.execute("DELETE FROM unfinished WHERE site = ? AND record = ?", node.site, record)
        if date and not _receipt(node.site, record, date, [node.id], counter, arrival):
            db.insert("unfinished", ("site", "record", "date"), [(node.site, record, date)])


def awaited(site):
    """Whether any day that was closed at a site still misses something."""
    return db.row("SELECT 1 FROM unfinished WHERE site = ? LIMIT 1", site) is not None


def look(site, counter, arrival):
    """After a contact: tell those who closed a day that missed something, where it misses nothing any more."""
    told = False
    for record, date in db.rows("SELECT record, date FROM unfinished WHERE site = ?", site):
        day = reports.day(date, arrival)
        over = arrival - day.end > WEEK
        if not over and (day.early or any(one["state"] in reports.MISSING for one in reports.devices(site, day))):
            continue
        db.execute("DELETE FROM unfinished WHERE site = ? AND record = ?", site, record)
        if not over:
            closers = {node for node, in db.rows("SELECT node FROM op WHERE site = ? AND record = ?", site, record)}
            told = _receipt(site, record, date, sorted(closers), counter, arrival)
    if told:
        counter.save()


def last(site, nodes, record):
    """The stored text of the last receipt that one of these nodes got about a day close, or None."""
    found = db.row(f"SELECT text FROM notice WHERE site = ? AND {db.one_of('node', len(nodes))} AND about = ? "
                   "ORDER BY id DESC LIMIT 1", site, *nodes, record)
    return found and found[0]


def sentences(devices, day, now):
    """What is to be said of a day, as `notices.words` takes it: whether it is complete, and who is missing."""
    counted = [one for one in devices if one["state"] in reports.EXPECTED]
    missing = [one for one in counted if one["state"] in _told(day)]
    values = {"day": day.date, "here": sum(one["state"] == reports.HERE for one in counted), "of": len(counted),
              "time": _moment(now, day), "cut": _moment(day.cut, day), "missing": _named(missing, day)}
    return {"code": _code(day, counted, missing), **values}


def _closed(site, record):
    """The date of a day close that holds, or None; one that was let count may be of no day at all."""
    found = db.row("SELECT date FROM day_close WHERE site = ? AND id = ? AND state = 'closed' AND void IS NULL",
                   site, record)
    return found[0] if found and times.is_day(found[0]) else None


def _receipt(site, record, date, nodes, counter, arrival):
    """Keep the receipt for some nodes; whether it says that the day is complete."""
    day = reports.day(date, arrival)
    said = sentences(reports.devices(site, day), day, arrival)
    for node in nodes:
        counter.pos += 1
        # Ids in the order of telling: a phone shows the last one.
        notices.tell(site, node, f"closing:{counter.pos:016d}", record, pos=counter.pos, at=arrival, **said)
    return said["code"] == "day_complete"


def _told(day):
    """Before the cut-off only what is held back is worth a word: everybody may still call."""
    return (reports.HOLDS,) if day.early else reports.MISSING


def _code(day, counted, missing):
    if not counted:
        return "day_nobody"
    if day.early:
        return "day_early"
    return "day_missing" if missing else "day_complete"


def _named(missing, day):
    told = [_sentence(one, day) for one in missing[:NAMED]]
    return told + ([{"code": "phones_more", "n": len(missing) - NAMED}] if len(missing) > NAMED else [])


def _sentence(device, day):
    moved = device["moved"] and device["moved"] >= (device["heard"] or 0)
    code = "phone_moved" if moved and device["state"] == reports.HOLDS else f"phone_{device['state']}"
    return {"code": code, "who": reports.called(device), "numbers": reports.numbers(device),
            "heard": _moment(device["heard"], day)}


def _moment(ms, day):
    """A moment that reads alike in every language: the hour, before it the date where that is another one."""
    if ms is None:
        return "–"
    moment = times.local(ms)
    return moment.strftime("%H:%M" if moment.date().isoformat() == day.date else "%Y-%m-%d %H:%M")
