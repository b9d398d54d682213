"""Date expressions in an article, resolved against its publication day. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from .grammar import (
    Corrected,
    Mention,
    Phrase,
    Reading,
    Rule,
    Scene,
    find_mentions,
    finish,
    join,
    sentence_around,
    tense_around,
    years_in_digits,
)
from .letters import fold_letters
from .windows import Window

_PARAGRAPH: Final = re.compile(r"[^\n]+")
_QUOTATION: Final = re.compile(r"\u201c[^\u201c\u201d]{1,2000}\u201d|\"[^\"]{1,2000}\"")
_ATTRIBUTION: Final = re.compile(
    r"\b(?:said|told|says|added|wrote|announced|stated|stressed|explained|noted|tweeted|posted|declared|reported)\b"
)
_NEAR_QUOTATION: Final = 90


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words in a text that express a date or period.

    Attributes:
        phrase: The words exactly as written, their preposition included.
        span: Their start and end in the text, in characters, end exclusive.
        window: The days they mean; None for vague words such as "in recent days".
    """

    phrase: str
    span: tuple[int, int]
    window: Window | None

    @property
    def vague(self) -> bool:
        """Whether the words are too vague for days."""
        return self.window is None


def date_phrases(text: str, published: date | None) -> list[DatePhrase]:
    """Find the date expressions of an article's text and the days they mean.

    Args:
        text: The article or a part of it; what its phrases refer back to must be in that part.
        published: Day of publication. Without it only dates with a year are resolved and nothing else is listed.

    Returns:
        The phrases in the order of the text.
    """
    phrases = []
    for paragraph in _PARAGRAPH.finditer(text):
        found = _in_paragraph(paragraph[0], published)
        phrases += [_placed(paragraph[0], phrase, paragraph.start()) for phrase in found]
    return phrases


def _placed(text: str, phrase: Phrase, offset: int) -> DatePhrase:
    words, span = text[phrase.start : phrase.end], (phrase.start + offset, phrase.end + offset)
    window = None if phrase.vague else Window(phrase.first, phrase.last, words, span)
    return DatePhrase(words, span, window)


def _in_paragraph(text: str, published: date | None) -> list[Phrase]:
    written = years_in_digits(fold_letters(text))
    text = written.text
    mentions = list(find_mentions(text, _Reader(text, published).read, asking=False))
    for quotation in (match.span() for match in _QUOTATION.finditer(text)) if mentions else ():
        spoken = _day_of_speech(text, quotation, mentions)
        if spoken is not None and spoken != published:
            inside = _Reader(text, spoken)
            again = find_mentions(text, inside.read, asking=False)
            reread = {(mention.start, mention.end): mention for mention in again}
            mentions = [
                reread.get((mention.start, mention.end), mention) if _within(mention, quotation) else mention
                for mention in mentions
            ]
    joined = join(text, mentions, published)
    finished = (finish(text, mention, published, asking=False) for mention in joined)
    return [_in_original(phrase, written) for phrase in finished]


def _in_original(phrase: Phrase, written: Corrected) -> Phrase:
    start, end = written.original(phrase.start, phrase.end)
    return replace(phrase, start=start, end=end)


def _within(mention: Mention, span: tuple[int, int]) -> bool:
    return span[0] <= mention.start and mention.end <= span[1]


def _day_of_speech(text: str, quotation: tuple[int, int], mentions: list[Mention]) -> date | None:
    """Find the day on which a quotation was spoken: next to it, with a reporting verb in between."""
    start, end = quotation
    if not any(_within(mention, quotation) for mention in mentions):
        return None
    for mention in mentions:
        day = _single_day(mention.reading)
        follows = 0 <= mention.start - end <= _NEAR_QUOTATION and _ATTRIBUTION.search(text, end, mention.end)
        leads = 0 <= start - mention.end <= _NEAR_QUOTATION and _ATTRIBUTION.search(text, mention.end, start)
        if day is not None and (follows or leads):
            between = text[end : mention.start] if follows else text[mention.end : start]
            if not re.search(r"[.!?]\s", between):
                return day
    return None


def _single_day(reading: Reading) -> date | None:
    days = reading.days
    return days[0] if days is not None and days[0] == days[1] else None


class _Reader:
    """Reads matches of one paragraph from left to right, remembering the day last mentioned."""

    def __init__(self, text: str, today: date | None) -> None:
        self._text = text
        self._scene = Scene(today)
        self._sentence = (0, 0)

    def read(self, rule: Rule, match: re.Match[str], start: int, end: int) -> Reading | None:
        """Read a match in its context."""
        sentence = sentence_around(self._text, start, end)
        scene = self._scene
        if start >= self._sentence[1]:
            scene = replace(scene, told=scene.said or scene.told, said=None)
            self._sentence = sentence
        opening = self._text[sentence[0] : start].strip(" \u201c\"'\u2018(")
        scene = replace(
            scene, tense=tense_around(self._text, start, end), leading=not opening or opening.endswith((",", ":"))
        )
        result = rule.read(match, scene)
        self._scene = scene if result is None else _having_told(scene, result)
        return result


def _having_told(scene: Scene, reading: Reading) -> Scene:
    """Remember the day, or the months, that words spoke of."""
    day = _single_day(reading)
    if day is not None:
        return replace(scene, said=day)
    return (
        scene if reading.days is None or reading.grain not in {"month", "year"} else replace(scene, period=reading.days)
    )
