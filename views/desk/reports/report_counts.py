"""What the figures of a report come to, and what is left out of each with the reason."""

from flask_babel import gettext as _

from models import database as db
from models import figures as declared
from sync import counting, recounted
from sync import figures as kept
from sync.recounted import Span
from views.desk.reports import figures

# What counts, and what is left out: by which state a list shows it, and in words.
COUNTS = ""
STATES = {COUNTS: "counted", counting.VOID: "void", counting.SAME: "double", counting.COVERED: "covered"}
REASONS = {counting.VOID: lambda: _("withdrawn"), counting.SAME: lambda: _("duplicate"),
           counting.COVERED: lambda: _("covered by a total")}


def now(sites, since, until):
    """name → reason → number, of many sites together; of figures that are not kept only what counts."""
    sums = kept.sums(sites, since, until)
    found = {one.name: {reason: figures.real(one, n) for reason, n in sums.get(one.name, {}).items()}
             for one in declared.FIGURES if one.kept}
    asked = {one.name: {COUNTS: sum(recounted.by_site(sites, one, Span(since, until)).values())}
             for one in declared.FIGURES if not one.kept}
    return {one.name: {COUNTS: 0, **(found | asked)[one.name]} for one in declared.FIGURES}


def known(site, since, until, source):
    """The same of one site, from the records of a `source`: kind → what to select from."""
    span = Span(since, until)
    return {one.name: {reason: recounted.total(site, one, span, source, reason)
                       for reason in (COUNTS, *(recounted.left_out(one) if one.kept else ()))}
            for one in declared.FIGURES}


def set_aside(sites):
    """How many ops are set aside at these sites: nobody knows yet whether they count."""
    return sum(n for some in db.batches(sites) for n, in db.rows(
        f"SELECT COUNT(*) FROM verdict WHERE {db.one_of('site', len(some))} AND verdict = 'quarantined'", *some))
