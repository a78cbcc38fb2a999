"""What is told of a sheet and of its rows, in words."""

from flask_babel import gettext as _

from models import headings
from models.imported import ALIKE, CHANGED, KEPT, LEFT, NEW, SAME, WRITTEN, WRONG
from models.registry import KINDS
from sync.sheets import heads, limits


def unreadable(failure: limits.Unreadable) -> str:
    """Why a file is no sheet, and what to do."""
    return UNREADABLE[failure.code](failure.values)


UNREADABLE = {
    "old_excel": lambda told: _("This is an old Excel file (XLS). Open it in Excel or WPS, save it as an Excel "
                                "workbook (XLSX) or as CSV, and choose that file."),
    "too_large": lambda told: _("This file is too large. A sheet may have up to 16 MB; split it into several."),
    "too_many": lambda told: _("This sheet has more than %(most)s rows. Split it into several files.", **told),
    "broken": lambda told: _("This file can't be opened. Save it as an Excel workbook (XLSX) without a password, or as "
                             "CSV, and choose that file."),
    "no_text": lambda told: _("This file can't be read as text. Save it as an Excel workbook (XLSX) or as CSV (UTF-8), "
                              "and choose that file."),
    "empty": lambda told: _("There are no rows in this file."),
    "missing": lambda told: _("Choose a file."),
}


def kind(name: str) -> str:
    """What a sheet of a kind is called."""
    if name in headings.BRINGS:
        of = KINDS[name].declared()[headings.BRINGS[name]].limits["of"]
        return _("%(kind)s with %(other)s", kind=_(KINDS[name].about.label), other=_(KINDS[of].about.label))
    return _(KINDS[name].about.label)


def target(kind: str, name: str) -> str:
    """What a column may be, as the reader calls it."""
    said = {headings.RECORD: lambda: _("Record"), headings.HEADS: lambda: _("As it stood"),
            headings.STAIRS: lambda: _("Stairs (part of the room)")}
    if name in said:
        return said[name]()
    found = heads.targets(kind)[name]
    if "." in name:
        return _("%(field)s: %(value)s", field=_(KINDS[found.kind].about.label), value=_(found.field.label))
    return _(found.field.label)


OUTCOMES = {
    WRONG: lambda: _("Not right"), ALIKE: lambda: _("May be here already"), NEW: lambda: _("New here"),
    CHANGED: lambda: _("Changed"), SAME: lambda: _("No change"), LEFT: lambda: _("Left out"),
    KEPT: lambda: _("Stayed as it is"),
}
# Colour and sign of an outcome, in the order in which they are told.
LOOKS = {WRONG: ("red", "stop"), KEPT: ("amber", "wait"), ALIKE: ("amber", "find"), NEW: ("green", "plus"),
         CHANGED: ("green", "list"), SAME: ("", "yes"), LEFT: ("", "back")}

NOTES = {
    "totals": lambda told: _("A line of totals."),
    "example": lambda told: _("The example of an empty sheet."),
    "heads": lambda told: _("The headings once more."),
    "nothing": lambda told: _("Nothing in it that has a place here."),
    "twice": lambda told: _("Stands in line %(line)s already.", **told),
    "above": lambda told: _("Room taken from the line above."),
    "moved": lambda told: _("Changed here since the sheet was exported: both values are kept, and it is asked which is "
                            "right."),
    "other": lambda told: _("“%(field)s” not taken: line %(line)s says something else.", **told),
}


def note(kind: str, code: str, told: dict) -> str:
    """A remark on a row."""
    field = {"field": target(kind, told["field"])} if "field" in told else {}
    return NOTES[code]({**told, **field}) if code in NOTES else ""


def state(sheet) -> str:
    """What has become of a sheet."""
    return {"read": lambda: _("Read, not checked yet"), "checking": lambda: _("Being checked"),
            "checked": lambda: _("Checked, nothing written yet"), "writing": lambda: _("Being written"),
            WRITTEN: lambda: _("Written"), "undoing": lambda: _("Being undone"),
            "undone": lambda: _("All undone")}[sheet.state]()
