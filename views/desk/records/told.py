"""A story in words: who changed what, on which device, when, instead of what."""

from flask_babel import gettext as _

from views import moments, refusals
from views.desk import headings
from views.desk.people import people
from views.desk.records import values

VOID = "void"
LATE = 10 * moments.MINUTE


class Telling:
    """Tells stories of one site. `names`: values.Names; `devices`: node → people.Device."""

    def __init__(self, names, devices):
        self.names, self.devices = names, devices

    def author(self, line):
        """Who wrote an op, and on which device."""
        return people.author(self.names, self.devices, line.op.node, line.by)

    def change(self, story, line):
        """One op of a story, for the page."""
        return {
            "dot": line.op.dot,
            **self.author(line),
            "at": line.op.at,
            "uncertain": line.op.uncertain,
            "arrived": line.op.arrived,
            "late": line.op.arrived - line.op.at > LATE,
            "creating": line.op.creating,
            "verdict": line.verdict,
            "withdrawn": VOID in line.rivals and bool(line.op.sets.get(VOID)),
            "unaware": VOID in line.rivals and not line.op.sets.get(VOID),
            "errors": list(refusals.explained(line.errors, story.shape).values()),
            "fields": [self._field(story, line.op, name) for name in line.op.sets if name in story.shape.fields],
            "head": [label(story.shape, part) for part, dots in story.heads.items() if line.op.dot in dots],
        }

    def _field(self, story, op, name):
        part = story.shape.part_of[name]
        before = [self.value(story, name, value.get(name)) for value in story.replaced(op, part)]
        return {"label": label(story.shape, name), "value": self.value(story, name, op.sets[name]),
                "before": [text for text in dict.fromkeys(before) if text]}

    def value(self, story, name, value):
        """A value of a field in words; of `void` the reason."""
        return value or "" if name == VOID else values.shown(story.shape.fields[name], value, self.names)

    def part(self, story, part, value):
        """The value of a part in words: of a group, of all its members that have one."""
        said = (self.value(story, name, value.get(name)) for name in story.shape.parts[part].fields)
        return _(", ").join(text for text in said if text)

    def title(self, story):
        """What a record is called in a sentence."""
        if story is None or story.shape is None:
            return _("something that is not here")
        return values.title(story.shape.kind, story.row or {}, self.names) or headings.kind(story.shape.kind)


def telling(who, *stories):
    """A Telling for these stories: it knows the people and devices of the site, and the records that they point at."""
    site, names = who.site, people.names(who.site, *who.roles)
    for shape in {story.shape.kind: story.shape for story in stories if story.shape}.values():
        alike = [story for story in stories if story.shape is shape]
        # What rival values and earlier ones name is told too.
        written = [line.op.sets for story in alike for line in story.lines]
        rows = [*(story.row for story in alike if story.row), *written]
        names = values.with_references(names, site, shape.model.declared(), rows)
    return Telling(names, people.devices(site))


def label(shape, part):
    """The label of a part or a field of a kind."""
    group = shape.about.groups.get(part)
    return _(group.label if group else shape.fields[part].label)
