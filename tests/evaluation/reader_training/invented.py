"""Groups of pairs from questions made of the articles themselves: of their figures, speakers, names and days.

Quiz questions ask for the main point of a week's news. A desk asks for figures, for who said what, and for days, so
such questions are made from what Dateline itself finds in a passage: the words of its sentence, some of them left out,
with one thing asked for. The same question about another place, person or thing is one without an answer.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.dates import date_phrases
from index.figures import Figure, read_paragraph, start_thread
from index.language import names, sentence_spans
from index.reading import Article, Passage
from index.speakers import Attribution

from .pairs import Group, Pair, Span, words_of
from .quarters import Quarter

_LEFT_OUT: Final = 0.35
"""Share of the words of a sentence that a question leaves out."""
_SHORTEST_SAID, _LONGEST_SAID = 25, 220
_SAYING: Final = (
    "What did {} say about {}?",
    "What does {} say on {}?",
    "what {} said about {}",
    "How did {} comment on {}?",
)
_NEGATIVES: Final = 3
_WHO: Final = {"person": "who", "country": "which country", "state": "which state", "city": "which city"}
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question made of a passage, where its answer stands, and the same question about something else."""

    question: str
    span: Span
    wrong: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with what is found in it."""

    text: str
    figures: Sequence[Figure]
    said: Sequence[Attribution]
    days: Sequence[Span]


def invented_groups(quarter: Quarter, articles: int, rng: random.Random) -> Iterator[Group]:
    """Yield groups for some articles of a quarter."""
    places, people = _pools(quarter, rng)
    first = {number: at for at, number in reversed(list(enumerate(quarter.owner)))}
    for number in rng.sample(range(len(quarter.articles)), min(articles, len(quarter.articles))):
        article, body = quarter.articles[number]
        read = _read(article, body[:25])
        for offset in rng.sample(range(len(read)), min(4, len(read))):
            makers = [_of_figure, _of_speaker, _of_name, _of_day]
            rng.shuffle(makers)
            asked = next((made for make in makers if (made := make(read[offset], places, people, rng))), None)
            if asked:
                yield from _groups(quarter, first[number] + offset, asked, rng)


def _groups(quarter: Quarter, at: int, asked: _Asked, rng: random.Random) -> Iterator[Group]:
    """Yield the group of a question: its passage and others that lack the answer's words; and of its altered form."""
    passage = quarter.readable(at)
    answer = {word.lower() for word in words_of(passage.text[slice(*asked.span)])}
    others = []
    for found in quarter.search(asked.question, None, 15):
        words = {word.lower() for word in words_of(quarter.passages[found.at].text)}
        if found.at != at and not answer <= words:
            others.append(quarter.readable(found.at))
    others = rng.sample(others[:8], min(_NEGATIVES, len(others[:8])))
    yield (Pair(asked.question, passage, (asked.span,)), *(Pair(asked.question, each) for each in others))
    if asked.wrong:
        yield (Pair(asked.wrong, passage),)


def _read(article: Article, body: Sequence[Passage]) -> list[_Read]:
    thread = start_thread(article.title)
    read = []
    for passage in body:
        figures, said, thread = read_paragraph(passage.text, article.published, thread)
        days = [phrase.span for phrase in date_phrases(passage.text, article.published)]
        read.append(_Read(passage.text, figures, said, days))
    return read


def _pools(quarter: Quarter, rng: random.Random) -> tuple[list[str], list[str]]:
    """Return names of places and of persons, to exchange for others."""
    titles = [article.title for article, _ in rng.sample(quarter.articles, min(300, len(quarter.articles)))]
    found = [name.split(":", 1) for title in titles for name in names(title)]
    places = sorted({name for kind, name in found if kind in {"country", "state", "city"}})
    people = sorted({name for kind, name in found if kind == "person"})
    return places or ["Norway"], people or ["Anna Holm"]


def _of_figure(read: _Read, places: list[str], _: list[str], rng: random.Random) -> _Asked | None:
    figures = [f for f in read.figures if f.counts_noun and f.standing == "whole" and not f.vague and f.high is None]
    if not figures:
        return None
    figure = rng.choice(figures)
    noun = read.text[slice(*figure.counts_span)] if figure.counts_span and rng.random() < 0.7 else figure.counts_noun
    start, end = _sentence(read.text, figure.span)
    rest = _some_words(read.text[start : figure.span[0]] + " " + read.text[figure.span[1] : end], rng, without=noun)
    place = figure.places[0] if figure.places and figure.place_from == "sentence" else ""
    event = f"were {figure.counts_event}" if figure.counts_event else rest
    where = f" in {place}" if place else ""
    by = f" according to {figure.said_by}" if figure.said_by and rng.random() < 0.4 else ""
    if rng.random() < 0.4:
        event = rest or event
    asked = f"many {noun} {event}{where}{by}"
    question = rng.choice((f"How {asked}?", f"how {asked}", f"What was the number of {noun} {event}{where}{by}?"))
    wrong = question.replace(place, _another(place, read.text, places, rng)) if place else None
    return _Asked(_tidy(question), figure.span, _tidy(wrong) if wrong and place in question else None)


def _of_speaker(read: _Read, _: list[str], people: list[str], rng: random.Random) -> _Asked | None:
    said = [
        (each, each.named)
        for each in read.said
        if each.named and each.speaker[:1].isupper() and _SHORTEST_SAID < each.span[1] - each.span[0] <= _LONGEST_SAID
    ]
    if not said:
        return None
    one, named = rng.choice(said)
    words = read.text[slice(*one.span)]
    topic = _some_words(words, rng, share=0.7)
    other = _another(one.speaker, read.text, people, rng)
    if rng.random() < 0.6:
        form = rng.choice(_SAYING)
        return _Asked(form.format(one.speaker, topic), _trimmed(read.text, one.span), form.format(other, topic))
    return _Asked(f"Who said {topic}?", named, None) if topic else None


def _of_name(read: _Read, places: list[str], people: list[str], rng: random.Random) -> _Asked | None:
    candidates = []
    for name in names(read.text):
        kind, spelt = name.split(":", 1)
        if kind in _WHO and read.text.count(spelt) == 1:
            candidates.append((kind, spelt))
    if not candidates:
        return None
    kind, spelt = rng.choice(candidates)
    at = read.text.index(spelt)
    start, end = _sentence(read.text, (at, at + len(spelt)))
    before, after = read.text[start:at], read.text[at + len(spelt) : end]
    asked = _WHO[kind]
    if len(words_of(before)) <= 2:  # the name begins the sentence
        question = f"{asked} {_some_words(after, rng)}?"
    else:
        question = f"{_some_words(before, rng)} {asked} {_some_words(after, rng)}?"
    if len(words_of(question)) < 6:  # too little to ask for
        return None
    wrong = None
    mentioned = [n.split(":", 1)[1] for n in names(question) if not n.startswith("word:")]
    if mentioned and (old := rng.choice(mentioned)) in question:
        wrong = question.replace(old, _another(old, read.text, people if old in people else places, rng))
    return _Asked(_tidy(question), (at, at + len(spelt)), _tidy(wrong) if wrong else None)


def _of_day(read: _Read, places: list[str], people: list[str], rng: random.Random) -> _Asked | None:
    if not read.days:
        return None
    span = rng.choice(list(read.days))
    start, end = _sentence(read.text, span)
    rest = _some_words(read.text[start : span[0]] + " " + read.text[span[1] : end], rng)
    if len(words_of(rest)) < _SHORT:
        return None
    year = re.search(r"\b(?:19|20)\d\d\b", read.text[slice(*span)])
    last = f"What year {rest}?" if year else f"When was {rest}?"
    question = rng.choice((f"When did {rest}?", f"When: {rest}?", f"On what day {rest}?", last))
    mentioned = [n.split(":", 1) for n in names(rest) if not n.startswith("word:")]
    wrong = None
    if mentioned:
        kind, old = rng.choice(mentioned)
        wrong = question.replace(old, _another(old, read.text, people if kind == "person" else places, rng))
    return _Asked(_tidy(question), span, _tidy(wrong) if wrong and wrong != question else None)


def _sentence(text: str, span: Span) -> Span:
    return next(((s, e) for s, e in sentence_spans(text) if s <= span[0] < e), (0, len(text)))


def _some_words(text: str, rng: random.Random, *, share: float = _LEFT_OUT, without: str = "") -> str:
    """Return the words of a text in order, some left out, at most a dozen in a row."""
    gone = {word.lower() for word in words_of(without)}
    words = [word for word in re.findall(r"[^\s\"“”(),;:]+", text) if word.lower().strip(".") not in gone]
    if len(words) > 12:  # nobody asks in more
        start = rng.randrange(len(words) - 11)
        words = words[start : start + 12]
    kept = [word for word in words if rng.random() >= share or word[:1].isupper()]
    return " ".join(kept).strip(" .?!")


def _another(name: str, text: str, pool: list[str], rng: random.Random) -> str:
    others = [each for each in pool if each not in text and each != name]
    return rng.choice(others) if others else "Norway"


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _tidy(question: str) -> str:
    return re.sub(r"\s+", " ", question).strip()
