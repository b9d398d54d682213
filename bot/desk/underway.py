"""What is under way, so that a bot can finish it before it stops."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class UnderWay:
    """The tasks that are answering somebody.

    Attributes:
        leaving: Whether the bot is stopping; nothing new is taken on then.
    """

    def __init__(self) -> None:
        self.leaving = False
        self._tasks: set[asyncio.Task[object]] = set()

    @contextmanager
    def task(self) -> Iterator[None]:
        """Count the current task as under way until the block ends."""
        task = asyncio.current_task()
        if task is None or task in self._tasks:
            yield
            return
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    async def leave(self, patience: float) -> int:
        """Take on nothing new and wait, within `patience` seconds, for the rest; return how many are left."""
        self.leaving = True
        deadline = asyncio.get_running_loop().time() + patience
        while self._tasks and (left := deadline - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(set(self._tasks), timeout=left, return_when=asyncio.FIRST_COMPLETED)
        return len(self._tasks)
