"""Lets a reader say that it gets on with a long file, so that it isn't taken for one that hangs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_listeners: list[Callable[[], None]] = []


def getting_on() -> None:
    """Say that a part of a file is read, such as a page; whoever limits the time of a file allows more for the rest."""
    for listener in _listeners:
        listener()


@contextmanager
def heard_by(listener: Callable[[], None]) -> Iterator[None]:
    """Call a function each time that a reader gets on."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
