"""Slash commands and the message shortcut."""

import asyncio
import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from bot.desk import Person
from bot.render import notice
from bot.replies import Page, Reply, wording
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
    Survey,
    parse,
)

from . import render
from .errors import OUTSIDE, TROUBLE, error_of, remedy
from .incoming import conversation, today, words, words_of
from .interactions import person, refusal, show_privately, upload_privately
from .manifest import BRIEFING, SOURCES, TIMELINE
from .outgoing import Spot
from .services import SlackServices

Json = Mapping[str, Any]
_PRIVATE: Final = re.compile(r"(?<!\S)private:(?:yes|true|1|on)(?!\S)", re.IGNORECASE)
_LOG = logging.getLogger(__name__)


def understood(name: str, text: str) -> Command:
    """Return the command that a slash command and the text after it mean."""
    written = words(text).strip()
    if name in {BRIEFING, TIMELINE}:
        bare = " ".join(_PRIVATE.sub(" ", written).split())
        return AskBriefing(bare) if name == BRIEFING else AskTimeline(bare)
    if name == SOURCES:
        return Sources(" ".join(written.split()))
    return parse(written) if written else Help()


class SlackCommands:
    """Answers slash commands and the message shortcut.

    Args:
        services: What the adapter shares.
    """

    def __init__(self, services: SlackServices) -> None:
        self._services = services

    async def command(self, body: Json) -> None:
        """Answer a slash command: a question for everybody in the channel, anything else for the person alone."""
        spot = Spot(str(body["channel_id"]), user=str(body["user_id"]))
        who = person(spot, str(body.get("team_id") or ""))
        text = str(body.get("text") or "")
        command = understood(str(body["command"]), text)
        public = isinstance(command, Ask | Survey) and not _PRIVATE.search(text)
        await self._carry_out(command, who, spot, str(body["response_url"]), public=public)

    async def shortcut(self, body: Json) -> None:
        """Compare a message with the articles, for the person alone."""
        message = body["message"]
        thread = str(message.get("thread_ts") or "")
        spot = Spot(str(body["channel"]["id"]), thread, str(body["user"]["id"]))
        said = words_of(message)
        command = Check(said) if said.strip() else NoWords(len(message.get("files") or ()))
        who = person(spot, str((body.get("team") or {}).get("id") or ""))
        await self._carry_out(command, who, spot, str(body["response_url"]), public=False)

    async def _carry_out(self, command: Command, who: Person, spot: Spot, url: str, *, public: bool) -> None:
        services = self._services
        with services.under_way.task():
            refused = refusal(services, spot)
            if refused is None and isinstance(command, Searching):
                refused = services.desk.admit(who)
            reply = refused or await services.desk.run(command, who, today())
            page = await asyncio.to_thread(render.page_of, reply, 0)
            if public and not reply.private:
                await self._show_all(page, reply, who, spot, url)
            else:
                await show_privately(services, page, spot, url)
                await upload_privately(services, reply, spot)

    async def _show_all(self, page: Page, reply: Reply, who: Person, spot: Spot, url: str) -> None:
        """Answer in the channel, where follow-ups continue in a thread under the answer.

        Where the bot is not in the channel, the answer goes through the response_url, and the person is told.
        """
        services = self._services
        remember = services.desk.conversations.remember
        try:
            ts = await services.sender.post(page, spot)
        except TROUBLE as trouble:
            _LOG.warning("an answer goes to channel %s by response_url: %s", spot.channel, remedy(trouble))
            await services.sender.respond(url, page, spot, response_type="in_channel", replace_original=False)
            if error_of(trouble) in OUTSIDE and not who.private:
                sentence = wording.NOT_IN_CHANNEL.format(mention=services.desk.mention)
                await show_privately(services, render.page_of(notice(sentence), 0), spot, url)
            return
        if who.private:
            remember(conversation(spot.channel), reply, who)
            await services.sender.attach(reply, spot)
            return
        services.threads.opened(spot.channel, ts)
        for key in (conversation(spot.channel, ts), conversation(spot.channel, user=spot.user)):
            remember(key, reply, who)
        await services.sender.attach(reply, Spot(spot.channel, ts, spot.user))
