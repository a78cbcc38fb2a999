"""What the figures of a report come to, and what is left out of each with the reason."""

from flask_babel import gettext as _

from models import database as db
from models import figures as declared
from models.figures import Added, Median, Places
from sync import counting, grouped, recounted
from sync import figures as kept
from sync.recounted import Span
from views.desk.reports import figures

# What counts, and what is left out: by which state a list shows it, and in words.
COUNTS = ""
STATES = {COUNTS: "counted", counting.VOID: "void", counting.SAME: "double", counting.COVERED: "covered"}
REASONS = {counting.VOID: lambda: _("withdrawn"), counting.SAME: lambda: _("duplicate"),
           counting.COVERED: lambda: _("covered by a total")}


def now(sites, since, until):
    """name → reason → number, of many sites together; of figures that are not kept only what counts. Of a median the
    values stand beside it, under reasons such as "=37"."""
    sums = kept.sums(sites, since, until)
    found = {one.name: {reason: figures.real(one, n) for reason, n in sums.get(one.name, {}).items()}
             for one in declared.FIGURES if one.kept}
    asked = {one.name: {COUNTS: sum(by_site(sites, one, since, until).values())}
             for one in declared.FIGURES if not one.kept and not isinstance(one.value, Added)}
    return finished(found | asked)


def by_site(sites, figure, since, until, reason=COUNTS):
    """site → what a figure comes to there, or what is left out of it for a `reason`; sites at which that is nothing may
    be missing. Of a median the values are kept, and nothing that could be added up."""
    value = figure.value
    if isinstance(value, Places):
        of = declared.named(value.figure)
        return {site: 1 for site, n in by_site(sites, of, since, until).items() if n} if not reason else {}
    if isinstance(value, Added):
        return _together(by_site(sites, declared.named(name), since, until, reason) for name in value.names)
    if isinstance(value, Median) and not reason:
        values = kept.values(sites, since, until, [figure.name])
        return {site: grouped.median(told.get(figure.name, {})) or 0 for site, told in values.items()}
    if figure.kept:
        told = kept.by_site(list(sites), since, until, [figure.name], reason)
        return {site: figures.real(figure, n.get(figure.name, 0)) for site, n in told.items()}
    return recounted.by_site(sites, figure, Span(since, until)) if not reason else {}


def _together(several):
    found = {}
    for told in several:
        for site, n in told.items():
            found[site] = found.get(site, 0) + n
    return found


def known(site, since, until, source):
    """The same of one site, from the records of a `source`: kind → what to select from."""
    span, found = Span(since, until), {}
    for one in declared.FIGURES:
        if one.grouped:
            found[one.name] = recounted.reasons(site, one, span, source)
        elif not isinstance(one.value, Added):
            found[one.name] = {reason: recounted.total(site, one, span, source, reason)
                               for reason in (COUNTS, *(recounted.left_out(one) if one.kept else ()))}
    return finished(found)


def finished(counts):
    """The counts with what follows from others of them: medians from their values, sums from their parts."""
    found = {name: {COUNTS: 0, **told} for name, told in counts.items()}
    for one in declared.FIGURES:
        told = found.setdefault(one.name, {COUNTS: 0})
        if isinstance(one.value, Median):
            told[COUNTS] = grouped.median(told) or 0
    for one in declared.FIGURES:
        if isinstance(one.value, Added):
            found[one.name] = {COUNTS: sum(found.get(name, {}).get(COUNTS, 0) for name in one.value.names)}
    return found


def nothing(figure, counts):
    """What stands for a median of nothing, which is no number."""
    return "–" if isinstance(figure.value, Median) and grouped.median(counts[figure.name]) is None else ""


def set_aside(sites):
    """How many ops are set aside at these sites: nobody knows yet whether they count."""
    return sum(n for some in db.batches(sites) for n, in db.rows(
        f"SELECT COUNT(*) FROM verdict WHERE {db.one_of('site', len(some))} AND verdict = 'quarantined'", *some))
