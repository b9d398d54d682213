"""A command in, a reply out, and what is remembered between questions."""

from .cooldown import Rate
from .desk import Desk, DeskOptions
from .memory import Memory, Seen
from .person import Person
from .pressing import Outcome, press, turns_in_place
from .underway import UnderWay

__all__ = ["Desk", "DeskOptions", "Memory", "Outcome", "Person", "Rate", "Seen", "UnderWay", "press", "turns_in_place"]
