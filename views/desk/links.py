"""The way from a figure to the records that it counts."""

from flask import url_for

UNDONE = "-,open,failed,claimed,bought"


def entries(lo, hi, **words):
    """The gate entries that count, from the moment `lo` until before `hi` (ms)."""
    return url_for("desk.records", kind="gate_entry", state="counted", lo=lo, hi=hi, **words)


def errands(**span):
    """The errands that still want something."""
    return url_for("desk.records", kind="errand", state="counted", status=UNDONE, **span)
