"""Read English date expressions: rules for each kind of phrase, and how their matches are found and joined."""

from .calendar_words import (
    ANY_WEEKDAY,
    APOSTROPHE,
    DASH,
    DAY,
    EITHER_DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    S,
    day_number,
    month_number,
    rule_pattern,
    weekday_number,
)
from .day_spans import full_year, make_day, month_of, shift
from .holidays import NAMED, SEASONAL, day_named
from .joining import join
from .limits import Phrase, finish
from .mentions import Mention, find_mentions
from .rule import Reading, Rule, Scene
from .spelling import Corrected, correct
from .tense import sentence_around, tense_around, tense_of_question
from .year_words import years_in_digits

__all__ = [
    "ANY_WEEKDAY",
    "APOSTROPHE",
    "DASH",
    "DAY",
    "EITHER_DAY",
    "MONTH",
    "NAMED",
    "SEASONAL",
    "WEEKDAY",
    "YEAR",
    "Corrected",
    "Mention",
    "Phrase",
    "Reading",
    "Rule",
    "S",
    "Scene",
    "correct",
    "day_named",
    "day_number",
    "find_mentions",
    "finish",
    "full_year",
    "join",
    "make_day",
    "month_number",
    "month_of",
    "rule_pattern",
    "sentence_around",
    "shift",
    "tense_around",
    "tense_of_question",
    "weekday_number",
    "years_in_digits",
]
