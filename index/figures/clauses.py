"""A sentence as the counting rules see it: its tokens, its numbers, the noun phrase after each and what each counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from index.language import AUXILIARIES, NounPhrase, Token, noun_phrase

from .distance import Distance
from .numbers import Number

Standing = Literal["whole", "part", "more", "former", "possible"]

BACKWARD: Final = frozenset({"which", "whom", "them"})
_WHOLE: Final = frozenset({"the", "these", "those", "all", "its", "their"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What one number counts.

    Attributes:
        noun: The things, as the plural of their class; "" when only the event is known.
        modifiers: Words that narrow them ("cruise"), lower-cased.
        event: What happened to them, as a past participle; "" when nothing is said.
        words: First and last (exclusive) token of the noun, equal when it is named elsewhere.
        more: Whether the number comes with "more", "another" or the like.
        standing: How the number relates to the whole.
    """

    noun: str
    modifiers: tuple[str, ...]
    event: str
    words: tuple[int, int]
    more: bool = False
    standing: Standing = "whole"

    @property
    def text(self) -> str:
        """The normal form: noun and event, "people killed"."""
        return " ".join(part for part in (self.noun, self.event) if part)

    @property
    def distance(self) -> Distance | None:
        """The distance that is counted, None for anything else."""
        return Distance.parse(self.noun)


class Clause:
    """A sentence and its numbers; what each number counts is filled in from left to right.

    Attributes:
        tokens: Tokens of the sentence.
        numbers: Its numbers, in order.
        starts: Index of a number by the index of its first token.
        phrases: The noun phrase after each number.
        before: What was counted last before the sentence, None for nothing.
        counted: What each number so far counts.
    """

    def __init__(self, tokens: Sequence[Token], numbers: Sequence[Number], before: Counted | None) -> None:
        self.tokens = tokens
        self.numbers = numbers
        self.starts = {number.tokens[0]: index for index, number in enumerate(numbers)}
        self.phrases = [self._phrase(number) for number in numbers]
        self.before = before
        self.counted: list[Counted | None] = []

    def low(self, at: int) -> str:
        """Return a token in lower case, "" beyond either end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def skip(self, at: int, words: Collection[str], step: int = 1) -> int:
        """Return the first index from `at`, in steps of `step`, whose token is not among `words`."""
        while self.low(at) in words:
            at += step
        return at

    def whole(self, number: Number) -> int | None:
        """Find the first token of the whole that a number is a part of: "three of (the) boats"; None without "of"."""
        end = number.tokens[1]
        end += self.low(end) == "out"
        if self.low(end) != "of":
            return None
        at = end + 1
        return at if self.goes_back(at) else self.skip(at, _WHOLE)

    def goes_back(self, at: int) -> bool:
        """Whether a word refers to what was counted before: "which", "them", "these" without a noun."""
        after = self.low(at + 1)
        alone = not after.isalpha() or after in AUXILIARIES
        return self.low(at) in BACKWARD or (self.low(at) in {"these", "those"} and alone)

    def last(self) -> Counted | None:
        """Return what was counted last, in this sentence or before it."""
        return next((found for found in reversed(self.counted) if found), self.before)

    def _phrase(self, number: Number) -> NounPhrase:
        whole = self.whole(number)
        at = number.tokens[1] if whole is None else whole
        if whole is not None and self.goes_back(whole):
            # "three of them children"
            part = noun_phrase(self.tokens, at + 1)
            plain = part.noun and not part.event and part.end == at + 2
            return part if plain else NounPhrase("", (), "", at + 1, at + 1, more=False)
        single = number.unit in {"%", "share"} or (number.value == 1 and number.high is None)
        return noun_phrase(self.tokens, at, single=single, owned=whole is not None)
