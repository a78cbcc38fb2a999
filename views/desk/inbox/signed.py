"""The rules behind items, signed: which there are, who made them and when, and the op that takes one back."""

from typing import NamedTuple

from flask_babel import gettext as _

from models import database
from sync import intake, items, judge, rules
from sync.ids import Dot
from sync.natural import natural_id
from views import moments
from views.desk.headings import matter
from views.desk.inbox.sentences import answered
from views.desk.inbox.sides import line_of
from views.desk.records.changes import VOID
from views.desk.records.story import stories
from views.desk.records.told import telling
from views.desk.rows import by_name
from views.heads import stored

COLUMNS = ("id", "covers", "answer", "heads", "review", "void", "pos")


class Signed(NamedTuple):
    """A rule with who made it and when. `row`: as in COLUMNS; `holds`: whether it answers anything."""

    row: dict
    who: str
    at: int
    holds: bool

    @property
    def words(self):
        return _("by the rule of %(who)s, %(when)s", who=self.who, when=moments.when(self.at))


def revoked(who, covered, heads):
    """The Draft that takes a rule back."""
    seen = sorted({dot for dots in heads.values() for dot in dots})
    return intake.Draft("rule", {VOID: _("Withdrawn")}, natural_id(who.site_code, "rule", [covered]), {VOID: seen})


def made(site, dots):
    """The rules that these ops made and that still say so, as rows."""
    found = []
    for some in database.batches([Dot.parse(dot) for dot in dots if judge.RECORD.fullmatch(dot)], 200):
        wanted = [value for dot in some for value in dot]
        names = ", ".join(f"rule.{name}" for name in COLUMNS)
        found += by_name(COLUMNS, database.rows(
            f"SELECT {names} FROM op {database.matching(('op.node', 'op.n'), len(some))} JOIN rule "
            "ON rule.site = op.site AND rule.id = op.record WHERE op.site = ? AND rule.void IS NULL", *wanted, site))
    return found


def about(site, covered):
    """covers → row of the rules there are for these, whether they hold or not."""
    found = []
    for some in database.batches(sorted(set(covered))):
        found += by_name(COLUMNS, database.rows(
            f"SELECT {', '.join(COLUMNS)} FROM rule WHERE site = ? AND {database.one_of('covers', len(some))}",
            site, *some))
    return {row["covers"]: row for row in found}


def signed(who, found):
    """covers → Signed, of rows of rules."""
    told = stories(who, [row["id"] for row in found]) if found else {}
    tell = telling(who) if found else None
    return {row["covers"]: _signed(tell, told[row["id"]], row) for row in found}


def answered_of(who, id):
    """What rules have answered about a record, as sentences."""
    found = [database.rows(f"SELECT type, cause FROM item WHERE site = ? AND {column} = ? AND open = ?", who.site, id,
                           items.RULED) for column in ("record", "other")]
    pairs = {rules.covers(*row) for rows in found for row in rows}
    told = signed(who, list(about(who.site, pairs).values())) if pairs else {}
    return [said(rules.told_of(covered)[0], one) for covered, one in told.items()]


def said(type, one):
    """What a rule has answered, in a sentence."""
    return _("%(heading)s: %(answer)s, %(rule)s.", heading=matter(one.row["covers"]),
             answer=answered(one.row["answer"]), rule=one.words)


def _signed(tell, story, row):
    dots = stored(row["heads"])
    line = line_of(story, (dots.get("answer") or [story.lines[-1].op.dot])[0])
    holds = row["void"] is None and not row["review"] and rules.possible(row["covers"])
    return Signed(row, tell.author(line)["who"], line.op.at, holds)
