"""The Discord bot over the real index of the seeds, with the real model."""

import asyncio
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.replies import escaping
from index.generation.watch_state import read_state
from tests.bot.discord_world import cited, text_of
from tests.servers.fake_discord import FakeDiscord
from tests.servers.process import ROOT, BotProcess
from tests.servers.simulator import Json

COMMAND = ["-m", "bot", "discord"]
QUESTION = "how many drones did Ukraine say it shot down on Dec 31?"
NEWS = """date 2023-12-31 Lighthouse keepers of Porto Vello walk out

The 17 lighthouse keepers of Porto Vello walked out on Sunday over their pay, said their speaker Ilse Brandt.
"""


async def rebuild(environment: dict[str, str], *options: str) -> None:
    """Run `dateline rebuild`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "rebuild",
        *options,
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An index of the seeds, built once; the environment that finds it."""
    folder = tmp_path_factory.mktemp("dateline")
    shutil.copytree(ROOT / "seeds", folder / "articles")
    environment = {"DATELINE_HOME": str(folder / "home"), "DATELINE_ARTICLES": str(folder / "articles")}
    asyncio.run(rebuild(environment))
    return environment


@asynccontextmanager
async def dateline(
    home: dict[str, str], *options: str, **settings: str
) -> AsyncIterator[tuple[FakeDiscord, BotProcess]]:
    """Run the bot against the loopback Discord."""
    async with FakeDiscord(ack_deadline=1.0, heartbeat=1.0) as sim:
        environment = {**home, "DATELINE_DISCORD__TOKEN": sim.token, **settings}
        async with BotProcess([*COMMAND, *options], sim.env, environment) as bot:
            await sim.ready(60)
            yield sim, bot
        assert sim.violations == []
        assert sim.unknown_routes == []
        assert not any(sim.pings.values())
        assert sim.token not in bot.log


def letters(text: str) -> str:
    return "".join(text.split())


def quotations(message: Json) -> list[str]:
    """Read the quotations of the passages as people would copy them, without their white space."""
    found = []
    for embed in message["embeds"][1:]:
        lines = [line[2:] for line in (embed.get("description") or "").split("\n") if line.startswith("> ")]
        bare = letters("".join(lines)).replace("\\*", "\0").replace("**", "").replace("\\", "").replace("\0", "*")
        found += [bare] if bare else []
    return found


async def test_what_is_quoted_stands_in_the_file_that_is_cited(home: dict[str, str]) -> None:
    async with dateline(home) as (sim, _):
        answer = await sim.next_message(await sim.user_says(QUESTION), 60)
        assert "Understood: 31 Dec 2023" in text_of(answer)
        quoted, places = quotations(answer), cited(answer)
        assert len(quoted) == len(places) == 3
        for words, place in zip(quoted, places, strict=True):
            source = place.split(" ")[1]
            article = (Path(home["DATELINE_ARTICLES"]) / source).read_text(encoding="utf-8")
            assert words in letters(escaping.plain(article))


async def test_questions_are_acknowledged_while_the_model_is_still_being_loaded(home: dict[str, str]) -> None:
    async with dateline(home, DATELINE_DISCORD__USER_COOLDOWN="0") as (sim, _):
        asked = []
        for _ in range(20):
            asked.append(await sim.slash("ask", {"question": QUESTION}))
            await asyncio.sleep(0.2)
        answers = [await one.result(60) for one in asked]
        assert all(cited(answer) for answer in answers)
        assert max(one.acked_after or 9 for one in asked) < 1


async def test_a_hundred_questions_at_once_while_the_index_is_rebuilt(home: dict[str, str]) -> None:
    async with dateline(home, DATELINE_DISCORD__USER_COOLDOWN="0", DATELINE_DISCORD__GUILD_PER_MINUTE="1000") as (
        sim,
        _,
    ):
        await (await sim.slash("ask", {"question": QUESTION})).result(60)
        building = asyncio.create_task(rebuild(home, "--full"))
        asked = [await sim.slash("ask", {"question": f"{QUESTION} ({number})"}) for number in range(100)]
        answers = [await one.result(120) for one in asked]
        assert max(one.acked_after or 9 for one in asked) < 1
        assert all(cited(answer) for answer in answers)
        assert (sim.identifies, sim.resumes) == (1, 0)
        await building


async def test_a_new_generation_is_picked_up_without_a_restart(home: dict[str, str]) -> None:
    article = Path(home["DATELINE_ARTICLES"]) / "lighthouses.txt"
    question = "how many lighthouse keepers of Porto Vello walked out?"
    async with dateline(home, DATELINE_DISCORD__USER_COOLDOWN="0") as (sim, _):
        before = await (await sim.slash("ask", {"question": question})).result(60)
        assert "lighthouses.txt" not in text_of(before)
        article.write_text(NEWS, encoding="utf-8")
        try:
            await rebuild(home)
            since = time.monotonic()
            while True:
                told = text_of(await (await sim.slash("ask", {"question": question})).result(60))
                # The words that answer may be bold: "**The 17** lighthouse keepers".
                if "The 17 lighthouse keepers" in told.replace("*", ""):
                    break
                assert time.monotonic() - since < 5
                await asyncio.sleep(0.2)
        finally:
            article.unlink()
            await rebuild(home)


async def test_without_a_token_it_says_what_to_do(home: dict[str, str]) -> None:
    async with BotProcess(COMMAND, home, DATELINE_DISCORD__TOKEN="") as bot:
        assert await bot.exit_code(60) == 1
        assert "DATELINE_DISCORD__TOKEN" in bot.log
        assert "Traceback" not in bot.log


async def until(look: Callable[[], Awaitable[bool]]) -> None:
    """Look ten times a second until something is so."""
    async with asyncio.timeout(60):
        while True:
            if await look():
                return
            await asyncio.sleep(0.1)


@pytest.mark.skipif("LONG" not in os.environ, reason="takes a minute on a busy machine: LONG=1 runs it")
async def test_with_watch_an_article_that_lands_is_answered_and_the_process_that_follows_is_kept_running(
    home: dict[str, str], tmp_path: Path
) -> None:
    """The article is in the answer, its arrival in the foot; a process that is killed is started again."""
    articles, index = tmp_path / "articles", tmp_path / "home" / "index"
    shutil.copytree(home["DATELINE_ARTICLES"], articles)
    shutil.copytree(home["DATELINE_HOME"], tmp_path / "home")
    own = {"DATELINE_HOME": str(tmp_path / "home"), "DATELINE_ARTICLES": str(articles)}
    killed = 0

    async def is_followed() -> bool:
        state = read_state(index)
        return state is not None and state.looked_at is not None and state.process != killed

    async with dateline(own, "--watch", DATELINE_DISCORD__USER_COOLDOWN="0") as (sim, bot):

        async def ask() -> str:
            asked = await sim.slash("ask", {"question": "how many museum guards walked out in Porto Vello?"})
            return text_of(await asked.result(60))

        async def is_answered() -> bool:
            return "guards.txt" in await ask()

        await until(is_followed)
        killed = read_state(index).process  # type: ignore[union-attr] # it is followed
        os.kill(killed, signal.SIGKILL)
        (articles / "guards.txt").write_text(NEWS.replace("lighthouse keepers", "museum guards"), "utf-8")
        await until(is_answered)
        assert re.search(r"newest article <t:\d+:R>", await ask())
        await until(is_followed)
        status = await (await sim.slash("status", {})).result(60)
        assert "The articles are followed; all of them were indexed <t:" in text_of(status)
        assert "following the articles ended with status -9" in bot.log

    async def is_left() -> bool:
        return read_state(index) is None

    await until(is_left)
