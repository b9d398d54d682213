"""Neighbouring dates that form one expression, read on Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import Bounds, bounds

WEDNESDAY = date(2024, 3, 13)


def told(text: str) -> list[tuple[str, Bounds]]:
    phrases = [(phrase.phrase, phrase.window) for phrase in date_phrases(text, WEDNESDAY)]
    return [(words, (window.start, window.end)) for words, window in phrases if window is not None]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("It rained from Friday to Sunday.", "from Friday to Sunday", "2024-03-08/2024-03-10"),
        ("It rained between Monday and Tuesday.", "between Monday and Tuesday", "2024-03-11/2024-03-12"),
        ("It rained on Friday, Saturday and Sunday.", "on Friday, Saturday and Sunday", "2024-03-08/2024-03-10"),
        ("It rained on 28 February and 1 March.", "on 28 February and 1 March", "2024-02-28/2024-03-01"),
        ("It rained from 28 December to 3 January.", "from 28 December to 3 January", "2023-12-28/2024-01-03"),
        ("It rained from Friday to 12 March.", "from Friday to 12 March", "2024-03-08/2024-03-12"),
        ("The dam broke on 8 March, a Friday.", "on 8 March, a Friday", "2024-03-08"),
        ("The dam broke overnight on Friday.", "overnight on Friday", "2024-03-08"),
        ("It rained in November and December.", "in November and December", "2023-11-01/2023-12-31"),
    ],
)
def test_dates_joined(text: str, phrase: str, expected: str) -> None:
    assert told(text) == [(phrase, bounds(expected))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("She left on Friday; he came on Sunday.", ["2024-03-08", "2024-03-10"]),
        ("It rained on 1 March and 8 March.", ["2024-03-01", "2024-03-08"]),
        ("It rained on 8 March, 10 March was dry.", ["2024-03-08", "2024-03-10"]),
        ("It rained in February and on Friday.", ["2024-02-01/2024-02-29", "2024-03-08"]),
    ],
)
def test_dates_kept_apart(text: str, days: list[str]) -> None:
    """A list of days spans less than a week, and its members are equally fine."""
    assert [window for _, window in told(text)] == [bounds(written) for written in days]


def test_a_range_begins_before_it_ends() -> None:
    """Alone, "30 December" asked in an archive of 2024 would be that of 2024."""
    covered = (date(2024, 1, 1), date(2024, 12, 31))
    window = question_window("what was said from 30 December to 2 January", WEDNESDAY, covered)
    assert window is not None
    assert (window.start, window.end) == bounds("2023-12-30/2024-01-02")


def test_vague_words_join_nothing() -> None:
    assert told("It rained in recent days and in recent weeks.") == []
    assert told("It rained in recent days and on Friday.") == [("on Friday", bounds("2024-03-08"))]
