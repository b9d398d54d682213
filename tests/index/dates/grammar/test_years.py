"""Years in articles, published on Friday 6 February 1998, and in questions of Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import bounds

FRIDAY = date(1998, 2, 6)
WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Traders recall the 1987 crash.", "1987-01-01/1987-12-31"),
        ("He was hurt in the 1996 Olympic bombing.", "1996-01-01/1996-12-31"),
        ("They signed a 1994 agreement.", "1994-01-01/1994-12-31"),
        ("They have had no ties since the 1979 revolution.", "1979-01-01/"),
        ("She won the 1994 and 1996 titles.", "1994-01-01/1996-12-31"),
        ("She ran in 1988 and 1996.", "1988-01-01/1996-12-31"),
        ("The street burned in the '92 riots.", "1992-01-01/1992-12-31"),
        ("The club fell in the 1996-97 season.", "1996-01-01/1997-12-31"),
        ("Records began in 1866.", "1866-01-01/1866-12-31"),
        ("Records began in eighteen sixty-six.", "1866-01-01/1866-12-31"),
        ("Nineteen ninety-seven was warm.", "1997-01-01/1997-12-31"),
        ("In the summer of nineteen seventy-four he resigned.", "1974-06-01/1974-08-31"),
        ("It may be empty by the year two thousand.", "2000-01-01/2000-12-31"),
    ],
)
def test_year_of_an_article(text: str, expected: str) -> None:
    [phrase] = date_phrases(text, FRIDAY)
    assert phrase.window is not None
    assert (phrase.window.start, phrase.window.end) == bounds(expected)
    assert text[slice(*phrase.span)] == phrase.phrase


@pytest.mark.parametrize(
    "text",
    [
        "The 2000 residents fled.",
        "The 1998 employees are on strike.",
        "Two thousand people came.",
        "Nineteen people came.",
        "The score was 1996-98.",
        "It is worth '90s money.",
    ],
)
def test_counts_are_no_years(text: str) -> None:
    assert not [phrase for phrase in date_phrases(text, FRIDAY) if phrase.window]


def test_years_in_words_are_read_in_questions() -> None:
    question = "who resigned in nineteen seventy-four?"
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds("1974-01-01/1974-12-31")
    assert window.phrase == "in nineteen seventy-four"
