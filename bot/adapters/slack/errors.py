"""What a call to Slack may raise, and what each error means, in one sentence with the remedy."""

from collections.abc import Sequence
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.adapters.failure import PlatformFailure
from bot.replies import wording

TROUBLE: Final = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError)
"""What a call to Slack may raise."""
OUTSIDE: Final = frozenset({"not_in_channel", "channel_not_found", "user_not_in_channel", "restricted_action"})
"""Errors of a channel in which the bot can't post."""
_REFUSED: Final = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"}
)
_APPS: Final = "https://api.slack.com/apps"
_NO_TOKEN: Final = (
    f"There is no {{name}}: create an app at {_APPS} from the manifest that `dateline slack --print-manifest` prints, "
    "and set {variable} to its {kind} token ({prefix}...)."
)
NO_BOT_TOKEN: Final = _NO_TOKEN.format(
    name="Slack token", variable="DATELINE_SLACK__BOT_TOKEN", kind="bot user OAuth", prefix="xoxb-"
)
NO_APP_TOKEN: Final = _NO_TOKEN.format(
    name="app-level Slack token", variable="DATELINE_SLACK__APP_TOKEN", kind="app-level", prefix="xapp-"
)
WRONG_BOT_TOKEN: Final = (
    f"Slack does not know this bot token: copy it again from {_APPS} (OAuth & Permissions, Bot User OAuth Token) and "
    "set DATELINE_SLACK__BOT_TOKEN to it."
)
WRONG_APP_TOKEN: Final = (
    f"Slack does not know this app-level token: create one with the scope connections:write at {_APPS} (Basic "
    "Information, App-Level Tokens) and set DATELINE_SLACK__APP_TOKEN to it."
)


def error_of(trouble: Exception) -> str:
    """Name what went wrong as Slack does, or by its class."""
    if isinstance(trouble, SlackApiError):
        try:
            return str(trouble.response["error"])
        except (KeyError, TypeError, ValueError):
            return "unreadable response"
    return type(trouble).__name__


def is_refused(trouble: Exception) -> bool:
    """Whether Slack will never accept the token it was shown."""
    return error_of(trouble) in _REFUSED


def is_missing_scope(trouble: Exception) -> bool:
    """Whether the token lacks a scope."""
    return error_of(trouble) == "missing_scope"


def missing_scopes(scopes: Sequence[str]) -> str:
    """Say which scopes the app lacks and what to do."""
    which, them = (f"the scope {scopes[0]}", "it") if len(scopes) == 1 else (f"the scopes {', '.join(scopes)}", "them")
    return (
        f"The Slack app lacks {which}: add {them} at {_APPS} (OAuth & Permissions, Bot Token Scopes) and reinstall it."
    )


def remedy(trouble: Exception) -> str:
    """Tell the operator what an error of Slack's means."""
    error = error_of(trouble)
    if is_missing_scope(trouble) and isinstance(trouble, SlackApiError):
        return missing_scopes([str(trouble.response.get("needed") or "that this needs")])
    if error in OUTSIDE:
        return f"the app is not in the channel ({error}): somebody there must /invite it."
    if error in _REFUSED:
        return WRONG_BOT_TOKEN
    return f"Slack answered {error}."


def told_to_asker(trouble: Exception, mention: str) -> str:
    """Tell the person who asked why there is no answer where they asked."""
    if error_of(trouble) in OUTSIDE:
        return wording.NOT_IN_CHANNEL.format(mention=mention)
    return wording.FAILED.format(mark=error_of(trouble))


def failure_of(trouble: Exception, wrong_token: str) -> PlatformFailure:
    """Say why the bot can't start.

    Args:
        trouble: One of `TROUBLE`.
        wrong_token: What to say when Slack does not accept the token.
    """
    if not isinstance(trouble, SlackApiError):
        return PlatformFailure(f"Slack can't be reached ({type(trouble).__name__}): check the network.")
    return PlatformFailure(wrong_token if is_refused(trouble) else remedy(trouble))
