"""Parsing questions: what a question asks for, before anything is looked up. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from index.dates import Window, archive_window
from index.figures import FigureAsk, SpeakerAsk, asks_for_figure, asks_for_speaker, places_asked
from index.language import NameKind, names, plain_words, sentence_spans, terms
from index.segment import Trait, Vectors

from .asked_time import asked_year, asks_for_newest, speaker_of_newest
from .hits import Query
from .papers_asked import PaperAsk, PapersAsked

_TRAITS: Final = tuple(
    (bits, re.compile(pattern, re.IGNORECASE))
    for bits, pattern in (
        (Trait.FIGURE, r"\bhow (?:many|much|high|old|big|tall|far|fast)\b|\b(?:number|total|count) of\b|\btoll\b"),
        (
            Trait.FIGURE | Trait.MONEY,
            r"\bhow much (?:money|in|did|does|is|was|will|would)\b|\bworth\b|\b(?:cost|price|fined?)\b",
        ),
        (Trait.FIGURE | Trait.PERCENT, r"\b(?:percent(?:age)?|per cent|what share|proportion)\b"),
        (Trait.LENGTH, r"\bhow long\b"),
        (Trait.YEAR, r"\b(?:what|which) year\b|\bwhen did\b|\bsince (?:when|what year)\b"),
    )
)
_AND: Final = re.compile(r"\band (?=how (?:many|much)\b)", re.IGNORECASE)
_HOW_MANY: Final = re.compile(r"how (?:many|much)\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"how (?:many|much) (?!was|were|is|are|did|do|had|have|of\b)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\"“”„«]([^\"“”„«»]{3,300})[\"”“»]")
_QUOTATIONS: Final = 3
"""Quotations looked up for one question: each means reading all texts."""

_KINDS: Final = tuple(
    (frozenset[NameKind](kinds.split()), re.compile(pattern, re.IGNORECASE))  # type: ignore[arg-type]
    for kinds, pattern in (
        ("country", r"\b(?:which|what)(?:\s[\w'’-]+){0,2}\s(?:country|nation)\b"),
        ("state", r"\b(?:which|what)(?:\s[\w'’-]+){0,2}\sstate\b"),
        ("city state", r"\b(?:which|what)(?:\s[\w'’-]+){0,2}\s(?:city|town|capital)\b"),
        ("country state city", r"\bwhere\b"),
        ("person", r"\bwho\b|\bwhose\b|\b(?:which|what) (?:person|man|woman|leader|player|politician|official)\b"),
    )
)


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question taken apart.

    Attributes:
        terms: Its terms, each once, in order, without those of its date phrase.
        vector: Of the whole question, shape (dimension,), unit length.
        focus_terms: Terms of the asking sentence (`focus`); the same as `terms` when there is only one sentence.
        focus_vector: Of that sentence.
        asked_on: Day of asking.
        window: Days asked about, None when none.
        names: Names in the question, in the form that `names` of index.language returns.
        traits: Bits of what an answer must have, as in `Analysis.traits`.
        kinds: An answer must hold a name of one of these kinds that is not in the question; empty for no demand.
        figures: The figures asked for.
        speaker: Whose words are asked for; None for no speaker.
        quoted: Its first three quotations of several words, in the form that `plain_words` returns.
        papers: The papers whose articles are asked for, in the order named.
        text: The question without the words that ask for papers.
        year: The year of the event asked about, None when none is named or it only describes something.
        newest: Whether the newest of what answers is wanted.
    """

    terms: tuple[str, ...]
    vector: Vectors
    focus_terms: tuple[str, ...]
    focus_vector: Vectors
    asked_on: date
    window: Window | None
    names: tuple[str, ...]
    traits: int
    kinds: frozenset[NameKind]
    figures: tuple[FigureAsk, ...]
    speaker: SpeakerAsk | None
    quoted: tuple[str, ...] = ()
    papers: tuple[PaperAsk, ...] = ()
    text: str = ""
    year: Window | None = None
    newest: bool = False


def focus(question: str) -> str:
    """Find the sentence that asks, where others lead up to it: the last that ends with a question mark or colon."""
    sentences = [question[start:end] for start, end in sentence_spans(question)]
    asking = [each for each in sentences if each.endswith(("?", ":"))]
    return (asking or sentences or [question])[-1]


def parse_question(
    query: Query, vector: Vectors, focus_vector: Vectors, covered: tuple[date, date] | None
) -> ParsedQuestion:
    """Parse a question.

    Args:
        query: The question and its filters.
        vector: Its vector, shape (dimension,), unit length.
        focus_vector: The vector of its `focus`.
        covered: First and last publication day of the index, None when no article has one.
    """
    guessed = archive_window(query.question, query.asked_on, covered) if query.use_dates else None
    asking = focus(query.question)
    return ParsedQuestion(
        terms=_terms(query.question, guessed),
        vector=vector,
        focus_terms=_terms(asking, guessed),
        focus_vector=focus_vector,
        asked_on=query.asked_on,
        window=query.strict or guessed,
        names=tuple(names(query.question)),
        traits=_bits(asking),
        kinds=next((kinds for kinds, pattern in _KINDS if pattern.search(asking)), frozenset()),
        figures=figures_asked(query.question),
        speaker=_speaker(query.question, asking),
        quoted=_quoted(query.question),
        text=query.question,
        year=asked_year(asking, query.asked_on) if query.use_dates and not query.strict else None,
        newest=asks_for_newest(asking),
    )


def _speaker(question: str, asking: str) -> SpeakerAsk | None:
    """Find whose words are asked for, also as "the latest statement of the mayor"."""
    name = speaker_of_newest(asking)
    return asks_for_speaker(question) or (asks_for_speaker(f"what did {name} say?") if name else None)


def with_papers(parsed: ParsedQuestion, asked: PapersAsked) -> ParsedQuestion:
    """Add the papers asked for to a question that was parsed without the words for them."""
    return replace(parsed, papers=asked.papers, speaker=None if asked.tells else parsed.speaker)


def _quoted(question: str) -> tuple[str, ...]:
    phrases = [plain_words(found.group(1)) for found in _QUOTED.finditer(question)]
    distinct = dict.fromkeys(phrase for phrase in phrases if len(phrase.split()) > 1 and terms(phrase))
    return tuple(distinct)[:_QUOTATIONS]


def figures_asked(question: str) -> tuple[FigureAsk, ...]:
    """Find the figures that a question asks for: "how many were fired, and how many shot down" asks for two."""
    first, *others = _AND.split(question)
    ask = asks_for_figure(first)
    if ask is None:
        return tuple(each for other in others if (each := asks_for_figure(other)))
    spelt = [other if _NAMED.match(other) else _HOW_MANY.sub(rf"\g<0> {ask.noun}", other, count=1) for other in others]
    more = [replace(each, speaker=ask.speaker) for other in spelt if (each := asks_for_figure(other))]
    places = tuple(sorted(places_asked(question)))
    return tuple(replace(each, places=places) for each in (ask, *more))


def _terms(text: str, window: Window | None) -> tuple[str, ...]:
    """The terms of a text without the date phrase, unless nothing is left."""
    undated = text.replace(window.phrase, " ", 1) if window and window.phrase else text
    return tuple(dict.fromkeys(terms(undated) or terms(text)))


def _bits(asking: str) -> int:
    bits = 0
    for each, pattern in _TRAITS:
        if pattern.search(asking):
            bits |= each
    return bits
