"""Dateline in Slack: connects, and runs until it is told to stop."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.failure import PlatformFailure
from bot.adapters.lifecycle import serve
from bot.answering import Answerer
from bot.desk import Desk, DeskOptions, Rate, Seen, UnderWay
from bot.journal import Journal
from bot.replies import wording

from .errors import NO_APP_TOKEN, NO_BOT_TOKEN, TROUBLE, WRONG_APP_TOKEN, WRONG_BOT_TOKEN, failure_of, missing_scopes
from .manifest import NEEDED, SCOPES
from .options import SlackOptions
from .outgoing import Sender
from .routes import bolt_app
from .services import SlackServices
from .socket import Socket
from .threads import Threads

Json = Mapping[str, Any]
_LOG = logging.getLogger(__name__)


def run(answerer: Answerer, options: SlackOptions, journal: Journal | None) -> None:
    """Run the bot; the package's `run` says how.

    Raises:
        PlatformFailure: A token is missing, or Slack refuses the bot or can't be reached.
    """
    if not options.bot_token.strip():
        raise PlatformFailure(NO_BOT_TOKEN)
    if not options.app_token.strip():
        raise PlatformFailure(NO_APP_TOKEN)
    asyncio.run(_run(answerer, options, journal))


async def _run(answerer: Answerer, options: SlackOptions, journal: Journal | None) -> None:
    client = AsyncWebClient(token=options.bot_token.strip())
    sender = Sender(client)
    identity = await _identify(client)
    me = str(identity["user_id"])
    services = SlackServices(
        me=me,
        desk=_desk(answerer, options, journal, f"@{identity['user']}"),
        options=options,
        sender=sender,
        threads=Threads(client, me),
        under_way=UnderWay(),
        seen=Seen(),
    )
    socket = Socket(bolt_app(services, identity), options.app_token.strip(), services.seen)
    try:
        await _serve(services, socket)
    finally:
        await socket.close()  # type: ignore[no-untyped-call] # slack_sdk's


def _desk(answerer: Answerer, options: SlackOptions, journal: Journal | None, mention: str) -> Desk:
    desk_options = DeskOptions(
        mention=mention,
        user_rate=Rate(1 if options.user_cooldown else 0, options.user_cooldown),
        group_rate=Rate(options.team_per_minute),
        queue=options.queue,
        originals=options.originals,
        passages=options.passages,
        examples=wording.slack_examples,
    )
    return Desk(answerer, journal, desk_options)


async def _identify(client: AsyncWebClient) -> Json:
    """Ask Slack who the bot is, and check its scopes: one that it can't do without ends it, others are logged."""
    try:
        identity = await client.auth_test()
    except TROUBLE as trouble:
        raise failure_of(trouble, WRONG_BOT_TOKEN) from trouble
    granted = {scope.strip() for scope in _header(identity.headers, "x-oauth-scopes").split(",")} - {""}
    missing = sorted(SCOPES.keys() - granted) if granted else []
    if set(NEEDED) & set(missing):
        raise PlatformFailure(missing_scopes(missing))
    if missing:
        _LOG.warning("%s Until then the bot does without.", missing_scopes(missing))
    data: Json = identity.data if isinstance(identity.data, dict) else {}
    return data


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")


async def _serve(services: SlackServices, socket: Socket) -> None:
    """Open the first socket and stay connected until told to stop."""
    try:
        socket.wss_uri = await socket.issue_new_wss_url()
    except TROUBLE as trouble:
        # An app-level token without its only scope is as good as a wrong one.
        raise (
            PlatformFailure(WRONG_APP_TOKEN) if socket.ended.done() else failure_of(trouble, WRONG_APP_TOKEN)
        ) from trouble
    connecting = asyncio.create_task(socket.connect())  # type: ignore[no-untyped-call] # slack_sdk's
    try:
        await serve(services.desk, services.under_way, socket.ended, patience=services.options.patience)
    finally:
        connecting.cancel()
    if socket.ended.done():
        raise PlatformFailure(WRONG_APP_TOKEN) from socket.ended.result()
