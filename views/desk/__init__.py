"""The desk: pages for coordinators and officers, rendered by the server only. A package a concern, one file a noun."""

from views.desk.blueprint import blueprint
from views.desk.devices import building, carried, enrolment, invitations, nodes, notes, restored
from views.desk.exports import exports
from views.desk.first import gates, household, steps
from views.desk.imports import files, imports, papers
from views.desk.inbox import answering, decided, filters, inbox, quarantine, rules, together
from views.desk.people import account, accounts, cards, homes, looked, own, passes, signin
from views.desk.records import flow, forms, ledger, lines, record, records, roster
from views.desk.reports import board, day, effort, report, report_file, returns, sheets
from views.desk.sites import places, sites
from views.desk.state import state

__all__ = [
    "account",
    "accounts",
    "answering",
    "blueprint",
    "board",
    "cards",
    "building", "carried",
    "day",
    "effort",
    "decided",
    "enrolment",
    "exports",
    "files",
    "filters",
    "flow",
    "forms",
    "gates",
    "homes",
    "household",
    "imports",
    "inbox",
    "invitations",
    "ledger",
    "lines",
    "looked",
    "nodes",
    "notes",
    "own",
    "papers",
    "passes",
    "places",
    "quarantine",
    "record",
    "records",
    "report",
    "report_file",
    "restored",
    "returns",
    "roster",
    "rules",
    "sheets",
    "signin",
    "sites",
    "state",
    "steps",
    "together",
]
