"""The desk: pages for coordinators and officers, rendered by the server only. One file a noun."""

from views.desk import (
    board,
    day,
    enrolment,
    exports,
    filters,
    flow,
    forms,
    inbox,
    inbox_answers,
    inbox_decided,
    inbox_together,
    invitations,
    ledger,
    lines,
    looked,
    nodes,
    notes,
    quarantine,
    record,
    records,
    report,
    restored,
    roster,
    rules,
    signin,
    sites,
)
from views.desk.blueprint import blueprint

__all__ = ["blueprint", "board", "day", "enrolment", "exports", "filters", "flow", "forms", "inbox", "inbox_answers",
           "inbox_decided", "inbox_together", "invitations", "ledger", "lines", "looked", "nodes", "notes",
           "quarantine", "record", "records", "report", "restored", "roster", "rules", "signin", "sites"]
