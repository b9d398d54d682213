"""Leaving only when what is under way is finished."""

import asyncio
import time

from bot.desk.underway import UnderWay


async def test_leaving_waits_for_what_has_begun() -> None:
    under_way, done = UnderWay(), []

    async def work(seconds: float) -> None:
        with under_way.task():
            await asyncio.sleep(seconds)
            done.append(seconds)

    tasks = [asyncio.create_task(work(seconds)) for seconds in (0.05, 0.1)]
    await asyncio.sleep(0)
    assert await under_way.leave(5) == 0
    assert done == [0.05, 0.1]
    assert under_way.leaving
    await asyncio.gather(*tasks)


async def test_leaving_waits_no_longer_than_its_patience() -> None:
    under_way = UnderWay()

    async def work() -> None:
        with under_way.task():
            await asyncio.sleep(30)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    started = time.monotonic()
    assert await under_way.leave(0.1) == 1
    assert time.monotonic() - started < 1
    task.cancel()


async def test_work_that_fails_is_no_longer_under_way() -> None:
    under_way = UnderWay()

    async def work() -> None:
        with under_way.task(), under_way.task():
            raise RuntimeError

    await asyncio.gather(asyncio.create_task(work()), return_exceptions=True)
    assert await under_way.leave(0.1) == 0
