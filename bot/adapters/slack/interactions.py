"""Slash commands, the message shortcut, buttons and the App Home: what people do other than writing."""

import asyncio
import logging
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from bot.desk import Person, press
from bot.render import notice
from bot.replies import Page, Reply, decode, wording
from bot.understanding import (
    Ask,
    AskBriefing,
    AskTimeline,
    Check,
    Command,
    Help,
    NoWords,
    Searching,
    Sources,
    Status,
    Survey,
    parse,
)

from . import render
from .earlier import PLATFORM, conversation
from .errors import OUTSIDE, remedy
from .incoming import words, words_of
from .manifest import BRIEFING, SOURCES, TIMELINE
from .options import is_direct
from .outgoing import TROUBLE, Spot, chosen, error_of
from .services import Host

Json = Mapping[str, Any]
_PRIVATE: Final = re.compile(r"(?<!\S)private:(?:yes|true|1|on)(?!\S)", re.IGNORECASE)
_LOG = logging.getLogger(__name__)


def understood(name: str, text: str) -> Command:
    """Understand a slash command and the text after it."""
    written = words(text).strip()
    if name in {BRIEFING, TIMELINE}:
        bare = " ".join(_PRIVATE.sub(" ", written).split())
        return AskBriefing(bare) if name == BRIEFING else AskTimeline(bare)
    if name == SOURCES:
        return Sources(" ".join(written.split()))
    return parse(written) if written else Help()


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


class Interactions:
    """Answers what people do other than writing.

    Args:
        host: What the adapter is made of.
    """

    def __init__(self, host: Host) -> None:
        self.host = host

    async def command(self, body: Json) -> None:
        """Answer a slash command: a question for all in the channel, anything else for who wrote it."""
        spot = Spot(str(body["channel_id"]), user=str(body["user_id"]))
        who = self._person(spot, str(body.get("team_id") or ""))
        text = str(body.get("text") or "")
        command = understood(str(body["command"]), text)
        public = isinstance(command, Ask | Survey) and not _PRIVATE.search(text)
        await self._carry_out(command, who, spot, str(body["response_url"]), public=public)

    async def shortcut(self, body: Json) -> None:
        """Compare a message with the articles, for the eyes of who asked."""
        message = body["message"]
        thread = str(message.get("thread_ts") or "")
        spot = Spot(str(body["channel"]["id"]), thread, str(body["user"]["id"]))
        said = words_of(message)
        command = Check(said) if said.strip() else NoWords(len(message.get("files") or ()))
        who = self._person(spot, str((body.get("team") or {}).get("id") or ""))
        await self._carry_out(command, who, spot, str(body["response_url"]), public=False)

    def _person(self, spot: Spot, team: str) -> Person:
        direct = is_direct(spot.channel)
        return Person(PLATFORM, spot.user, "" if direct else team, spot.channel, private=direct)

    def _refusal(self, spot: Spot) -> Reply | None:
        if self.host.under_way.leaving:
            return notice(wording.LEAVING, private=True)
        return None if self.host.options.allows(spot.channel) else notice(wording.NOT_ALLOWED, private=True)

    async def _carry_out(self, command: Command, who: Person, spot: Spot, url: str, *, public: bool) -> None:
        host = self.host
        with host.under_way.task():
            refusal = self._refusal(spot)
            if refusal is None and isinstance(command, Searching):
                refusal = host.desk.admit(who)
            reply = refusal or await host.desk.run(command, who, _today())
            page = await asyncio.to_thread(chosen, reply, 0)
            if public and not reply.private:
                await self._tell_all(page, reply, who, spot, url)
            else:
                await self._tell_one(page, spot, url)
                await self._upload_privately(reply, spot, 0)

    async def _tell_all(self, page: Page, reply: Reply, who: Person, spot: Spot, url: str) -> None:
        """Answer in the channel, where a thread under the answer goes on from it.

        Where the bot is not in the channel, the answer comes through the response_url, and the asker is told.
        """
        host = self.host
        try:
            ts = await host.sender.post(page, spot)
        except TROUBLE as trouble:
            _LOG.warning("an answer in channel %s goes another way: %s", spot.channel, remedy(trouble))
            await host.sender.respond(url, page, spot, response_type="in_channel", replace_original=False)
            if error_of(trouble) in OUTSIDE and not who.private:
                sentence = wording.NOT_IN_CHANNEL.format(mention=host.desk.mention)
                await self._tell_one(chosen(notice(sentence), 0), spot, url)
            return
        if who.private:
            host.desk.conversations.remember(conversation(spot.channel), reply, who)
            await host.sender.attach(reply, spot)
            return
        host.threads.opened(spot.channel, ts)
        for key in (conversation(spot.channel, ts), conversation(spot.channel, user=spot.user)):
            host.desk.conversations.remember(key, reply, who)
        await host.sender.attach(reply, Spot(spot.channel, ts, spot.user))

    async def _tell_one(self, page: Page, spot: Spot, url: str) -> None:
        """Show a page to one person."""
        sender = self.host.sender
        if await sender.respond(url, page, spot, response_type="ephemeral", replace_original=False):
            return
        try:
            await sender.whisper(page, spot)
        except TROUBLE as trouble:
            _LOG.warning("a private answer was not taken: %s", remedy(trouble))

    async def _upload_privately(self, reply: Reply, spot: Spot, page: int) -> None:
        """Send the files of a private reply's first page as a direct message: nothing else hides a file."""
        if page or not (reply.file or reply.image):
            return
        try:
            spot = await self.host.sender.direct(spot.user)
        except TROUBLE as trouble:
            _LOG.warning("a file can't be sent: %s", remedy(trouble))
        else:
            await self.host.sender.attach(reply, spot)

    async def press(self, body: Json, pressed: Json) -> None:
        """Do what a button says."""
        container, message = body.get("container") or {}, body.get("message") or {}
        channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
        thread = str(message.get("thread_ts") or container.get("thread_ts") or "")
        spot = Spot(channel, thread, str(body["user"]["id"]))
        url = str(body.get("response_url") or "")
        with self.host.under_way.task():
            refusal = self._refusal(spot)
            action = decode(str(pressed.get("value") or ""))
            if refusal is not None or action is None:
                await self._tell_one(chosen(refusal or notice(wording.TOO_OLD), 0), spot, url)
                return
            who = self._person(spot, str((body.get("team") or {}).get("id") or ""))
            own = who.private or bool(container.get("is_ephemeral"))
            own = own or render.asker_of(str(pressed.get("block_id") or "")) == spot.user
            outcome = await press(self.host.desk, action, who, own=own)
            page = await asyncio.to_thread(chosen, outcome.reply, outcome.page)
            if outcome.where == "public":
                await self._share(page, outcome.reply, who, spot, url)
            elif outcome.where == "replace":
                await self._replace(page, spot, url, str(container.get("message_ts") or ""))
            else:
                await self._tell_one(page, spot, url)
                await self._upload_privately(outcome.reply, spot, outcome.page)

    async def _share(self, page: Page, reply: Reply, who: Person, spot: Spot, url: str) -> None:
        """Show to everybody what only the presser saw."""
        host = self.host
        try:
            ts = await host.sender.post(page, spot)
        except TROUBLE as trouble:
            _LOG.warning("an answer in channel %s is shared another way: %s", spot.channel, remedy(trouble))
            await host.sender.respond(url, page, spot, response_type="in_channel", replace_original=False)
        else:
            host.desk.conversations.remember(conversation(spot.channel, spot.thread or ts), reply, who)
            if not spot.thread:
                host.threads.opened(spot.channel, ts)
        await self._tell_one(chosen(notice(wording.SHARED), 0), spot, url)

    async def _replace(self, page: Page, spot: Spot, url: str, ts: str) -> None:
        """Show a page in the place of the one that was pressed."""
        sender = self.host.sender
        if not await sender.respond(url, page, spot, replace_original=True):
            try:
                await sender.client.chat_update(channel=spot.channel, ts=ts, **render.message(page, spot.user))
            except TROUBLE as trouble:
                _LOG.warning("a page could not be turned: %s", remedy(trouble))

    async def home(self, event: Json) -> None:
        """Show somebody their App Home: what is indexed, how to ask, the latest articles."""
        if event.get("tab") not in {None, "home"}:
            return
        host = self.host
        spot = Spot(str(event.get("channel") or "D"), user=str(event["user"]))
        with host.under_way.task():
            refusal = self._refusal(spot)
            who = self._person(spot, "")
            commands: list[Command] = [Status(), Help(), Sources()]
            replies = [refusal] if refusal else [await host.desk.run(one, who, _today()) for one in commands]
            view = await asyncio.to_thread(render.home, replies)
            await host.sender.publish_home(spot.user, view)
