"""The publication date stated at the head of an article. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from .grammar import ANY_WEEKDAY, DASH, DAY, YEAR, S, full_year, make_day
from .letters import fold_letters
from .month_names import MONTHS, month_pattern

_HEAD_LINES: Final = 12
_HEAD_CHARS: Final = 1500
_MOST_OTHER_WORDS: Final = 7


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date that a header states.

    Attributes:
        day: The day.
        span: Start and end of its words in the text, in characters, with label and clock time.
        updated: Whether the header only says when the article was changed.
    """

    day: date
    span: tuple[int, int]
    updated: bool = False


_ZONE: Final = r"(?:\s?(?:z|[a-z]{2,4}t|utc|gmt|msk|uhr)\b(?:[+-]\d{1,2}(?::?\d\d)?)?|\s?[+-]\d\d:?\d\d)?"
_MARK: Final = rf"[|\u00b7\u2022]|\s{DASH}\s"


def _clock(name: str) -> str:
    """Return the pattern of a clock time, as a group with this name."""
    return (
        rf"(?P<{name}>\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\.\d{{1,6}})?(?:\s?[ap]\.?m\.?)?|\d{{1,2}}\s?[ap]\.?m\.?)"
        rf"{_ZONE}(?:\s?\([a-z]{{2,5}}\))?"
    )


_BEFORE_CLOCK: Final = rf"(?:\s?[,|]\s?|\s?{DASH}\s?|\s{{1,4}}(?:at{S}|@\s?|um{S}|\u00e0{S})?|t|)"
_WEEKDAY: Final = rf"(?:(?:{ANY_WEEKDAY}|[a-z\u00e4\u00e9\u00e1-]{{4,13}}(?=,{S}\d)),?{S})?"
_MONTH: Final = month_pattern()
# Some pages run the clock time into the year.
_YEAR_ENDS: Final = r"(?!\d(?!\d?:\d))"
_ISO_DATE: Final = rf"(?P<iso>(?P<iy>{YEAR})(?P<is>[-/.]?)(?P<im>0?[1-9]|1[0-2])(?P=is)(?P<id>{DAY})(?!\d))"
_MONTH_FIRST: Final = rf"{_WEEKDAY}(?P<nm>{_MONTH})\.?{S}(?P<nd>{DAY})(?:st|nd|rd|th)?,?{S}(?P<ny>{YEAR}){_YEAR_ENDS}"
_DAY_FIRST: Final = (
    rf"{_WEEKDAY}(?P<md>{DAY})(?:st|nd|rd|th|\.|\u00ba|er)?(?:{S}(?:of{S}|de{S})?|-)(?P<mm>{_MONTH})\.?"
    rf"(?:,?{S}(?:de{S}|del{S})?|-)(?P<my>{YEAR}){_YEAR_ENDS}"
)
_DIGITS: Final = rf"(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR}|\d\d)(?!\d)"
_DATE: Final = f"{_ISO_DATE}|{_MONTH_FIRST}|{_DAY_FIRST}|{_DIGITS}"
DATE_TIME: Final = re.compile(
    rf"(?<![\w/.])(?:{_clock('before')}(?:,|{S}|\s?{DASH}\s?){{1,2}}(?:on{S})?)?(?P<date>{_DATE})"
    rf"(?:{_BEFORE_CLOCK}{_clock('after')})?",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?P<updated>(?:last\s)?(?:updated|modified|edited|changed)|aktualisiert|mis\s\u00e0\sjour|actualizado)"
    r"|(?:first\s|originally\s)?(?:published|posted|issued|released|publication\sdate|pub(?:lished)?[\s_-]?date|date"
    r"|dated|created|filed|ver\u00f6ffentlicht|datum|publi\u00e9|publicado|fecha|data|pubblicato)",
    re.IGNORECASE,
)
_AFTER_LABEL: Final = re.compile(
    rf"(?:{S}(?:date|time|on|at|by{S}[^\n|:]{{1,40}}?[,|]|am|le|el))?\s?[:=|{DASH[1:-1]}]?\s?['\"]?", re.IGNORECASE
)
_SEPARATOR: Final = re.compile(rf"\s?[|\u00b7\u2022/,;:()\[\]*#>_]\s?|\s{DASH}\s|\s+")
_RUNNING: Final = re.compile(
    r"\b(?:of|on|in|since|until|from|by|to|and|after|before|between|is|was|are|were|the|a|an|for|at|as|how|what|why|when)$",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(rf"(?:by|von|par|por|di|from|text){S}[A-Z]", re.IGNORECASE)
_MARK_END: Final = re.compile(rf"(?:{_MARK})\s{{0,4}}$")
_MARK_START: Final = re.compile(rf"\s{{0,4}}(?:{_MARK})")
_DATELINE: Final = re.compile(rf"\s?(?:\([A-Z][\w ./&-]{{1,30}}\)\s?)?(?:{DASH}|:)\s", re.IGNORECASE)
_PLACE: Final = re.compile(r"[A-Z][A-Z .,'/\u2019-]{1,40}(?:,?\s[A-Z][\w.]{1,20}){0,3}[,(]?\s?\(?$")
_CAPITALISED: Final = re.compile(r"(?:[A-Z][\w.'/\u2019-]{1,20},?\s?){1,5}\(?$")


def stated_header(text: str) -> HeaderDate | None:
    """Find the publication date that the head of a text states.

    It follows a label ("Published:", "date"), fills a line (with a clock time, a byline, separators), or opens the
    report as a dateline. A date in running prose, or deep in the text, is no header. The first publication date wins;
    the date of an update counts only if there is no other.
    """
    found = list(_headers(text))
    return next((header for header in found if not header.updated), found[0] if found else None)


def _headers(text: str) -> Iterator[HeaderDate]:
    position = 0
    for number, line in enumerate(text[:_HEAD_CHARS].splitlines(keepends=True)):
        if number >= _HEAD_LINES:
            return
        yield from _in_line(line, position, first=not text[:position].strip())
        position += len(line)


def _in_line(line: str, offset: int, *, first: bool) -> Iterator[HeaderDate]:
    line = fold_letters(line)
    for match in DATE_TIME.finditer(line[:_HEAD_CHARS]):
        day = day_of(match)
        if day is None:
            continue
        before, after = line[: match.start()], line[match.end() :]
        label = _label(before)
        if label is not None:
            yield HeaderDate(day, (offset + label.start(), offset + match.end()), updated=bool(label["updated"]))
        elif _is_header_line(match, before, after, first=first) or _opens_report(match, before, after):
            yield HeaderDate(day, (offset + match.start(), offset + match.end()))


def _label(before: str) -> re.Match[str] | None:
    """Find the label right before a date, at the start of the line or after a separator."""
    for label in _LABEL.finditer(before):
        opening = before[: label.start()].rstrip()
        rest = before[label.end() :]
        if _AFTER_LABEL.fullmatch(rest) and (
            not opening or opening[-1] in "|\u00b7\u2022,;:-\u2013\u2014([*#>_\"'0123456789Mm"
        ):
            return label
    return None


def _is_header_line(match: re.Match[str], before: str, after: str, *, first: bool) -> bool:
    """Whether a line consists of a date.

    Nothing else is on it, or a few words that a clock time, a byline or a separator shows to be no sentence.
    """
    left, right = before.strip(), after.strip()
    words = [word for word in _SEPARATOR.split(f"{left} {right}") if word]
    if not words:
        return True
    if first or len(words) > _MOST_OTHER_WORDS or _RUNNING.search(left) or right.endswith((".", "?", "!")):
        return False
    timed = match["before"] is not None or match["after"] is not None
    return timed or bool(_BYLINE.match(left)) or bool(_MARK_END.search(before) or _MARK_START.match(after))


def _opens_report(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the date opens a line of prose as a dateline does: "KYIV, Dec 30, 2023 (Agency) - ..."."""
    place = before.strip()
    dateline = _DATELINE.match(after)
    if place and not (_PLACE if dateline is None or "(" not in dateline[0] else _CAPITALISED).fullmatch(place):
        return False
    return dateline is not None or (not place and match["iso"] is not None and after[:1] in {" ", "\t"})


def day_of(match: re.Match[str], *, day_first: bool | None = None) -> date | None:
    """Return the day that a match of `DATE_TIME` names, None for none.

    Args:
        match: The match.
        day_first: Whether "04/03/2024" is the fourth of March or the third of April; None where that is not known.
    """
    if match["iso"]:
        return make_day(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["nm"]:
        return make_day(int(match["ny"]), MONTHS[match["nm"].lower()], int(match["nd"]))
    if match["mm"]:
        return make_day(int(match["my"]), MONTHS[match["mm"].lower()], int(match["md"]))
    if day_first is False and match["sep"] == "/":
        return day_in_digits(match["b"], match["a"], match["y"], ".")
    return day_in_digits(match["a"], match["b"], match["y"], "." if day_first else match["sep"])


def day_in_digits(a: str, b: str, year: str, separator: str) -> date | None:
    """Read "30.12.2023" or "12/30/2023"; None if both orders are possible.

    With dots and dashes the order is day, month, year.
    """
    whole = int(year) if len(year) > len("23") else full_year(int(year))
    day_first, month_first = make_day(whole, int(b), int(a)), make_day(whole, int(a), int(b))
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    return None if separator == "/" else day_first
