"""What Slack's errors mean, as the operator and the person who asked read it."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.adapters.slack import errors
from bot.replies import wording


def answered(response: object) -> SlackApiError:
    return SlackApiError("refused", response)  # type: ignore[no-untyped-call] # slack_sdk's


def refusal(error: str, **more: str) -> SlackApiError:
    return answered({"ok": False, "error": error, **more})


@pytest.mark.parametrize(
    ("trouble", "told", "remedy"),
    [
        (refusal("missing_scope", needed="files:write"), "the scope files:write", "reinstall"),
        (refusal("not_in_channel"), "not in the channel (not_in_channel)", "/invite"),
        (refusal("channel_not_found"), "not in the channel (channel_not_found)", "/invite"),
        (refusal("token_revoked"), "does not know this bot token", "DATELINE_SLACK__BOT_TOKEN"),
        (refusal("is_archived"), "is_archived", ""),
        (TimeoutError(), "TimeoutError", ""),
    ],
    ids=str,
)
def test_an_error_is_one_sentence_with_its_remedy(trouble: Exception, told: str, remedy: str) -> None:
    sentence = errors.remedy(trouble)
    assert told in sentence
    assert remedy in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("trouble", "name"),
    [
        (refusal("ratelimited"), "ratelimited"),
        (answered("<html>"), "unreadable response"),
        (answered({}), "unreadable response"),
        (aiohttp.ServerDisconnectedError(), "ServerDisconnectedError"),
    ],
)
def test_an_error_is_named_as_slack_names_it_or_by_its_class(trouble: Exception, name: str) -> None:
    assert errors.error_of(trouble) == name


def test_one_missing_scope_and_several_read_well() -> None:
    assert "lacks the scope im:write: add it at https://" in errors.missing_scopes(["im:write"])
    assert "lacks the scopes commands, im:write: add them at https://" in errors.missing_scopes(
        ["commands", "im:write"]
    )


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (refusal("invalid_auth"), errors.WRONG_APP_TOKEN),
        (refusal("missing_scope", needed="commands"), errors.missing_scopes(["commands"])),
        (refusal("fatal_error"), "Slack answered fatal_error."),
        (aiohttp.ClientConnectionError(), "Slack can't be reached (ClientConnectionError): check the network."),
        (SlackRequestError("no"), "Slack can't be reached (SlackRequestError): check the network."),
    ],
)
def test_what_keeps_the_bot_from_starting_is_one_sentence(trouble: Exception, told: str) -> None:
    assert isinstance(trouble, errors.TROUBLE)
    assert str(errors.failure_of(trouble, errors.WRONG_APP_TOKEN)) == told


@pytest.mark.parametrize(
    ("sentence", "variable", "prefix"),
    [
        (errors.NO_BOT_TOKEN, "DATELINE_SLACK__BOT_TOKEN", "xoxb-"),
        (errors.NO_APP_TOKEN, "DATELINE_SLACK__APP_TOKEN", "xapp-"),
    ],
)
def test_a_missing_token_says_how_to_get_it_and_where_to_put_it(sentence: str, variable: str, prefix: str) -> None:
    assert "dateline slack --print-manifest" in sentence
    assert variable in sentence
    assert prefix in sentence


def test_the_person_who_asked_learns_what_they_can_do() -> None:
    assert errors.told_to_asker(refusal("not_in_channel"), "@bot") == wording.NOT_IN_CHANNEL.format(mention="@bot")
    assert errors.told_to_asker(refusal("fatal_error"), "@bot") == wording.FAILED.format(mark="fatal_error")
