"""The kinds of record, one file a kind or close family. To add a kind: README, "How to add a kind"."""

from models.kinds.day import DayClose, DeviceNote
from models.kinds.errand import Errand, ErrandItem, ErrandMoney
from models.kinds.gate import GateEntry
from models.kinds.health import HealthCheck
from models.kinds.household import Household, Resident
from models.kinds.upkeep import Alias, ClockJump, Decision, Question, Release, Rule

# In the order in which people read of them: the day's work first, what keeps the rest in order last.
__all__ = ["GateEntry", "Errand", "ErrandItem", "ErrandMoney", "Household", "Resident", "HealthCheck",
           "DayClose", "DeviceNote", "Alias", "Decision", "Rule", "Question", "Release", "ClockJump"]
