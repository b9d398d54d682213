"""Bad weather: floods, drops, errors, missing rights, orders to leave."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.bot.discord_world import QUESTION, buttons, cited, launched, text_of, world
from tests.bot.waiting import Waiting
from tests.servers.fake_discord import FakeDiscord
from tests.servers.process import BotProcess


async def test_a_hundred_questions_at_once(tmp_path: Path) -> None:
    """Every one is acknowledged within a second and answered, in few batches, and heartbeats go on."""
    async with world(tmp_path, delay=0.3, simulated={"heartbeat": 0.5}) as (sim, bot):
        before = sim.heartbeats
        people = [sim.add_user(f"user{number}") for number in range(100)]
        asked = [await sim.slash("ask", {"question": f"{QUESTION} {n}"}, author=user) for n, user in enumerate(people)]
        answers = [await one.result(30) for one in asked]
        assert max(one.acked_after or 9 for one in asked) < 1
        assert all(f"{QUESTION} {number}" in text_of(answer) for number, answer in enumerate(answers))
        batches = [int(line.split()[1]) for line in bot.log.splitlines() if line.startswith("BATCH")]
        assert sum(batches) == 100 + len(["the one that has the model loaded"])
        assert len(batches) < 20
        assert sim.heartbeats > before
        assert (sim.identifies, sim.resumes) == (1, 0)


async def test_people_and_guilds_cool_down_with_a_message(tmp_path: Path) -> None:
    async with world(tmp_path, options={"user_cooldown": 30, "guild_per_minute": 2}) as (sim, _):
        waiting = Waiting(30)
        await (await sim.slash("ask", {"question": QUESTION})).result()
        again = await sim.slash("ask", {"question": QUESTION})
        assert waiting.holds(text_of(await again.result()))
        assert again.ephemeral
        bob, carol = sim.add_user("bob"), sim.add_user("carol")
        await (await sim.slash("ask", {"question": QUESTION}, author=bob)).result()
        third = await sim.slash("ask", {"question": QUESTION}, author=carol)
        assert "Too many questions are being asked here." in text_of(await third.result())
        mentioned = await sim.next_message(await sim.user_says(QUESTION))
        assert "You are asking too many questions." in text_of(mentioned)
        assert "3 articles" in text_of(await (await sim.slash("status")).result())


async def test_a_full_queue_says_so(tmp_path: Path) -> None:
    async with world(tmp_path, delay=1.0, options={"queue": 2}) as (sim, _):
        asked = [await sim.slash("ask", {"question": QUESTION}) for _ in range(8)]
        shown = [text_of(await one.result(20)) for one in asked]
        full = [text for text in shown if "Too many questions are waiting" in text]
        assert len(full) >= 4
        assert len([text for text in shown if "[1] harbour.txt" in text]) == 8 - len(full)


async def test_a_question_that_breaks_the_search_fails_alone_and_is_told(tmp_path: Path) -> None:
    async with world(tmp_path, breaks="penguin", delay=0.2) as (sim, bot):
        asked = [await sim.slash("ask", {"question": one}) for one in (QUESTION, "which penguin?", QUESTION)]
        first, broken, last = [text_of(await one.result()) for one in asked]
        assert "[1] harbour.txt" in first
        assert "[1] harbour.txt" in last
        assert "Something went wrong on my side" in broken
        mark = broken.rstrip().removesuffix(".").split(": ")[-1]
        assert f"told as {mark}" in bot.log
        assert "RuntimeError" not in broken


async def test_a_dropped_gateway_loses_and_doubles_nothing(tmp_path: Path) -> None:
    async with world(tmp_path, tracebacks=True) as (sim, _):
        sim.drop_gateway(refuse_for=1.0)
        away = await sim.user_says(QUESTION)
        assert cited(await sim.next_message(away, 30))
        await sim.close_gateway(4000)
        await sim.until(lambda: sim.resumes == 2, 30)
        await sim.ask_reconnect()
        await sim.until(lambda: sim.resumes == 3, 30)
        await sim.invalidate_session()
        await sim.until(lambda: sim.identifies == 2, 30)
        await sim.ready()
        assert cited(await sim.next_message(await sim.user_says(QUESTION), 30))
        assert (
            len([m for m in sim.messages.values() if (m.get("referenced_message") or {}).get("id") == away["id"]]) == 1
        )


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_an_answer_that_discord_took_and_seemed_to_lose_is_given_once(tmp_path: Path, status: int) -> None:
    async with world(tmp_path) as (sim, _):
        sim.fail_next(status, 2, path=r"/channels/\d+/messages$", after=True)
        asked = await sim.user_says(QUESTION)
        assert cited(await sim.next_message(asked))
        await sim.until(
            lambda: [c.status for c in sim.calls if c.path.endswith("/messages")] == [status, status, 200], 20
        )
        assert len([m for m in sim.messages.values() if m["author"]["id"] == sim.app_id]) == 1
        sim.fail_next(status, 2, path="/webhooks/", after=True)
        slashed = await sim.slash("ask", {"question": QUESTION})
        assert cited(await slashed.result(20))
        assert slashed.followups == []


async def test_rate_limits_and_errors_are_waited_out(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        sim.rate_limit_next(2, 0.3, path="/messages$")
        started = time.monotonic()
        assert cited(await sim.next_message(await sim.user_says(QUESTION)))
        assert time.monotonic() - started >= 0.6
        sim.rate_limit_next(1, 0.3, path="/webhooks/")
        assert cited(await (await sim.slash("ask", {"question": QUESTION})).result())
        sim.slow(0.4)
        assert cited(await (await sim.slash("ask", {"question": QUESTION})).result())


async def test_an_answer_whose_interaction_was_lost_goes_to_the_channel_unless_private(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, bot):
        sim.fail_next(404, path="/callback$", code=10062)
        lost = await sim.slash("ask", {"question": QUESTION})
        answer = await sim.next_message()
        assert lost.ack is None
        assert cited(answer)
        sim.fail_next(404, path="/callback$", code=10062)
        await sim.slash("ask", {"question": QUESTION, "private": True})
        await sim.until(lambda: bot.log.count("no longer knew an interaction") == 2)
        await sim.next_message(await sim.user_says("hello"))
        assert len([m for m in sim.messages.values() if m["author"]["id"] == sim.app_id]) == 2
        sim.fail_next(404, path="/callback$", code=10062)
        await sim.press(answer, buttons(answer)["Sources"])
        await sim.until(lambda: bot.log.count("no longer knew an interaction") == 3)


async def test_an_answer_that_discord_refuses_is_told_of(tmp_path: Path) -> None:
    async with world(tmp_path, tracebacks=True) as (sim, bot):
        answer = await sim.next_message(await sim.user_says(QUESTION))
        for label in ("", "Sources"):
            sim.fail_next(400, path="@original$")
            if label:
                interaction = await sim.press(answer, buttons(answer)[label])
            else:
                interaction = await sim.slash("ask", {"question": QUESTION})
            shown = text_of(await interaction.result())
            assert "Something went wrong on my side" in shown
            assert f"told as {shown.rstrip().removesuffix('.').split(': ')[-1]}" in bot.log


async def test_missing_permissions_are_told_to_the_asker_and_the_operator(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, bot):
        sim.forbidden.add(sim.general["id"])
        await sim.user_says(QUESTION)
        told = await sim.next_message(channel=sim.dm())
        assert "I am not allowed to answer in general" in text_of(told)
        assert "Embed Links" in text_of(told)
        await sim.until(lambda: "WARNING" in bot.log and "I am not allowed to answer in general" in bot.log)


async def test_a_thread_that_may_not_be_opened_costs_no_answer(tmp_path: Path) -> None:
    async with world(tmp_path, options={"thread_follow_ups": True}) as (sim, bot):
        sim.fail_next(403, path="/threads$")
        assert cited(await sim.next_message(await sim.user_says(QUESTION)))
        await sim.until(lambda: "Create Public Threads" in bot.log)


async def test_an_order_to_leave_finishes_what_is_under_way(tmp_path: Path) -> None:
    async with world(tmp_path, delay=1.5) as (sim, bot):
        said = await sim.user_says(QUESTION)
        slashed = await sim.slash("ask", {"question": QUESTION})
        await sim.until(lambda: slashed.ack and bot.log.count("BATCH") > 1)
        bot.terminate()
        await asyncio.sleep(0.3)
        late = await (await sim.slash("help")).result()
        assert "I am restarting." in text_of(late)
        assert await bot.exit_code() == 0
        assert cited(await slashed.result())
        answers = {(m.get("referenced_message") or {}).get("id"): m for m in sim.messages.values()}
        assert cited(answers[said["id"]])


async def test_several_connections_serve_as_one(tmp_path: Path) -> None:
    async with world(tmp_path, options={"sharded": True}) as (sim, _):
        assert cited(await sim.next_message(await sim.user_says(QUESTION)))
        assert [call for call in sim.calls if call.path == "/gateway/bot"]


@pytest.mark.parametrize(
    ("simulated", "options", "told"),
    [
        ({}, {"token": "wrong"}, "Discord does not know this bot token"),
        ({}, {"token": " "}, "There is no Discord token"),
        ({"privileged": 0}, {"thread_follow_ups": True}, "needs the Message Content Intent: switch it on"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_sentence_with_a_remedy(
    tmp_path: Path, simulated: dict[str, int], options: dict[str, object], told: str
) -> None:
    async with FakeDiscord(**simulated) as sim, launched(sim, tmp_path, options=options) as bot:  # type: ignore[arg-type] # as parametrized
        assert await bot.exit_code(20) == 1
        last = bot.log.strip().splitlines()[-1]
        assert told in last
        assert "https://discord.com/developers/applications" in last or "set discord" in last
        assert "Traceback" not in bot.log


async def test_a_token_revoked_while_running_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, bot):
        await sim.close_gateway(4004)
        assert await bot.exit_code(20) == 1
        assert "Discord no longer accepts this bot token" in bot.log.strip().splitlines()[-1]


async def test_a_discord_that_is_away_is_told(tmp_path: Path) -> None:
    sim = FakeDiscord()
    await sim.start()
    env = sim.env
    await sim.stop()
    async with BotProcess(["-m", "tests.bot.launch", "discord"], env, LAUNCH='{"options": {"token": "x.y.z"}}') as bot:
        assert await bot.exit_code(30) == 1
        assert "Discord can't be reached" in bot.log.strip().splitlines()[-1]
