"""The date of a holiday in a given year."""

from datetime import date

import pytest

from index.dates.grammar.holidays import day_named


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 2024, date(2024, 3, 31)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("whit monday", 2024, date(2024, 5, 20)),
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("Black Friday", 2023, date(2023, 11, 24)),
        ("labour day", 2023, date(2023, 9, 4)),
        ("giving tuesday", 2023, date(2023, 11, 28)),
        ("Small Business Saturday", 2023, date(2023, 11, 25)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("mlk day", 2024, date(2024, 1, 15)),
        ("election day", 2022, date(2022, 11, 8)),
        ("remembrance sunday", 2023, date(2023, 11, 12)),
        ("bastille day", 2023, date(2023, 7, 14)),
        ("NYE", 2023, date(2023, 12, 31)),
    ],
)
def test_holidays(name: str, year: int, day: date) -> None:
    assert day_named(name)(year) == day


def test_an_unknown_holiday_is_an_error() -> None:
    with pytest.raises(KeyError):
        day_named("dragon day")
