"""Bad weather in Slack: floods, sockets that go, errors, missing rights, orders to leave."""

import asyncio
from pathlib import Path

import pytest

from bot.adapters.slack.manifest import SCOPES
from tests.bot.adapters.slack.test_messages import answers_of
from tests.bot.slack_world import QUESTION, buttons, cited, launched, text_of, world
from tests.bot.waiting import Waiting
from tests.servers.fake_slack import FakeSlack
from tests.servers.process import BotProcess
from tests.servers.slack_model import GENERAL, Envelope, dm_of


def thread_of(asked: Envelope) -> str:
    return str(asked.payload["event"]["ts"])


async def test_a_hundred_questions_at_once(tmp_path: Path) -> None:
    """Every one is acknowledged within a second and answered once, in few batches."""
    async with world(tmp_path, delay=0.3) as (sim, bot):
        slashed = [
            await sim.slash("/ask", f"{QUESTION} {n} private:yes", user=f"U{n:03}", channel=f"C{n}") for n in range(50)
        ]
        asked = [await sim.mention(f"{QUESTION} {n}", user=f"U{n:03}", channel=f"C{n}") for n in range(50)]
        shown = [await one.responded(within=30) for one in slashed]
        await sim.until(lambda: all(answers_of(sim, f"C{n}") for n in range(50)), 30)
        assert max(one.acked_after or 9 for one in [*slashed, *asked]) < 1
        assert all(f"{QUESTION} {n}" in text_of(one) for n, one in enumerate(shown))
        assert all(len(answers_of(sim, f"C{n}")) == 1 for n in range(50))
        assert all(f"{QUESTION} {n}" in text_of(answers_of(sim, f"C{n}")[0]) for n in range(50))
        batches = [int(line.split()[1]) for line in bot.log.splitlines() if line.startswith("BATCH")]
        assert sum(batches) == 100 + len(["the one that has the model loaded"])
        assert len(batches) < 20


async def test_a_channel_that_takes_one_post_a_second_gets_all_answers(tmp_path: Path) -> None:
    async with world(tmp_path, simulated={"pace": 0.8}) as (sim, _):
        asked = [await sim.mention(f"{QUESTION} {n}") for n in range(4)]
        await sim.until(lambda: len(answers_of(sim)) == 4, 30)
        assert sorted(answer["thread_ts"] for answer in answers_of(sim)) == sorted(map(thread_of, asked))
        assert sim.rate_limited >= 3


async def test_people_and_workspaces_cool_down_with_a_message(tmp_path: Path) -> None:
    async with world(tmp_path, options={"user_cooldown": 30, "team_per_minute": 2}) as (sim, _):
        waiting = Waiting(30)
        await sim.next_message(await sim.slash("/ask", QUESTION))
        again = await (await sim.slash("/ask", QUESTION)).responded()
        assert waiting.holds(text_of(again))
        assert again["response_type"] == "ephemeral"
        await sim.next_message(await sim.mention(QUESTION, user="U0BOB"))
        await sim.mention(QUESTION, user="U0CAROL")
        (shown,) = await sim.until(lambda: sim.ephemerals)
        assert "Too many questions are being asked here." in text_of(shown)
        assert shown["user"] == "U0CAROL"
        assert "generation" in text_of(await (await sim.slash("/dateline", "status")).responded())


async def test_a_full_queue_says_so(tmp_path: Path) -> None:
    async with world(tmp_path, delay=1.0, options={"queue": 2}) as (sim, _):
        asked = [await sim.slash("/ask", f"{QUESTION} private:yes") for _ in range(8)]
        shown = [text_of(await one.responded(within=20)) for one in asked]
        full = [text for text in shown if "Too many questions are waiting" in text]
        assert len(full) >= 4
        assert len([text for text in shown if "[1] harbour.txt" in text]) == 8 - len(full)


async def test_a_question_that_breaks_the_search_fails_alone_and_is_told(tmp_path: Path) -> None:
    async with world(tmp_path, breaks="penguin", delay=0.2) as (sim, bot):
        first, broken = await sim.dm(QUESTION), await sim.dm("which penguin?", user="U0BOB")
        assert cited(await sim.next_message(first))
        told = text_of(await sim.next_message(broken))
        assert "Something went wrong on my side" in told
        assert f"told as {told.rstrip().removesuffix('.').split(': ')[-1]}" in bot.log
        assert "RuntimeError" not in told


async def test_sockets_that_go_lose_and_repeat_nothing(tmp_path: Path) -> None:
    """Asked to change, closed, cut: what came meanwhile is answered, and nothing twice."""
    async with world(tmp_path, delay=0.5, tracebacks=True, simulated={"ack_deadline": 3.0}) as (sim, _):
        asked = [await sim.mention(f"{QUESTION} 0")]
        await sim.ask_reconnect("warning")
        await sim.until(lambda: sim.connections == 2, 20)
        asked.append(await sim.mention(f"{QUESTION} 1"))
        await sim.close_sockets()
        await sim.until(lambda: not sim._sockets)
        asked.append(await sim.mention(f"{QUESTION} 2"))
        await sim.until(lambda: sim.connections == 3, 20)
        await asked[-1].acked(20)
        sim.drop_sockets(refuse_for=1.0)
        asked.append(await sim.mention(f"{QUESTION} 3"))
        await sim.until(lambda: len(answers_of(sim)) == 4, 40)
        for one in asked:
            await sim.redeliver(one)
        await sim.next_message(await sim.mention("hello"), within=20)
        assert sorted(answer["thread_ts"] for answer in answers_of(sim)[:4]) == sorted(map(thread_of, asked))
        assert len(answers_of(sim)) == 5


@pytest.mark.parametrize(
    ("status", "error"), [(200, "internal_error"), (200, "fatal_error"), (500, ""), (502, ""), (503, "")]
)
@pytest.mark.parametrize("after", [False, True])
async def test_an_answer_that_slack_took_or_not_is_given_once(
    tmp_path: Path, status: int, error: str, *, after: bool
) -> None:
    async with world(tmp_path) as (sim, _):
        for asked in (sim.mention, sim.dm):
            sim.fail_next(status, error, path="chat.postMessage", after=after)
            assert cited(await sim.next_message(await asked(QUESTION)))
        await sim.next_message(await sim.mention("hello"))
        assert len(answers_of(sim)) == 2
        assert len(answers_of(sim, dm_of("U0ALICE"))) == 1


async def test_rate_limits_are_waited_out_wherever_they_come(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        sim.rate_limit_next(2, 1, path="chat.postMessage")
        answer = await sim.next_message(await sim.mention(QUESTION))
        assert cited(answer)
        sim.rate_limit_next(1, 1, path="response_url")
        shown = await (await sim.press(answer, buttons(answer)["Sources"])).responded()
        assert "harbour.txt" in text_of(shown)
        sim.rate_limit_next(1, 1, path="conversations.replies")
        (begun,) = await sim.says("The port handled 41 ships that day.")
        checked = await sim.mention("is this true?", thread=begun.payload["event"])
        assert "*Statement:* The port handled" in text_of(await sim.next_message(checked))
        assert sim.rate_limited == 4


async def test_outside_a_channel_ask_still_answers_and_tells_the_remedy(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, bot):
        sim.outside.add(GENERAL)
        asked = await sim.slash("/ask", QUESTION)
        answer = await asked.responded()
        assert cited(answer)
        assert answer["response_type"] == "in_channel"
        told = await asked.responded(2)
        assert told["response_type"] == "ephemeral"
        assert "Somebody there must write /invite @labbot" in text_of(told)
        assert "the app is not in the channel (not_in_channel)" in bot.log


async def test_an_answer_that_a_channel_refuses_is_told_to_the_asker_and_the_operator(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, bot):
        sim.outside.add(GENERAL)
        await sim.mention(QUESTION)
        told = text_of(await sim.next_message(channel=dm_of("U0ALICE")))
        assert "Somebody there must write /invite @labbot" in told
        assert "somebody there must /invite it" in bot.log
        sim.outside.clear()
        sim.fail_next(error="is_archived", path="chat.postMessage")
        await sim.mention(QUESTION)
        await sim.until(lambda: "Slack answered is_archived." in bot.log)


async def test_a_scope_that_is_missing_is_named_at_the_start_and_the_rest_works(tmp_path: Path) -> None:
    scopes = tuple(set(SCOPES) - {"channels:history"})
    async with world(tmp_path, simulated={"scopes": scopes}) as (sim, bot):
        assert "The Slack app lacks the scope channels:history: add it at https://api.slack.com/apps" in bot.log
        answer = await sim.next_message(await sim.mention(QUESTION))
        assert cited(answer)
        assert cited(await sim.next_message((await sim.says("and who fell?", thread=answer))[0]))


async def test_an_order_to_leave_finishes_what_is_under_way(tmp_path: Path) -> None:
    async with world(tmp_path, delay=1.5) as (sim, bot):
        asked = await sim.mention(QUESTION)
        slashed = await sim.slash("/ask", f"{QUESTION} private:yes")
        await sim.until(lambda: slashed.acks and asked.acks and bot.log.count("BATCH") > 1)
        bot.terminate()
        await asyncio.sleep(0.3)
        late = await (await sim.slash("/dateline", "help")).responded()
        assert "I am restarting." in text_of(late)
        assert await bot.exit_code() == 0
        assert cited(await slashed.responded())
        assert [answer["thread_ts"] for answer in answers_of(sim)] == [thread_of(asked)]


@pytest.mark.parametrize(
    ("simulated", "options", "told"),
    [
        ({}, {"bot_token": " "}, "There is no Slack token: create an app at https://api.slack.com/apps"),
        ({}, {"app_token": ""}, "There is no app-level Slack token"),
        ({}, {"bot_token": "xoxb-wrong"}, "Slack does not know this bot token: copy it again"),
        ({}, {"app_token": "xapp-wrong"}, "Slack does not know this app-level token: create one with the scope"),
        (
            {"scopes": ("commands",)},
            {},
            "The Slack app lacks the scopes app_mentions:read, channels:history, chat:write",
        ),
    ],
)
async def test_what_keeps_it_from_starting_is_one_sentence_with_a_remedy(
    tmp_path: Path, simulated: dict[str, tuple[str, ...]], options: dict[str, str], told: str
) -> None:
    async with FakeSlack(**simulated) as sim, launched(sim, tmp_path, options=options) as bot:  # type: ignore[arg-type] # as parametrized
        assert await bot.exit_code(20) == 1
        last = bot.log.strip().splitlines()[-1]
        assert told in last
        assert "https://api.slack.com/apps" in last
        assert "Traceback" not in bot.log


async def test_an_app_token_revoked_while_running_is_told(tmp_path: Path) -> None:
    async with world(tmp_path, tracebacks=True) as (sim, bot):
        sim.app_token = "xapp-another"  # noqa: S105 - no secret: the simulator's own
        await sim.ask_reconnect()
        assert await bot.exit_code(20) == 1
        assert "Slack does not know this app-level token" in bot.log.strip().splitlines()[-1]


async def test_a_slack_that_is_away_is_told(tmp_path: Path) -> None:
    sim = FakeSlack()
    await sim.start()
    env = sim.env
    await sim.stop()
    async with BotProcess(["-m", "tests.bot.launch", "slack"], env, LAUNCH="{}") as bot:
        assert await bot.exit_code(30) == 1
        assert "Slack can't be reached" in bot.log.strip().splitlines()[-1]
