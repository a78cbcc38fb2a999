"""A compound of its own for each test, so that all browser tests can share one running server."""

from dataclasses import dataclass

from tests.collector import Collector
from tests.device import Device


@dataclass
class Compound:
    """One site of the centre, by its code."""

    centre: Collector
    code: str

    def invite(self, role: str) -> str:
        """A fresh invitation code."""
        return self.centre.invite(role, self.code)

    def enrol(self, role: str, name: str) -> Device:
        """A simulated phone that has been let in."""
        return self.centre.enrol(role, name, self.code)

    def records(self, kind: str) -> dict[str, dict]:
        """The records of a kind by id, as they are now."""
        return self.centre.records(self.code, kind)
