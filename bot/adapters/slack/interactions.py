"""What slash commands, the shortcut and buttons have in common: who may use them, and answers for one person."""

import logging

from bot.desk import Person
from bot.render import notice
from bot.replies import Page, Reply, wording

from . import incoming
from .errors import TROUBLE, remedy
from .outgoing import Spot
from .services import SlackServices

_LOG = logging.getLogger(__name__)


def person(spot: Spot, team: str) -> Person:
    """Return who did something at a spot."""
    return incoming.person(spot.user, spot.channel, team)


def refusal(services: SlackServices, spot: Spot) -> Reply | None:
    """Return what to say instead of answering, when the bot is stopping or may not answer there."""
    if services.under_way.leaving:
        return notice(wording.LEAVING, private=True)
    return None if services.options.allows(spot.channel) else notice(wording.NOT_ALLOWED, private=True)


async def show_privately(services: SlackServices, page: Page, spot: Spot, url: str) -> None:
    """Show a page to one person, through the response_url or else as an ephemeral message."""
    sender = services.sender
    if await sender.respond(url, page, spot, response_type="ephemeral", replace_original=False):
        return
    try:
        await sender.whisper(page, spot)
    except TROUBLE as trouble:
        _LOG.warning("a private answer was not accepted: %s", remedy(trouble))


async def upload_privately(services: SlackServices, reply: Reply, spot: Spot) -> None:
    """Send the files of a private reply as a direct message: nothing else hides a file."""
    if not (reply.file or reply.image):
        return
    try:
        direct = await services.sender.direct(spot.user)
    except TROUBLE as trouble:
        _LOG.warning("a file can't be sent: %s", remedy(trouble))
    else:
        await services.sender.attach(reply, direct)
