"""Days that a text gives away. From 2022 to 2024, 30 December was a Friday, a Saturday and a Monday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.inferred import inferred_day


@given(day=st.dates(min_value=date(1901, 1, 1), max_value=date(2098, 12, 31)))
def test_a_weekday_and_the_year_before_leave_one_day(day: date) -> None:
    """A date falls on another weekday in each of three years running."""
    text = f"This {day:%A}, {day:%B} {day.day}, the ferry sank. It was built in {day.year - 1}."
    assert inferred_day(text) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2 March was a Wednesday in 2022, a Thursday in 2023, a Saturday in 2024.
        ("PORT ANN, March 2 (Agency) - The ferry sank on Wednesday. It had sailed in June 2022.", "2023-03-02"),
        # Good Friday was 7 April in 2023, 29 March in 2024.
        ("This Friday, Good Friday, the ferry sank. It had sailed in June 2023; 2024 will be busy.", "2024-03-29"),
        # From 1 March 2023 to 29 February 2024.
        ("Today, May 6, the siege nears its second anniversary in February. It began in February 2022.", "2023-05-06"),
        # "2024 will" is said in 2023 or by June 2024.
        ("Tomorrow, Christmas Day, the pool opens. It was shut in 2023; 2024 will be busy.", "2023-12-24"),
        ("Yesterday, New Year's Eve, the pool opened. It was shut in 2023; 2024 will be busy.", "2024-01-01"),
        ("Yesterday, New Year's Eve, the pool opened. It was sold on 1 January 2024; 2024 will be busy.", "2024-01-01"),
        ("Tomorrow, New Year's Day, the pool opens. It was shut in 2023; 2024 will be busy.", "2023-12-31"),
        ("Today, March 3, the pool opens. It was shut in May 2023; 2024 will be busy.", "2024-03-03"),
        ("Yesterday, Christmas Eve, it rained; today, Christmas Day, it snows. 2024 will be dry.", "2023-12-25"),
    ],
)
def test_the_only_year_that_fits(text: str, expected: str) -> None:
    assert inferred_day(text) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Today, March 3, the pool opens. 2024 will be busy.",  # 2023 or 2024.
        "PORT ANN, March 2 (Agency) - The ferry sank on Wednesday. It had sailed in June 2021.",  # 2022 or 2023.
        "This Friday, Good Friday, the ferry sank. It had sailed in June 2022.",  # 2023 or 2024.
    ],
)
def test_none_if_two_years_fit(text: str) -> None:
    assert inferred_day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Today, 29 February, the ferry sank. It had sailed in June 2022.",  # No evidence but the anchor.
        "This Tuesday, December 30, the ferry sank. It had sailed in June 2022.",  # In 2025.
        "Today, New Year's Eve, the pool opens. It was shut in May 2022; 2023 will be busy.",  # Not said in 2022.
        "Today, 30 December 2023, the pool opens. It was shut in 2022; 2024 will be busy.",  # It has a year.
        "The pool opens on December 30. It was shut in 2022; 2024 will be busy.",
        "This Saturday, December 30, the pool will open. It was shut in June 2022.",
        "Today, 31 November, the pool opens. It was shut in 2022; 2024 will be busy.",
        "",
    ],
)
def test_none_if_no_day_is_certain(text: str) -> None:
    assert inferred_day(text) is None


def test_a_text_that_says_yesterday_names_the_day_before_by_no_weekday() -> None:
    """Saturday 30 December 2023: "on Friday" would have been "yesterday", unless it was another Friday."""
    text = "Today, December 30, the pool opens. It was shut in 2022; 2024 will be busy. It rained {}."
    assert inferred_day(text.format("on Friday")) == date(2023, 12, 30)
    assert inferred_day(text.format("yesterday and on Friday")) is None
    assert inferred_day(text.format("yesterday and last Friday")) == date(2023, 12, 30)


def test_an_anniversary_counts_from_the_only_such_month() -> None:
    text = (
        "Today, January 6, the siege nears its second anniversary in February. It began in February 2022, after a {}."
    )
    assert inferred_day(text.format("truce in March 2015")) == date(2024, 1, 6)
    assert inferred_day(text.format("truce in February 2015")) is None
