"""What Slack's errors mean, in one sentence with the remedy. Pure but for the type of the error."""

from typing import Final

from slack_sdk.errors import SlackApiError

from bot.replies import wording

from .outgoing import error_of

APPS: Final = "https://api.slack.com/apps"
_REINSTALL: Final = f"add it at {APPS} (OAuth & Permissions, Bot Token Scopes) and install the app anew"
_BOT_TOKEN: Final = (
    f"copy it anew from {APPS} (OAuth & Permissions, Bot User OAuth Token) into DATELINE_SLACK__BOT_TOKEN"
)
NO_TOKENS: Final = (
    f"There is no {{which}}: make an app at {APPS} from the manifest that `dateline slack --print-manifest` prints and "
    "set {variable} to its {kind} token ({prefix}...)."
)
WRONG_BOT_TOKEN: Final = f"Slack does not know this bot token: {_BOT_TOKEN}."
WRONG_APP_TOKEN: Final = (
    f"Slack does not know this app-level token: make one with the scope connections:write at {APPS} (Basic "
    "Information, App-Level Tokens) and set DATELINE_SLACK__APP_TOKEN to it."
)
OUTSIDE: Final = frozenset({"not_in_channel", "channel_not_found", "user_not_in_channel", "restricted_action"})
"""Errors of a channel in which the bot can't post."""
_REFUSED: Final = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"}
)


def is_refused(trouble: Exception) -> bool:
    """Tell whether Slack will never take the token that it was shown."""
    return error_of(trouble) in _REFUSED


def is_missing_scope(trouble: Exception) -> bool:
    """Tell whether the token lacks a scope."""
    return error_of(trouble) == "missing_scope"


def missing_scopes(scopes: list[str]) -> str:
    """Say which scopes are missing and what to do."""
    which = f"the scope {scopes[0]}" if len(scopes) == 1 else f"the scopes {', '.join(scopes)}"
    return f"The Slack app lacks {which}: {_REINSTALL}."


def remedy(trouble: Exception) -> str:
    """Say to the operator what an error of Slack's means."""
    error = error_of(trouble)
    if is_missing_scope(trouble) and isinstance(trouble, SlackApiError):
        return missing_scopes([str(trouble.response.get("needed") or "that this needs")])
    if error in OUTSIDE:
        return f"the app is not in the channel ({error}): somebody there must /invite it."
    if error in _REFUSED:
        return WRONG_BOT_TOKEN
    return f"Slack answered {error}."


def told_to_asker(trouble: Exception, mention: str) -> str:
    """Say to whoever asked why there is no answer where they asked."""
    if error_of(trouble) in OUTSIDE:
        return wording.NOT_IN_CHANNEL.format(mention=mention)
    return wording.FAILED.format(mark=error_of(trouble))
