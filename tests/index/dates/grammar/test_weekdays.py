"""Why "last Friday" is that day: weekdays read on Saturday 30 December 2023."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import bounds

SATURDAY = date(2023, 12, 30)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang last Friday", "2023-12-29"),
        ("who sang last Saturday", "2023-12-23"),
        ("who sang on Saturday", "2023-12-30"),
        ("who sang on Sunday", "2023-12-24"),
        ("who will sing on Sunday", "2023-12-31"),
        ("who will sing next Saturday", "2024-01-06"),
        ("who sang on Friday last week", "2023-12-22"),
        ("who sang a week ago on Friday", "2023-12-22"),
        ("who sang last fri", "2023-12-29"),
    ],
)
def test_weekday_of_a_question(question: str, expected: str) -> None:
    window = question_window(question, SATURDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize("question", ["who sings every Sunday", "who wrote for the Sunday Times", "who sat in the sun"])
def test_words_that_only_look_like_a_weekday(question: str) -> None:
    assert question_window(question, SATURDAY) is None


def test_a_weekday_without_a_verb_is_the_nearest() -> None:
    """On a Saturday, Tuesday is three days ahead and four days back; Wednesday is three days back."""
    windows = [phrase.window for phrase in date_phrases("Storm: Tuesday\nStorm: Wednesday", SATURDAY)]
    assert [window.start for window in windows if window] == [date(2024, 1, 2), date(2023, 12, 27)]
