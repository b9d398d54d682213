"""Figures that are not the whole count of their place: additions, parts, totals of a wider area. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from .sourced_figure import SourcedFigure

_NUMBER: Final = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)"
_FAR: Final = 200
# "14 people died, two of them in Lund", "with most of the dead in Lund": only a part belongs to Lund.
_PART_OF_PLACE: Final = re.compile(
    rf"(?:[,;:\u2013\u2014-]|\b(?:with|including|of which|of whom)) (?:at least |about |some )?{_NUMBER} "
    r"(?:of \w+ (?:\w+ )?|others? |people )?(?:in|at|near|across) (?:the |central |\w+ern )?$"
    r"|\b(?:most|mostly|majority|largely|mainly|half|many of them|some of them)\b",
    re.IGNORECASE,
)
_MORE_AFTER: Final = re.compile(r"\s+(?:\w+ )?(?:others?|more|additional|further)\b", re.IGNORECASE)
_MORE_BEFORE: Final = re.compile(r"\b(?:another|additional|further)\s+$", re.IGNORECASE)
# The count of one day, and an earlier count: "19 new deaths", "up from 300 cases and 12 deaths".
_NEW: Final = re.compile(r"\s+new\b", re.IGNORECASE)
_UP_FROM: Final = re.compile(r"\b(?:up|down) from (?:\S+ ){0,4}$", re.IGNORECASE)
_LISTED: Final = re.compile(r"\bincluded?s?\b", re.IGNORECASE)
_OWN_PLACE: Final = re.compile(
    r" (?:of (?:them|those|these|whom) )?(?:(?:deaths|people|others?|victims) )?(?:in|at|near) (?:the )?"
)
_OF_THEM: Final = re.compile(r"\s+of (?:them|those|these|whom)\b", re.IGNORECASE)
# "80 were arrested on Friday, bringing the total of the week to 600."
_TOWARDS_TOTAL: Final = re.compile(
    r"\b(?:bringing|brings|raising|taking|pushing) (?:the|its|their) (?:\w+ ){0,3}(?:total|toll|number|count|tally)\b|"
    r"\bfor a total of\b",
    re.IGNORECASE,
)


def whole_counts(statements: Iterable[SourcedFigure]) -> list[SourcedFigure]:
    """Keep the figures that count everything of their kind in their place, ordered by source and paragraph."""
    told: set[tuple[str, int, str]] = set()
    kept = []
    for item in sorted(statements, key=lambda item: (item.source, item.paragraph, item.figure.span)):
        key = (item.source, item.paragraph, item.figure.counts)
        if _is_whole(item, again=key in told):
            kept.append(item)
        told.add(key)
    return kept


def _is_whole(item: SourcedFigure, *, again: bool) -> bool:
    """Whether a figure is a whole count; `again` if the paragraph has counted the same thing before."""
    at = item.sentence.find(item.figure.figure)
    standing = item.figure.standing
    if at < 0 or standing not in {"whole", "part"}:
        return standing == "whole"
    before, after = item.sentence[max(0, at - _FAR) : at], at + len(item.figure.figure)
    if standing == "part" or _OF_THEM.match(item.sentence, after):
        return _has_own_place(item, at)
    if _NEW.match(item.sentence, after) or _UP_FROM.search(before):
        return False
    if _TOWARDS_TOTAL.search(item.sentence, after, after + _FAR):
        return False
    return not ((again and _adds(item, at)) or _is_of_wider_area(item, at))


def _adds(item: SourcedFigure, at: int) -> bool:
    """Whether a figure adds to an earlier one or is part of a list: "three others died", "they include two who"."""
    before = item.sentence[max(0, at - _FAR) : at]
    return bool(
        _MORE_AFTER.match(item.sentence, at + len(item.figure.figure))
        or _MORE_BEFORE.search(before)
        or _LISTED.search(before)
    )


def _has_own_place(item: SourcedFigure, at: int) -> bool:
    """Whether a part is the whole count of a place of its own: "45 died in the state, including 16 in Lund"."""
    return bool(_OWN_PLACE.fullmatch(_words_to_place(item, at)))


def _is_of_wider_area(item: SourcedFigure, at: int) -> bool:
    """Whether the words between a figure and the place after it give that place only a part of it."""
    return bool(_PART_OF_PLACE.search(_words_to_place(item, at)))


def _words_to_place(item: SourcedFigure, at: int) -> str:
    """Return the words between a figure and the place after it, "" if the place isn't named after it."""
    figure = item.figure
    if figure.place_span is None or not figure.span[1] < figure.place_span[0] <= figure.span[1] + _FAR:
        return ""
    after = at + len(figure.figure)
    return item.sentence[after : after + figure.place_span[0] - figure.span[1]]
