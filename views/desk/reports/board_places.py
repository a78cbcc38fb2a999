"""What the devices of many places come to on a day: a row for each place, from a question or two for all of them."""

from flask import url_for
from flask_babel import gettext as _

from models import database as db
from models.site import Site
from sync import reports


def listed(sites, day):
    """The Sites of these ids with what their devices come to, as dicts; those that miss something first."""
    told, aside, closed = reports.sums(sites, day), _set_aside(sites), _closed(sites, day.date)
    found = [_sum(site, told.get(site.id, {}), aside.get(site.id, 0), site.id in closed)
             for some in db.batches(sites) for site in Site.select().where(Site.id.in_(some))]
    return sorted((one for one in found if one["of"]), key=_missing_first)


def sentence(listed):
    """How many of the places have reported in full."""
    here = sum(one["here"] == one["of"] for one in listed)
    return _("%(here)s of %(of)s places are here with everything.", here=here, of=len(listed))


def _missing_first(one):
    return one["here"] == one["of"], one["name"]


def _sum(site, told, aside, closed):
    count, held = (lambda state: told.get(state, (0, 0, None))[0]), told.get(reports.HOLDS, (0, 0, None))
    heard = [last for state in reports.EXPECTED for *_, last in (told.get(state, (0, 0, None)),) if last]
    return {"code": site.code, "name": site.name, "here": count(reports.HERE), "holds": held[0], "held": held[1],
            "silent": count(reports.SILENT) + count(reports.UNHEARD), "heard": max(heard, default=None),
            "of": sum(count(state) for state in reports.EXPECTED), "aside": aside, "closed": closed}


def _set_aside(sites):
    """site → ops that were set aside there."""
    found = {}
    for some in db.batches(sites):
        found.update(db.rows(f"SELECT site, COUNT(*) FROM verdict WHERE {db.one_of('site', len(some))} "
                             "AND verdict = 'quarantined' GROUP BY site", *some))
    return found


def _closed(sites, date):
    return {site for some in db.batches(sites) for site, in db.rows(
        f"SELECT site FROM day_close WHERE {db.one_of('site', len(some))} AND date = ? AND state = 'closed' "
        "AND void IS NULL", *some, date)}


def line(one, day):
    """A place in words, for the table."""
    complete = one["here"] == one["of"] and not day.early
    return {**one, "href": url_for("desk.board", site=one["code"], day=day.date),
            **_sign(complete, day.early and one["here"] == one["of"])}


def _sign(complete, early):
    if complete:
        return {"colour": "green", "sign": "yes", "word": _("Complete")}
    if early:
        return {"colour": "quiet", "sign": "yes", "word": _("All so far")}
    return {"colour": "amber", "sign": "wait", "word": _("Incomplete")}
