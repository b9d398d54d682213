"""Signs: words that a rule needs in a text. They are cheap to look up and spare most texts most rules."""

import re
from typing import Final, Literal

Sign = Literal[
    "ago",
    "day",
    "days",
    "decade",
    "digits",
    "feast",
    "feast week",
    "month",
    "months",
    "ordinal",
    "quarter",
    "season",
    "unit",
    "vague",
    "weekday",
    "year",
]

_WORDS: Final[dict[tuple[Sign, ...], str]] = {
    ("month",): "jan january feb february mar march apr april may jun june jul july aug august sep sept september"
    " oct october nov november dec december",
    ("weekday",): "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    ("day",): "yesterday today tonight tomorrow overnight morning afternoon",
    ("day", "days"): "evening",
    ("day", "days", "unit"): "night",
    ("days", "unit", "vague"): "nights day days",
    ("unit", "vague", "months"): "months",
    ("unit", "vague"): "week weeks month year years decade decades",
    ("unit",): "hour hours fortnight fortnights weekend weekends",
    ("unit", "quarter"): "quarter half q h",
    ("season",): "spring summer autumn fall winter",
    ("ago",): "ago",
    ("vague",): "recently",
    ("feast",): "christmas xmas nye juneteenth halloween thanksgiving easter fool fools bonfire fawkes ash palm maundy"
    " holy whit cyber remembrance givingtuesday mayo hogmanay pentecost epiphany",
}
_SIGNS: Final = {word: signs for signs, words in _WORDS.items() for word in words.split()}
# Words that make a holiday only together: "New Year", "the last day of the year", "Labor Day", "Good Friday".
_BEFORE_DAY: Final = (
    "may boxing valentine valentines patrick patricks stephen stephens women womens victory bastille veterans armistice"
    " ascension luther mlk presidents memorial labor labour columbus election mother mothers father fathers groundhog"
    " earth inauguration anzac australia canada flag saints souls harbor tax armed"
)
_TOGETHER: Final = tuple(
    (frozenset(words.split()), frozenset(others.split()))
    for words, others in (
        ("year years", "new day"),
        ("friday", "good black"),
        ("tuesday", "giving"),
        ("saturday", "business"),
        ("july", "fourth"),
        ("day", _BEFORE_DAY),
    )
)
_WEEK_WORDS: Final = frozenset({"week", "weekend"})
_TOKEN: Final = re.compile(r"\d{1,9}(?:(?:st|nd|rd|th|s)(?![a-z]))?|[a-z]{1,16}")
_YEAR_DIGITS: Final = 4


def signs_in(text: str) -> frozenset[str]:
    """Return the signs that a text contains; none in most paragraphs."""
    tokens = set(_TOKEN.findall(text.lower()))
    found = {sign for word in tokens & _SIGNS.keys() for sign in _SIGNS[word]}
    for token in tokens:
        if token[0].isdigit():
            found.update(_signs_of_digits(token))
    if any(not (tokens.isdisjoint(words) or tokens.isdisjoint(others)) for words, others in _TOGETHER):
        found.add("feast")
    if "feast" in found and not tokens.isdisjoint(_WEEK_WORDS):
        found.add("feast week")
    return frozenset(found)


def _signs_of_digits(token: str) -> tuple[Sign, ...]:
    if token.isdigit():
        return ("digits", "year") if len(token) == _YEAR_DIGITS and token[:2] in {"18", "19", "20"} else ("digits",)
    return ("decade",) if token.endswith("0s") else ("digits", "ordinal")
