"""The queue before the Answerer: bounded, off the event loop, concurrent questions in one batch."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

_LOG = logging.getLogger(__name__)
_BATCH: Final = 32
"""Questions encoded together: the size of the encoder's own batch, more gains nothing."""


class QueueFullError(Exception):
    """Too many questions are waiting."""


class BatchQueue(Generic[Asked, Answered]):
    """Answers what is submitted, in batches, in a thread of its own.

    Questions that come in while a batch is being answered make the next batch. A question that fails fails alone: after
    a failed batch each of its questions is tried by itself.

    Args:
        answer_many: Answers several at once, one result each, in order; may block.
        most: How many may wait.
    """

    def __init__(self, answer_many: Callable[[Sequence[Asked]], Sequence[Answered]], most: int) -> None:
        self._answer_many, self._most = answer_many, most
        self._waiting: deque[tuple[Asked, asyncio.Future[Answered]]] = deque()
        self._worker: asyncio.Task[None] | None = None

    async def submit(self, asked: Asked) -> Answered:
        """Answer one.

        Raises:
            QueueFullError: At once, if the queue is full.
        """
        if len(self._waiting) >= self._most:
            raise QueueFullError
        future: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, future))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work(), name="answering")
        return await future

    async def drain(self) -> None:
        """Wait until every question is answered."""
        while self._worker is not None and not self._worker.done():
            await asyncio.wait({self._worker})

    async def _work(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]
            wanted = [(asked, future) for asked, future in batch if not future.done()]
            await self._answer(wanted)

    async def _answer(self, batch: list[tuple[Asked, asyncio.Future[Answered]]]) -> None:
        try:
            answers = await asyncio.to_thread(self._answer_many, [asked for asked, _ in batch])
        except Exception as failure:  # noqa: BLE001 - it is raised to whoever asked
            if len(batch) > 1:
                _LOG.warning(
                    "a batch of %d questions failed (%s); trying each alone", len(batch), type(failure).__name__
                )
                for one in batch:
                    await self._answer([one])
            elif batch and not batch[0][1].done():
                batch[0][1].set_exception(failure)
            return
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)
