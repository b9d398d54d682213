"""Names of the archive's publishers in a question. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from index.language import Token
from index.reading import outlet_key

_LONGEST: Final = 9
"""Tokens in the longest name that is looked for."""

# Names that are ordinary words when they are written small or begin a sentence.
_ORDINARY: Final = frozenset(
    "time week sun age hill people fortune wired nature science variety mirror metro star times post independent "
    "express telegraph nation economist polygon slate salon vox quartz insider observer billboard deadline fool mail "
    "conversation atlantic national australian athletic verge dawn bild echo standard guardian local record news "
    "today".split()
)
_ABBREVIATED: Final = frozenset("aa ap dw ew ft pa si thr toi".split())
"""Names that are no words and yet too short to be recognised when they are written small."""
_TAIL_SIGNS: Final = frozenset("|-\u2013\u2014:")
_SMALL: Final = frozenset("and of the in for &".split()) | {"&"}
_SECTIONS: Final = frozenset(
    "sports sport business news politics opinion tech technology magazine entertainment travel health international "
    "online world science money life".split()
)
_NOT_OF_NAMES: Final = _SECTIONS | frozenset("article articles report reports story stories review interview".split())
_QUESTION_WORDS: Final = frozenset("who what which when where why how did does do is are was were has have".split())
_LEADS_NO_NAME: Final = _QUESTION_WORDS | frozenset(
    "the a an both this that one any some and or in by from to of per".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of a paper in a question.

    Attributes:
        first: Index of its first token.
        end: Index after its last token.
        key: Its `outlet_key`.
        name: As it is written.
        small: Whether it could be an ordinary word: "the week".
    """

    first: int
    end: int
    key: str
    name: str
    small: bool = False


def mentions(question: str, tokens: Sequence[Token], known: Callable[[str], bool]) -> Iterator[Mention]:
    """Yield the names of publishers, the longest at each place.

    Args:
        question: As asked.
        tokens: Its tokens.
        known: Whether a key is that of one of the archive's publishers.
    """
    at = 0
    while at < len(tokens):
        found = _mention_at(question, tokens, at, known) if tokens[at].text[0].isalnum() else None
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _mention_at(question: str, tokens: Sequence[Token], at: int, known: Callable[[str], bool]) -> Mention | None:
    """Find the longest name of a publisher that begins at a token."""
    for end in range(min(at + _LONGEST, len(tokens)), at, -1):
        if not tokens[end - 1].text[-1].isalnum() or not _is_one_name(tokens[at:end]):
            continue
        written = question[tokens[at].start : tokens[end - 1].end]
        key = outlet_key(written)
        if key and known(key) and (how := _written(tokens, at, end, key)):
            stop = _past_section(tokens, end)
            part = _is_part_of_other_name(tokens, at, stop)
            return None if part else Mention(at, stop, key, written, small=how == "small")
    return None


def _past_section(tokens: Sequence[Token], end: int) -> int:
    """Return the index after the section that follows a name: "CNN Politics"."""
    while end < len(tokens) and tokens[end].low in _SECTIONS and tokens[end].text[0].isupper():
        end += 1
    return end


def _is_one_name(words: Sequence[Token]) -> bool:
    """Whether words can be one name, or one with the section or motto of a site: "BBC News - Technology"."""
    signs = [n for n, word in enumerate(words) if not word.text[0].isalnum()]
    tail = next((n for n in signs if words[n].text in _TAIL_SIGNS and words[n].start > words[n - 1].end), None)
    spaced_colon = next((n for n in signs if words[n].text == ":"), None)
    cut = min((n for n in (tail, spaced_colon) if n is not None), default=None)
    if cut is None:
        return all(words[n].text in ".&/'’" or words[n].low == "'s" for n in signs)
    after = words[cut + 1 :]
    return (
        bool(after)
        and after[0].low not in _QUESTION_WORDS
        and all(word.text[0].isupper() or word.low in _SMALL for word in after)
    )


def _written(tokens: Sequence[Token], at: int, end: int, key: str) -> Literal["name", "small", ""]:
    """Say whether words are written as a name, could be an ordinary word as well, or can be no name."""
    words = tokens[at:end]
    own = words[1:] if words[0].low == "the" and len(words) > 1 else words
    if key in _ABBREVIATED:
        return "name" if own[0].text.isupper() or len(own) > 1 else ""
    led = end < len(tokens) and tokens[end].text == ":"
    opens = at == 0 and own is words and not own[0].text.isupper() and not led
    if key not in _ORDINARY or len(own) > 1 or (own[0].text[0].isupper() and not opens):
        return "name"
    return "small" if own is not words else ""


def _is_part_of_other_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the words around a name are part of the same name: "Michael Bloomberg", "Time Warner"."""
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    led = (
        before is not None
        and at > 1
        and before.text[0].isupper()
        and before.text[0].isalpha()
        and tokens[at].low != "the"
        and before.low not in _LEADS_NO_NAME
        and not before.low.endswith(("ed", "ly"))
    )
    followed = after is not None and after.text[0].isupper() and after.low not in _NOT_OF_NAMES
    return led or followed
