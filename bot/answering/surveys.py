"""Surveys: briefings and timelines from a line of words, for every platform. May block."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.replies import Image
from index.dates import Window, question_window
from index.generation import Coverage
from index.surveys import Briefing, Timeline

from .answerer import Retriever
from .charts import ChartsMissing, draw
from .developing import Development, development

_LEADING: Final = re.compile(
    r"(?:(?:on|in|about|for|of|from|since|until|the|and|with|to|during)\b|[\s,;:.-])+", re.IGNORECASE
)
_TRAILING: Final = frozenset("on in about for of from since until the and with to during".split())


@dataclass(frozen=True, slots=True)
class Briefed:
    """A briefing and what it rests on."""

    briefing: Briefing
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class LinedUp:
    """A timeline, what it rests on, and the figure that develops in it.

    Attributes:
        timeline: The timeline.
        coverage: What has been searched.
        development: The figure to draw, None when none develops.
        chart: The drawing, None when there is nothing to draw or nothing to draw it with.
    """

    timeline: Timeline
    coverage: Coverage
    development: Development | None
    chart: Image | None


def brief(retriever: Retriever, words: str, asked_on: date) -> Briefed:
    """Make a briefing of the days and the topic that words name; without days, of the newest one in the archive."""
    coverage = retriever.coverage()
    topic, window = parted(words, asked_on, coverage)
    return Briefed(retriever.briefing(window or _newest(coverage, asked_on), topic, asked_on), coverage)


def line_up(retriever: Retriever, words: str, asked_on: date) -> LinedUp:
    """Make a timeline of the topic that words name, bounded by the days that they name; an empty one of no topic."""
    coverage = retriever.coverage()
    topic, window = parted(words, asked_on, coverage)
    if not topic:
        return LinedUp(Timeline("", window, (), (), 0), coverage, None, None)
    timeline = retriever.timeline(topic, window, asked_on)
    found = next((grown for conflict in timeline.conflicts if (grown := development(conflict))), None)
    try:
        chart = draw(found) if found else None
    except ChartsMissing:
        chart = None
    return LinedUp(timeline, coverage, found, chart)


def parted(words: str, asked_on: date, coverage: Coverage) -> tuple[str, Window | None]:
    """Part words into a topic, "" for none, and the days that they name, None for none."""
    covered = (coverage.first, coverage.last) if coverage.first and coverage.last else None
    window = question_window(words, asked_on, covered)
    if window is None:
        return _bare(words), None
    first, last = window.span
    return " ".join(part for part in (_bare(words[:first]), _bare(words[last:])) if part), window


def _bare(words: str) -> str:
    """Take small words and punctuation from both ends."""
    leading = _LEADING.match(words)
    rest = words[leading.end() if leading else 0 :].split()
    while rest and rest[-1].strip(",;:.-").casefold() in _TRAILING | {""}:
        rest.pop()
    return " ".join(rest).rstrip(",;:.-")


def _newest(coverage: Coverage, asked_on: date) -> Window:
    """The day of asking where the archive covers it, else its last day."""
    first, last = coverage.first, coverage.last
    day = asked_on if last is None or (first is not None and first <= asked_on <= last) else last
    return Window(day, day)
