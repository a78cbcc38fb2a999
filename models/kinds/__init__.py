"""The kinds of record, one file a kind or close family. To add a kind: README, "How to add a kind"."""

from models.kinds.day import DayClose, DeviceNote
from models.kinds.errand import Errand, ErrandItem, ErrandMoney
from models.kinds.gate import GateEntry
from models.kinds.health import HealthCheck
from models.kinds.household import Household, Resident
from models.kinds.upkeep import Alias, ClockJump, Decision, Question, Release, Rule

__all__ = ["Alias", "ClockJump", "DayClose", "Decision", "DeviceNote", "Errand", "ErrandItem", "ErrandMoney",
           "GateEntry", "HealthCheck", "Household", "Question", "Release", "Resident", "Rule"]
