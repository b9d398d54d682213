"""The real Slack bot in a subprocess, on the loopback Slack, over the fake retriever."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.servers.fake_slack import FakeSlack
from tests.servers.process import BotProcess
from tests.servers.simulator import Json

QUESTION = "who was hurt when the crane fell in the harbour?"
ALL_EVENTS = ("app_mention", "message.im", "message.channels", "message.groups", "app_home_opened")


@asynccontextmanager
async def launched(sim: FakeSlack, tmp_path: Path, **wanted: Any) -> AsyncIterator[BotProcess]:
    """Run the bot until the block ends; `wanted` is what launch.py reads.

    It must log no traceback unless something is to break or `tracebacks` says that slack_sdk logs its own.
    """
    noisy = wanted.pop("tracebacks", False) or "breaks" in wanted
    launch = {"journal": str(tmp_path / "journal.sqlite"), **wanted}
    async with BotProcess(["-m", "tests.bot.launch", "slack"], sim.env, LAUNCH=json.dumps(launch)) as bot:
        yield bot
    assert "LOOPBACK_ONLY: refused" not in bot.log
    assert "Unhandled request" not in bot.log
    assert noisy or "Traceback" not in bot.log, bot.log
    assert sim.bot_token not in bot.log
    assert sim.app_token not in bot.log


@asynccontextmanager
async def world(tmp_path: Path, **wanted: Any) -> AsyncIterator[tuple[FakeSlack, BotProcess]]:
    """Play Slack for a running bot; at the end nothing it sent may have broken a limit."""
    simulated = wanted.pop("simulated", {})
    async with FakeSlack(**{"ack_deadline": 1.0, "events": ALL_EVENTS, **simulated}) as sim:
        async with launched(sim, tmp_path, **wanted) as bot:
            await sim.ready()
            yield sim, bot
        assert sim.violations == []
        assert sim.unknown_routes == []


def text_of(message: Json) -> str:
    """Join everything that the blocks of a message show, buttons apart."""
    parts = []
    for block in message.get("blocks") or ():
        if block["type"] in {"section", "context"}:
            texts = block["elements"] if block["type"] == "context" else [block["text"]]
            assert all(text["verbatim"] for text in texts)
            parts += [text["text"] for text in texts]
    return "\n".join(parts)


def buttons(message: Json) -> dict[str, str]:
    """List a message's buttons: label to action_id."""
    return {
        button["text"]["text"]: button["action_id"]
        for block in message["blocks"]
        if block["type"] == "actions"
        for button in block["elements"]
    }


def cited(message: Json) -> list[str]:
    """List the citations that a message shows."""
    return re.findall(r"^(\[\d+\] .+ · ¶.+)$", text_of(message), re.MULTILINE)
