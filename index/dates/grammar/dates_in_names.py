"""Names that contain a date but mean something else: "January 6 committee", "Good Friday Agreement". Pure."""

from bisect import bisect_right
from functools import lru_cache
from typing import Final

from .calendar_words import DAY, MONTH, WEEKDAY, S, rule_pattern

# Days of the calendar that stand for what once happened on them, as "9/11" does.
_FAMOUS: Final = (
    rf"(?:jan(?:uary|\.)?{S}6(?:th)?|(?:the{S})?6(?:th)?{S}(?:of{S})?jan(?:uary|\.)?"
    rf"|sept?(?:ember|\.)?{S}11(?:th)?|(?:the{S})?11(?:th)?{S}(?:of{S})?sept?(?:ember|\.)?)"
)
_BETWEEN: Final = (
    r"us|u\.s\.|house|senate|select|congressional|special|capitol|hill|deadly|alleged|accused|convicted|terror"
    r"|terrorist|federal"
)
_WHOSE: Final = (
    r"committee|commission|panel|hearings?|riots?|rioters?|insurrection(?:ists?)?|attackers?|hijackers?|defendants?"
    r"|siege|mob|cases?|prosecutions?|charges|convicts?|convictions?|suspects?|prisoners?|hostages?|pardons?"
    r"|investigations?|inquiry|probe|report|transcripts?|tapes?|footage|memorial|museum|victims?|capitol"
)
# An attack somewhere else on such a day is one of that day.
_ATTACK: Final = (
    rf"attacks?(?!{S}(?:in|on|at|near){S}(?!the{S}(?:us{S}|u\.s\.{S})?capitol|new{S}york|washington|america))"
)
# What is called after a day of any month.
_CALLED_AFTER: Final = (
    r"movement|revolution|square|street|avenue|boulevard|bridge|stadium|brigades?|rioters?|insurrection(?:ists?)?"
    rf"|(?:committee|commission)(?!{S}(?:meeting|hearing|session|vote)\b)"
)
_QUOTE: Final = r"[\"\u201c\u201d'\u2018\u2019]?"
_ADJECTIVE: Final = (
    rf"bloody|super|super{S}bowl|ruby|blue|freaky|manic|taco|throwback|casual|sheffield|mail{S}on"
    rf"|black(?!{S}friday)"
    # Police "held a man Friday", where the servant is somebody's.
    rf"|(?:his|her|my|your|our|their){S}man|(?<!\ba )girl"
)
_STREAM: Final = r"(?:netflix|hulu|disney|amazon|hbo|prime|apple|paramount|peacock|bbc|nbc|abc|cbs|fox|itv|sky|tv)"
_WORK: Final = r"(?:show|series|sitcom|movie|film)"
_NAMES: Final = rule_pattern(
    rf"\b(?:{_FAMOUS}(?:{S}(?:{_BETWEEN})){{0,3}}{S}(?:(?:{_WHOSE})\b|{_ATTACK}\b)"
    rf"|(?:{MONTH}{S}{DAY}(?:st|nd|rd|th)?|{DAY}(?:st|nd|rd|th)?{S}(?:of{S})?{MONTH}){S}(?:{_CALLED_AFTER})\b"
    rf"|good{S}friday{S}(?:peace{S})?(?:agreement|accords?|deal|pact|treaty|process)\b"
    rf"|(?:{_ADJECTIVE}){S}{WEEKDAY}"
    # "Figures released today show" has no article before it.
    rf"|(?:the|nbc|bbc|radio{S}4)(?:['\u2019]s)?{S}{_QUOTE}(?:today|tonight){_QUOTE}{S}(?:show|programme|program)\b"
    rf"|(?:today|tonight){S}show{S}(?:hosts?|anchors?|presenters?|on{S}nbc)\b"
    rf"|(?:(?<!\bat )(?<!\bduring )(?<!\bafter )(?<!\bbefore )the|{_STREAM}(?:['\u2019]s)?){S}"
    rf"(?:hit{S}|new{S})?{_QUOTE}{WEEKDAY}{_QUOTE}{S}(?:tv{S})?"
    rf"(?:{_WORK}|band|album|song|single|club|soundtrack)\b(?!{S}(?:finale|opener|night)\b)"
    rf"|{WEEKDAY}{S}(?:tv{S})?(?:{_WORK}{S}(?:on|from){S}(?:the{S})?{_STREAM}\b|season{S}(?:\d|one|two|three|four)\b)"
    rf"|{_STREAM}(?:['\u2019]s)?{S}(?:hit{S}|new{S}|original{S}){{0,2}}(?:{_WORK}|drama|comedy|hit){S}{WEEKDAY}"
    rf"|(?:does|did|is|will|watch|like|of|about){S}{WEEKDAY}{S}on{S}{_STREAM}\b"
    rf")"
)


def in_name(text: str, start: int, end: int) -> bool:
    """Whether a date is part of a name that dates nothing."""
    starts, ends = _names_in(text)
    first = bisect_right(ends, start)
    return first < len(starts) and starts[first] < end


@lru_cache(maxsize=8)
def _names_in(text: str) -> tuple[list[int], list[int]]:
    """Find the names of a text once for all its dates: where each starts and ends."""
    spans = [found.span() for found in _NAMES.finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]
