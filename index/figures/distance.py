"""Distances: "kilometers from the border" as a value, and its normal form as a text. Pure."""

from dataclasses import dataclass
from typing import Final

_FROM: Final = " from "
_KILOMETERS: Final = {"kilometers": 1.0, "miles": 1.609, "meters": 0.001, "feet": 0.0003048, "yards": 0.0009144}


@dataclass(frozen=True, slots=True)
class Distance:
    """What a distance is measured in and from.

    Attributes:
        unit: The unit, in the plural.
        origin: Where it is measured from: a name in small letters, or "the border" for a thing.
    """

    unit: str
    origin: str

    @property
    def text(self) -> str:
        """The normal form, by which figures of it are stored and compared."""
        return f"{self.unit}{_FROM}{self.origin}"

    @property
    def of_a_thing(self) -> bool:
        """Whether it is measured from a thing and not from a place with a name."""
        return self.origin.startswith("the ")

    @property
    def kilometers(self) -> float | None:
        """Kilometers to the unit; None for a unit that is no length."""
        return _KILOMETERS.get(self.unit)

    @classmethod
    def parse(cls, counted: str) -> "Distance | None":
        """Read the normal form of what is counted; None for anything but a distance."""
        unit, found, origin = counted.partition(_FROM)
        return cls(unit, origin) if found else None
