"""Arithmetic on spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.grammar.day_spans import (
    FRIDAY,
    distance,
    in_years_around,
    make_day,
    month_of,
    one,
    same_day_in,
    shift,
    week_of,
    weekday_after,
    weekday_before,
    with_tense,
)

DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9000, 1, 1))


@given(day=DAYS)
def test_a_week_runs_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    first, last = week_of(day)
    assert first <= day <= last
    assert (first.weekday(), last.weekday(), (last - first).days) == (0, 6, 6)


@given(day=DAYS, months=st.integers(-30, 30))
def test_months_run_over_into_other_years(day: date, months: int) -> None:
    first, last = month_of(day.year, day.month + months)
    assert first.day == 1
    assert (first.year - day.year) * 12 + first.month - day.month == months
    assert (last - first).days in {27, 28, 29, 30}


@given(day=DAYS, month=st.integers(1, 12), number=st.integers(1, 28))
def test_tense_chooses_the_nearest_year_on_its_side(day: date, month: int, number: int) -> None:
    candidates = in_years_around(day.year, lambda year: one(make_day(year, month, number)))
    past, future = with_tense(candidates, day, "past"), with_tense(candidates, day, "future")
    assert past is not None
    assert future is not None
    assert past[0] <= day <= future[0]
    assert (future[0] - past[0]).days <= 366


def test_days_that_the_calendar_lacks_are_none() -> None:
    assert make_day(2023, 2, 29) is None
    assert make_day(2024, 2, 29) == date(2024, 2, 29)
    assert make_day(2023, 13, 1) is None


def test_moving_a_day_stops_at_the_ends_of_the_calendar() -> None:
    assert shift(date.max, 1) == date.max
    assert shift(date.min, -1) == date.min


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2024, 1, 31), date(2023, 2, 28)), (date(2024, 1, 5), date(2023, 2, 5))]
)
def test_the_same_day_of_a_shorter_month_is_its_last(day: date, expected: date) -> None:
    assert same_day_in(month_of(2023, 2), day) == expected


def test_a_weekday_strictly_before_or_after_is_another_day() -> None:
    friday = date(2023, 12, 29)
    assert weekday_before(friday, FRIDAY) == weekday_after(friday, FRIDAY) == friday
    assert weekday_before(friday, FRIDAY, strictly=True) == date(2023, 12, 22)
    assert weekday_after(friday, FRIDAY, strictly=True) == date(2024, 1, 5)


def test_distance_is_zero_only_where_spans_meet() -> None:
    week = week_of(date(2023, 12, 27))  # 25 to 31 December.
    assert distance(week, (date(2023, 12, 31), date(2024, 1, 3))) == 0
    assert distance(week, (date(2024, 1, 2), date(2024, 1, 3))) == 2
    assert distance((date(2024, 1, 2), date(2024, 1, 3)), week) == 2
