"""Groups of pairs from labelled questions, and from the same questions altered so that nothing answers them.

The labels are weak: a passage of an article found for a question that holds the answer's words. A passage that shares
little with the question holds them by chance and is no positive; a passage that holds a part of them, or holds them in
an article without a label, may answer in other words and is no negative.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from index.comprehension.reading import MONTHS
from index.evaluation.labelled_questions import LabelledQuestion
from index.language import names

from .pairs import Group, Pair, places_of, words_of
from .quarters import Found, Quarter

Name = tuple[str, str]
"""Kind and spelling."""

_DEPTH: Final = 150
_POSITIVES: Final = 3
_OF_BEST: Final = 0.45
"""A positive has this share of the score of the question's best passage."""
_HARD, _NEAR, _FAR, _SAME_ARTICLE = 12, 4, 2, 2
"""Negatives come from the first 12 found: 4 of them; from those after: 2; and from an article that answers: 2."""
_LONGEST_COMMON: Final = 3
"""Words of an answer with more letters than these tell that a passage may hold it in another form."""
_NUMBER: Final = re.compile(r"(?<![\w.,$])\d{1,3}(?:,\d{3})*(?![\w,])")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_WRONG_YEARS: Final = (1, 12)


def quiz_groups(quarter: Quarter, rng: random.Random) -> Iterator[Group]:
    """Yield for each question its group, and groups of its altered forms."""
    names_of = [(question, _named(question.question)) for question in quarter.questions]
    pool = [name for _, found in names_of for name in found]
    for question, named in names_of:
        found = quarter.search(question.question, question.asked_on, _DEPTH)
        positives = _positives(quarter, question, found)
        if not positives:
            continue
        yield (*positives, *_negatives(quarter, question, found, positives, rng))
        yield from _altered(question, named, pool, positives, rng)


def altered_questions(questions: Sequence[str], rng: random.Random) -> list[str | None]:
    """Exchange a name or a number in each question for another; None where there is neither."""
    named = [_named(question) for question in questions]
    pool = [name for found in named for name in found]
    exchanged = [
        _other_name(question, found, pool, rng) or _other_number(question, rng)
        for question, found in zip(questions, named, strict=True)
    ]
    return [each[1] if each else None for each in exchanged]


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
    telling = {word for answer in question.answers for words in answer.contains for word in _telling(words)}
    clean = [each.at for each in found if telling.isdisjoint(map(str.lower, words_of(quarter.passages[each.at].text)))]
    answering = {answer.source for answer in question.answers}
    chosen = rng.sample(clean[:_HARD], min(_NEAR, len(clean[:_HARD])))
    chosen += rng.sample(clean[_HARD:], min(_FAR, len(clean[_HARD:])))
    same = [at for at in clean if quarter.passages[at].source in answering and at not in chosen]
    chosen += rng.sample(same, min(_SAME_ARTICLE, len(same)))
    read = {pair.passage.text for pair in positives}
    passages = [quarter.readable(at) for at in chosen]
    yield from (Pair(question.question, each) for each in passages if each.text not in read)


def _telling(answer: str) -> list[str]:
    words = words_of(answer.lower())
    return [word for word in words if len(word) > _LONGEST_COMMON or word.isdigit()] or words


def _altered(
    question: LabelledQuestion, named: list[Name], pool: list[Name], positives: list[Pair], rng: random.Random
) -> Iterator[Group]:
    """Yield the question with a name, a number or a year exchanged or put to another year: nothing answers it then."""
    exchanged = (_other_name(question.question, named, pool, rng), _other_number(question.question, rng))
    for old, wrong in filter(None, exchanged):
        # A passage that never said the old name or number can't be told from one that says the new.
        saying = [pair for pair in positives if old in f"{pair.passage.title} {pair.passage.text}"]
        if saying:
            yield tuple(Pair(wrong, pair.passage) for pair in saying[:2])
    first = positives[0]
    if first.passage.published is None or _YEAR.search(question.question):
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


def _named(question: str) -> list[Name]:
    """Return kind and spelling of each name in a question that stands there word for word."""
    found = [name.partition(":") for name in names(question) if not name.startswith("word:")]
    return [(kind, name) for kind, _, name in found if name in question]


def _other_name(question: str, named: list[Name], pool: list[Name], rng: random.Random) -> tuple[str, str] | None:
    """Return a name of a question and the question with another of its kind instead; None without one."""
    if not named:
        return None
    kind, name = rng.choice(named)
    others = [other for its_kind, other in pool if its_kind == kind and other not in question]
    return (name, question.replace(name, rng.choice(others))) if others else None


def _other_number(question: str, rng: random.Random) -> tuple[str, str] | None:
    """Return a number of a question and the question with another instead; None without one."""
    numbers = list(_NUMBER.finditer(question))
    if not numbers:
        return None
    found = rng.choice(numbers)
    value = int(found.group().replace(",", ""))
    if _YEAR.fullmatch(found.group()):
        other = value + rng.choice((-1, 1)) * rng.randint(1, 12)
    else:
        other = max(2, value * rng.randint(2, 9) // rng.choice((1, 3)) + 1)
    written = f"{other:,}" if "," in found.group() else str(other)
    wrong = f"{question[: found.start()]}{written}{question[found.end() :]}"
    return None if other == value else (found.group(), wrong)
