"""Days of filters."""

from datetime import date

import pytest

from bot.understanding.days import BadDayError, read_window
from index.dates import Window, question_window


def find(text: str) -> Window | None:
    return question_window(text, date(2024, 1, 2), (date(2023, 12, 1), date(2023, 12, 31)))


@pytest.mark.parametrize(
    ("start", "end", "window"),
    [
        ("", "", None),
        ("2023-12-30", "", Window(date(2023, 12, 30), None)),
        ("", "2023-12-30", Window(None, date(2023, 12, 30))),
        ("Dec 30", "31 Dec 2023", Window(date(2023, 12, 30), date(2023, 12, 31))),
        ("December 2023", "December 2023", Window(date(2023, 12, 1), date(2023, 12, 31))),
        (" yesterday ", "today", Window(date(2024, 1, 1), date(2024, 1, 2))),
    ],
)
def test_days_are_read_as_people_write_them(start: str, end: str, window: Window | None) -> None:
    assert read_window(start, end, find) == window


@pytest.mark.parametrize("written", ["soon", "2023-13-40", "the crane", "@everyone"])
def test_what_is_no_day_is_told_with_what_to_write(written: str) -> None:
    with pytest.raises(BadDayError, match="2023-12-31"):
        read_window(written, "", find)


def test_days_the_wrong_way_round_are_told() -> None:
    with pytest.raises(BadDayError, match="Please swap them"):
        read_window("2023-12-31", "2023-12-30", find)
