"""Briefings and timelines on every platform, and the words that ask for them."""

import json
from datetime import date

import pytest

from bot.adapters.discord import render as discord
from bot.adapters.terminal.render import render_reply
from bot.answering.answerer import Answerer
from bot.answering.output import briefing_json, timeline_json
from bot.answering.surveys import brief, line_up, parted
from bot.desk.cooldown import Rate
from bot.desk.desk import Desk, DeskOptions
from bot.desk.person import Person
from bot.desk.pressing import press
from bot.render.briefing import render_briefing
from bot.render.timeline import render_timeline
from bot.replies import wording
from bot.replies.actions import Action, decode
from bot.understanding.commands import Ask, AskBriefing, AskTimeline, parse
from index.dates.windows import Window
from tests.bot.fake_retriever import FakeRetriever, StoredArticle
from tests.bot.golden_files import check_golden
from tests.bot.render.test_differing import MONDAY, SATURDAY, STORM, SUNDAY
from tests.servers.discord_limits import check_message

TODAY = date(2024, 1, 2)
ALICE = Person("discord", "1", "10", "100")


@pytest.fixture
def retriever() -> FakeRetriever:
    return FakeRetriever(STORM)


@pytest.fixture
def desk(retriever: FakeRetriever) -> Desk:
    return Desk(Answerer(retriever), None, DeskOptions("@Dateline", Rate(0), Rate(0), 10))


WRITTEN = [
    ("briefing", AskBriefing("")),
    ("briefing 31 December", AskBriefing("31 December")),
    ("Briefing: last week, the storm", AskBriefing("last week, the storm")),
    ("/timeline Brno", AskTimeline("Brno")),
    ("timeline", AskTimeline("")),
    ("briefing rooms of the mayor cost how much?", Ask("briefing rooms of the mayor cost how much?")),
    ("briefings are long", Ask("briefings are long")),
]


@pytest.mark.parametrize(("written", "command"), WRITTEN)
def test_messages_ask_for_surveys(written: str, command: object) -> None:
    assert parse(written) == command


PARTED = [
    ("31 December", "", (SUNDAY, SUNDAY)),
    ("Brno on 31 December", "Brno", (SUNDAY, SUNDAY)),
    ("30 December, the storm", "storm", (SATURDAY, SATURDAY)),
    ("about the storm in Brno", "storm in Brno", None),
    ("2023-12-30 to 2023-12-31 Brno", "Brno", (SATURDAY, SUNDAY)),
    ("", "", None),
]


@pytest.mark.parametrize(("words", "topic", "days"), PARTED)
def test_words_are_parted_into_topic_and_days(words: str, topic: str, days: tuple[date, date] | None) -> None:
    found, window = parted(words, TODAY, FakeRetriever(STORM).coverage())
    assert found == topic
    assert (window and (window.start, window.end)) == days


def test_a_survey_asked_for_years_later_counts_from_the_archive() -> None:
    topic, window = parted("the storm yesterday", date(2026, 11, 28), FakeRetriever(STORM).coverage())
    assert topic == "storm"
    assert window is not None
    assert window.start == SUNDAY
    assert window.asked is not None
    assert window.asked.start == date(2026, 11, 27)


def test_a_briefing_of_no_day_is_of_the_newest_that_the_archive_covers() -> None:
    archive = FakeRetriever(STORM)
    assert brief(archive, "", TODAY).briefing.window == Window(MONDAY, MONDAY)
    assert brief(archive, "", SUNDAY).briefing.window == Window(SUNDAY, SUNDAY)
    assert brief(FakeRetriever(()), "", TODAY).briefing.window == Window(TODAY, TODAY)


def test_a_briefing_reads_in_a_terminal() -> None:
    briefed = brief(FakeRetriever(STORM), "30 December to 1 January", TODAY)
    check_golden("terminal-briefing.txt", render_reply(render_briefing(briefed.briefing, briefed.coverage)))


def test_a_timeline_reads_in_a_terminal_without_a_chart() -> None:
    lined = line_up(FakeRetriever(STORM), "storm in Brno", TODAY)
    reply = render_timeline(lined.timeline, lined.coverage, lined.development)
    check_golden("terminal-timeline.txt", render_reply(reply))
    assert wording.NO_CHART in " ".join(render_reply(reply, width=200).split())


def test_programs_get_events_and_what_is_contested() -> None:
    made = briefing_json(brief(FakeRetriever(STORM), "31 December", TODAY))
    assert made["window"] == ["2023-12-31", "2023-12-31"]
    contested = {passage["source"]: passage["contested"] for event in made["events"] for passage in event["passages"]}
    assert contested["other.txt"] == ["homes damaged"]
    assert json.dumps(made)


def test_programs_get_days_and_where_they_come_from() -> None:
    made = timeline_json(line_up(FakeRetriever(STORM), "Brno", TODAY))
    assert [passage["days"][0] for passage in made["passages"]] == sorted(p["days"][0] for p in made["passages"])
    assert {passage["days_from"] for passage in made["passages"]} == {"published"}
    assert made["development"]["counts"] == "people killed"


@pytest.mark.parametrize("command", [AskBriefing("30 December to 1 January"), AskTimeline("Brno")])
async def test_surveys_fit_discord_and_their_pages_turn(
    desk: Desk, retriever: FakeRetriever, command: AskBriefing | AskTimeline
) -> None:
    long = tuple(
        StoredArticle(f"{n}.txt", f"Brno {n}", SUNDAY, (f"In Brno it rained. {'Rain. ' * 90}",)) for n in range(12)
    )
    retriever.articles = (*STORM, *long)
    reply = await desk.run(command, ALICE, TODAY)
    pages = discord.pages(reply)
    assert len(pages) > 1
    for page in pages:
        check_message(discord.message(page))
    turn = next(button.action for row in pages[0].rows for button in row if button.action.turning)
    again = decode(turn.encode() or "")
    assert again is not None
    outcome = await press(desk, again, ALICE, own=True)
    assert (outcome.where, outcome.page) == ("replace", 1)
    assert discord.pages(outcome.reply)[1].sections == pages[1].sections


async def test_a_topic_that_nothing_is_about_is_said(desk: Desk) -> None:
    shown = render_reply(await desk.run(AskTimeline("zeppelins"), ALICE, TODAY))
    assert wording.NO_TOPIC in shown
    assert wording.NO_TOPIC_THEN in render_reply(await desk.run(AskBriefing("31 December zeppelins"), ALICE, TODAY))
    assert wording.NO_NEWS_THEN in render_reply(await desk.run(AskBriefing("3 May 1999"), ALICE, TODAY))


async def test_a_timeline_needs_a_topic(desk: Desk) -> None:
    assert wording.NAME_TOPIC in render_reply(await desk.run(AskTimeline("31 December"), ALICE, TODAY), width=200)


async def test_a_button_that_was_tampered_with_is_a_failure_that_is_said(desk: Desk) -> None:
    outcome = await press(desk, Action("briefing", "yesterday all"), ALICE, own=True)
    assert outcome.reply.head is not None
    assert "Something went wrong" in outcome.reply.head.body[0].text
