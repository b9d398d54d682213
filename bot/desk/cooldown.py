"""Rate limits: how many questions a person and a group may ask in a period."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

_SWEEP = 1_000
"""From this many keys on, idle ones are dropped."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` in any `seconds`; `most` 0 sets no limit."""

    most: int
    seconds: float = 60.0


@dataclass(slots=True)
class CoolDown:
    """Counts what each key has done within a rate.

    Attributes:
        rate: What a key may do.
        clock: Seconds that only grow; a test passes its own.
    """

    rate: Rate
    clock: Callable[[], float] = time.monotonic
    _done: dict[str, deque[float]] = field(default_factory=dict)

    def wait(self, key: str) -> float:
        """Return the seconds until `key` may go on, 0.0 for at once. Counts nothing."""
        done = self._recent(key)
        if not self.rate.most or len(done) < self.rate.most:
            return 0.0
        return max(0.0, done[0] + self.rate.seconds - self.clock())

    def count(self, key: str) -> None:
        """Count one for `key`."""
        if len(self._done) >= _SWEEP:
            self._done = {other: done for other in self._done if (done := self._recent(other))}
        self._done.setdefault(key, deque()).append(self.clock())

    def _recent(self, key: str) -> deque[float]:
        done, oldest = self._done.get(key, deque()), self.clock() - self.rate.seconds
        while done and done[0] <= oldest:
            done.popleft()
        return done
