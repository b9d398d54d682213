"""Which threads the bot opened, and the messages before one, as Slack tells them."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.earlier import earlier_buttons
from bot.adapters.slack.threads import Threads
from tests.servers.fake_slack import FakeSlack
from tests.servers.simulator import Json
from tests.servers.slack_model import ALICE, BOT_USER, GENERAL, dm_of


@pytest.fixture
async def sim() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as running:
        yield running


@pytest.fixture
def client(sim: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(sim.bot_token, base_url=f"http://127.0.0.1:{sim.port}/api/")


@pytest.fixture
def threads(client: AsyncWebClient) -> Threads:
    return Threads(client, BOT_USER)


def posted(sim: FakeSlack, text: str, *, user: str = ALICE, channel: str = GENERAL, **more: object) -> Json:
    message: Json = {"type": "message", "channel": channel, "user": user, "text": text, "ts": sim._ts(), **more}
    sim._keep(message)
    return message


def buttons(*carried: str) -> list[Json]:
    return [{"type": "actions", "elements": [{"type": "button", "value": one} for one in carried]}]


async def test_a_thread_is_the_bots_when_it_was_asked_there_or_wrote_first(sim: FakeSlack, threads: Threads) -> None:
    asked = posted(sim, f"<@{BOT_USER}> who fell?")
    written = posted(sim, "An answer", user=BOT_USER)
    others = posted(sim, "Lunch?")
    found = [await threads.is_mine(GENERAL, one["ts"]) for one in (asked, written, others)]
    assert found == [True, True, False]


async def test_a_thread_is_looked_up_once_and_one_that_it_opened_never(sim: FakeSlack, threads: Threads) -> None:
    others = posted(sim, "Lunch?")
    assert not await threads.is_mine(GENERAL, others["ts"])
    assert not await threads.is_mine(GENERAL, others["ts"])
    threads.opened(GENERAL, "1.5")
    assert await threads.is_mine(GENERAL, "1.5")
    assert len(sim.calls) == 1


async def test_a_thread_that_can_not_be_read_is_asked_for_again(sim: FakeSlack, threads: Threads) -> None:
    asked = posted(sim, f"<@{BOT_USER}> who fell?")
    sim.fail_next(error="fatal_error", path="conversations.replies")
    assert not await threads.is_mine(GENERAL, asked["ts"])
    assert await threads.is_mine(GENERAL, asked["ts"])


async def test_the_messages_before_one_are_read_newest_first(sim: FakeSlack, client: AsyncWebClient) -> None:
    root = posted(sim, "who fell?", blocks=buttons("one"))
    posted(sim, "an answer", blocks=buttons("two", "three"), thread_ts=root["ts"])
    event = posted(sim, "and Brandt?", thread_ts=root["ts"])
    posted(sim, "later", blocks=buttons("four"), thread_ts=root["ts"])
    assert [one async for one in earlier_buttons(client, event)] == [["two", "three"], ["one"]]


async def test_ten_messages_of_a_direct_message_are_read_and_none_of_a_channel(
    sim: FakeSlack, client: AsyncWebClient
) -> None:
    for channel in (dm_of(ALICE), GENERAL):
        for number in range(12):
            posted(sim, "said", channel=channel, blocks=buttons(str(number)))
    direct, public = (posted(sim, "and then?", channel=channel) for channel in (dm_of(ALICE), GENERAL))
    assert [one async for one in earlier_buttons(client, direct)] == [[str(number)] for number in range(11, 1, -1)]
    assert [one async for one in earlier_buttons(client, public)] == []


async def test_a_conversation_that_can_not_be_read_has_no_messages(sim: FakeSlack, client: AsyncWebClient) -> None:
    event = posted(sim, "and then?", channel=dm_of(ALICE))
    sim.fail_next(error="fatal_error", path="conversations.history")
    assert [one async for one in earlier_buttons(client, event)] == []
