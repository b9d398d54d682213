"""Reads a question and a passage together: does it answer, and in which words."""

from .hub_reader import HubReader
from .reading import Readable, Reader, Reading
from .small_reader import DEFAULT, SmallReader

__all__ = ["DEFAULT", "HubReader", "Readable", "Reader", "Reading", "SmallReader"]
