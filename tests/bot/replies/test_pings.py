"""No mention in foreign text survives escaping, on either platform."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import escaping, pings

MENTIONS = [
    "@everyone",
    "@here",
    "<@42>",
    "<@!42>",
    "<@&7>",
    "<#9>",
    "</ask:1>",
    "<!channel>",
    "<!here|all>",
    "<!subteam^S1>",
    "<@U1>",
    "<#C1|news>",
]
TEXTS = st.lists(st.one_of(st.sampled_from([*MENTIONS, "\\", "`", "_", "@", "<", "&lt;"]), st.text(max_size=5)))


@pytest.mark.parametrize("mention", MENTIONS[:7])
def test_a_mention_in_discord_gets_a_backslash(mention: str) -> None:
    assert pings.discord_mentions(f"tell {mention} now") == f"tell \\{mention} now"


@pytest.mark.parametrize("text", ["x@example.org", "@everybody", "@ here", "2 > 1"])
def test_what_pings_nobody_in_discord_stays(text: str) -> None:
    assert pings.discord_mentions(text) == text


def test_slack_reads_entities_as_characters() -> None:
    assert pings.slack_entities("<!channel> & &lt;") == "&lt;!channel&gt; &amp; &amp;lt;"


@given(TEXTS)
def test_no_mention_is_left_for_discord(parts: list[str]) -> None:
    """An odd number of backslashes stands before each: an even number would escape only one another."""
    escaped = escaping.discord(escaping.plain("".join(parts)))
    for found in re.finditer(r"(\\*)(?:<|@everyone|@here)", escaped):
        assert len(found[1]) % 2 == 1


@given(TEXTS)
def test_no_mention_is_left_for_slack(parts: list[str]) -> None:
    escaped = escaping.slack(escaping.plain("".join(parts)))
    assert not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", escaped)
