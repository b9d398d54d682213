"""Quarters, halves and fiscal years, published on Monday 30 October 1989 unless the case says otherwise."""

from datetime import date

import pytest

from index.dates import date_phrases
from tests.index.windows_written import bounds

MONDAY = date(1989, 10, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill made a profit in the third quarter, it said.", "1989-07-01/1989-09-30"),
        ("Third-quarter profit rose 3%.", "1989-07-01/1989-09-30"),
        ("Analysts expected third-quarter earnings of $2.", "1989-07-01/1989-09-30"),
        ("The mill expects fourth-quarter sales to fall.", "1989-10-01/1989-12-31"),
        ("Profit was $2 million in the 1988 third quarter.", "1988-07-01/1988-09-30"),
        ("Profit was $2 million in the third quarter of 1988.", "1988-07-01/1988-09-30"),
        ("Fiscal second-quarter revenue was flat.", "1989-04-01/1989-06-30"),
        ("Profit rose in the September quarter.", "1989-07-01/1989-09-30"),
        ("Profit rose in the quarter ended Sept. 30.", "1989-07-01/1989-09-30"),
        ("Profit rose in the year ended June 30, 1988.", "1987-07-01/1988-06-30"),
        ("Prices rose 5% in the year to September.", "1988-10-01/1989-09-30"),
        ("Exports fell in the July-September quarter.", "1989-07-01/1989-09-30"),
        ("Sales in the first nine months fell.", "1989-01-01/1989-09-30"),
        ("Profit fell in the first half.", "1989-01-01/1989-06-30"),
        ("Second-half sales look strong.", "1989-07-01/1989-12-31"),
        ("The mill will reopen in the first quarter of next year.", "1990-01-01/1990-03-31"),
        ("Profit in next year's third quarter should double.", "1990-07-01/1990-09-30"),
        ("Profit rose in the 12-month period ended Aug. 31.", "1988-09-01/1989-08-31"),
        ("Profit fell in the latest quarter.", "1989-07-01/1989-09-30"),
        ("In fiscal 1988 the mill opened two shops.", "1988-01-01/1988-12-31"),
    ],
)
def test_period_of_accounts(text: str, expected: str) -> None:
    [phrase] = date_phrases(text, MONDAY)
    assert phrase.window is not None
    assert (phrase.window.start, phrase.window.end) == bounds(expected)


@pytest.mark.parametrize(
    "text",
    [
        "He threw two touchdowns in the third quarter.",
        "They trailed by nine points after a third-quarter turnover.",
        "She lost in the first quarter-final.",
        "He scored a second-half goal.",
        "The striker missed twice in the first half.",
        "The first nine months of the war were the worst.",
    ],
)
def test_parts_of_games_and_of_other_things_are_no_dates(text: str) -> None:
    assert not [phrase for phrase in date_phrases(text, MONDAY) if phrase.window]
