"""How a date without a year gets one. The day of asking or publication is Tuesday 2 January 2024."""

from collections.abc import Callable
from datetime import date

import pytest

from index.dates.grammar.day_spans import Days, Tense, make_day, month_of, one
from index.dates.grammar.rule import NO_SUCH_DAY, Reading, Scene, day_of_year, reading, without_year

TUESDAY = date(2024, 1, 2)


def on(month: int, day: int) -> Callable[[int], Days | None]:
    return lambda year: one(make_day(year, month, day))


def start(found: Reading | None) -> date | None:
    return None if found is None or found.days is None else found.days[0]


def covering(first: str, last: str) -> Scene:
    return Scene(TUESDAY, asking=True, covered=(date.fromisoformat(first), date.fromisoformat(last)))


def test_a_day_that_the_calendar_lacks_is_not_a_missing_year() -> None:
    """`NO_SUCH_DAY` blocks the words inside; None lets them be read otherwise."""
    assert day_of_year(on(2, 29), 2023, Scene(TUESDAY)) is NO_SUCH_DAY
    assert day_of_year(on(11, 31), None, Scene(TUESDAY)) is NO_SUCH_DAY
    assert day_of_year(on(12, 30), None, Scene(None)) is None
    assert start(day_of_year(on(12, 30), 1999, Scene(None))) == date(1999, 12, 30)
    assert reading(None, "day") is None


@pytest.mark.parametrize(
    ("month", "day", "tense", "expected"),
    [
        (6, 20, "open", date(2024, 6, 20)),  # 170 days ahead; the last one is 196 days ago.
        (6, 20, "past", date(2023, 6, 20)),
        (1, 2, "past", TUESDAY),
        (1, 2, "future", TUESDAY),
        (12, 30, "future", date(2023, 12, 30)),  # Not the one 363 days ahead, whatever the verb.
        (1, 16, "past", date(2024, 1, 16)),  # Not the one 351 days ago.
    ],
)
def test_a_day_in_an_article_fits_the_tense(month: int, day: int, tense: Tense, expected: date) -> None:
    assert start(without_year(on(month, day), Scene(TUESDAY, tense=tense), "day")) == expected


@pytest.mark.parametrize(
    ("month", "asking", "expected"),
    [
        (6, False, date(2023, 6, 1)),  # Ended 186 days ago.
        (5, False, date(2024, 5, 1)),  # Ended 216 days ago.
        (5, True, date(2023, 5, 1)),
    ],
)
def test_a_month_is_a_past_one_unless_it_is_long_ago(month: int, *, asking: bool, expected: date) -> None:
    found = without_year(lambda year: month_of(year, month), Scene(TUESDAY, asking=asking), "month")
    assert start(found) == expected


def test_a_question_in_the_past_tense_may_name_a_day_45_days_ahead() -> None:
    scene = Scene(TUESDAY, asking=True, tense="past")
    assert start(without_year(on(2, 16), scene, "day")) == date(2024, 2, 16)
    assert start(without_year(on(2, 17), scene, "day")) == date(2023, 2, 17)


def test_the_covered_days_decide_the_year_of_a_question() -> None:
    """The day in them that is nearest to the day of asking, else the one nearest to them."""
    december = on(12, 30)
    assert start(without_year(december, covering("2019-01-01", "2022-12-31"), "day")) == date(2022, 12, 30)
    assert start(without_year(december, covering("2021-03-01", "2021-03-31"), "day")) == date(2020, 12, 30)


def test_a_reading_keeps_the_days_of_other_years() -> None:
    found = without_year(on(2, 29), Scene(TUESDAY), "day")
    assert found is not None
    assert found.in_year is not None
    assert found.in_year(2020) == (date(2020, 2, 29), date(2020, 2, 29))
    assert found.in_year(2023) is None


def test_the_latest_day_asked_for_is_no_later_than_today_or_the_archive() -> None:
    assert covering("2021-01-01", "2021-12-31").latest_asked == date(2021, 12, 31)
    assert covering("2021-01-01", "2024-12-31").latest_asked == TUESDAY
    assert Scene(None, covered=(TUESDAY, TUESDAY)).latest_asked is None
