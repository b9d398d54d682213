"""Briefings as replies."""

from datetime import date

from bot.render.briefing import render_briefing
from index.dates import Window
from tests.bot.answers import COVERAGE
from tests.bot.fake_retriever import FakeRetriever
from tests.bot.render.test_differing import MONDAY, SATURDAY, STORM

DAY = date(2023, 12, 31)


def test_an_event_is_numbered_only_among_others() -> None:
    archive = FakeRetriever(STORM)
    several = archive.briefing(Window(SATURDAY, MONDAY), "", MONDAY)
    one = archive.briefing(Window(SATURDAY, SATURDAY), "", MONDAY)
    assert render_briefing(several, COVERAGE).sections[0].title == "Event 1: After the storm"
    assert render_briefing(one, COVERAGE).sections[0].title == "Storm over Brno"


def test_a_briefing_of_days_taken_for_others_says_so() -> None:
    window = Window(SATURDAY, SATURDAY, "yesterday", asked=Window(date(2026, 11, 27), date(2026, 11, 27)))
    made = render_briefing(FakeRetriever(STORM).briefing(window, "", MONDAY), COVERAGE)
    assert made.head is not None
    assert made.head.body[-1].text == (
        f"Nothing of Friday, 27 November 2026; taken as {SATURDAY:%A}, {SATURDAY.day} {SATURDAY:%B %Y}."
    )


def test_an_empty_briefing_says_whether_a_topic_was_asked_for() -> None:
    archive = FakeRetriever(STORM)
    no_topic = render_briefing(archive.briefing(Window(DAY, DAY), "zeppelins", MONDAY), COVERAGE)
    no_news = render_briefing(archive.briefing(Window(date(1999, 5, 3), date(1999, 5, 3)), "", MONDAY), COVERAGE)
    assert no_topic.head is not None
    assert no_topic.head.body[-1].text.startswith("No passage from those days is about that topic.")
    assert no_news.head is not None
    assert no_news.head.body[-1].text.startswith("No passage was published on those days")
