"""What keeps the Discord bot from running, as the operator reads it."""

from dataclasses import dataclass
from typing import Any

import discord
import pytest

from bot.adapters.discord.errors import NO_TOKEN, STOPPING, failure_of, reason


@dataclass
class Response:
    """The two things that discord.py reads of an HTTP response or a closed socket."""

    status: int = 500
    reason: str = "Server Error"
    close_code: int | None = None


def closed(code: int) -> discord.ConnectionClosed:
    socket: Any = Response(close_code=code)
    return discord.ConnectionClosed(socket, shard_id=None)


def refused(status: int, message: Any = "") -> discord.HTTPException:
    response: Any = Response(status)
    return discord.HTTPException(response, message)


@pytest.mark.parametrize(
    ("error", "told", "remedy"),
    [
        (discord.LoginFailure(), "does not know this bot token", "DATELINE_DISCORD__TOKEN"),
        (discord.PrivilegedIntentsRequired(None), "Message Content Intent", "set discord.thread_follow_ups to false"),
        (closed(4004), "no longer accepts this bot token", "Reset Token"),
        (closed(4011), "several connections", "set discord.sharded to true"),
        (closed(4013), "an intent that this version asks for", "update Dateline"),
        (closed(4014), "refuses a privileged intent", "switch the Message Content Intent on"),
        (closed(4999), "(code 4999)", "try again later"),
        (refused(503), "refused the bot (HTTP 503)", "try again later"),
        (ConnectionRefusedError(), "can't be reached (ConnectionRefusedError)", "check the network"),
    ],
    ids=str,
)
def test_what_ends_the_bot_is_one_sentence_with_its_remedy(error: Exception, told: str, remedy: str) -> None:
    assert isinstance(error, STOPPING)
    sentence = str(failure_of(error))
    assert told in sentence
    assert remedy in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_missing_token_says_where_to_get_one_and_where_to_put_it() -> None:
    assert "https://discord.com/developers/applications" in NO_TOKEN
    assert "DATELINE_DISCORD__TOKEN" in NO_TOKEN


def test_a_refusal_is_told_in_discords_words_or_by_its_status() -> None:
    assert reason(refused(403, {"code": 50013, "message": "Missing Permissions"})) == "Missing Permissions"
    assert reason(refused(502)) == "HTTP 502"
