"""What the page of conflicts shows: each part in conflict with all its heads, and what happens if nobody acts."""

import json
import secrets

from flask import url_for
from flask_babel import gettext as _

from views.desk import inputs
from views.desk.changes import VOID
from views.desk.told import label, telling


def items(who, rivals, stories, part=None, typed=None, errors=None):
    """One item for each record; `typed` and `errors` belong to what was refused of its part `part`."""
    tell = telling(who.site, *stories.values())
    found = [(rival, stories[rival.id]) for rival in rivals if rival.id in stories]
    return [_item(who, tell, rival, story, part, typed or {}, errors or {}) for rival, story in found]


def title(who, story):
    """What the record is called."""
    return telling(who.site, story).title(story)


def _item(who, tell, rival, story, part, typed, errors):
    return {
        "id": rival.id,
        "hard": rival.level == 2,
        "kind": _(story.shape.about.label),
        "title": tell.title(story),
        "at": rival.at,
        "uncertain": story.row["uncertain"],
        "href": url_for("desk.record", id=rival.id),
        "heads": json.dumps(story.heads),
        "may": who.role in story.shape.about.writers,
        "parts": [_part(tell, story, name, typed if name == part else {}, errors if name == part else {})
                  for name in story.conflicts],
        "day_off": not story.conflicts,
    }


def _part(tell, story, part, typed, errors):
    void = part == VOID
    return {
        "name": part,
        "sentence": _sentence(tell, story, part),
        "void": void,
        "once": secrets.token_urlsafe(12),
        "meanwhile": _("not taken back") if void else tell.part(story, part, story.row),
        "values": _voids(tell, story) if void else [_head(tell, story, part, dot) for dot in story.heads.get(part, ())],
        "inputs": [] if void else inputs.inputs(story.shape, story.shape.parts[part].fields, typed, errors,
                                                  tell.names.people),
        "open": bool(errors),
        "error": " ".join(text for name, text in errors.items() if name not in story.shape.parts[part].fields),
    }


def _sentence(tell, story, part):
    """What happened, in a sentence that names who did it."""
    if part == VOID:
        ways = {bool(line.op.sets.get(VOID)): tell.author(line)["who"] for line in story.lines if VOID in line.rivals}
        return _("%(one)s took this back; %(other)s went on with it without knowing.", one=ways.get(True, "?"),
                 other=ways.get(False, "?"))
    authors = [tell.author(line)["who"] for line in story.lines if line.op.dot in story.heads.get(part, ())]
    return _("%(people)s wrote different things under “%(field)s”.", field=label(story.shape, part),
             people=_(" and ").join(dict.fromkeys(authors)))


def _head(tell, story, part, dot):
    line = next(line for line in story.lines if line.op.dot == dot)
    value = tell.part(story, part, story.value(part, dot))
    before = [tell.part(story, part, value) for value in story.replaced(line.op, part)]
    return {**_who(tell, line), "value": value or _("nothing"), "keep": dot,
            "before": [text for text in dict.fromkeys(before) if text],
            "shown": story.value(part, dot).items() <= story.row.items()}


def _voids(tell, story):
    """The ops of a conflict about taking back: who took it back and why, who went on writing and what."""
    return [_void(tell, story, line) for line in story.lines if VOID in line.rivals]


def _void(tell, story, line):
    reason = line.op.sets.get(VOID)
    if reason:
        return {**_who(tell, line), "value": _("Taken back: %(reason)s", reason=reason), "keep": line.op.dot}
    parts = dict.fromkeys(story.shape.part_of[name] for name in line.op.sets)
    said = [_("%(field)s: %(value)s", field=label(story.shape, part),
              value=tell.part(story, part, story.value(part, line.op.dot))) for part in parts if part != VOID]
    return {**_who(tell, line), "value": _(", ").join(said) or _("Restored"), "keep": "restore"}


def _who(tell, line):
    return {**tell.author(line), "at": line.op.at, "uncertain": line.op.uncertain, "before": [],
            "shown": False}
