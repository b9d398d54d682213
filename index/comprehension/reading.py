"""What a reader says of a passage: whether it answers a question, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Readable:
    """A passage as a reader sees it.

    Attributes:
        text: The passage, as it stands in its file.
        title: Headline of its article, "" when there is none.
        published: Publication day of its article, None when unknown.
    """

    text: str
    title: str = ""
    published: date | None = None

    @property
    def heading(self) -> str:
        """What is read before the passage: month, year and title, which tell what it leaves out."""
        month = f"{MONTHS[self.published.month - 1]} {self.published.year}" if self.published else ""
        parts = [part.strip() for part in (month, self.title) if part.strip()]
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        answers: Log-odds that the passage answers the question, as far as the model can tell; not calibrated.
        span: Start and end (exclusive), in characters of the passage, of the words that answer best; None when the
            model names no words.
        certainty: Probability of that span, given that the passage answers; 0 without a span.
    """

    answers: float
    span: tuple[int, int] | None = None
    certainty: float = 0.0


class Reader(Protocol):
    """Reads questions and passages together."""

    def read(self, questions: Sequence[str], passages: Sequence[Readable]) -> list[Reading]:
        """Read pairs; return one reading for each, in order.

        Args:
            questions: One for each passage.
            passages: The passages.
        """
