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
    gazetteer,
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
_SELF: Final = frozenset({"i", "i'm", "i'll", "i'd", "i've", "we've", "we'll", "we're", "you", "you'll", "me"})
AGENTS: Final = (
    INSTITUTIONS | TITLES | frozenset("group groups officials officers bodies body source sources firm".split())
)
"""Nouns whose bearers can say something."""
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+\b")
# A name that begins a sentence, before a verb or an age: "Anna Holm, 40, is", "Mr. Holm left".
_SUBJECT: Final = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=[.!?][\"”’] ))(?:(?:In|At|On|After|For) [^,.!?]{1,40}, )?"
    r"((?:[A-Z][\w’'-]+\.? |[A-Z]\. ){0,3}[A-Z][\w-]+)(?=,? (?:\d\d\b|[a-z]))"
)
_END: Final = re.compile(r"[.!?][\"”’]? +")
_PARAGRAPHS: Final = 2
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
    participle = first.low.endswith("ing") and first.text.islower() and last.low not in AGENTS
    share = any(word.low in {"%", "percent"} for word in words)
    if len(words) > 1 and any(word.low in PRONOUNS for word in words):
        return True  # "she and her brother"
    if first.low in PREPOSITIONS or participle or share or last.low == "total" or any(w.low in _SELF for w in words):
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

    def _meant(self, pronoun: str, text: str, start: int) -> Speaker | None:
        """Resolve a pronoun; "he" and "she" prefer a person who has spoken recently to an institution."""
        last = self.last()
        if pronoun in {"he", "she"} and (subject := self._subject_since(text, start, last)):
            return subject
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
            return self._meant(words[0].low, text, named[0]) or self._person_before(text, named[0]), None
        if name.islower():
            return self._fuller(name, words[-1].low) or Speaker(name, country_of(name)), named
        if len(words) == 1:
            name = _full_name(name, (*self._earlier, text[max(0, named[0] - _NEAR) : named[0]])) or name
        return Speaker(name, country_of(name) or self._side_before(text, named[0], name)), named

    def _subject_since(self, text: str, start: int, last: Speaker | None) -> Speaker | None:
        """Find the person that a sentence since the last speaker was about: "Jonas Ek, 34, lost a boat. … he said"."""
        surname = last.name.split()[-1] if last else None
        before = text[max(0, start - _NEAR) : start]
        # The sentence of the pronoun tells what is said, not who says it.
        begins = max((match.end() for match in _END.finditer(before) if not _is_quoted(before, match.end())), default=0)
        for earlier in (before[:begins], *reversed(self._earlier[-_PARAGRAPHS:])):
            for match in reversed(list(_SUBJECT.finditer(earlier))):
                if _is_quoted(earlier, match.start()):
                    continue
                if surname and surname in earlier[match.start() :]:
                    return None
                if speaker := self._somebody(match[1], earlier, match.start(1)):
                    others = (name[0] for name in _NAME.finditer(earlier, match.end()))
                    return speaker if last or not any(is_person(tokenize(name)) for name in others) else None
            if surname and surname in earlier:
                return None
        return None

    def _somebody(self, name: str, text: str, start: int) -> Speaker | None:
        """Return the person of a name at the beginning of a sentence; None for a place, a body or an unknown word."""
        words = tokenize(name)
        while len(words) > 1 and words[0].low.rstrip(".") in TITLES | {"."}:
            words = words[1:]
        if words[0].text == "." and len(words) > 1:
            words = words[1:]
        bare = name[words[0].start :]
        if gazetteer().find(bare):
            return None
        if len(words) == 1:
            full = next((known.name for known in reversed(self.known) if known.name.split()[-1] == bare), None)
            bare = full or _full_name(bare, (*self._earlier, text[:start])) or (bare if len(bare) < len(name) else "")
            return Speaker(bare, None) if bare else None
        return Speaker(bare, self._side_before(text, start, bare)) if is_person(words) else None

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


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place in a paragraph is within a quotation."""
    curly = text.count("“", 0, place) > text.count("”", 0, place)
    return curly or text.count('"', 0, place) % 2 == 1


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
