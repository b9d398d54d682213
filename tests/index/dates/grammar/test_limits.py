"""Words before a date that change its days, read on Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import bounds

WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who has sung since Friday", "2024-03-08/2024-03-13"),
        ("who sang after Friday", "2024-03-09/2024-03-13"),
        ("who sang before Friday", "/2024-03-07"),
        ("who sang until Friday", "/2024-03-08"),
        ("who sang no later than Friday", "/2024-03-08"),
        ("who had resigned by Friday", "/2024-03-08"),
        ("who was hit by Friday's storm", "2024-03-08"),
        ("who was hit by February storms", "2024-02-01/2024-02-29"),
        ("what was said after the vote on Friday", "2024-03-08/2024-03-13"),
        ("what was said before Friday's vote", "/2024-03-08"),
        ("what was said from 5 March onwards", "2024-03-05/2024-03-13"),
        ("who sang two days after 28 February", "2024-03-01"),
        ("who sang the day before 1 March", "2024-02-29"),
        ("who sang the week after 1 March", "2024-03-02/2024-03-08"),
        ("who sang two weeks before 8 March", "2024-02-23"),
    ],
)
def test_limit_in_a_question(question: str, expected: str) -> None:
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


def test_nothing_has_lasted_since_a_day_to_come() -> None:
    """20 March 2024 is nearer, but what lasts since 20 March began a year earlier."""
    window = question_window("what has changed since 20 March", WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds("2023-03-20/2024-03-13")


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("She resigned before Friday.", "before Friday", "2024-03-08"),
        ("She resigned after the vote on Friday.", "on Friday", "2024-03-08"),
        ("Shops have been shut since Friday.", "since Friday", "2024-03-08/"),
        ("Shops have been shut since the storm on Friday.", "on Friday", "2024-03-08"),
        ("She resigned two days after 28 February.", "two days after 28 February", "2024-03-01"),
    ],
)
def test_limit_in_an_article(text: str, phrase: str, expected: str) -> None:
    """An article that says "before Friday" still speaks of Friday; only "since" leaves an end open."""
    (found,) = date_phrases(text, WEDNESDAY)
    assert found.phrase == phrase
    assert found.window is not None
    assert (found.window.start, found.window.end) == bounds(expected)
