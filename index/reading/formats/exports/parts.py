"""What an export holds: its articles, and how many it says that there are. Pure."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.reading.formats.draft import Draft, UnreadableError

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One article of an export, cut out of its text.

    Attributes:
        number: Which it is, from 1.
        title: Its headline, as the text has it; "" when there is none.
        paper: Where it was published, "" when that isn't said.
        day: The day of publication, None when the export states none.
        above: Paragraphs between headline and report: the byline, a summary.
        body: The paragraphs of the report.
        url: Its web address, "" when that isn't said.
    """

    number: int
    title: str
    paper: str
    day: date | None
    above: tuple[str, ...]
    body: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """The articles of an export.

    Attributes:
        parts: The articles in order.
        stated: How many the export says that it holds, 0 when it doesn't say.
    """

    parts: Sequence[Part]
    stated: int = 0

    def outcomes(self) -> Iterator[Draft | UnreadableError]:
        """Yield each article, or why it holds none; last, what is missing of the number that the export states."""
        alone = len(self.parts) == 1 and self.stated <= 1
        for part in self.parts:
            yield _outcome(part, 0 if alone else part.number)
        if self.stated and self.stated != len(self.parts):
            yield UnreadableError(self._shortfall())

    def _shortfall(self) -> str:
        articles = "article" if self.stated == 1 else "articles"
        reason = f"the export states {self.stated:,} {articles}, and {len(self.parts):,} were found"
        missing = sorted(set(range(1, self.stated + 1)) - {part.number for part in self.parts})
        if missing and len(missing) == self.stated - len(self.parts):
            named = ", ".join(map(str, missing[:_MOST_NAMED])) + (", ..." if len(missing) > _MOST_NAMED else "")
            reason += f" (missing: {named})"
        return reason


def _outcome(part: Part, number: int) -> Draft | UnreadableError:
    if not part.body:
        return UnreadableError("the article has no text in the export", part=number)
    text = "\n\n".join(paragraph for paragraph in (part.title, *part.above, *part.body) if paragraph)
    return Draft(
        text=text,
        title=part.title or None,
        stated=part.day,
        url=part.url or None,
        publisher=re.sub(r"\s+", " ", part.paper) or None,
        part=number,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
