"""Questions with a name or a number exchanged for another, so that what answered them no longer does."""

import random
import re
from collections.abc import Sequence
from typing import Final

from index.language import names as names_of

Name = tuple[str, str]
"""Kind and spelling."""

_NUMBER: Final = re.compile(r"(?<![\w.,$])(?:(?:19|20)\d\d|\d{1,3}(?:,\d{3})*)(?![\w,])")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def altered_questions(questions: Sequence[str], rng: random.Random) -> list[str | None]:
    """Exchange a name or a number in each question for another; None where there is neither."""
    found_in = [named(question) for question in questions]
    pool = [name for found in found_in for name in found]
    exchanged = [
        exchanged_name(question, found, pool, rng) or exchanged_number(question, rng)
        for question, found in zip(questions, found_in, strict=True)
    ]
    return [each[1] if each else None for each in exchanged]


def named(question: str) -> list[Name]:
    """Return kind and spelling of each name in a question that stands there word for word."""
    found = [name.partition(":") for name in names_of(question) if not name.startswith("word:")]
    return [(kind, name) for kind, _, name in found if name in question]


def exchanged_name(
    question: str, names: Sequence[Name], pool: Sequence[Name], rng: random.Random
) -> tuple[str, str] | None:
    """Return a name of a question and the question with another of its kind instead; None without one."""
    if not names:
        return None
    kind, name = rng.choice(names)
    others = [other for its_kind, other in pool if its_kind == kind and other not in question]
    return (name, question.replace(name, rng.choice(others))) if others else None


def exchanged_number(question: str, rng: random.Random) -> tuple[str, str] | None:
    """Return a number of a question and the question with another instead; None without one."""
    numbers = list(_NUMBER.finditer(question))
    if not numbers:
        return None
    found = rng.choice(numbers)
    value = int(found.group().replace(",", ""))
    if YEAR.fullmatch(found.group()):
        other = value + rng.choice((-1, 1)) * rng.randint(1, 12)
    else:
        other = max(2, value * rng.randint(2, 9) // rng.choice((1, 3)) + 1)
    written = f"{other:,}" if "," in found.group() else str(other)
    wrong = f"{question[: found.start()]}{written}{question[found.end() :]}"
    return None if other == value else (found.group(), wrong)
