"""Follow-ups: a question that leans on the one before it, made whole. Pure.

"and on Dec 30?" takes the question before with another day, "what did Russia say?" takes it with another
speaker, "and in Kharkiv?" with another place. Whatever leans on it in another way is searched together with
it. A question that stands by itself is left alone. The result is shown to people, so that they can see what
was searched.
"""

import re
from typing import Final

from .days import FindWindow
from .language import word_set

WITH: Final = " — "
"""Joins a follow-up to the question before it when neither can be put into the other."""

_LEAD: Final = re.compile(
    r"(?:and|but|so|ok|okay|then|also|well|now|what about|how about|what of|what happened|the same)\b[\s,:]*",
    re.IGNORECASE,
)
_PREPOSITION: Final = re.compile(
    r"(?:on|in|at|for|from|during|since|until|before|after|about|around|near|by|over|of|the|to)\b\s*", re.IGNORECASE
)
_SPEECH: Final = r"(?:say|says|said|claim|claims|claimed|report|reports|reported|announce|announced|think|tell|told)"
_NAME: Final = r"(?:[\w.'\u2019-]+ ){0,4}?[\w.'\u2019-]+"
_DID_SAY: Final = re.compile(rf"\b((?:did|does|do|has|have|had) )({_NAME})( {_SPEECH}\b)", re.IGNORECASE)
_ACCORDING: Final = re.compile(rf"\b(according to )({_NAME})(?=[?,.!]|$)", re.IGNORECASE)
_ASKS_SPEAKER: Final = re.compile(
    rf"(?:what|how)(?: (?:did|does|do|has|have|had)) ({_NAME}) {_SPEECH}(?: about (?:it|that|this))?", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_LEANS: Final = word_set(
    "it its they them their there that those these this he she his her him one ones else too same then"
)
_EMPTY: Final = word_set(
    "a an and are as at be been by did do does for from had has have how in is it many much of on or say said "
    "says the to was were what when where which who whom whose why will with would about any some"
)
_STANDS: Final = 3
"""Words with a meaning of their own that make a question stand by itself."""


def follow_up(previous: str, text: str, find_window: FindWindow) -> str:
    """Make a follow-up whole.

    Args:
        previous: The question before, as it was understood.
        text: What was asked now.
        find_window: Finds the days that a text names, with the place of their words.

    Returns:
        A question that stands by itself: `text` when it already does.
    """
    asked = text.strip().rstrip("?!. ")
    rest = _without(_LEAD, asked)
    led = rest != asked
    root = previous.rsplit(WITH, 1)[-1].strip()
    window = find_window(asked)
    if window is not None and window.phrase and not _content(_rest_of(rest, window.phrase)):
        return _with_days(root, rest, find_window)
    swapped = _with_speaker(root, rest, led=led) or (_with_name(root, rest) if led else None)
    if swapped is not None:
        return swapped
    if not led and not _leans(asked):
        return text
    return f"{_asking(asked)}{WITH}{_without_days(root, find_window) if window else root}"


def _with_days(root: str, rest: str, find_window: FindWindow) -> str:
    """Put other days into a question, in the place of its own or at its end."""
    old = find_window(root)
    if old is None or not old.phrase:
        return f"{root.rstrip('?!. ')} {rest}?"
    before, after = root[: old.span[0]], root[old.span[1] :]
    # Of "on Dec 31" and "Dec 30" one brings a preposition, of "on Dec 31" and "on Dec 30" both.
    own = _PREPOSITION.match(rest)
    if _ends_in_preposition(before):
        rest = rest[own.end() :] if own else rest
    elif own is None and (theirs := _PREPOSITION.match(old.phrase)):
        rest = theirs[0] + rest
    return f"{before}{rest}{after}"


def _ends_in_preposition(before: str) -> bool:
    words = before.split()
    return bool(words) and _PREPOSITION.fullmatch(words[-1]) is not None


def _with_speaker(root: str, rest: str, *, led: bool) -> str | None:
    """Put another speaker into a question that asks what somebody said."""
    found = _ASKS_SPEAKER.fullmatch(rest)
    name = found[1] if found else rest if led and _is_name(rest) else None
    if name is None:
        return None
    for pattern in (_DID_SAY, _ACCORDING):
        said = pattern.search(root)
        if said:
            return root[: said.start(2)] + name + root[said.end(2) :]
    return None


def _with_name(root: str, rest: str) -> str | None:
    """Put another name into a question in the place of the only one that it has, or after the same preposition."""
    found = _PREPOSITION.match(rest)
    preposition, name = (found[0], rest[found.end() :]) if found else ("", rest)
    if not _is_name(name):
        return None
    lead = re.escape(preposition.strip()) + r"\s+" if preposition else r"(?<=\s)"
    named = list(re.finditer(rf"{lead}([A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*)", root))
    if len(named) != 1:
        return None
    return root[: named[0].start(1)] + name + root[named[0].end(1) :]


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _STANDS and all(word[0].isupper() for word in words if word.casefold() != "the")


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Take away, from the beginning, whatever matches, as often as it does."""
    while (found := pattern.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return text


def _rest_of(text: str, phrase: str) -> str:
    return text.replace(phrase, " ", 1)


def _without_days(root: str, find_window: FindWindow) -> str:
    old = find_window(root)
    if old is None or not old.phrase:
        return root
    before = root[: old.span[0]].rstrip()
    return (re.sub(r"\s(?:on|in|at|for|during)$", "", before) + root[old.span[1] :]).strip()


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.casefold() not in _EMPTY]


def _leans(asked: str) -> bool:
    words = {word.casefold() for word in _WORD.findall(asked)}
    return bool(words & _LEANS) or len(_content(asked)) < _STANDS


def _asking(asked: str) -> str:
    return f"{asked}?"
