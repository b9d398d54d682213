"""The real Discord bot in a subprocess, on the loopback Discord, over the fake retriever."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.servers.fake_discord import FakeDiscord
from tests.servers.process import BotProcess
from tests.servers.simulator import Json

QUESTION = "who was hurt when the crane fell in the harbour?"


@asynccontextmanager
async def launched(sim: FakeDiscord, tmp_path: Path, **wanted: Any) -> AsyncIterator[BotProcess]:
    """Run the bot until the block ends; `wanted` is what launch.py reads.

    It must log no traceback unless something is to break or `tracebacks` says that discord.py logs its own.
    """
    options = {"token": sim.token, "state": str(tmp_path / "commands"), **wanted.pop("options", {})}
    noisy = wanted.pop("tracebacks", False) or "breaks" in wanted
    launch = {"journal": str(tmp_path / "journal.sqlite"), **wanted, "options": options}
    async with BotProcess(["-m", "tests.bot.launch", "discord"], sim.env, LAUNCH=json.dumps(launch)) as bot:
        yield bot
    assert "LOOPBACK_ONLY: refused" not in bot.log
    assert noisy or "Traceback" not in bot.log
    assert sim.token not in bot.log


@asynccontextmanager
async def world(tmp_path: Path, **wanted: Any) -> AsyncIterator[tuple[FakeDiscord, BotProcess]]:
    """Play Discord for a running bot; at the end nothing it sent may have broken a limit."""
    simulated = wanted.pop("simulated", {})
    async with FakeDiscord(**{"ack_deadline": 1.0, **simulated}) as sim:
        async with launched(sim, tmp_path, **wanted) as bot:
            await sim.ready()
            yield sim, bot
        assert sim.violations == []
        assert sim.unknown_routes == []
        assert not any(sim.pings.values())


def text_of(message: Json) -> str:
    """Join everything that a message shows."""
    parts = [message["content"]]
    for embed in message["embeds"]:
        parts += [embed.get("title") or "", embed.get("description") or ""]
    return "\n".join(parts)


def buttons(message: Json) -> dict[str, str]:
    """List a message's buttons: label to custom_id."""
    return {button["label"]: button["custom_id"] for row in message["components"] for button in row["components"]}


def cited(message: Json) -> list[str]:
    """List the citations that a message shows."""
    return re.findall(r"^-# (\[\d+\] .+)$", text_of(message), re.MULTILINE)
