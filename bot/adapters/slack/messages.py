"""Messages: which of them the bot answers, and how."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from bot.adapters.recall import recall
from bot.desk import Person
from bot.render import notice
from bot.replies import Page, Reply, wording
from bot.understanding import Ask, Check, Command, MyData, Searching, parse

from . import render
from .earlier import earlier_buttons
from .errors import TROUBLE, error_of, remedy, told_to_asker
from .incoming import conversation, day_of, mentions, person, speaks_to_others, without, words, words_of
from .options import is_direct
from .outgoing import Spot
from .services import SlackServices

Json = Mapping[str, Any]
_LOG = logging.getLogger(__name__)
_WRITTEN: Final = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages that hold somebody's own words; the others are edits, joins and the like."""
_STATUS_AFTER: Final = 0.8
"""Seconds of waiting for an answer after which a status is shown."""
_STATUS: Final = "is searching the articles…"


class SlackMessages:
    """Answers messages.

    Args:
        services: What the adapter shares.
    """

    def __init__(self, services: SlackServices) -> None:
        self._services = services

    async def take(self, event: Json, event_id: str, team: str) -> None:
        """Answer a message that is meant for the bot, once however many events bring it."""
        services = self._services
        if event_id and not services.seen.first(event_id):
            return
        if not self._is_somebodys(event) or not await self._is_for_me(event):
            return
        if not services.seen.first((event["channel"], event["ts"])):
            return
        with services.under_way.task():
            try:
                await self._answer(event, team)
            except TROUBLE as trouble:
                await self._report_trouble(event, trouble)

    def _is_somebodys(self, event: Json) -> bool:
        somebody = event.get("user") and event.get("user") != self._services.me and not event.get("bot_id")
        allowed = self._services.options.allows(str(event["channel"]))
        return bool(somebody and event.get("subtype") in _WRITTEN and allowed)

    async def _is_for_me(self, event: Json) -> bool:
        services, text = self._services, str(event.get("text") or "")
        channel, thread = str(event["channel"]), str(event.get("thread_ts") or "")
        if is_direct(channel) or mentions(text, services.me):
            return True
        written = text.strip() or event.get("files")
        if not (services.options.thread_follow_ups and thread and written) or speaks_to_others(text, services.me):
            return False
        return await services.threads.is_mine(channel, thread)

    async def _answer(self, event: Json, team: str) -> None:
        services, spot = self._services, _spot(event)
        who = person(spot.user, spot.channel, team)
        command = await self._understood(event)
        refusal = notice(wording.LEAVING, private=True) if services.under_way.leaving else None
        if refusal is None and isinstance(command, Searching):
            refusal = services.desk.admit(who)
        reply = refusal or await self._reply(event, command, who, spot)
        confidential = isinstance(command, MyData) or (isinstance(command, Ask) and command.private)
        page = await asyncio.to_thread(render.page_of, reply, 0)
        if (refusal or confidential) and not who.private:
            await self._whisper(page, spot)
            return
        # Remembered before it is posted: whoever reads it may write again before Slack has confirmed it.
        for key in _conversations(event, spot):
            services.desk.conversations.remember(key, reply, who)
        if spot.thread and not event.get("thread_ts"):
            services.threads.opened(spot.channel, spot.thread)
        await services.sender.post(page, spot)
        await services.sender.attach(reply, spot)

    async def _understood(self, event: Json) -> Command:
        services = self._services
        written = words(without(str(event.get("text") or ""), services.me))
        command = parse(written, attachments=len(event.get("files") or ()))
        thread = str(event.get("thread_ts") or "")
        if command == Check("") and thread:
            root = await services.threads.first_message(str(event["channel"]), thread)
            return Check(words_of(root)) if root is not None else command
        return command

    async def _reply(self, event: Json, command: Command, who: Person, spot: Spot) -> Reply:
        services, after = self._services, _conversations(event, spot)
        if isinstance(command, Ask):
            await recall(services.desk, after, who, earlier_buttons(services.sender.client, event))
        return await self._with_status(event, services.desk.run(command, who, day_of(str(event["ts"])), after))

    async def _with_status(self, event: Json, work: Awaitable[Reply]) -> Reply:
        """Wait for a reply, showing a status when it takes a while; Slack removes it when the answer arrives."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=_STATUS_AFTER)
        if not task.done():
            thread = str(event.get("thread_ts") or event["ts"])
            try:
                await self._services.sender.client.assistant_threads_setStatus(
                    channel_id=str(event["channel"]), thread_ts=thread, status=_STATUS
                )
            except TROUBLE as trouble:
                _LOG.debug("the status can't be shown: %s", error_of(trouble))
        return await task

    async def _whisper(self, page: Page, spot: Spot) -> None:
        """Show a page to one person where they wrote, or in a direct message where Slack refuses that."""
        sender = self._services.sender
        try:
            await sender.whisper(page, spot)
        except SlackApiError:
            await sender.post(page, await sender.direct(spot.user))

    async def _report_trouble(self, event: Json, trouble: Exception) -> None:
        """Say why there is no answer: to the operator in the log, to the person in a direct message."""
        services, channel = self._services, str(event["channel"])
        _LOG.warning("an answer was not accepted in channel %s: %s", channel, remedy(trouble))
        sentence = told_to_asker(trouble, services.desk.mention)
        try:
            spot = await services.sender.direct(str(event["user"]))
            await services.sender.post(render.page_of(notice(sentence), 0), spot)
        except TROUBLE as untold:
            _LOG.info("the person who asked can't be told either: %s", error_of(untold))


def _spot(event: Json) -> Spot:
    """Return where to answer: in a thread; a direct message is answered where it is."""
    channel, thread = str(event["channel"]), str(event.get("thread_ts") or "")
    return Spot(channel, thread or ("" if is_direct(channel) else str(event["ts"])), str(event["user"]))


def _conversations(event: Json, spot: Spot) -> list[str]:
    """Name the conversations that a message belongs to, the nearest first."""
    thread = [conversation(spot.channel, spot.thread)] if spot.thread else []
    if is_direct(spot.channel):
        return [*thread, conversation(spot.channel)]
    return thread if event.get("thread_ts") else [*thread, conversation(spot.channel, user=spot.user)]
