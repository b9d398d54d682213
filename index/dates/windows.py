"""A window: the days from one to another."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `start` to `end`, both inclusive; None leaves that side open.

    Attributes:
        start: First day.
        end: Last day.
        phrase: The words that gave it, exactly as written; "" if it did not come from words (a flag, say).
        span: Start and end of `phrase` in its text, in characters, end exclusive.
        asked: The days that the words mean on the day of asking, where the archive has nothing of those and this window
            was counted from its own days; None otherwise.
    """

    start: date | None
    end: date | None
    phrase: str = ""
    span: tuple[int, int] = (0, 0)
    asked: "Window | None" = None

    def overlaps(self, other: "Window") -> bool:
        """Whether the two windows share a day."""
        return (self.end is None or other.start is None or other.start <= self.end) and (
            self.start is None or other.end is None or self.start <= other.end
        )
