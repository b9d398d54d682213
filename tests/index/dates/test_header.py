"""What counts as a publication date at the head of a text, and what only looks like one."""

from datetime import date

import pytest

from index.dates.header import day_in_digits, stated_header

THIRD = date(2024, 1, 3)
REPORT = "The ferry ran aground off the point, and its passengers were brought ashore in small boats.\n"


@pytest.mark.parametrize(
    ("a", "b", "year", "separator", "expected"),
    [
        ("30", "12", "2023", "/", date(2023, 12, 30)),
        ("12", "30", "2023", "/", date(2023, 12, 30)),
        ("3", "1", "2024", "/", None),  # 3 January or March 1.
        ("3", "1", "2024", ".", date(2024, 1, 3)),
        ("5", "5", "2023", "/", date(2023, 5, 5)),
        ("12", "30", "2023", ".", date(2023, 12, 30)),
        ("30", "12", "23", ".", date(2023, 12, 30)),
        ("30", "12", "98", ".", date(1998, 12, 30)),
        ("31", "11", "2023", "/", None),
        ("0", "12", "2023", ".", None),
    ],
)
def test_days_in_digits(a: str, b: str, year: str, separator: str, expected: date | None) -> None:
    assert day_in_digits(a, b, year, separator) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Veröffentlicht: 3. Januar 2024", "Veröffentlicht: 3. Januar 2024"),
        ("3 января 2024, 10:05", "3 января 2024, 10:05"),
        ("Sport | 3-Jan-2024", "3-Jan-2024"),
        ("20240103", "20240103"),
    ],
)
def test_lines_that_state_the_day(line: str, words: str) -> None:
    text = f"Ferry aground\n{line}\n{REPORT}"
    header = stated_header(text)
    assert header is not None
    assert (header.day, text[slice(*header.span)]) == (THIRD, words)


def test_an_update_counts_only_without_a_publication_date() -> None:
    updated, published = "Updated: 5 January 2024\n", "Published: 3 January 2024\n"
    alone, both = stated_header(updated + REPORT), stated_header(updated + published + REPORT)
    assert alone is not None
    assert both is not None
    assert (alone.day, alone.updated) == (date(2024, 1, 5), True)
    assert (both.day, both.updated) == (THIRD, False)


def test_a_headline_with_a_date_is_no_header() -> None:
    line = "Ferries | 3 January 2024\n"
    assert stated_header(line + REPORT) is None
    assert stated_header("Ferry aground\n" + line + REPORT) is not None


def test_a_line_of_many_words_is_a_sentence_in_spite_of_its_clock_time() -> None:
    words = "Boats ran late all night from Ostend"
    assert stated_header(f"Ferry aground\n{words} 3 January 2024 10:05\n") is not None
    assert stated_header(f"Ferry aground\n{words} again 3 January 2024 10:05\n") is None


def test_only_the_first_twelve_lines_are_the_head() -> None:
    assert stated_header("Ferry\n" * 11 + "3 January 2024\n") is not None
    assert stated_header("Ferry\n" * 12 + "3 January 2024\n") is None


@pytest.mark.parametrize("line", ["Published: 31 November 2023", "13/13/2023", "1/3/2024", "Predated 3 January 2024"])
def test_lines_that_state_nothing(line: str) -> None:
    assert stated_header(f"Ferry aground\n{line}\n{REPORT}") is None
