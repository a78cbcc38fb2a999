"""Limits that the environment sets and a declaration may name: `{"temperature": (">", "FEVER_ABOVE")}`."""

import os

LIMITS = {"FEVER_ABOVE": 37.3}


def limit(name: str) -> float:
    """The number that a limit is set to; as it is by default where nothing is set."""
    return float(os.environ.get(name) or LIMITS[name])
