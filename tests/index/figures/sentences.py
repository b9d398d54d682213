"""Single sentences read as the rules for counting see them."""

from index.figures.clauses import Clause, Counted
from index.figures.counting import counted_in
from index.figures.numbers import numbers_in
from index.language.tokens import tokenize


def clause_of(sentence: str, before: Counted | None = None) -> Clause:
    """Read a sentence up to its numbers; what they count is not filled in."""
    tokens = tokenize(sentence)
    return Clause(tokens, numbers_in(tokens), before)


def counted(sentence: str, before: Counted | None = None) -> list[Counted | None]:
    """Read what each number of a sentence counts."""
    tokens = tokenize(sentence)
    return counted_in(tokens, numbers_in(tokens), before)


def counts(sentence: str, before: Counted | None = None) -> list[str | None]:
    """Read the same in normal form, None where a number counts nothing."""
    return [each.text if each else None for each in counted(sentence, before)]
