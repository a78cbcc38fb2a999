"""Duplicates are looked for by subject: the kinds' tables that stand already get the indexes for it."""


def up() -> None:
    """Nothing is left to do here: a database that has not had this one has an older registry too, and at such a start
    every kind's table gets the indexes that it lacks, or is made anew (`sync.upkeep`)."""
