"""Days pointed at from another unit, asked on Tuesday 2 January 2024 unless the case says otherwise."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import bounds

TUESDAY = "2024-01-02"


@pytest.mark.parametrize(
    ("question", "asked_on", "expected"),
    [
        ("who sang on the 1st of last month", TUESDAY, "2023-12-01"),
        ("who sang on the first of last month", TUESDAY, "2023-12-01"),
        ("who sang on the 31st of last month", TUESDAY, "2023-12-31"),
        ("who sings on the 5th of next month", TUESDAY, "2024-02-05"),
        ("who sang on the 20th of the month", TUESDAY, "2023-12-20"),
        ("who sang this time last year", TUESDAY, "2022-12-26/2023-01-09"),
        ("who sang at this time a year ago", TUESDAY, "2022-12-26/2023-01-09"),
        ("who sang this time last month", TUESDAY, "2023-11-29/2023-12-05"),
        ("who sang this time last week", TUESDAY, "2023-12-26"),
        ("who sang two weeks ago on Monday", TUESDAY, "2023-12-18"),
        ("who sang on Monday two weeks ago", TUESDAY, "2023-12-18"),
        ("who sang two Fridays ago", TUESDAY, "2023-12-22"),
        ("who sang two years ago this week", TUESDAY, "2021-12-27/2022-01-02"),
        ("who sang since Tuesday", TUESDAY, "2023-12-26/2024-01-02"),
        ("who sang since Friday", "2024-01-05", "2023-12-29/2024-01-05"),
        ("who sang from Tuesday to Thursday", "2024-01-03", "2023-12-26/2023-12-28"),
        ("who sang a year ago today", "2024-02-29", "2023-02-28"),
        ("who won on 29 February", "2023-06-01", "2020-02-29"),
    ],
)
def test_window_of_a_question(question: str, asked_on: str, expected: str) -> None:
    window = question_window(question, date.fromisoformat(asked_on))
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will open by year end.", "1998-12-21/1998-12-31"),
        ("Stocks fell at year-end.", "1997-12-21/1997-12-31"),
        ("It opened late last year.", "1997-10-01/1997-12-31"),
        ("It will open early next year.", "1999-01-01/1999-03-31"),
        ("It opened early this month.", "1998-02-01/1998-02-10"),
        ("It opened early last week.", "1998-01-26/1998-01-27"),
        ("Sales fell in the week ended Saturday.", "1998-01-25/1998-01-31"),
        ("Sales fell in the week ended Jan. 20.", "1998-01-14/1998-01-20"),
        ("Shares fell on Black Monday, Oct. 19, 1987.", "1987-10-19"),
        ("It opened the day before Christmas.", "1997-12-24"),
        ("It will open in two weeks.", "1998-02-16/1998-02-22"),
        ("It will open in three days.", "1998-02-09"),
        ("It will open by August.", "1998-08-01/1998-08-31"),
        ("The appeal is heard in May.", "1998-05-01/1998-05-31"),
        ("The rain will go on through this week.", "1998-02-06/1998-02-08"),
        ("The board agreed at its January meeting.", "1998-01-01/1998-01-31"),
        ("Shares have risen since its January debut.", "1998-01-01/"),
        ("The vote was put off until Wednesday.", "1998-02-11"),
        ("She left on Easter Sunday of last year.", "1997-03-30"),
        ("They called last Thanksgiving and left.", "1997-11-27"),
        ("It rained from Tuesday to Monday.", "1998-01-27/1998-02-02"),
    ],
)
def test_window_of_an_article(text: str, expected: str) -> None:
    [phrase] = date_phrases(text, date(1998, 2, 6))
    assert phrase.window is not None
    assert (phrase.window.start, phrase.window.end) == bounds(expected)


def test_what_took_so_long_is_no_date() -> None:
    assert not date_phrases("Prices doubled in two weeks.", date(1998, 2, 6))
