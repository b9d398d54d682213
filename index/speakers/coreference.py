"""Coreference of speakers: pronouns, surnames and "the ministry" resolved to the name used before. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.language import (
    IMPERSONAL,
    INSTITUTIONS,
    PREPOSITIONS,
    TITLES,
    Token,
    country_of,
    is_person,
    read_numeral,
    tokenize,
)

from .reporting_verbs import PRONOUNS

_REMEMBERED: Final = 48
_NEAR_SPEAKERS: Final = 4
_BEFORE_NAME: Final = 70
_NEAR: Final = 4000
_ANYBODY: Final = frozenset("many some others most few several all both neither nobody everyone".split())
_AGENTS: Final = (
    INSTITUTIONS | TITLES | frozenset("group groups officials officers bodies body source sources firm".split())
)
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+\b")
_WALL: Final = re.compile(r".*[.;:!?“”\"]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something.

    Attributes:
        name: The shortest name or designation.
        side: Country code, if the name or the title before it contains one.
    """

    name: str
    side: str | None


def is_nobody(words: Sequence[Token]) -> bool:
    """Whether a phrase names no speaker: "updated information", "reports"."""
    counted = any(read_numeral(words, at) for at in range(min(2, len(words))))
    if counted and not any(word.text[0].isupper() for word in words[1:]):
        return True
    if len(words) == 1 and words[0].low in _ANYBODY:
        return True
    # "up from 40 cases reported", "bringing the total confirmed"; "I" is somebody speaking inside a quotation
    first, last = words[0], words[-1]
    participle = first.low.endswith("ing") and first.text.islower() and last.low not in _AGENTS
    share = any(word.low in {"%", "percent"} for word in words)
    if first.low in PREPOSITIONS or participle or share or last.low in {"i", "total"}:
        return True
    return words[-1].low in IMPERSONAL and not any(word.text[0].isupper() for word in words)


class Names:
    """Remembers who has spoken.

    Attributes:
        known: The speakers so far, oldest first.
    """

    def __init__(self, known: Sequence[Speaker], earlier: Sequence[str]) -> None:
        self.known = list(known[-_REMEMBERED:])
        self._earlier = earlier
        self._before = len(self.known)

    def last(self) -> Speaker | None:
        """Return the last speaker, None before anybody has spoken."""
        return self.known[-1] if self.known else None

    def called(self, label: str) -> Speaker | None:
        """Find the person whose surname is the label of an answer in a transcript ("HOLM")."""
        surname = label.title()
        known = next((known for known in reversed(self.known) if known.name.split()[-1] == surname), None)
        name = known.name if known else _full_name(surname, self._earlier)
        return known or (Speaker(name, None) if name else None)

    def _meant(self, pronoun: str) -> Speaker | None:
        """Resolve a pronoun; "he" and "she" prefer a person who has spoken recently to an institution."""
        last = self.last()
        # Careless writers call a ministry "he" later in the paragraph, but never "officials".
        goes_on = last and len(self.known) > self._before and not last.name.endswith("s")
        if pronoun not in {"he", "she"} or goes_on:
            return last
        people = (known for known in reversed(self.known[-_NEAR_SPEAKERS:]) if _may_be_person(known.name))
        return next(people, last)

    def resolve(self, text: str, words: Sequence[Token]) -> tuple[Speaker | None, tuple[int, int] | None]:
        """Find the speaker that a phrase refers to.

        Args:
            text: The paragraph.
            words: The tokens of the phrase, at least one.

        Returns:
            The speaker, None for a pronoun that nothing resolves; and the span of the phrase, None for a pronoun.
        """
        named = (words[0].start, words[-1].end)
        name = text[slice(*named)]
        if len(words) == 1 and words[0].low in PRONOUNS:
            return self._meant(words[0].low) or self._person_before(text, named[0]), None
        if name.islower():
            return self._fuller(name, words[-1].low) or Speaker(name, country_of(name)), named
        if len(words) == 1:
            name = _full_name(name, (*self._earlier, text[max(0, named[0] - _NEAR) : named[0]])) or name
        return Speaker(name, country_of(name) or self._side_before(text, named[0], name)), named

    def _person_before(self, text: str, start: int) -> Speaker | None:
        """Find the person most recently named with a title, for a pronoun before anybody has spoken."""
        for earlier in (text[max(0, start - _NEAR) : start], *reversed(self._earlier)):
            for match in reversed(list(_NAME.finditer(earlier))):
                title = earlier[max(0, match.start() - _BEFORE_NAME) : match.start()].lower().rstrip(" ,").split()
                if title and title[-1] in TITLES and is_person(tokenize(match[0])):
                    return Speaker(match[0], self._side_before(earlier, match.start(), match[0]))
        return None

    def _fuller(self, name: str, head: str) -> Speaker | None:
        """Find the full name behind "the ministry" or "the governor" among earlier speakers; none for plurals."""
        if head not in INSTITUTIONS | TITLES or head.endswith("s"):
            return None
        longer = (
            known
            for known in reversed(self.known)
            if head in known.name.lower().split() and len(known.name) > len(name)
        )
        return next(longer, None)

    def _side_before(self, text: str, start: int, name: str) -> str | None:
        """Return the country in the title before a name ("Ukrainian President Anna Holm"), else the one known."""
        title = _WALL.sub("", text[max(0, start - _BEFORE_NAME) : start])
        if set(title.lower().split()) & TITLES and (side := country_of(title)):
            return side
        return next((known.side for known in reversed(self.known) if known.name == name), None)


def _may_be_person(name: str) -> bool:
    words = name.lower().split()
    return not INSTITUTIONS & set(words) and (not name.islower() or words[-1] in TITLES)


def _full_name(surname: str, texts: Sequence[str]) -> str | None:
    """Find the full name of a surname in earlier texts, latest first."""
    pattern = re.compile(r"((?:[A-Z][\w’'-]+ ){1,2})" + re.escape(surname) + r"\b(?! [A-Z])")
    for text in reversed(texts):
        match = pattern.search(text) if surname in text else None
        if match is None:
            continue
        for name in (match[0], f"{match[1].split()[-1]} {surname}"):
            if is_person(tokenize(name)):
                return name
    return None
