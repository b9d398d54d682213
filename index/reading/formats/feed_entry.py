"""What a feed says of an entry, for who follows the feed and keeps each entry as an article."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from .metadata_dates import day_in
from .release import moment


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed.

    Attributes:
        id: What tells it from the feed's other entries, also when it is updated: the id that it states, else its
            address, else its title.
        title: Its headline, None if it has none.
        url: Its address, None if it has none.
        author: Who wrote it, None if that isn't said.
        published: When it was published, as a moment where the time is stated too; None when unknown.
        publisher: The paper that it was taken from, else the feed's title.
        text: Its content, or its summary if the feed holds no more; "" for none.
        whole: Whether the text is its content.
    """

    id: str
    title: str | None
    url: str | None
    author: str | None
    published: datetime | date | None
    publisher: str | None
    text: str
    whole: bool


def published_in(values: Iterable[str]) -> datetime | date | None:
    """Return the first moment or day that fields state; a moment without a zone is that of UTC."""
    for value in values:
        day = day_in(value)
        if day is not None:
            return _moment(value) or day
    return None


def _moment(value: str) -> datetime | None:
    if ":" not in value:
        return None
    found = moment(value)
    if found is not None:
        return found
    try:
        written = parsedate_to_datetime(value.strip())
        return written.astimezone(UTC) if written.tzinfo else written.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
