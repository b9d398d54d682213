"""Reads JSON as a stream of events, bounded however it is made: no deep nesting, no endless value."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from .draft import UnreadableError
from .streams import MAX_RECORD

Event = tuple[str, Any]
"""What the parser meets: "start_map", "map_key", "string" and so on, and its value."""

_BLOCK: Final = 1 << 16
_DEEPEST: Final = 100
_QUOTE: Final = re.compile(rb'(?<!\\)(?:\\\\)*"')
# In memory values take many times what they take in a file.
_MOST_VALUES: Final = 300_000
_OPEN: Final = frozenset({"start_map", "start_array"})
_CLOSE: Final = frozenset({"end_map", "end_array"})


def events_of(text: BinaryIO) -> Iterator[Event]:
    """Yield the events of a JSON file in UTF-8.

    Raises:
        UnreadableError: It is no JSON, breaks off, or is made to take a reader's time or memory.
    """
    import ijson  # noqa: PLC0415 - only files that need it

    depth = 0
    try:
        for event, value in ijson.basic_parse(_Bounded(text), use_float=True, buf_size=_BLOCK):
            depth += (event in _OPEN) - (event in _CLOSE)
            if depth > _DEEPEST:
                raise UnreadableError(f"JSON nested deeper than {_DEEPEST}")
            yield event, value
    except ijson.JSONError as failure:
        reason = " ".join(str(failure).partition("\n")[0].split())
        raise UnreadableError(f"broken JSON ({reason})") from failure


def placed(events: Iterable[Event]) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Yield each event with its place: the names of the objects around it; "[]" for an array."""
    path: list[str] = []
    for event, value in events:
        if event == "map_key":
            path[-1] = value
        elif event in _CLOSE:
            path.pop()
        yield tuple(path), event, value
        if event in _OPEN:
            path.append("[]" if event == "start_array" else "")


class Builder:
    """Builds a value of events, unless it is larger than a record may be."""

    def __init__(self) -> None:
        from ijson.common import ObjectBuilder  # noqa: PLC0415 - only files that need it

        self._builder: Any = ObjectBuilder()
        self._depth = self._values = self._size = 0

    def add(self, event: str, value: Any) -> bool:
        """Add an event; return whether the value is complete."""
        self._depth += (event in _OPEN) - (event in _CLOSE)
        self._values += 1
        self._size += len(value) if isinstance(value, str) else 1
        if not self.is_too_large():
            self._builder.event(event, value)
        return not self._depth and event != "map_key"

    def is_too_large(self) -> bool:
        """Whether it has become too large."""
        return self._values > _MOST_VALUES or self._size > MAX_RECORD

    def value(self) -> Any:
        """Return the value; None for one that is too large."""
        return None if self.is_too_large() else self._builder.value


class _Bounded:
    """A file that ends with a reason where no string of it ends for too long: the parser would hold all of it."""

    def __init__(self, text: BinaryIO) -> None:
        self._text, self._open = text, 0

    def read(self, size: int) -> bytes:
        """Read so many bytes."""
        block = self._text.read(size)
        quotes = list(_QUOTE.finditer(block))
        self._open = len(block) - quotes[-1].end() if quotes else self._open + len(block)
        if self._open > MAX_RECORD:
            raise UnreadableError(f"a value in it is longer than {MAX_RECORD:,} bytes")
        return block
