"""The JSON objects that are more than a record with fields: each has a recogniser and a reader, tried in this order."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from .draft import Draft, UnreadableError
from .json_feed import drafts_of_json_feed, is_json_feed
from .json_tables import drafts_of_json_table, is_json_table
from .ninjs import drafts_of_ninjs, is_ninjs
from .telegram import drafts_of_telegram, is_telegram

Drafts = Iterator[Draft | UnreadableError]

_SHAPES: Final[tuple[tuple[Callable[[Any], bool], Callable[[Any], Drafts]], ...]] = (
    (is_telegram, drafts_of_telegram),
    (is_json_feed, drafts_of_json_feed),
    (is_ninjs, drafts_of_ninjs),
    (is_json_table, drafts_of_json_table),
)


def drafts_of_shape(value: Any) -> Drafts | None:
    """Return the articles of a JSON value whose shape is known by itself; None for any other.

    An object with one article yields one without a part. What it yields and raises is as for a file.
    """
    return next((read(value) for recognises, read in _SHAPES if recognises(value)), None)
