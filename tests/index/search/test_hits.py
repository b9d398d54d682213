"""What a hit says about itself."""

from datetime import date, timedelta

import pytest

from index.dates import Window
from index.reading import Passage
from index.search.hits import Hit, Place

DAY = date(2024, 3, 5)
PASSAGE = Passage(1, "a.txt", 2, (3, 3), (10, 14), "Text", "body")


def hit(published: date | None, *named: Window, also: tuple[date | None, ...] = ()) -> Hit:
    places = tuple(Place(f"{n}.txt", n, (1, 1), (0, 4), day, "stated") for n, day in enumerate(also, 1))
    return Hit(1, PASSAGE, "", published, "stated", named, 1.0, 1.0, (0, 4), places)


def test_its_paragraphs_are_those_of_all_its_places() -> None:
    assert hit(DAY, also=(DAY, None)).paragraphs == {("a.txt", 2), ("1.txt", 1), ("2.txt", 2)}


@pytest.mark.parametrize(
    ("later", "outside"),
    [(-1, True), (0, False), (1, False), (2, True)],
    ids=["before", "then", "a day after", "later"],
)
def test_it_is_of_the_days_when_published_then_or_a_day_after(later: int, *, outside: bool) -> None:
    assert hit(DAY + timedelta(days=later)).is_outside(Window(DAY, DAY)) is outside


def test_a_date_that_it_names_makes_it_of_those_days() -> None:
    old = DAY - timedelta(days=30)
    assert not hit(old, Window(DAY, DAY)).is_outside(Window(DAY, DAY))
    assert not hit(old, Window(None, DAY)).is_outside(Window(DAY, DAY))
    assert hit(old, Window(old, old)).is_outside(Window(DAY, DAY))


def test_a_copy_published_then_makes_it_of_those_days() -> None:
    assert not hit(DAY - timedelta(days=9), also=(DAY,)).is_outside(Window(DAY, DAY))


def test_with_no_known_day_it_is_not_known_to_be_of_others() -> None:
    assert not hit(None).is_outside(Window(DAY, DAY))


def test_a_window_that_never_ends_is_compared_too() -> None:
    assert not hit(DAY).is_outside(Window(DAY, None))
    assert hit(DAY - timedelta(days=1)).is_outside(Window(DAY, date.max))
