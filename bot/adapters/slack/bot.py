"""Dateline in Slack: start, run until told to leave, and say in one sentence what kept it from starting."""

import asyncio
import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.lifecycle import PlatformFailure, serve
from bot.answering import Answerer
from bot.desk import Desk, DeskOptions, Rate, Seen, UnderWay
from bot.journal import Journal
from bot.replies import wording

from .earlier import Threads
from .errors import NO_TOKENS, WRONG_APP_TOKEN, WRONG_BOT_TOKEN, is_missing_scope, is_refused, missing_scopes, remedy
from .interactions import Interactions
from .manifest import CHECK, COMMANDS, NEEDED, SCOPES
from .messages import Messages
from .options import SlackOptions
from .outgoing import TROUBLE, Sender
from .render import PRESS
from .services import Host
from .socket import Socket

Json = Mapping[str, Any]
_LOG = logging.getLogger(__name__)


def run(answerer: Answerer, options: SlackOptions, journal: Journal | None) -> None:
    """Run the bot until SIGINT or SIGTERM; what is under way is finished first.

    Args:
        answerer: Answers the questions.
        options: How the bot behaves.
        journal: Where questions and votes are stored; None stores nothing.

    Raises:
        PlatformFailure: If Slack won't have it.
    """
    if not options.bot_token.strip():
        raise PlatformFailure(
            NO_TOKENS.format(
                which="Slack token", variable="DATELINE_SLACK__BOT_TOKEN", kind="bot user OAuth", prefix="xoxb-"
            )
        )
    if not options.app_token.strip():
        raise PlatformFailure(
            NO_TOKENS.format(
                which="app-level Slack token", variable="DATELINE_SLACK__APP_TOKEN", kind="app-level", prefix="xapp-"
            )
        )
    asyncio.run(_run(answerer, options, journal))


async def _run(answerer: Answerer, options: SlackOptions, journal: Journal | None) -> None:
    client = AsyncWebClient(token=options.bot_token.strip())
    sender = Sender(client)
    identity = await _identify(client)
    host = Host(
        me=str(identity["user_id"]),
        desk=_desk(answerer, journal, options, f"@{identity['user']}"),
        options=options,
        sender=sender,
        threads=Threads(client, str(identity["user_id"])),
        under_way=UnderWay(),
        seen=Seen(),
    )
    socket = Socket(bolt_app(host, identity), options.app_token.strip(), host.seen)
    try:
        await _serve(host, socket)
    finally:
        await socket.close()  # type: ignore[no-untyped-call] # slack_sdk's


def _desk(answerer: Answerer, journal: Journal | None, options: SlackOptions, mention: str) -> Desk:
    return Desk(
        answerer,
        journal,
        DeskOptions(
            mention=mention,
            user_rate=Rate(1 if options.user_cooldown else 0, options.user_cooldown),
            group_rate=Rate(options.team_per_minute),
            queue=options.queue,
            originals=options.originals,
            passages=options.passages,
            examples=wording.slack_examples,
        ),
    )


async def _identify(client: AsyncWebClient) -> Json:
    """Ask Slack who the bot is; what the token lacks is told in the log, or ends it if nothing works without."""
    try:
        identity = await client.auth_test()
    except SlackApiError as error:
        raise PlatformFailure(WRONG_BOT_TOKEN if is_refused(error) else remedy(error)) from error
    except TROUBLE as error:
        raise PlatformFailure(f"Slack can't be reached ({type(error).__name__}): check the network.") from error
    granted = {scope.strip() for scope in _header(identity.headers, "x-oauth-scopes").split(",")} - {""}
    missing = sorted(SCOPES.keys() - granted) if granted else []
    if set(NEEDED) & set(missing):
        raise PlatformFailure(missing_scopes(missing))
    if missing:
        _LOG.warning("%s Until then it does without.", missing_scopes(missing))
    data: Json = identity.data if isinstance(identity.data, dict) else {}
    return data


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")


def bolt_app(host: Host, identity: Json) -> AsyncApp:
    """Make the app that knows what is to be done with each event, command, shortcut and button."""

    async def authorize() -> AuthorizeResult:
        # Asked of Slack once, at the start: an event must not wait for it, nor be lost with it.
        return AuthorizeResult(
            enterprise_id=None,
            team_id=identity.get("team_id"),
            bot_user_id=host.me,
            bot_id=identity.get("bot_id"),
            bot_token=host.sender.client.token,
        )

    app = AsyncApp(client=host.sender.client, authorize=authorize, request_verification_enabled=False)
    messages, interactions = Messages(host), Interactions(host)

    async def on_message(body: Json, event: Json) -> None:
        await messages.take(event, str(body.get("event_id") or ""), str(body.get("team_id") or ""))

    async def on_home(event: Json) -> None:
        await interactions.home(event)

    # Slack has had its acknowledgement (`Socket`); Bolt too waits for one here.
    async def on_command(body: Json, ack: AsyncAck) -> None:
        await ack()
        await interactions.command(body)

    async def on_shortcut(body: Json, ack: AsyncAck) -> None:
        await ack()
        await interactions.shortcut(body)

    async def on_press(body: Json, action: Json, ack: AsyncAck) -> None:
        await ack()
        await interactions.press(body, action)

    app.event("app_mention")(on_message)
    app.event("message")(on_message)
    app.event("app_home_opened")(on_home)
    for command in COMMANDS:
        app.command(command.name)(on_command)
    app.message_shortcut(CHECK)(on_shortcut)
    app.action(re.compile(rf"^{PRESS}-"))(on_press)
    return app


async def _serve(host: Host, socket: Socket) -> None:
    """Stay connected until told to leave, then finish what is under way."""
    try:
        socket.wss_uri = await socket.issue_new_wss_url()
    except SlackApiError as error:
        raise PlatformFailure(
            WRONG_APP_TOKEN if is_refused(error) or is_missing_scope(error) else remedy(error)
        ) from error
    except TROUBLE as error:
        raise PlatformFailure(f"Slack can't be reached ({type(error).__name__}): check the network.") from error
    connecting = asyncio.create_task(socket.connect())  # type: ignore[no-untyped-call] # slack_sdk's

    async def leave() -> None:
        left = await host.under_way.leave(host.options.patience)
        if left:
            _LOG.warning("%d answers were not finished in %.0f s", left, host.options.patience)

    try:
        await serve(host.desk, socket.ended, leave)
    finally:
        connecting.cancel()
    if socket.ended.done():
        raise PlatformFailure(WRONG_APP_TOKEN) from socket.ended.result()
