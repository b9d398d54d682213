"""How a day, a window, a name, a place, a count and a citation are written, the same on every platform. Pure.

Nothing here is escaped or formatted: each platform's renderer does that.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from index.dates import Window
from index.generation import Coverage, SourceEntry
from index.reading import Anchor, DateOrigin
from index.search import Hit, PaperAsk, Place

from .escaping import one_line
from .limits import shorten

_DASH: Final = "\N{EN DASH}"

NAME_LENGTH: Final = 300
"""Characters of a file name or title that are shown; a longer one says how much is left out."""
SENTENCE_LENGTH: Final = 500
SHOWN_PLACES: Final = 2
"""Further places of the same words that a citation names; the button for sources names all."""

_VERSION: Final = re.compile(r"(.+) \(version ([1-9][0-9]{0,8})\)")

_UNITS: Final = ((60, "minute"), (3_600, "hour"), (86_400, "day"))
"""Seconds of a unit, and its name."""
_MONTH: Final = 30 * 86_400

_ORIGINS: Final[dict[DateOrigin, str]] = {
    "stated": "stated in the article",
    "filename": "from the file name",
    "address": "from the web address",
    "inferred": "inferred",
    "unknown": "unknown",
}


def day(value: date) -> str:
    """Write a day: "31 Dec 2023"."""
    return f"{value.day} {value:%b %Y}"


def days(start: date | None, end: date | None) -> str:
    """Write days from one to another, either side open: "since 1 Dec 2023", "any day" for both."""
    if start and end:
        return _span(start, end)
    if start:
        return f"since {day(start)}"
    return f"until {day(end)}" if end else "any day"


def _span(start: date, end: date) -> str:
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{_DASH}{day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%b} {_DASH} {day(end)}"
    return f"{day(start)} {_DASH} {day(end)}"


def window(understood: Window) -> str:
    """Write a window and the words that gave it: "31 Dec 2023 (“Dec 31”)"; one counted from other days says so."""
    words = taken(understood) or days(understood.start, understood.end)
    phrase = shorten(one_line(understood.phrase), 60)
    return f"{words} (“{phrase}”)" if phrase else words


def taken(understood: Window) -> str:
    """Say from which other days a window was taken, "" when from none.

    As in "nothing of Saturday, 21 November 2026; taken as Saturday, 30 December 2023".
    """
    if understood.asked is None:
        return ""
    return f"nothing of {_in_full(understood.asked)}; taken as {_in_full(understood)}"


def _in_full(understood: Window) -> str:
    start, end = understood.start, understood.end
    if start is not None and start == end:
        return f"{start:%A}, {start.day} {start:%B %Y}"
    return days(start, end)


def instant(moment: datetime) -> str:
    """Write a moment in UTC: "31 Dec 2023, 14:05 UTC"."""
    moment = moment.astimezone(UTC)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def ago(moment: datetime, now: datetime) -> str:
    """Write how long ago a moment was: "2 minutes ago"; after a month the moment itself."""
    seconds = (now - moment).total_seconds()
    if seconds < _UNITS[0][0]:
        return "less than a minute ago"
    length, unit = [each for each in _UNITS if seconds >= each[0]][-1]
    return f"{count(int(seconds // length), unit)} ago" if seconds < _MONTH else instant(moment)


def published(value: date | None, how: DateOrigin) -> str:
    """Write a publication day as a citation does; one that was inferred says so."""
    if value is None:
        return "date unknown"
    return f"{day(value)} (inferred)" if how == "inferred" else day(value)


def published_how(value: date | None, how: DateOrigin) -> str:
    """Write a publication day and how it was found."""
    return "date unknown" if value is None else f"{day(value)} ({_ORIGINS[how]})"


def version(source: str, number: int) -> str:
    """Name an earlier version of an article, as it is asked for in `/sources`.

    Of a long name this is the end, which tells most: `/sources` finds an article by any part of its name.
    """
    return f"{source[-NAME_LENGTH:].strip()} (version {number})"


def version_asked(text: str) -> tuple[str, int] | None:
    """Read what `version` has written: an article and the number of its version."""
    match = _VERSION.fullmatch(text.strip())
    return (match[1], int(match[2])) if match else None


def name(source: str) -> str:
    """Write a file name or title in one line, telling when it is cut."""
    return shorten(one_line(source), NAME_LENGTH)


def place(
    source: str,
    paragraph: int,
    value: date | None,
    how: DateOrigin,
    *,
    anchor: Anchor,
    publisher: str | None = None,
    title: str = "",
) -> str:
    """Write where words stand: "kyiv.txt · Reuters · ¶3 · 31 Dec 2023"; a title may name the publisher already."""
    paper = f" · {name(publisher)}" if publisher and not title.casefold().endswith(publisher.casefold()) else ""
    where = f"{anchor.article(source, name) or '(no name)'}{paper} · {anchor.paragraph(paragraph)}"
    return f"{where} · {published(value, how)}{' · layout uncertain' if anchor.uncertain else ''}"


def papers(asked: Sequence[PaperAsk]) -> str:
    """Say whose articles a question asks for: "Understood: articles of CNN (5 Mar 2023) and Reuters come first"."""
    *others, last = [
        f"{name(each.name)}{f' ({days(each.published.start, each.published.end)})' if each.published else ''}"
        for each in asked
    ]
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"Understood: articles of {listed} come first"


def _other(also: Place) -> str:
    day, how = also.published, also.published_how
    return place(also.source, also.paragraph, day, how, anchor=also.anchor, publisher=also.publisher)


def citation(hit: Hit, asked: Window | None = None) -> str:
    """Cite a hit: "[1] kyiv.txt · ¶3 · 31 Dec 2023", who says its best sentence, and where else it stands.

    Where it is neither published in the days asked about nor tells of them: "outside 19–25 Dec 2023".
    """
    p = hit.passage
    day, how, paper = hit.published, hit.published_how, hit.publisher
    where = place(p.source, p.paragraph, day, how, anchor=p.anchor, publisher=paper, title=hit.title)
    first = f"[{hit.rank}] {where}"
    if hit.said_by:
        first += f" · said by {' and '.join(name(speaker) for speaker in hit.said_by)}"
    if asked and hit.is_outside(asked):
        first += f" · outside {days(asked.start, asked.end)}"
    others = [f"also {_other(also)}" for also in hit.also[:SHOWN_PLACES]]
    more = len(hit.also) - len(others)
    if more:
        others.append(f"and {count(more, 'more place')} (see Sources)")
    return "; ".join((first, *others))


def places(hit: Hit) -> list[str]:
    """List every place where the words of a hit stand, with lines and characters for who wants to check."""
    passage = hit.passage
    own = Place(
        passage.source,
        passage.paragraph,
        passage.lines,
        passage.chars,
        hit.published,
        hit.published_how,
        hit.publisher,
        passage.anchor,
    )
    return [
        f"{_other(one)} · {lines(one.lines)} · characters {one.chars[0]:,} to {one.chars[1]:,}"
        for one in (own, *hit.also)
    ]


def lines(span: tuple[int, int]) -> str:
    """Write the lines of a passage: "line 4", "lines 4 to 6"."""
    return f"line {span[0]}" if span[0] == span[1] else f"lines {span[0]} to {span[1]}"


def count(number: int, noun: str) -> str:
    """Write a number of things: "1 article", "1,204 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def searched(coverage: Coverage) -> str:
    """Say what has been searched: articles, passages, the days that they cover."""
    parts = [count(coverage.articles, "article"), count(coverage.passages, "passage")]
    if coverage.first or coverage.last:
        parts.append(f"published {days(coverage.first, coverage.last)}")
    if coverage.undated:
        parts.append(f"{coverage.undated:,} of unknown date")
    return " · ".join(parts)


def failed(coverage: Coverage) -> str:
    """Say how many files could not be indexed, "" for none."""
    return f"{count(len(coverage.failures), 'file')} could not be indexed" if coverage.failures else ""


def not_read(coverage: Coverage) -> str:
    """Say how many files are of kinds that are not read, "" for none."""
    number = sum(each.count for each in coverage.not_read)
    return f"{count(number, 'file')} of other kinds not read" if number else ""


def entry(source: SourceEntry) -> str:
    """Describe an article in a list, without its name: title, day and how it was found, passages."""
    parts = [name(source.title)] if source.title else []
    parts += [name(source.publisher)] if source.publisher else []
    parts += [published_how(source.published, source.published_how), count(source.passages, "passage")]
    if source.boilerplate:
        parts.append(f"{source.boilerplate:,} not searched")
    return " · ".join(parts)


def sentence(words: str) -> str:
    """Make a sentence of words that may begin small and end without a stop."""
    line = shorten(one_line(words), SENTENCE_LENGTH)
    return line[:1].upper() + line[1:] + ("" if line[-1:] in ".!?…]" else ".")
