"""The sentences that every platform says, and how a day, a window or a place reads. Pure.

Nothing here is escaped or formatted: renderers do that, each for its platform.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from index.dates import Window
from index.generation import Coverage, SourceEntry
from index.reading import DateOrigin
from index.search import Hit, Place

from .escaping import one_line
from .limits import shorten

_DASH: Final = "\N{EN DASH}"

NAME_LENGTH: Final = 300
"""Characters of a file name or title that are shown; a longer one says how much is left out."""
SENTENCE_LENGTH: Final = 500
SHOWN_PLACES: Final = 2
"""Further places of the same words that a citation names; the button for sources names all."""

NOTHING: Final = "No passage answers this."
NEAREST: Final = "The nearest passages, which are not an answer:"
NOT_AN_ANSWER: Final = "Not an answer"
NOTHING_THEN: Final = "When this was asked, no passage answered it. Ask again to see whether one does now."
NO_NEWS_THEN: Final = "No passage was published on these days, and none speaks of them."
NO_TOPIC: Final = "No passage is about that."
NO_TOPIC_THEN: Final = "No passage of these days is about that."
NAME_TOPIC: Final = "Name a topic, please: “timeline Kharkiv”, “timeline of the harbour strike in December”."
NO_CHART: Final = "A chart of this needs matplotlib: pip install 'dateline[charts]'"
GONE: Final = "This passage is no longer in the index: its article has been changed or taken out."
TOO_OLD: Final = "I no longer know this answer: it is too old or has been deleted. Please ask again."
NOT_YOURS: Final = "This answer is private to the one who asked."
THANKED: Final = "You're welcome."
NO_WORDS: Final = "There are no words in that for me to search. Ask a question in a sentence, please."
ATTACHMENT: Final = "I can't read attachments. Paste the words that you want me to check, please."
ATTACHMENT_TOO: Final = "I have read your words, not what you attached"
FAILED: Final = "Something went wrong on my side and this is not answered. Please try again; for the operator: {mark}."
NO_INDEX: Final = "My index can't be read just now. Whoever runs me finds in my log how to mend it."
NO_STORE: Final = "What is stored can't be read or changed just now. Please try again in a minute."
QUEUE_FULL: Final = "I have more questions waiting than I can answer soon. Please try again in a minute."
LEAVING: Final = "I am just being restarted. Please ask again in a minute."
VOTED: Final = {1: "Noted: this helped. Thank you.", -1: "Noted: this did not help. Thank you."}
SHARED: Final = "Shared with everybody here."
MISSING_PERMISSION: Final = (
    "I may not answer in {place}: somebody who manages this server must give my role View Channel, Send Messages, "
    "Send Messages in Threads, Embed Links and Read Message History there."
)
NOT_IN_CHANNEL: Final = (
    "I am not in that channel: somebody there must write /invite {mention} before I can answer in threads."
)
NO_JOURNAL: Final = "Nothing is stored: the operator runs me without a journal."
FORGOTTEN: Final = "Deleted: {count} of your questions and votes. Nothing of yours is left."
SENT_PRIVATELY: Final = "That is for your eyes alone: I have sent it to you as a direct message."
USE_COMMAND: Final = (
    "That is for your eyes alone and I can't send you a direct message. "
    "Use /ask or /mydata, please: only you see those."
)
NOTHING_STORED: Final = "Nothing of yours is stored."
BAD_DAY: Final = "I can't read “{day}” as a day. Write it like 2023-12-31 or 31 Dec 2023, please."
BACKWARDS: Final = "The first day, {start}, is after the last, {end}. Swap them, please."
LONG_NAME: Final = "There are more. Ask with a shorter or another part of the name to turn pages."
OTHER_LANGUAGE: Final = "I search best in English: the model that compares meanings has learnt from English text."
CHECKED: Final = "The passages nearest to each statement. Whether they bear it out is yours to judge."
CHECKED_PART: Final = "I compared the first {count} statements of {total}. Send me the rest by itself, please."
NOTHING_TO_CHECK: Final = "There is no statement in that to compare with the articles."
FILE_TOO_LARGE: Final = "The original file is too large to attach."
NOT_ALLOWED: Final = "I may not answer here. Whoever runs me decides where and to whom I do."
HELP_INTRO: Final = (
    "I answer from the indexed articles with their own words: passages quoted exactly, each with its file, "
    "paragraph and date. When no passage answers, I say so."
)

_ORIGINS: Final[dict[DateOrigin, str]] = {
    "stated": "stated in the article",
    "filename": "from the file name",
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
    """Write a window and the words that gave it: "31 Dec 2023 (“Dec 31”)"."""
    words = days(understood.start, understood.end)
    phrase = shorten(one_line(understood.phrase), 60)
    return f"{words} (“{phrase}”)" if phrase else words


def instant(moment: datetime) -> str:
    """Write a moment in UTC: "31 Dec 2023, 14:05 UTC"."""
    moment = moment.astimezone(UTC)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def published(value: date | None, how: DateOrigin) -> str:
    """Write a publication day as a citation does; one that was inferred says so."""
    if value is None:
        return "date unknown"
    return f"{day(value)} (inferred)" if how == "inferred" else day(value)


def published_how(value: date | None, how: DateOrigin) -> str:
    """Write a publication day and how it was found."""
    return "date unknown" if value is None else f"{day(value)} ({_ORIGINS[how]})"


def name(source: str) -> str:
    """Write a file name or title in one line, telling when it is cut."""
    return shorten(one_line(source), NAME_LENGTH)


def place(source: str, paragraph: int, value: date | None, how: DateOrigin) -> str:
    """Write where words stand: "kyiv.txt · ¶3 · 31 Dec 2023"."""
    return f"{name(source) or '(no name)'} · ¶{paragraph} · {published(value, how)}"


def _other(also: Place) -> str:
    return place(also.source, also.paragraph, also.published, also.published_how)


def citation(hit: Hit, asked: Window | None = None) -> str:
    """Cite a hit: "[1] kyiv.txt · ¶3 · 31 Dec 2023", who says its best sentence, and where else it stands.

    Where it is neither published in the days asked about nor tells of them: "outside 19–25 Dec 2023".
    """
    first = f"[{hit.rank}] {place(hit.passage.source, hit.passage.paragraph, hit.published, hit.published_how)}"
    if hit.said_by:
        first += f" · said by {' and '.join(name(speaker) for speaker in hit.said_by)}"
    if asked and hit.is_outside(asked):
        first += f" · outside {days(asked.start, asked.end)}"
    others = [f"also {_other(also)}" for also in hit.also[:SHOWN_PLACES]]
    more = len(hit.also) - len(others)
    if more:
        others.append(f"and {count(more, 'further place')}, see Sources")
    return "; ".join((first, *others))


def places(hit: Hit) -> list[str]:
    """List every place where the words of a hit stand, with lines and characters for who wants to check."""
    passage = hit.passage
    own = Place(passage.source, passage.paragraph, passage.lines, passage.chars, hit.published, hit.published_how)
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


def entry(source: SourceEntry) -> str:
    """Describe an article in a list, without its name: title, day and how it was found, passages."""
    parts = [name(source.title)] if source.title else []
    parts += [published_how(source.published, source.published_how), count(source.passages, "passage")]
    if source.boilerplate:
        parts.append(f"{source.boilerplate:,} not searched")
    return " · ".join(parts)


def cool_down(seconds: float, *, whole_group: bool) -> str:
    """Ask for patience: how long until the next question."""
    patience = max(1, round(seconds + 0.5))
    who = "This server is" if whole_group else "You are"
    return f"{who} asking faster than I may answer. Please ask again in {count(patience, 'second')}."


def nearest(found: Sequence[date]) -> str:
    """Name the days on which the archive does speak of a topic."""
    return "The articles speak of it on " + ", ".join(day(value) for value in found[:5]) + "."


def names_day(words: str, value: date) -> bool:
    """Tell whether words name a day already: "30 Dec" or "30 December", whatever the year."""
    return f"{value.day} {value:%b}" in words


def sentence(words: str) -> str:
    """Make a sentence of words that may begin small and end without a stop."""
    line = shorten(one_line(words), SENTENCE_LENGTH)
    return line[:1].upper() + line[1:] + ("" if line[-1:] in ".!?…]" else ".")


def examples(mention: str) -> list[str]:
    """List the ways to ask, with examples; `mention` is how the bot is addressed on the platform."""
    return [
        f"{mention} how many drones were shot down on 31 December?",
        "/ask question: what did the governor say? from: 2023-12-30 to: 2023-12-31 source: daily",
        "In a direct message, or in a thread that I opened, just ask; follow-ups work: “and on Dec 30?”",
        "There, begin with ! to speak to others.",
        f"{mention} from:2023-12-30 source:daily who was injured?",
        f"{mention} who:governor how many were injured?: only what the governor says",
        f"{mention} dates:no what was the last attack of May?: every day is searched, whatever day is named",
        f"{mention} check: 32 drones were shot down",
        f"/briefing, or {mention} briefing 31 December Kharkiv: days in a few passages, of a topic or of everything",
        f"/timeline, or {mention} timeline Kharkiv: a topic in the order of what happened",
        f"/sources, or {mention} sources: the articles, and each in detail",
        "/status: what is indexed and how fresh it is",
        "/mydata: what I have stored of yours, and a button that deletes it",
    ]


def slack_examples(mention: str) -> list[str]:
    """List the ways to ask in Slack, as `examples` does."""
    return [
        f"{mention} how many drones were shot down on 31 December?",
        "/ask what did the governor say? from:2023-12-30 to:2023-12-31 source:daily private:yes",
        "In a direct message, or in a thread that I opened, just ask; follow-ups work: “and on Dec 30?”",
        "There, begin with ! to speak to others.",
        f"{mention} who:governor how many were injured?: only what the governor says",
        f"{mention} dates:no what was the last attack of May?: every day is searched, whatever day is named",
        f"{mention} check: 32 drones were shot down, or “Check against sources” in the menu of a message",
        f"/briefing, or {mention} briefing 31 December Kharkiv: days in a few passages, of a topic or of everything",
        f"/timeline, or {mention} timeline Kharkiv: a topic in the order of what happened",
        f"/sources, or {mention} sources: the articles, and each in detail",
        f"/dateline status, or {mention} status: what is indexed and how fresh it is",
        "/dateline mydata: what I have stored of yours, and a button that deletes it",
    ]
