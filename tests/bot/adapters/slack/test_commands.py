"""Slash commands, the message shortcut, the App Home and files."""

import json
from pathlib import Path

import pytest

from bot.adapters.slack.commands import understood
from bot.adapters.slack.manifest import SCOPES
from bot.understanding.commands import (
    Ask,
    AskBriefing,
    AskTimeline,
    Check,
    Command,
    Hello,
    Help,
    MyData,
    Sources,
    Status,
)
from tests.bot.render.test_differing import STORM
from tests.bot.slack_world import QUESTION, buttons, cited, text_of, world
from tests.servers.slack_limits import PING
from tests.servers.slack_model import GENERAL, dm_of

BOB = "U0BOB"


async def test_ask_answers_in_the_channel_and_its_thread_goes_on(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("/ask", "what did the harbour master say?")
        answer = await sim.next_message(asked)
        assert cited(answer)[0].startswith("[1] harbour.txt")
        assert "thread_ts" not in answer
        assert asked.answer is None
        assert asked.responses == []
        (follow_up,) = await sim.says("and Brandt?", thread=answer, user=BOB)
        shown = await sim.next_message(follow_up)
        assert "Taken together with the previous question: “what did Brandt say?”" in text_of(shown)


async def test_ask_takes_filters_and_shows_them(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("/ask", "who spoke of trams? from:2023-12-30 to:2023-12-30 source:council")
        answer = text_of(await sim.next_message(asked))
        assert "Only passages about 30 Dec 2023 · Only articles with “council” in the name or title" in answer
        bad = await sim.slash("/ask", "who spoke? from:someday")
        assert "I can't read “someday” as a day" in text_of(await bad.responded())
        assert bad.responses[0]["response_type"] == "ephemeral"


async def test_a_private_answer_is_ephemeral_and_can_be_shared(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("/ask", f"{QUESTION} private:yes")
        private = await asked.responded()
        assert private["response_type"] == "ephemeral"
        assert cited(private)
        assert not sim.messages
        shown = {**private, "channel": GENERAL, "ts": sim._ts(), "is_ephemeral": True}
        pressed = await sim.press(shown, buttons(shown)["Share"])
        shared = await sim.next_message(channel=GENERAL)
        assert cited(shared) == cited(private)
        assert "Share" not in buttons(shared)
        assert "Shared with everybody here." in text_of(await pressed.responded())


async def test_in_a_direct_message_nothing_needs_to_be_hidden(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("/ask", "what did the harbour master say?", channel=dm_of("U0ALICE"))
        answer = await sim.next_message(asked, channel=dm_of("U0ALICE"))
        assert cited(answer)
        assert "Share" not in buttons(answer)
        follow_up = await sim.next_message(await sim.dm("and Brandt?"))
        assert "what did Brandt say?" in text_of(follow_up)


@pytest.mark.parametrize(
    ("command", "text", "told"),
    [
        ("/sources", "", "3 articles"),
        ("/sources", "harbour", "3 passages searched"),
        ("/sources", "penguins", "No article has “penguins” in its name or title."),
        ("/dateline", "status", "generation g1"),
        ("/dateline", "help", "/ask what did the governor say?"),
        ("/dateline", "", "/dateline mydata"),
        ("/dateline", "mydata", "Nothing of yours is stored."),
        ("/ask", "", "/dateline status"),
    ],
)
async def test_what_is_no_question_is_for_the_one_who_asks(tmp_path: Path, command: str, text: str, told: str) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash(command, text)
        shown = await asked.responded()
        assert told in text_of(shown)
        assert (shown["response_type"], shown["replace_original"]) == ("ephemeral", False)
        assert not sim.messages


async def test_the_original_of_an_article_comes_as_a_file_where_only_the_asker_sees_it(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "harbour.txt").write_text("A crane fell.", encoding="utf-8")
    async with world(tmp_path, options={"originals": str(tmp_path / "articles")}) as (sim, _):
        await (await sim.slash("/sources", "harbour")).responded()
        (file,) = await sim.until(lambda: sim.files)
        assert (file["name"], file["content"], file["channel"]) == ("harbour.txt", b"A crane fell.", dm_of("U0ALICE"))
        asked = await sim.mention("sources harbour")
        await sim.until(lambda: len(sim.files) == 2)
        assert (sim.files[1]["channel"], sim.files[1]["thread_ts"]) == (GENERAL, asked.payload["event"]["ts"])


async def test_an_upload_that_fails_costs_only_the_file(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("A crane fell.", encoding="utf-8")
    async with world(
        tmp_path, options={"originals": str(tmp_path)}, simulated={"scopes": tuple(set(SCOPES) - {"files:write"})}
    ) as (sim, bot):
        shown = await sim.next_message(await sim.mention("sources harbour"))
        assert "3 passages searched" in text_of(shown)
        await sim.until(lambda: "can't be uploaded: missing_scope" in bot.log)
        assert "lacks the scope files:write" in bot.log


async def test_the_shortcut_checks_a_message_for_the_one_who_asks(tmp_path: Path) -> None:
    """Also that of a feed, whose words stand in an attachment."""
    async with world(tmp_path) as (sim, _):
        feed = {
            "type": "message",
            "subtype": "bot_message",
            "channel": GENERAL,
            "ts": sim._ts(),
            "text": "",
            "attachments": [{"title": "Porto Vello", "text": "The port handled 41 ships that day. <!channel>"}],
        }
        picked = await sim.pick("check_against_sources", feed)
        shown = await picked.responded()
        assert shown["response_type"] == "ephemeral"
        assert "*Statement:* The port handled 41 ships that day." in text_of(shown)
        assert "harbour.txt · ¶2" in text_of(shown)
        assert not PING.search(text_of(shown))
        empty = await sim.pick("check_against_sources", {**feed, "attachments": [], "files": [{"id": "F1"}]})
        assert "I can't read attachments" in text_of(await empty.responded())


async def test_the_home_shows_what_is_indexed_how_to_ask_and_the_latest_articles(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await sim.opens_home(tab="messages")
        await sim.opens_home(user=BOB)
        home = text_of(await sim.until(lambda: sim.homes.get(BOB)))
        assert "3 articles · 6 passages" in home
        assert "@labbot how many drones" in home
        assert home.index("harbour.txt") < home.index("council.txt")
        assert list(sim.homes) == [BOB]
        sim.fail_next(error="internal_error", path="views.publish")
        await (await sim.opens_home(user="U0CAROL")).acked()
        assert cited(await sim.next_message(await sim.mention(QUESTION)))


def storm(path: Path) -> str:
    """Write the storm as a corpus that the bot reads."""
    articles = [
        {"source": one.source, "title": one.title, "published": str(one.published), "paragraphs": one.paragraphs}
        for one in STORM
    ]
    path.write_text(json.dumps(articles), encoding="utf-8")
    return str(path)


async def test_a_briefing_is_for_all_in_the_channel_unless_it_is_asked_for_privately(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.slash("/briefing", "30 December 2023"))
        assert "council.txt · ¶1 · 30 Dec 2023" in text_of(answer)
        assert "harbour.txt" not in text_of(answer)
        threaded = await sim.next_message(await sim.mention("briefing 31 December 2023 crane"))
        assert "harbour.txt · ¶1 · 31 Dec 2023" in text_of(threaded)
        assert "thread_ts" in threaded
        private = await (await sim.slash("/briefing", "30 December 2023 private:yes")).responded()
        assert private["response_type"] == "ephemeral"
        assert text_of(private) == text_of(answer)


async def test_a_timeline_comes_with_its_chart_in_the_thread_or_in_private(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=storm(tmp_path / "corpus.json")) as (sim, _):
        answer = await sim.next_message(await sim.slash("/timeline", "Brno"))
        assert "*Timeline: Brno*" in text_of(answer)
        (chart,) = await sim.until(lambda: sim.files)
        assert (chart["channel"], chart["thread_ts"]) == (GENERAL, answer["ts"])
        assert chart["content"].startswith(b"\x89PNG")
        assert "24 on 1 Jan 2024" in chart["alt_txt"]
        private = await (await sim.slash("/timeline", "Brno private:yes")).responded()
        assert "*Timeline: Brno*" in text_of(private)
        await sim.until(lambda: len(sim.files) == 2)
        assert sim.files[1]["channel"] == dm_of("U0ALICE")
        assert "Please name a topic" in text_of(await (await sim.slash("/timeline")).responded())


@pytest.mark.parametrize(
    ("name", "text", "command"),
    [
        ("/briefing", "last week private:yes", AskBriefing("last week")),
        ("/timeline", "the harbour", AskTimeline("the harbour")),
        ("/ask", "who fell? source:harbour", Ask("who fell?", source="harbour")),
        ("/ask", "hello", Hello()),
        ("/ask", "x y z. " * 300, Check(("x y z. " * 300).strip())),
        ("/ask", " ", Help()),
        ("/sources", " the  harbour ", Sources("the harbour")),
        ("/sources", "", Sources()),
        ("/dateline", "status", Status()),
        ("/dateline", "my data", MyData()),
    ],
)
def test_slash_commands_are_understood(name: str, text: str, command: Command) -> None:
    assert understood(name, text) == command
