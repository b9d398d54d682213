"""Distances: "kilometers from the border" as a value, and its normal form as text. Pure."""

from dataclasses import dataclass
from typing import Final

_FROM: Final = " from "
_KILOMETERS: Final = {"kilometers": 1.0, "miles": 1.609, "meters": 0.001, "feet": 0.0003048, "yards": 0.0009144}


@dataclass(frozen=True, slots=True)
class Distance:
    """The unit of a distance and where it is measured from.

    Attributes:
        unit: The unit, in the plural.
        origin: Where it is measured from: the name of a place in lower case, or a thing with its article, "the border".
    """

    unit: str
    origin: str

    @property
    def text(self) -> str:
        """The normal form, in which figures are stored and compared."""
        return f"{self.unit}{_FROM}{self.origin}"

    @property
    def of_a_thing(self) -> bool:
        """Whether it is measured from a thing, not from a place with a name."""
        return self.origin.startswith("the ")

    @property
    def kilometers(self) -> float | None:
        """Kilometers in one unit; None for a unit that is not a length."""
        return _KILOMETERS.get(self.unit)

    @classmethod
    def parse(cls, counted: str) -> "Distance | None":
        """Read what is counted from its normal form; None if it is not a distance."""
        unit, found, origin = counted.partition(_FROM)
        return cls(unit, origin) if found else None
