"""Briefings and timelines requested in a line of words, the same for every platform. May block."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.replies import Image
from index.dates import Window, archive_window
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
    """A briefing and the coverage of the index it was made from."""

    briefing: Briefing
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class LinedUp:
    """A timeline and the figure that develops in it.

    Attributes:
        timeline: The timeline.
        coverage: What was searched.
        development: The figure to draw, None when none develops.
        chart: The chart, None when there is no development or matplotlib is not installed.
    """

    timeline: Timeline
    coverage: Coverage
    development: Development | None
    chart: Image | None


def brief(retriever: Retriever, words: str, asked_on: date) -> Briefed:
    """Make a briefing on the days and the topic that words name; without days, on the newest day of the archive."""
    coverage = retriever.coverage()
    topic, window = parted(words, asked_on, coverage)
    return Briefed(retriever.briefing(window or _newest(coverage, asked_on), topic, asked_on), coverage)


def line_up(retriever: Retriever, words: str, asked_on: date) -> LinedUp:
    """Make a timeline of the topic that words name, within the days that they name; without a topic, an empty one."""
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
    """Split words into a topic, "" for none, and the days that they name, None for none."""
    covered = (coverage.first, coverage.last) if coverage.first and coverage.last else None
    window = archive_window(words, asked_on, covered)
    if window is None:
        return _bare(words), None
    first, last = window.span
    return " ".join(part for part in (_bare(words[:first]), _bare(words[last:])) if part), window


def _bare(words: str) -> str:
    """Remove small words and punctuation from both ends."""
    leading = _LEADING.match(words)
    rest = words[leading.end() if leading else 0 :].split()
    while rest and rest[-1].strip(",;:.-").casefold() in _TRAILING | {""}:
        rest.pop()
    return " ".join(rest).rstrip(",;:.-")


def _newest(coverage: Coverage, asked_on: date) -> Window:
    """Return the day of asking when the archive covers it, else the last day of the archive."""
    first, last = coverage.first, coverage.last
    day = asked_on if last is None or (first is not None and first <= asked_on <= last) else last
    return Window(day, day)
