"""Years written out."""

import pytest

from index.dates.grammar import years_in_digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nineteen ninety-six", "1996"),
        ("Nineteen ninety one and after", "1991 and after"),
        ("nineteen oh-five", "1905"),
        ("eighteen twelve", "1812"),
        ("in two thousand and four", "in 2004"),
        ("in twenty twenty-three", "in 2023"),
        ("two thousand people", "two thousand people"),
        ("in two thousand days", "in two thousand days"),
        ("nineteen people", "nineteen people"),
        ("twenty ten-pound notes", "twenty ten-pound notes"),
    ],
)
def test_years_are_written_in_digits(text: str, expected: str) -> None:
    assert years_in_digits(text).text == expected


def test_positions_lead_back_to_the_words() -> None:
    text = "He left in nineteen ninety-six, not in 1997."
    written = years_in_digits(text)
    start = written.text.index("1996")
    assert text[slice(*written.original(start, start + 4))] == "nineteen ninety-six"
    start = written.text.index("1997")
    assert text[slice(*written.original(start, start + 4))] == "1997"
