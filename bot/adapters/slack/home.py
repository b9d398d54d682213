"""The App Home: what is indexed, how to ask, the latest articles."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from bot.understanding import Command, Help, Sources, Status

from . import render
from .incoming import today
from .interactions import person, refusal
from .outgoing import Spot
from .services import SlackServices

_SHOWN: Final[tuple[Command, ...]] = (Status(), Help(), Sources())


async def show_home(services: SlackServices, event: Mapping[str, Any]) -> None:
    """Show somebody their App Home when they open it; its other tabs are left alone."""
    if event.get("tab") not in {None, "home"}:
        return
    spot = Spot(str(event.get("channel") or "D"), user=str(event["user"]))
    with services.under_way.task():
        refused, who = refusal(services, spot), person(spot, "")
        replies = [refused] if refused else [await services.desk.run(one, who, today()) for one in _SHOWN]
        view = await asyncio.to_thread(render.home, replies)
        await services.sender.publish_home(spot.user, view)
