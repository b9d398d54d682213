"""Does a sentence speak of what was or of what will be, around some words of it?"""

import re
from typing import Final

from .spans import Tense

_REACH: Final = 160
_AHEAD_WORDS: Final = (
    # The participle of "to be extended" is swallowed, lest it pass for a past.
    r"(?:to|will|shall|would|can|could|may|might)\s(?:\w{2,12}\s)?(?:be|get)\s\w{3,20}"
    r"|(?:is|are|was|were)\s(?:to|due|set|scheduled|expected|slated|planned)(?:\s(?:to\s)?be\s\w{3,20})?"
    r"|will|won['\u2019]t|shall|would(?!\shave)|can|could|may|might|going\sto|plan(?:s|ned|ning)?\sto|set\s(?:to|for)"
    r"|to\s(?:be|begin|start|open|hold|meet|resume|take\splace|vote|face)"
    r"|scheduled|upcoming|expected|due|slated|ahead\sof|approach(?:es|ing)|arrival|deadline|the\scoming|coming\sup"
    r"|happens|prepar(?:e|es|ing)|awaits?|looms|looming"
)
_BACK_WORDS: Final = (
    r"said|says|told|was|were|had|has|have|did|been|came|went|saw|took|made|left|began|fell|rose|hit|met|won|lost|held"
    r"|shot|struck|sent|gave|got|became|broke|spoke|wrote|ran|fled|sank|blew|drove|threw|grew|flew|drew|rang|sang|stood"
    r"|felt|heard|kept|led|paid|rode|sat|sold|shook|spent|stole|taught|thought|tore|woke|wore|bought|brought|built"
    r"|caught|chose|dealt|dug|fought|found|forgot|froze|hung|hid|swept|swore|burnt|\w{3,30}ed"
)
_CUE: Final = re.compile(
    rf"\b(?:(?P<future>{_AHEAD_WORDS})|(?P<past>{_BACK_WORDS})|(?P<open>is|are|means|makes))\b|['\u2019]ll\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:until\safter|ahead\sof|starting|beginning|scheduled\sfor|due)\s(?:on\s)?(?:the\s|an?\s)?$"
)
_SENTENCE_END: Final = re.compile(r"[.!?][\"\u201d\u2019')\]]{0,2}\s+(?=[\"\u201c\u2018'(\[]?[A-Z0-9])|[\n;]")
# Words that end in a full stop inside a sentence.
_ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the sentence that holds a span, looking no further than `_REACH` characters."""
    first, last = max(start - _REACH, 0), min(end + _REACH, len(text))
    for stop in _SENTENCE_END.finditer(text, first, start):
        if not _ABBREVIATION.search(text, max(stop.start() - 5, 0), stop.start() + 1):
            first = stop.end()
    for stop in _SENTENCE_END.finditer(text, end, last):
        if not _ABBREVIATION.search(text, max(stop.start() - 5, 0), stop.start() + 1):
            return first, stop.start() + 1
    return first, last


def tense_around(text: str, start: int, end: int) -> Tense:
    """Tell the tense of the words around a span: of the nearest verb before it, else of the first one after."""
    if _AHEAD.search(text, max(start - 20, 0), start):
        return "future"
    first, last = sentence_around(text, start, end)
    cues = list(_CUE.finditer(text, first, start))
    cue = cues[-1] if cues else _CUE.search(text, end, last)
    if cue is None:
        return "open"
    if cue["open"]:
        return "open"
    return "past" if cue["past"] else "future"


_ASKED_AHEAD: Final = re.compile(
    r"\b(?:will|won['\u2019]?t|shall|going\sto|upcoming|scheduled|planned|plans|expected|next|tomorrow|coming|happens|due)\b"
    r"|\bis\sthere\b|\bare\sthere\b"
)
_ASKED_BACK: Final = re.compile(r"\b(?:did|was|were|had|has|have|happened|killed|said)\b")
_PARTICIPLE: Final = re.compile(r"\b\w{3,30}ed\b")


def tense_of_question(question: str) -> Tense:
    """Tell whether a question asks for what is to come or for what was."""
    lowered = question.lower()
    if _ASKED_BACK.search(lowered):
        return "past"
    if _ASKED_AHEAD.search(lowered):
        return "future"
    return "past" if _PARTICIPLE.search(lowered) else "open"
