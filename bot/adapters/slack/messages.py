"""Messages: which of them the bot takes on, and how it answers them."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from bot.desk import Person
from bot.render import notice
from bot.replies import Reply, wording
from bot.understanding import Ask, Check, Command, MyData, Searching, parse

from .earlier import PLATFORM, conversation, first_message, recall
from .errors import remedy, told_to_asker
from .incoming import mentions, speaks_to_others, without, words, words_of
from .options import is_direct
from .outgoing import TROUBLE, Spot, chosen, error_of
from .services import Host

Json = Mapping[str, Any]
_LOG = logging.getLogger(__name__)
_TAKEN_ON: Final = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages that are somebody's own words; the others are edits, joins and the like."""
_STATUS_AFTER: Final = 0.8
"""Seconds after which an answer that is not there yet is announced."""
_STATUS: Final = "is looking through the articles…"


def on_day(ts: str) -> date:
    """Read the day of a message from its timestamp."""
    try:
        return datetime.fromtimestamp(float(ts), UTC).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC).astimezone().date()


def author(event: Json, team: str) -> Person:
    """Say who a message comes from."""
    channel = str(event["channel"])
    direct = is_direct(channel)
    return Person(PLATFORM, str(event["user"]), "" if direct else team, channel, private=direct)


class Messages:
    """Answers messages.

    Args:
        host: What the adapter is made of.
    """

    def __init__(self, host: Host) -> None:
        self.host = host

    async def take(self, event: Json, event_id: str, team: str) -> None:
        """Take on what is meant for the bot, once, by whichever events it comes."""
        host = self.host
        if event_id and not host.seen.first(event_id):
            return
        if not self._is_somebodys(event) or not await self._is_for_me(event):
            return
        if not host.seen.first((event["channel"], event["ts"])):
            return
        with host.under_way.task():
            try:
                await self._answer(event, team)
            except TROUBLE as trouble:
                await self._tell_trouble(event, trouble)

    def _is_somebodys(self, event: Json) -> bool:
        person = event.get("user") and event.get("user") != self.host.me and not event.get("bot_id")
        return bool(person and event.get("subtype") in _TAKEN_ON and self.host.options.allows(str(event["channel"])))

    async def _is_for_me(self, event: Json) -> bool:
        host, text = self.host, str(event.get("text") or "")
        channel, thread = str(event["channel"]), str(event.get("thread_ts") or "")
        if is_direct(channel) or mentions(text, host.me):
            return True
        written = text.strip() or event.get("files")
        if not (host.options.thread_follow_ups and thread and written) or speaks_to_others(text, host.me):
            return False
        return await host.threads.is_mine(channel, thread)

    async def _answer(self, event: Json, team: str) -> None:
        host, who = self.host, author(event, team)
        spot = self._spot(event)
        command = await self._understood(event)
        refusal = notice(wording.LEAVING, private=True) if host.under_way.leaving else None
        if refusal is None and isinstance(command, Searching):
            refusal = host.desk.admit(who)
        reply = refusal or await self._reply(event, command, who, spot)
        wants_privacy = isinstance(command, MyData) or (isinstance(command, Ask) and command.private)
        page = await asyncio.to_thread(chosen, reply, 0)
        if (refusal or wants_privacy) and not who.private:
            await self._whisper(page, spot)
            return
        # Noted before it is posted: whoever reads the answer may write on before Slack has confirmed it.
        for key in self._conversations(event, spot):
            host.desk.conversations.remember(key, reply, who)
        if spot.thread and not event.get("thread_ts"):
            host.threads.opened(spot.channel, spot.thread)
        await host.sender.post(page, spot)
        await host.sender.attach(reply, spot)

    def _spot(self, event: Json) -> Spot:
        """Say where to answer: in the thread; a direct message goes on where it is."""
        channel, thread = str(event["channel"]), str(event.get("thread_ts") or "")
        return Spot(channel, thread or ("" if is_direct(channel) else str(event["ts"])), str(event["user"]))

    def _conversations(self, event: Json, spot: Spot) -> list[str]:
        """Name the conversations that a message belongs to, the nearest first."""
        thread = [conversation(spot.channel, spot.thread)] if spot.thread else []
        if is_direct(spot.channel):
            return [*thread, conversation(spot.channel)]
        return thread if event.get("thread_ts") else [*thread, conversation(spot.channel, user=spot.user)]

    async def _understood(self, event: Json) -> Command:
        host = self.host
        written = words(without(str(event.get("text") or ""), host.me))
        command = parse(written, attachments=len(event.get("files") or ()))
        thread = str(event.get("thread_ts") or "")
        if command == Check("") and thread:
            root = await first_message(host.sender.client, str(event["channel"]), thread)
            return Check(words_of(root)) if root is not None else command
        return command

    async def _reply(self, event: Json, command: Command, who: Person, spot: Spot) -> Reply:
        host, after = self.host, self._conversations(event, spot)
        if isinstance(command, Ask):
            await recall(host.desk, host.sender.client, event, after, who)
        return await self._announced(event, host.desk.run(command, who, on_day(str(event["ts"])), after))

    async def _announced(self, event: Json, work: Awaitable[Reply]) -> Reply:
        """Say that an answer is being looked for while it takes its time; Slack takes that away with the answer."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=_STATUS_AFTER)
        if not task.done():
            thread = str(event.get("thread_ts") or event["ts"])
            try:
                await self.host.sender.client.assistant_threads_setStatus(
                    channel_id=str(event["channel"]), thread_ts=thread, status=_STATUS
                )
            except TROUBLE as trouble:
                _LOG.debug("the status can't be shown: %s", error_of(trouble))
        return await task

    async def _whisper(self, page: Any, spot: Spot) -> None:
        """Show a page to one person where they wrote, or in a direct message where that is refused."""
        sender = self.host.sender
        try:
            await sender.whisper(page, spot)
        except SlackApiError:
            await sender.post(page, await sender.direct(spot.user))

    async def _tell_trouble(self, event: Json, trouble: Exception) -> None:
        """Say what is wrong: to the operator in the log, to the asker in a direct message."""
        host, channel = self.host, str(event["channel"])
        _LOG.warning("an answer in channel %s was not taken: %s", channel, remedy(trouble))
        sentence = told_to_asker(trouble, host.desk.mention)
        try:
            spot = await host.sender.direct(str(event["user"]))
            await host.sender.post(chosen(notice(sentence), 0), spot)
        except TROUBLE as untold:
            _LOG.info("the asker could not be told either: %s", error_of(untold))
