"""Sheets of paper on which the work goes on where there is no phone, as data: printed at the desk, and typed in later
by the numbers of their rows."""

from dataclasses import dataclass

from models.messages import _


@dataclass(frozen=True)
class Paper:
    """One sheet. `kind`: of the records that its rows become; `asks`: the fields that are written down in each, beside
    the time; `head`: those that its head says for all rows; `of`: the field that each row names, where rows are printed
    with what they are about: the people of the homes that `held` names, as (kind, field of the home, words)."""

    name: str
    label: str
    kind: str
    asks: tuple
    head: tuple = ()
    of: str = ""
    held: tuple = ()
    rows: int = 25


PAPERS = (
    Paper("gate", _("Gate sheet"), "gate_entry", ("direction", "person", "unit", "plate", "temperature"), ("gate",)),
    Paper("checks", _("Check sheet"), "health_check", ("temperature", "symptoms", "note"), ("slot",), "resident",
          ("isolation", "household", ("status", ("active", "extended")))),
)
BY_NAME = {paper.name: paper for paper in PAPERS}
