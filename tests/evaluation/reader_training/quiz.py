"""Groups of pairs from labelled questions, and from the same questions altered so that nothing answers them.

The labels are weak: a passage of an article found for a question that holds the answer's words. A passage that shares
little with the question holds them by chance and is no positive; a passage that holds a part of them, or holds them in
an article without a label, may answer in other words and is no negative.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from index.comprehension.reading import MONTHS
from index.evaluation.labelled_questions import LabelledQuestion

from .altering import YEAR, Name, exchanged_name, exchanged_number, named
from .pairs import Group, Pair, places_of, words_of
from .quarters import Found, Quarter

_DEPTH: Final = 150
_POSITIVES: Final = 3
_OF_BEST: Final = 0.45
"""A positive has this share of the score of the question's best passage."""
_HARD, _NEAR, _FAR, _SAME_ARTICLE = 12, 4, 2, 2
"""Negatives come from the first 12 found: 4 of them; from those after: 2; and from an article that answers: 2."""
_LONGEST_COMMON: Final = 3
"""Words of an answer with more letters than these tell that a passage may hold it in another form."""
_WRONG_YEARS: Final = (1, 12)
_BEFORE: Final = timedelta(days=30)
_EARLIER: Final = 2


def quiz_groups(quarter: Quarter, rng: random.Random) -> Iterator[Group]:
    """Yield for each question its group, and groups of its altered forms."""
    names_of = [(question, named(question.question)) for question in quarter.questions]
    pool = [name for _, found in names_of for name in found]
    for question, its_names in names_of:
        found = quarter.search(question.question, question.asked_on, _DEPTH)
        positives = _positives(quarter, question, found)
        if not positives:
            continue
        yield (*positives, *_negatives(quarter, question, found, positives, rng))
        yield from _altered(question, its_names, pool, positives, rng)
        yield from _earlier(quarter, question)


def _positives(quarter: Quarter, question: LabelledQuestion, found: list[Found]) -> list[Pair]:
    scored = []
    for each in found:
        passage = quarter.passages[each.at]
        if question.relevant(passage.source, passage.text):
            spans = _spans(question, passage.source, passage.text)
            if spans:
                scored.append((each.score, Pair(question.question, quarter.readable(each.at), spans)))
    best = found[0].score if found else 0.0
    return [pair for score, pair in scored if score >= best * _OF_BEST][:_POSITIVES]


def _spans(question: LabelledQuestion, source: str, text: str) -> tuple[tuple[int, int], ...]:
    words = {words for answer in question.answers if answer.source == source for words in answer.contains}
    return tuple(sorted({span for each in words for span in places_of(words_of(each), text)}))


def _negatives(
    quarter: Quarter, question: LabelledQuestion, found: list[Found], positives: list[Pair], rng: random.Random
) -> Iterator[Pair]:
    telling = _all_telling(question)
    clean = [each.at for each in found if telling.isdisjoint(_words_in(quarter, each.at))]
    answering = {answer.source for answer in question.answers}
    chosen = rng.sample(clean[:_HARD], min(_NEAR, len(clean[:_HARD])))
    chosen += rng.sample(clean[_HARD:], min(_FAR, len(clean[_HARD:])))
    same = [at for at in clean if quarter.passages[at].source in answering and at not in chosen]
    chosen += rng.sample(same, min(_SAME_ARTICLE, len(same)))
    read = {pair.passage.text for pair in positives}
    passages = [quarter.readable(at) for at in chosen]
    yield from (Pair(question.question, each) for each in passages if each.text not in read)


def _earlier(quarter: Quarter, question: LabelledQuestion) -> Iterator[Group]:
    """Yield what was written on the topic before it happened: the best passages of then, of which none answers."""
    if question.asked_on is None:
        return
    then, telling = question.asked_on - _BEFORE, _all_telling(question)
    found = [each.at for each in quarter.search(question.question, then, _DEPTH)]
    lacking = [quarter.readable(at) for at in found if telling.isdisjoint(_words_in(quarter, at))]
    before = [passage for passage in lacking if passage.published and passage.published <= then]
    if before:
        yield tuple(Pair(question.question, passage) for passage in before[:_EARLIER])


def _words_in(quarter: Quarter, at: int) -> Iterator[str]:
    return map(str.lower, words_of(quarter.passages[at].text))


def _all_telling(question: LabelledQuestion) -> set[str]:
    return {word for answer in question.answers for words in answer.contains for word in _telling(words)}


def _telling(answer: str) -> list[str]:
    words = words_of(answer.lower())
    return [word for word in words if len(word) > _LONGEST_COMMON or word.isdigit()] or words


def _altered(
    question: LabelledQuestion, names: list[Name], pool: list[Name], positives: list[Pair], rng: random.Random
) -> Iterator[Group]:
    """Yield the question with a name, a number or a year exchanged or put to another year: nothing answers it then."""
    exchanged = (exchanged_name(question.question, names, pool, rng), exchanged_number(question.question, rng))
    for old, wrong in filter(None, exchanged):
        # A passage that never said the old name or number can't be told from one that says the new.
        saying = [pair for pair in positives if old in f"{pair.passage.title} {pair.passage.text}"]
        if saying:
            yield tuple(Pair(wrong, pair.passage) for pair in saying[:2])
    first = positives[0]
    if first.passage.published is None or YEAR.search(question.question):
        return
    year = first.passage.published.year
    if str(year) in first.passage.text or rng.random() < 0.5:
        other = year - rng.randint(*_WRONG_YEARS)
        when = f"in {rng.choice(MONTHS)} {other}" if rng.random() < 0.3 else f"in {other}"
        if str(other) not in first.passage.text:
            yield (Pair(_dated(question.question, when), first.passage),)
        month = MONTHS[first.passage.published.month - 1]
        when = f"in {month} {year}" if rng.random() < 0.3 else f"in {year}"
        yield (replace(first, question=_dated(question.question, when)),)


def _dated(question: str, when: str) -> str:
    body = re.sub(r"\bthis (?:week|month|year)\b|\brecently\b", "", question).rstrip("?:. ")
    return f"{re.sub(r' +', ' ', body)} {when}?"
