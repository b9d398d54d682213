"""Analyses passages: a rebuild computes this once, so that no search has to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntFlag
from typing import Final

from index.dates import DatePhrase, Window, date_phrases
from index.figures import Figure, read_paragraph, start_thread
from index.language import names, sentence_spans, terms
from index.reading import Article, Passage, PassageKind
from index.speakers import Attribution


class Trait(IntFlag):
    """What kind of answer a passage may hold, and how it ends: bits of `Analysis.traits`.

    They are stored, so a change needs a new `FORMAT`.
    """

    FIGURE = 1
    MONEY = 2
    PERCENT = 4
    ASKS = 8
    YEAR = 16
    LENGTH = 32
    UNFINISHED = 64


_SMALL_NUMBERS: Final = r"dozens?|hundreds?|thousands?|two|three|four|five|six|seven|eight|nine|ten"
_TRAITS: Final = tuple(
    (bit, re.compile(pattern, re.IGNORECASE))
    for bit, pattern in (
        (Trait.FIGURE, rf"\d|\b(?:{_SMALL_NUMBERS})\b"),
        (Trait.MONEY, r"[$£€¥]\s?\d|\b(?:dollars?|euros?|pounds?|yen|rubles?|roubles?)\b"),
        (Trait.PERCENT, r"\d\s?%|\bper\s?cent\b"),
        (Trait.ASKS, r"[?:][\"'”’)\]]*\s*\Z"),
        (Trait.UNFINISHED, r"[^.!?…:\s\"'”’)\]»][\"'”’)\]»]*\s*\Z"),
        (Trait.YEAR, r"\b(?:1[5-9]|20)\d\d\b"),
        (Trait.LENGTH, r"\b(?:second|minute|hour|day|week|month|year|decade)s?\b"),
    )
)
_READ: Final[frozenset[PassageKind]] = frozenset({"body", "title", "caption", "link"})
"""Kinds of passages whose figures are read. The kind shows later which of them only link to another report."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known about a passage apart from its vector.

    Attributes:
        terms: Its terms in order, sentence by sentence; empty for boilerplate.
        names: What it names, as `index.language.names` returns it.
        event_dates: Windows of the days that it mentions.
        traits: Its `Trait`s, as bits.
        figures: The figures that it states.
        speakers: Who says something in it, each once, as "name" or "name@country".
    """

    terms: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    event_dates: tuple[Window, ...] = ()
    traits: int = 0
    figures: tuple[Figure, ...] = ()
    speakers: tuple[str, ...] = ()


def analyse(article: Article, passages: Sequence[Passage]) -> Iterator[Analysis]:
    """Analyse the passages of an article, in order: one passage may continue what the one before says."""
    phrases = date_phrases(article.text, article.published)
    thread = start_thread(article.title)
    for passage in passages:
        if passage.kind not in _READ:
            yield Analysis()
            continue
        dates = _within(phrases, passage.chars)
        figures, said, thread = read_paragraph(passage.text, article.published, thread, dates)
        if passage.kind == "body":
            yield _analysis_of_body(passage.text, dates, figures, said)
        else:
            yield Analysis(figures=tuple(figures))


def _analysis_of_body(
    text: str, dates: Sequence[DatePhrase], figures: Sequence[Figure], said: Sequence[Attribution]
) -> Analysis:
    return Analysis(
        terms=tuple(tuple(terms(text[start:end])) for start, end in sentence_spans(text)),
        names=tuple(names(text)),
        event_dates=tuple(phrase.window for phrase in dates if phrase.window is not None),
        traits=sum(bit for bit, pattern in _TRAITS if pattern.search(text)),
        figures=tuple(figures),
        speakers=tuple(dict.fromkeys(f"{a.speaker}@{a.side}" if a.side else a.speaker for a in said)),
    )


def _within(phrases: Sequence[DatePhrase], chars: tuple[int, int]) -> list[DatePhrase]:
    """Return the date phrases inside a passage, with spans counted from its start."""
    start, end = chars
    return [_moved(phrase, start) for phrase in phrases if start <= phrase.span[0] and phrase.span[1] <= end]


def _moved(phrase: DatePhrase, start: int) -> DatePhrase:
    span = (phrase.span[0] - start, phrase.span[1] - start)
    return replace(phrase, span=span, window=phrase.window and replace(phrase.window, span=span))
