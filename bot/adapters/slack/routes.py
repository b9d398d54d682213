"""Which part of the adapter handles each event, command, shortcut and button."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from .buttons import SlackButtons
from .commands import SlackCommands
from .home import show_home
from .manifest import CHECK, COMMANDS
from .messages import SlackMessages
from .render import PRESS
from .services import SlackServices

Json = Mapping[str, Any]


def bolt_app(services: SlackServices, identity: Json) -> AsyncApp:
    """Make the Bolt app.

    Args:
        services: What the adapter shares.
        identity: What Slack's auth.test says about the bot.
    """

    async def authorize() -> AuthorizeResult:
        # Slack was asked once, at the start: an event must not wait for it, nor be lost with it.
        return AuthorizeResult(
            enterprise_id=None,
            team_id=identity.get("team_id"),
            bot_user_id=services.me,
            bot_id=identity.get("bot_id"),
            bot_token=services.sender.client.token,
        )

    app = AsyncApp(client=services.sender.client, authorize=authorize, request_verification_enabled=False)
    _listen(app, services)
    return app


def _listen(app: AsyncApp, services: SlackServices) -> None:
    messages, commands, buttons = SlackMessages(services), SlackCommands(services), SlackButtons(services)

    async def on_message(body: Json, event: Json) -> None:
        await messages.take(event, str(body.get("event_id") or ""), str(body.get("team_id") or ""))

    async def on_home(event: Json) -> None:
        await show_home(services, event)

    # `Socket` has acknowledged the envelope; Bolt expects an acknowledgement here as well.
    async def on_command(body: Json, ack: AsyncAck) -> None:
        await ack()
        await commands.command(body)

    async def on_shortcut(body: Json, ack: AsyncAck) -> None:
        await ack()
        await commands.shortcut(body)

    async def on_press(body: Json, action: Json, ack: AsyncAck) -> None:
        await ack()
        await buttons.press(body, action)

    app.event("app_mention")(on_message)
    app.event("message")(on_message)
    app.event("app_home_opened")(on_home)
    for command in COMMANDS:
        app.command(command.name)(on_command)
    app.message_shortcut(CHECK)(on_shortcut)
    app.action(re.compile(rf"^{PRESS}-"))(on_press)
