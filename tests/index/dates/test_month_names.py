"""Names of the months in nine languages, and the pattern that finds them."""

import re

import pytest

from index.dates.month_names import MONTHS, month_pattern

PATTERN = re.compile(month_pattern(), re.IGNORECASE)


@pytest.mark.parametrize(
    "name",
    [
        "december", "dezember", "décembre", "diciembre", "dicembre", "dezembro",
        "декабря", "грудня", "dec", "dez", "déc", "dic",
    ],
)  # fmt: skip
def test_the_last_month_of_each_language_is_the_twelfth(name: str) -> None:
    """A name left out of a language would move its December."""
    assert MONTHS[name] == 12


@pytest.mark.parametrize(
    ("name", "number"), [("jänner", 1), ("mrz", 3), ("juillet", 7), ("setiembre", 9), ("лютого", 2), ("листопада", 11)]
)
def test_ways_of_writing_a_month(name: str, number: int) -> None:
    assert MONTHS[name] == number


@pytest.mark.parametrize("name", MONTHS)
def test_a_name_is_matched_whole_in_any_case(name: str) -> None:
    """No shorter name cuts it off: "mar" in "marzo", "juil" in "juillet"."""
    for written in (name, name.title(), name.upper()):
        found = PATTERN.match(f"{written} 2023")
        assert found is not None
        assert found[0] == written
        assert MONTHS[found[0].lower()] == MONTHS[name]


@pytest.mark.parametrize("word", ["marching", "mayor", "decade", "junior", "augustus_", "maya", "sep7", "декабрь"])
def test_longer_words_that_begin_like_a_month(word: str) -> None:
    assert PATTERN.match(word) is None
