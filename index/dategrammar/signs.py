"""Signs: what a rule can't do without, found by looking words up, so that most text is spared most rules."""

import re
from typing import Final, Literal

Sign = Literal[
    "ago",
    "day",
    "days",
    "decade",
    "digits",
    "feast",
    "month",
    "ordinal",
    "quarter",
    "season",
    "unit",
    "vague",
    "weekday",
    "year",
]

_WORDS: Final[dict[tuple[Sign, ...], str]] = {
    ("month",): "jan january feb february mar march apr april jun june jul july aug august sep sept september"
    " oct october nov november dec december",
    ("month", "feast"): "may",
    ("weekday",): "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri sat saturday sun sunday",
    ("weekday", "feast"): "friday",
    ("day",): "yesterday today tonight tomorrow overnight morning afternoon",
    ("day", "days"): "evening",
    ("day", "days", "unit"): "night",
    ("days", "unit", "vague"): "nights day days",
    ("unit", "vague"): "week weeks month months year years decade decades",
    ("unit",): "hour hours fortnight fortnights weekend weekends",
    ("unit", "quarter"): "quarter half q h",
    ("season",): "spring summer autumn fall winter",
    ("ago",): "ago",
    ("vague",): "recently",
    ("feast",): "christmas xmas nye boxing juneteenth halloween thanksgiving easter valentine valentines patrick"
    " patricks stephen stephens women womens fool fools victory fourth bastille bonfire fawkes veterans armistice ash"
    " palm maundy holy ascension whit cyber luther mlk presidents memorial labor labour columbus"
    " remembrance election",
}
_SIGNS: Final = {word: signs for signs, words in _WORDS.items() for word in words.split()}
# "New Year" is a feast and so is "the last day of the year"; most years are neither.
_YEAR_WORDS: Final = frozenset({"year", "years"})
_BESIDE_YEAR: Final = frozenset({"new", "day"})
_TOKEN: Final = re.compile(r"\d{1,9}(?:(?:st|nd|rd|th|s)(?![a-z]))?|[a-z]{1,16}")
_YEAR_DIGITS: Final = 4


def signs_in(text: str) -> frozenset[str]:
    """Give the signs that a text shows; empty for most paragraphs."""
    tokens = set(_TOKEN.findall(text.lower()))
    found = {sign for word in tokens & _SIGNS.keys() for sign in _SIGNS[word]}
    for token in tokens:
        if token[0].isdigit():
            found.update(_signs_of_digits(token))
    if not (tokens.isdisjoint(_YEAR_WORDS) or tokens.isdisjoint(_BESIDE_YEAR)):
        found.add("feast")
    return frozenset(found)


def _signs_of_digits(token: str) -> tuple[Sign, ...]:
    if token.isdigit():
        return ("digits", "year") if len(token) == _YEAR_DIGITS and token[:2] in {"18", "19", "20"} else ("digits",)
    return ("decade",) if token.endswith("0s") else ("digits", "ordinal")
