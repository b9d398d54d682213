"""How long a message tells somebody to wait, held to how long they have waited already."""

import re
from math import ceil
from time import monotonic

_SECONDS = re.compile(r"too many questions\. Please ask again in (\d+) seconds\.")


class Waiting:
    """A cool-down that begins with a question asked from now on.

    Args:
        seconds: How long it lasts.
    """

    def __init__(self, seconds: int) -> None:
        self._seconds, self._began = seconds, monotonic()

    def holds(self, told: str) -> bool:
        """Whether a message names the seconds that can be left, given the time since it began."""
        named = _SECONDS.search(told)
        passed = ceil(monotonic() - self._began)
        return named is not None and self._seconds - passed <= int(named[1]) <= self._seconds
