"""Sending to Slack's Web API: each page once, whatever goes wrong on the way."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack import render
from bot.adapters.slack.outgoing import Sender, Spot
from bot.render import notice
from tests.bot.adapters.discord.test_render import REPLIES
from tests.servers.fake_slack import FakeSlack
from tests.servers.slack_model import ALICE, GENERAL, dm_of

PAGE = render.page_of(notice("The port handled 41 ships."), 0)
SPOT = Spot(GENERAL, user=ALICE)


@pytest.fixture
async def sim() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as running:
        yield running
        assert running.violations == []
        assert running.unknown_routes == []


@pytest.fixture
def sender(sim: FakeSlack) -> Sender:
    return Sender(AsyncWebClient(sim.bot_token, base_url=f"http://127.0.0.1:{sim.port}/api/"), pause=0.01)


def posts(sim: FakeSlack) -> int:
    return sum(call.path == "chat.postMessage" for call in sim.calls)


async def test_a_post_unfolds_no_address(sim: FakeSlack, sender: Sender) -> None:
    await sender.post(PAGE, SPOT)
    (call,) = sim.calls
    assert [str(call.body[key]).lower() in {"false", "0"} for key in ("unfurl_links", "unfurl_media")] == [True, True]


@pytest.mark.parametrize("thread", ["", "1.000001"])
@pytest.mark.parametrize("status", [200, 503])
async def test_a_post_that_arrived_and_seemed_lost_is_not_repeated(
    sim: FakeSlack, sender: Sender, status: int, thread: str
) -> None:
    sim.fail_next(status, path="chat.postMessage", after=True)
    ts = await sender.post(PAGE, replace(SPOT, thread=thread))
    assert [message["ts"] for message in sim.messages.values()] == [ts]
    assert posts(sim) == 1


async def test_a_post_that_did_not_arrive_is_repeated(sim: FakeSlack, sender: Sender) -> None:
    sim.fail_next(503, n=3, path="chat.postMessage")
    ts = await sender.post(PAGE, SPOT)
    assert [message["ts"] for message in sim.messages.values()] == [ts]
    assert posts(sim) == 4


async def test_after_four_tries_the_error_is_raised(sim: FakeSlack, sender: Sender) -> None:
    sim.fail_next(503, n=9, path="chat.postMessage")
    with pytest.raises(SlackApiError):
        await sender.post(PAGE, SPOT)
    assert posts(sim) == 4
    assert not sim.messages


async def test_what_another_try_can_not_change_is_raised_at_once(sim: FakeSlack, sender: Sender) -> None:
    sim.outside.add(GENERAL)
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await sender.post(PAGE, SPOT)
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await sender.whisper(PAGE, SPOT)
    assert len(sim.calls) == 2


async def test_a_rate_limit_is_waited_out(sim: FakeSlack, sender: Sender) -> None:
    sim.rate_limit_next(1, 1, path="chat.postMessage")
    started = time.monotonic()
    await sender.post(PAGE, SPOT)
    assert time.monotonic() - started >= 1
    assert len(sim.messages) == 1


async def test_a_whisper_is_for_one_person_and_repeated_when_it_fails(sim: FakeSlack, sender: Sender) -> None:
    sim.fail_next(503, path="chat.postEphemeral")
    await sender.whisper(PAGE, SPOT)
    (shown,) = sim.ephemerals
    assert shown["user"] == ALICE
    assert not sim.messages


async def test_a_response_url_that_fails_is_reported_and_raises_nothing(sim: FakeSlack, sender: Sender) -> None:
    asked = await sim.slash("/ask", "who fell?")
    url = asked.payload["response_url"]
    assert await sender.respond(url, PAGE, SPOT, response_type="ephemeral")
    sim.fail_next(503, path="response_url")
    assert not await sender.respond(url, PAGE, SPOT, response_type="ephemeral")
    assert not await sender.respond("http://127.0.0.1:9/closed", PAGE, SPOT)
    assert [answer["response_type"] for answer in asked.responses] == ["ephemeral"]


async def test_a_direct_message_is_opened_with_its_person(sender: Sender) -> None:
    assert await sender.direct(ALICE) == Spot(dm_of(ALICE), user=ALICE)


async def test_an_app_home_that_can_not_be_shown_costs_nothing_else(sim: FakeSlack, sender: Sender) -> None:
    sim.fail_next(error="internal_error", path="views.publish")
    await sender.publish_home(ALICE, render.home([notice("first")]))
    assert not sim.homes
    await sender.publish_home(ALICE, render.home([notice("second")]))
    assert list(sim.homes) == [ALICE]


@pytest.mark.parametrize(("asked_for", "shown"), [(0, 0), (1, 1), (99, 2)])
def test_a_page_beyond_the_last_is_the_last(asked_for: int, shown: int) -> None:
    page = render.page_of(REPLIES["answer-many"], asked_for)
    assert (page.number, page.total) == (shown, 3)
