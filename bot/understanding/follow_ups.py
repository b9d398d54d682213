"""Follow-ups: a question that depends on the previous one is completed from it. Pure.

"and on Dec 30?" repeats the previous question with another day, "what did Russia say?" with another speaker, "and in
Kharkiv?" with another place, "and missiles?" with another thing. "how many were injured?" takes over its names and
days. Any other question that depends on the previous one is searched together with it. A question that is complete is
left alone. People are shown the result, so that they see what was searched.
"""

import re
from datetime import timedelta
from typing import Final

from bot.replies import notation

from .days import FindWindow
from .language import word_set

WITH: Final = " — "
"""Joins a follow-up to the previous question when neither can be merged into the other."""

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
_NAMES: Final = re.compile(r"(?<=[\s(])[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*")
_COUNTED: Final = re.compile(r"\bhow many (?!(?:were|was|are|is|have|has|had|did|do|does|of)\b)([\w-]+)", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_BESIDE: Final = re.compile(r"(?:on )?the (day before|previous day|day after|next day|following day)", re.IGNORECASE)
_ASKING: Final = word_set("what who when where why how which whom whose")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_LEANS: Final = word_set(
    "it its they them their there that those these this he she his her him one ones else too same then"
)
_EMPTY: Final = word_set(
    "a an and are as at be been by did do does for from had has have how in is it many much of on or say said "
    "says the to was were what when where which who whom whose why will with would about any some"
)
_TAKEN: Final = 4
"""Most names that a follow-up takes over."""
_STANDS: Final = 3
"""A question with this many content words is complete."""


def follow_up(previous: str, text: str, find_window: FindWindow) -> str:
    """Complete a follow-up.

    Args:
        previous: The previous question, as it was understood.
        text: The question asked now.
        find_window: Finds the days that a text names and the span of their words.

    Returns:
        A complete question: `text` itself when it is one.
    """
    asked = text.strip().rstrip("?!. ")
    rest = _without(_LEAD, asked)
    led = rest != asked or _is_name(_without(_PREPOSITION, asked))
    root = previous.rsplit(WITH, 1)[-1].strip() if WITH in previous else previous.strip()
    window, beside = find_window(asked), _day_beside(rest, root, find_window)
    if beside or (window is not None and window.phrase and not _content(rest.replace(window.phrase, " ", 1))):
        return _with_days(root, beside or rest, find_window)
    swapped = _with_speaker(root, rest, led=led)
    if swapped is None and led:
        swapped = _with_name(root, rest, find_window) or _with_thing(root, rest)
    if swapped is not None:
        return swapped
    if not led and not _leans(asked):
        return text
    return _together(asked, root, find_window, dated=window is not None)


def _together(asked: str, root: str, find_window: FindWindow, *, dated: bool) -> str:
    """Add what a follow-up takes over: names and days, or all that "they" or "why" may refer to."""
    days = find_window(root)
    phrase = days.phrase if days is not None and not dated else ""
    bare = _without_days(root, find_window)
    if not _words(asked) & _LEANS and _content(asked):
        said = _words(asked)
        names = [name for name in _NAMES.findall(bare) if not _words(name) & said]
        taken = ", ".join([*names[:_TAKEN], *([phrase] if phrase else [])])
        if taken:
            return f"{asked}? ({taken})"
    return f"{asked}?{WITH}{bare if dated else root}"


def _day_beside(rest: str, root: str, find_window: FindWindow) -> str | None:
    """Turn "the day before" into the day before the one that the previous question asks about."""
    beside, days = _BESIDE.fullmatch(rest), find_window(root)
    if beside is None or days is None or days.start is None or days.end is None:
        return None
    before = beside[1].casefold() in {"day before", "previous day"}
    day = days.start - timedelta(days=1) if before else days.end + timedelta(days=1)
    return f"on {notation.day(day)}"


def _with_days(root: str, rest: str, find_window: FindWindow) -> str:
    """Put other days into a question, in place of its own or at its end."""
    old = find_window(root)
    if old is None or not old.phrase:
        return f"{root.rstrip('?!. ')} {rest}?"
    before, after = root[: old.span[0]], root[old.span[1] :]
    # Either the question ("on Dec 31"), the follow-up ("on Dec 30") or both bring a preposition; one must stay.
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


def _with_name(root: str, rest: str, find_window: FindWindow) -> str | None:
    """Put another name into a question, in place of its only name or of the one after the same preposition."""
    own = _PREPOSITION.match(rest)
    preposition, name = (own[0], rest[own.end() :]) if own else ("", rest)
    if not _is_name(name):
        return None
    lead = re.escape(preposition.strip()) + r"\s+" if preposition else r"(?<=[\s(])"
    days = find_window(root)
    start, end = days.span if days is not None else (0, 0)
    found = re.finditer(rf"{lead}([A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*)", root)
    named = [name for name in found if not start <= name.start(1) < end]
    if len(named) != 1:
        return None
    return root[: named[0].start(1)] + name + root[named[0].end(1) :]


def _with_thing(root: str, rest: str) -> str | None:
    """Put another thing into a question that asks how many of one."""
    counted = _COUNTED.search(root)
    thing = _ARTICLE.sub("", rest, count=1)
    if counted is None or not 0 < len(thing.split()) < _STANDS or not _content(thing) or _words(thing) & _ASKING:
        return None
    return root[: counted.start(1)] + thing + root[counted.end(1) :]


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _STANDS and all(word[0].isupper() for word in words if word.casefold() != "the")


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Remove matches from the beginning, repeatedly, but never the whole text."""
    while (found := pattern.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return text


def _without_days(root: str, find_window: FindWindow) -> str:
    old = find_window(root)
    if old is None or not old.phrase:
        return root
    before = root[: old.span[0]].rstrip()
    return (re.sub(r"\s(?:on|in|at|for|during)$", "", before) + root[old.span[1] :]).strip()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _content(text: str) -> set[str]:
    return _words(text) - _EMPTY


def _leans(asked: str) -> bool:
    """Whether a question says too little by itself; a name counts as two words."""
    said = len(_content(asked)) + len(_NAMES.findall(asked))
    return bool(_words(asked) & _LEANS) or said < _STANDS
