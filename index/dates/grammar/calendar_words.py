"""Words of the calendar and the pattern fragments made of them; all patterns ignore case."""

import re
from typing import Final

MONTH_KEYS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAY_KEYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30,
}  # fmt: skip
ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

S: Final = r"\s{1,4}"
DASH: Final = r"[-\u2010-\u2015]"
APOSTROPHE: Final = r"['\u2018\u2019\u02bc`]"
MONTH: Final = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
ANY_WEEKDAY: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)"
EITHER_DAY: Final = rf"{DAY}(?:st|nd|rd|th)?"
YEAR: Final = r"(?:1[89]|20)\d\d"
# Digits that go on after a number make it another number: 30,000 or 30.5 or 30:15.
NO_MORE_DIGITS: Final = r"(?![\d%]|[.,:/]\d)"
NUMBER: Final = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
PART_OF_DAY: Final = rf"(?:{S}(?:early{S})?(?:mid)?(?:morning|afternoon|evening|night|noon|day)\b)?"


def rule_pattern(source: str) -> re.Pattern[str]:
    """Compile a rule's pattern, ignoring case."""
    return re.compile(source, re.IGNORECASE)


def month_number(word: str) -> int:
    """Return the month (1 to 12) that a word matched by `MONTH` names."""
    return MONTH_KEYS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Return the weekday (Monday is 0) that a word matched by `ANY_WEEKDAY` names."""
    return WEEKDAY_KEYS.index(word[:3].lower())


def number(word: str) -> int:
    """Return the value of a word matched by `NUMBER`."""
    return int(word) if word.isdecimal() else NUMBERS[word.lower()]


def day_number(word: str) -> int:
    """Return the day of a month that "30", "05" or "30th" names."""
    return int(word.rstrip("stndrhSTNDRH"))
