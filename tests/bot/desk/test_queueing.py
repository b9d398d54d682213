"""The queue before the Answerer."""

import asyncio
import threading
import time
from collections.abc import Sequence

import pytest

from bot.desk.queueing import BatchQueue, QueueFullError


class Doubler:
    """Doubles numbers, slowly, and records its batches and threads; refuses -13."""

    def __init__(self, seconds: float = 0.05) -> None:
        self.seconds = seconds
        self.batches: list[list[int]] = []
        self.threads: set[int] = set()

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        self.threads.add(threading.get_ident())
        time.sleep(self.seconds)
        if -13 in numbers:
            raise ValueError("thirteen")
        return [2 * number for number in numbers]


async def test_what_waits_makes_one_batch() -> None:
    doubler = Doubler()
    queue: BatchQueue[int, int] = BatchQueue(doubler, 100)
    answers = await asyncio.gather(*(queue.submit(number) for number in range(20)))
    assert answers == [2 * number for number in range(20)]
    assert len(doubler.batches) == 1


async def test_the_loop_stays_free() -> None:
    """While a batch blocks its thread for 300 ms the loop turns on."""
    doubler = Doubler(0.3)
    queue: BatchQueue[int, int] = BatchQueue(doubler, 100)
    work = asyncio.ensure_future(queue.submit(1))
    turns = 0
    while not work.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns >= 10
    assert threading.get_ident() not in doubler.threads


async def test_one_that_fails_fails_alone() -> None:
    queue: BatchQueue[int, int] = BatchQueue(Doubler(0), 100)
    answers = await asyncio.gather(*(queue.submit(number) for number in (12, -13, 14)), return_exceptions=True)
    assert answers[0] == 24
    assert isinstance(answers[1], ValueError)
    assert answers[2] == 28


async def test_a_full_queue_says_so_at_once_and_recovers() -> None:
    queue: BatchQueue[int, int] = BatchQueue(Doubler(0.1), 3)
    taken = [asyncio.ensure_future(queue.submit(number)) for number in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(QueueFullError):
        await queue.submit(4)
    assert await asyncio.gather(*taken) == [0, 2, 4]
    assert await queue.submit(5) == 10


async def test_nobody_waits_for_one_who_gave_up() -> None:
    doubler = Doubler(0.1)
    queue: BatchQueue[int, int] = BatchQueue(doubler, 9)
    first = asyncio.ensure_future(queue.submit(1))
    await asyncio.sleep(0.02)
    left = asyncio.ensure_future(queue.submit(2))
    kept = asyncio.ensure_future(queue.submit(3))
    await asyncio.sleep(0)
    left.cancel()
    assert (await first, await kept) == (2, 6)
    assert doubler.batches == [[1], [3]]


async def test_draining_waits_for_everything() -> None:
    doubler = Doubler(0.02)
    queue: BatchQueue[int, int] = BatchQueue(doubler, 100)
    work = [asyncio.ensure_future(queue.submit(number)) for number in range(70)]
    await asyncio.sleep(0)
    await queue.drain()
    await asyncio.sleep(0)
    assert all(task.done() for task in work)
    assert [len(batch) for batch in doubler.batches] == [32, 32, 6]
