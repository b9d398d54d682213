"""Forty short articles with filters to try: folders, days, undated ones, and one paragraph that all of them share."""

from datetime import date, timedelta
from pathlib import Path

from tests.index.archives import CRANE, IndexedFolder

FIRST = date(2023, 12, 1)
WORDS = "crane harbour trams council ferries islands port mayor".split()


def story(number: int) -> str:
    """An article of its own day, every third without a day, every fourth speaking of another."""
    day = FIRST + timedelta(days=number)
    header = "" if number % 3 == 2 else f"{day}\n\n"
    other = f" It will be opened on {day + timedelta(days=9):%d %B %Y}, the mayor said." if number % 4 == 3 else ""
    words = " ".join(WORDS[number % 5 :])
    title = f"Council number {number} argues over the {WORDS[number % 8]}"
    return f"{title}\n\n{header}The {words} came up.{other}\n\n{CRANE}\n"


def stories_desk(place: Path) -> IndexedFolder:
    """Index the articles."""
    desk = IndexedFolder(place, {f"{number % 4}/story{number}.txt": story(number) for number in range(40)})
    desk.rebuild()
    return desk
