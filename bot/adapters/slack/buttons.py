"""Buttons: what each does is in its value, so they work long after their message was sent."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.desk import Person, press
from bot.render import notice
from bot.replies import Page, Reply, decode, wording

from . import render
from .errors import TROUBLE, remedy
from .incoming import conversation
from .interactions import person, refusal, show_privately, upload_privately
from .outgoing import Spot
from .services import SlackServices

Json = Mapping[str, Any]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Pressed:
    """A press of a button.

    Attributes:
        spot: Where, and by whom.
        person: Who.
        url: The response_url.
        ts: Timestamp of the message.
        own: Whether the message is the presser's: only they see it, or it answers them.
    """

    spot: Spot
    person: Person
    url: str
    ts: str
    own: bool


def _read(body: Json, pressed: Json) -> _Pressed:
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
    thread = str(message.get("thread_ts") or container.get("thread_ts") or "")
    spot = Spot(channel, thread, str(body["user"]["id"]))
    who = person(spot, str((body.get("team") or {}).get("id") or ""))
    asker = render.asker_of(str(pressed.get("block_id") or ""))
    own = who.private or bool(container.get("is_ephemeral")) or asker == spot.user
    return _Pressed(spot, who, str(body.get("response_url") or ""), str(container.get("message_ts") or ""), own)


class SlackButtons:
    """Answers presses of buttons.

    Args:
        services: What the adapter shares.
    """

    def __init__(self, services: SlackServices) -> None:
        self._services = services

    async def press(self, body: Json, pressed: Json) -> None:
        """Carry out what a button says and show the outcome."""
        services, what = self._services, _read(body, pressed)
        with services.under_way.task():
            refused = refusal(services, what.spot)
            action = decode(str(pressed.get("value") or ""))
            if refused is not None or action is None:
                page = render.page_of(refused or notice(wording.TOO_OLD), 0)
                await show_privately(services, page, what.spot, what.url)
                return
            outcome = await press(services.desk, action, what.person, own=what.own)
            page = await asyncio.to_thread(render.page_of, outcome.reply, outcome.page)
            if outcome.where == "public":
                await self._share(page, outcome.reply, what)
            elif outcome.where == "replace":
                await self._replace(page, what)
            else:
                await show_privately(services, page, what.spot, what.url)
                if not outcome.page:
                    await upload_privately(services, outcome.reply, what.spot)

    async def _share(self, page: Page, reply: Reply, what: _Pressed) -> None:
        """Show everybody what only the presser saw."""
        services, spot = self._services, what.spot
        try:
            ts = await services.sender.post(page, spot)
        except TROUBLE as trouble:
            _LOG.warning("an answer is shared with channel %s by response_url: %s", spot.channel, remedy(trouble))
            await services.sender.respond(what.url, page, spot, response_type="in_channel", replace_original=False)
        else:
            key = conversation(spot.channel, spot.thread or ts)
            services.desk.conversations.remember(key, reply, what.person)
            if not spot.thread:
                services.threads.opened(spot.channel, ts)
        await show_privately(services, render.page_of(notice(wording.SHARED), 0), spot, what.url)

    async def _replace(self, page: Page, what: _Pressed) -> None:
        """Show a page in place of the one whose button was pressed."""
        sender, spot = self._services.sender, what.spot
        if await sender.respond(what.url, page, spot, replace_original=True):
            return
        try:
            await sender.client.chat_update(channel=spot.channel, ts=what.ts, **render.message(page, spot.user))
        except TROUBLE as trouble:
            _LOG.warning("a page can't be turned: %s", remedy(trouble))
