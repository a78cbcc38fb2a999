"""The forms that each department wants of a day, as data: everything is written down once, and poured into all of them.

A form is a title, to whom it goes, and columns: of records of a kind, or of figures. A column whose source is None is
one that the department's form has and that is not kept here; it stays blank, and marked.
"""

from dataclasses import dataclass, field
from typing import Any

from models.fields import _
from models.where import FILLED

# Besides fields ("temperature") and fields of what they name ("resident.phone"): the hour at which it happened.
TIME = "@time"


@dataclass(frozen=True)
class Return:
    """One department's form of a day.

    `columns`: (heading, source) of a row for each record of `kind` that holds `where`, see `models.where`; `day`: the
    field of the date by which it is of a day, when it happened where none is named. `figures`: (heading, name of a
    figure of the day) of a form that is one row of numbers.
    """

    name: str
    title: str
    to: str
    kind: str = ""
    columns: tuple = ()
    where: dict[str, Any] = field(default_factory=dict)
    day: str = ""
    figures: tuple = ()


RETURNS = (
    Return("health", _("Temperatures of those at home"), _("Health service"), "health_check", (
        (_("Name"), "resident"), (_("Room"), "resident.household"), (_("Phone"), "resident.phone"),
        (_("ID-card number"), None), (_("Time of day"), "slot"), (_("Temperature"), "temperature"),
        (_("Symptoms"), "symptoms"), (_("Note"), "note")), day="date"),
    Return("fevers", _("Fevers at the gate"), _("Health service"), "gate_entry", (
        (_("Time"), TIME), (_("Name"), "person"), (_("Room"), "unit"), (_("Phone"), "resident.phone"),
        (_("Gate"), "gate"), (_("Temperature"), "temperature"), (_("Second reading"), "second"),
        (_("Decision"), "decision")), {"temperature": (">", "FEVER_ABOVE")}),
    Return("vehicles", _("Vehicles at the gates"), _("Police"), "gate_entry", (
        (_("Time"), TIME), (_("Gate"), "gate"), (_("Plate"), "plate"), (_("Direction"), "direction"),
        (_("Driver"), "person"), (_("ID-card number"), None), (_("Room"), "unit")), {"plate": FILLED}),
    Return("errands", _("What was brought to homes"), _("Civil affairs"), "errand", (
        (_("Room"), "unit"), (_("What is needed"), "title"), (_("How soon"), "urgency"), (_("Needed by"), "needed_by"),
        (_("Status"), "status"), (_("Outcome"), "outcome"))),
    Return("day", _("The day in numbers"), _("Subdistrict"), figures=(
        (_("In"), "entries_in"), (_("Out"), "entries_out"), (_("Fevers"), "fevers"),
        (_("Turned back"), "turned_back"), (_("Vehicles"), "vehicles"), (_("Health checks"), "checks"),
        (_("Homes that isolate"), "isolating"), (_("Errands delivered"), "errands_done"),
        (_("Open errands"), "open_errands"))),
)
BY_NAME = {one.name: one for one in RETURNS}
