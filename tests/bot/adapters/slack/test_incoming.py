"""What people write in Slack, read as they see it; who they are, and which conversation they are in."""

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack.incoming import (
    buttons_of,
    conversation,
    day_of,
    mentions,
    person,
    speaks_to_others,
    today,
    without,
    words,
    words_of,
)
from bot.desk import Person
from bot.replies import pings

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
    entities = pings.slack_entities(text)
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


def test_what_buttons_carry_is_read_and_nothing_else() -> None:
    button = {"type": "button", "action_id": "a", "value": "dl1:cited:0:12"}
    menu = {"type": "static_select", "value": "menu"}
    text = {"type": "mrkdwn", "text": "x"}
    message = {"blocks": [{"elements": [text]}, {"text": text}, {"elements": [button, menu, {"type": "button"}]}]}
    assert buttons_of(message) == ["dl1:cited:0:12", ""]
    assert buttons_of({}) == []


def test_a_direct_message_belongs_to_no_workspace_and_is_private() -> None:
    assert person("U1", "C1", "T1") == Person("slack", "U1", "T1", "C1")
    assert person("U1", "D1", "T1") == Person("slack", "U1", "", "D1", private=True)


def test_conversations_are_told_apart() -> None:
    names = [
        conversation("C1"),
        conversation("C1", "1.5"),
        conversation("C1", user="U1"),
        conversation("C1", user="U2"),
        conversation("D1"),
    ]
    assert len(set(names)) == len(names)
    assert names[1] == "slack:C1:1.5"


def test_a_message_is_of_the_day_that_its_timestamp_says() -> None:
    noon = datetime(2023, 12, 31, 12).astimezone().timestamp()
    assert day_of(f"{noon:.6f}") == date(2023, 12, 31)


@pytest.mark.parametrize("ts", ["", "soon", "nan", "1e30"])
def test_a_timestamp_that_says_nothing_is_of_today(ts: str) -> None:
    assert day_of(ts) == today()
