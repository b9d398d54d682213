"""What a bot does between its start and its end."""

import asyncio
import logging
import os
import signal

import pytest

from bot.adapters.lifecycle import serve
from bot.answering import Answerer
from bot.desk import Desk, DeskOptions, Rate, UnderWay
from tests.bot.fake_retriever import FakeRetriever


@pytest.fixture
def retriever() -> FakeRetriever:
    return FakeRetriever()


@pytest.fixture
def desk(retriever: FakeRetriever) -> Desk:
    return Desk(Answerer(retriever), None, DeskOptions("@Dateline", Rate(0), Rate(0), 10))


def answering(under_way: UnderWay, seconds: float) -> asyncio.Task[None]:
    """Begin an answer that takes a while."""

    async def work() -> None:
        with under_way.task():
            await asyncio.sleep(seconds)

    return asyncio.create_task(work())


def signalled(number: signal.Signals, after: float) -> None:
    """Send this process a signal, as an operating system does."""
    asyncio.get_running_loop().call_later(after, os.kill, os.getpid(), number)


async def test_a_connection_that_has_ended_ends_the_bot_at_once_with_its_answers_unfinished(desk: Desk) -> None:
    under_way, ended = UnderWay(), asyncio.get_running_loop().create_future()
    answer = answering(under_way, 60)
    ended.set_result("gone")
    await asyncio.wait_for(serve(desk, under_way, ended, patience=60), 1)
    assert not under_way.leaving
    answer.cancel()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_the_bot_once_its_answers_are_finished(desk: Desk, number: signal.Signals) -> None:
    under_way, ended = UnderWay(), asyncio.get_running_loop().create_future()
    answer = answering(under_way, 0.3)
    signalled(number, after=0.1)
    await asyncio.wait_for(serve(desk, under_way, ended, patience=60), 5)
    assert answer.done()
    assert under_way.leaving


async def test_answers_that_take_longer_than_its_patience_are_left_and_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    under_way, ended = UnderWay(), asyncio.get_running_loop().create_future()
    answer = answering(under_way, 60)
    signalled(signal.SIGTERM, after=0.05)
    with caplog.at_level(logging.WARNING):
        await asyncio.wait_for(serve(desk, under_way, ended, patience=0.1), 5)
    assert not answer.done()
    assert "stopped with 1 answers unfinished" in caplog.text
    answer.cancel()


async def test_the_model_is_loaded_before_anybody_asks(desk: Desk, retriever: FakeRetriever) -> None:
    ended = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.3, ended.set_result, None)
    await serve(desk, UnderWay(), ended, patience=1)
    assert len(retriever.batches) == 1
