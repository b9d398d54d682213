"""Which figures are the whole toll of their place."""

from datetime import date

import pytest

from index.conflicts.partial_counts import whole_counts
from tests.index.stated_figures import stated

MONDAY = date(2023, 5, 8)


def whole(*paragraphs: str) -> list[str]:
    """The figures of an article that are kept, as they are written."""
    return [statement.figure.figure for statement in whole_counts(stated("a.txt", MONDAY, *paragraphs))]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The flood killed 14 people in Brno.", ["14"]),
        ("The flood killed 45 people in Czechia, including 16 in Brno.", ["45", "16"]),
        ("The flood left 45 dead, with most of them in Brno.", []),
        ("In Brno 45 people died on Sunday, bringing the total of the flood to 140.", []),
        ("In Brno 45 new deaths were reported in the flood.", []),
        ("The toll in Brno is 14, up from 45 deaths.", ["14"]),
        ("The flood could kill 45 people in Brno.", []),
        ("In Brno the flood killed 14 people and three more people were killed.", ["14"]),
        ("The flood killed 14 people in Brno. It killed three others in Brno.", ["14"]),
        ("The flood killed 14 people in Brno. Another 45 people were killed in Brno.", ["14"]),
    ],
)
def test_the_whole_is_kept_and_portions_are_not(text: str, kept: list[str]) -> None:
    assert whole(text) == kept


def test_others_are_more_only_where_the_paragraph_has_counted_some() -> None:
    assert whole("The flood killed three others in Brno.") == ["three"]
    assert whole("The flood killed 14 people in Brno.", "It killed three others in Brno.") == ["14", "three"]
    assert whole("The flood killed 14 people in Brno. It killed three others in Brno.") == ["14"]


def test_the_order_is_that_of_the_articles() -> None:
    statements = [
        *stated("b.txt", MONDAY, "The flood killed 21 people in Brno."),
        *stated("a.txt", MONDAY, "The flood killed 14 people in Brno.", "In Lyon it injured nine people."),
    ]
    kept = whole_counts(statements)
    assert [(each.source, each.paragraph) for each in kept] == [("a.txt", 1), ("a.txt", 2), ("b.txt", 1)]
