"""Mappings that forget: entries that grow old, and the oldest of too many. Nothing is written to disk."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """A mapping that holds the newest `most` entries for `seconds` each.

    Args:
        most: Entries held at once.
        seconds: Age at which an entry is forgotten.
        clock: Seconds that only grow; a test passes its own.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._entries: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def put(self, key: Key, value: Value) -> None:
        """Remember a value, in the place of an earlier one under the same key."""
        self._entries[key] = (self._clock(), value)
        self._entries.move_to_end(key)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def get(self, key: Key) -> Value | None:
        """Recall a value; None when there is none or it is too old."""
        at, value = self._entries.get(key, (0.0, None))
        if value is not None and self._clock() - at > self._seconds:
            del self._entries[key]
            return None
        return value

    def forget(self, chosen: Callable[[Value], bool]) -> int:
        """Forget every value that is chosen; return how many there were."""
        keys = [key for key, (_, value) in self._entries.items() if chosen(value)]
        for key in keys:
            del self._entries[key]
        return len(keys)


class Seen:
    """Which events have been taken on, so that one that is delivered twice is answered once."""

    def __init__(self, most: int = 10_000, seconds: float = 3600, clock: Callable[[], float] = time.monotonic) -> None:
        self._seen: Memory[Hashable, bool] = Memory(most, seconds, clock)

    def first(self, event: Hashable) -> bool:
        """Note an event; return whether it is new."""
        new = self._seen.get(event) is None
        if new:
            self._seen.put(event, True)  # noqa: FBT003 - a value, not a switch
        return new
