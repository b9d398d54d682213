"""When a figure's event happened: which date phrase of its paragraph belongs to it. Pure."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from index.dates import DatePhrase, Window
from index.speakers import REPORTING

_LONGEST: Final = timedelta(days=366)
_NEAR: Final = timedelta(days=3)
_SPEECH: Final = 24
_HEAD: Final = 12
_YEAR: Final = re.compile(r"(?<![\w,.$£€-])(?:1[5-9]|20)\d\d(?![\w%-]|[,.]\d)")
_DAY: Final = timedelta(days=1)


def dating(text: str, phrases: Sequence[DatePhrase], published: date | None) -> list[DatePhrase]:
    """Keep the phrases that can date a figure: no open range, dateline, birthday or future day."""
    return [
        phrase
        for phrase in phrases
        if _length(phrase.window) <= _LONGEST and not _dates_nothing(text, phrase, published)
    ]


def days_of(
    text: str,
    sentence: tuple[int, int],
    place: int,
    *,
    dates: Sequence[DatePhrase],
    cues: Sequence[int],
    before: Window | None,
) -> Window | None:
    """Choose the days of a figure.

    Args:
        text: The paragraph.
        sentence: Start and end of the figure's sentence, in characters.
        place: Start of the figure, in characters.
        dates: Date phrases of the sentence.
        cues: Ends of its reporting verbs: a phrase right after one dates the speech and is the last choice.
        before: The days mentioned last in the paragraph, for a sentence without any.

    Returns:
        The days of the nearest phrase; else the year named in the sentence; else `before`, without its span.
    """
    of_speech = {phrase.span for phrase in dates if _dates_speech(text, phrase, cues)}
    nearest = min(dates, key=lambda phrase: (phrase.span in of_speech, abs(phrase.span[0] - place)), default=None)
    # "…, she said on Monday" is weaker evidence of the day than the sentence before.
    if nearest and not (before and nearest.span in of_speech and nearest.span[0] > place):
        return _shifted(text, nearest, place)
    if nearest and before:
        return Window(before.start, before.end, before.phrase)
    for year in _YEAR.finditer(text, *sentence):
        if not _is_birth(text, year.start()):
            return Window(date(int(year[0]), 1, 1), date(int(year[0]), 12, 31), year[0], year.span())
    return before and Window(before.start, before.end, before.phrase)


def _dates_speech(text: str, phrase: DatePhrase, cues: Sequence[int]) -> bool:
    """Whether a phrase comes right after a reporting verb."""
    words = text[max(0, phrase.span[0] - _SPEECH) : phrase.span[0]].lower().split()
    return bool(words and words[-1] in REPORTING) or any(0 <= phrase.span[0] - cue <= _SPEECH for cue in cues)


def last_days(dates: Sequence[DatePhrase], before: Window | None) -> Window | None:
    """Return the days that carry over to the next sentence: a day or a few, never a month or a year."""
    near = [phrase.window for phrase in dates if _length(phrase.window) <= _NEAR]
    return near[-1] if near else before


def _dates_nothing(text: str, phrase: DatePhrase, published: date | None) -> bool:
    start = phrase.window.start if phrase.window else None
    heading = start == published and phrase.span[0] < _HEAD and phrase.phrase[:4].isdigit()
    ahead = bool(start and published and start > published)
    return heading or ahead or _is_birth(text, phrase.span[0])


def _is_birth(text: str, place: int) -> bool:
    return text[max(0, place - 12) : place].rstrip().endswith(("born", "born in"))


def _length(window: Window | None) -> timedelta:
    return window.end - window.start if window and window.start and window.end else timedelta.max


def _shifted(text: str, phrase: DatePhrase, place: int) -> Window | None:
    """Subtract a day inside "a day after the storm killed 14 people": the phrase dates the main clause."""
    window = phrase.window
    inside = phrase.span[1] <= place and "," not in text[phrase.span[1] : place]
    if window and window.start and window.end and inside and phrase.phrase.lower().endswith("day after"):
        return Window(window.start - _DAY, window.end - _DAY, window.phrase, window.span)
    return window
