"""What people write in Slack, read as they see it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack.incoming import mentions, speaks_to_others, without, words, words_of
from bot.replies import escaping

ME = "U0BOT"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("how many &lt;drones&gt; &amp; ships?", "how many <drones> & ships?"),
        ("see <https://a.example/x|the port> and <https://b.example>", "see the port and https://b.example"),
        ("<#C1|desk> <#C2> <@U1|ann> <@U2>", "#desk #C2 @ann @U2"),
        ("<!here> <!channel|@channel> <!subteam^S1|@desk> <!subteam^S2>", "@here @channel @desk @subteam"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("&amp;lt; < 3 > 2", "&lt; < 3 > 2"),
    ],
)
def test_marks_are_read_as_they_show(text: str, read: str) -> None:
    assert words(text) == read


@given(st.text(alphabet=st.sampled_from("ab <>&|@!#*\n"), max_size=60))
def test_what_is_escaped_is_read_back(text: str) -> None:
    """Reading takes back what an escape did: nobody's words change on their way through the bot."""
    entities = escaping.slack_entities(text)
    assert words(entities) == text


def test_the_bot_is_taken_out_of_what_is_asked() -> None:
    assert without(f"<@{ME}> who fell, <@{ME}|dateline>? <@U1>", ME).split() == ["who", "fell,", "?", "<@U1>"]
    assert mentions(f"ask <@{ME}|dateline>", ME)
    assert not mentions("ask <@U0BOTHER>", ME)


@pytest.mark.parametrize("text", ["! aside", " !x", "<@U1> you?", "<!here> all?", "<!subteam^S1|@desk>", "<!channel>"])
def test_what_speaks_to_others_is_known(text: str) -> None:
    assert speaks_to_others(text, ME)


@pytest.mark.parametrize("text", ["and on Dec 30?", f"<@{ME}> and you?", "what a day!", "<#C1|desk> said what?"])
def test_what_speaks_to_nobody_else_is_known(text: str) -> None:
    assert not speaks_to_others(text, ME)


def test_feeds_say_their_news_in_attachments() -> None:
    message = {
        "text": "News &amp; views",
        "attachments": [
            {"pretext": "Harbour", "title": "<https://a.example|Crane falls>", "text": "At dawn.", "fallback": "x"},
            {"fallback": "Only this", "fields": [{"title": "Hurt", "value": "nobody"}]},
        ],
    }
    assert words_of(message) == "News & views\nHarbour\nCrane falls\nAt dawn.\nOnly this\nnobody"
    assert words_of({"text": None, "attachments": None}) == ""


@pytest.mark.parametrize("text", ["<" * 50_000, "<@" * 25_000, "<!channel" * 8_000, "&lt" * 20_000, "<a|" * 20_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    words(text)
    speaks_to_others(text, ME)
    assert time.perf_counter() - started < 2
