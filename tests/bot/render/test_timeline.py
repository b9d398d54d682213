"""Timelines as replies."""

from datetime import date

from bot.answering import line_up
from bot.render.timeline import render_timeline
from index.dates import Window
from index.surveys import Moment, Timeline
from tests.bot.answers import COVERAGE, hit
from tests.bot.fake_retriever import FakeRetriever
from tests.bot.render.test_differing import MONDAY, STORM

DAY = date(2023, 12, 31)


def timeline(*moments: Moment) -> Timeline:
    return Timeline("the harbour", None, moments, (), 9)


def test_each_passage_says_where_its_day_is_from() -> None:
    moments = (
        Moment(hit(1, "A crane fell."), Window(DAY, DAY, "on Sunday"), "event"),
        Moment(hit(2, "Rain."), Window(DAY, DAY), "published"),
        Moment(hit(3, "Calm."), None, "unknown"),
    )
    made = render_timeline(timeline(*moments), COVERAGE)
    assert [section.title for section in made.sections] == [
        "31 Dec 2023 (“on Sunday”)",
        "Published 31 Dec 2023",
        "Day unknown",
    ]
    assert made.head is not None
    assert [block.text for block in made.head.body] == [
        "Timeline: the harbour",
        "3 of 9 passages on this topic, in the order it happened",
    ]


def test_an_empty_timeline_says_what_to_try() -> None:
    made = render_timeline(timeline(), COVERAGE)
    assert made.head is not None
    assert made.head.body[-1].text == "No passage is about that topic. Try other words."


def test_the_figure_that_develops_is_not_listed_again_as_a_difference() -> None:
    lined = line_up(FakeRetriever(STORM), "storm in Brno", MONDAY)
    made = render_timeline(lined.timeline, lined.coverage, lined.development)
    developing, differing = made.sections[-2:]
    assert developing.title == "How the figure developed"
    assert "People killed" in developing.body[0].text
    assert not any("People killed" in block.text for block in differing.body)
