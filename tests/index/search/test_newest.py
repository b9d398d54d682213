"""The order of time among what answers."""

from index.search.newest import CONSIDERED, newest_first, of_year_first

PROBABILITIES = {1: 0.8, 2: 0.7, 3: 0.5, 4: 0.3}


def test_the_newest_of_what_answers_about_as_well_comes_first() -> None:
    published = {1: 10, 2: 30, 3: 20, 4: 40}
    assert newest_first([1, 2, 3, 4], PROBABILITIES, published) == [2, 3, 1, 4]


def test_of_one_day_the_better_comes_first_and_an_unknown_day_last() -> None:
    assert newest_first([1, 2, 3], PROBABILITIES, {1: 0, 2: 30, 3: 30}) == [2, 3, 1]


def test_what_cannot_answer_is_left_in_its_place() -> None:
    assert newest_first([1, 2, 3], {1: 0.0, 2: 0.5, 3: 0.4}, {1: 50, 2: 10, 3: 20}) == [3, 2, 1]
    assert newest_first([1, 2], {1: 0.0, 2: 0.0}, {1: 10, 2: 20}) == [1, 2]


def test_only_the_best_are_put_in_order() -> None:
    rows = list(range(CONSIDERED + 2))
    published = {row: row for row in rows}
    assert newest_first(rows, dict.fromkeys(rows, 0.5), published) == [*reversed(rows[:CONSIDERED]), *rows[CONSIDERED:]]
    assert newest_first([], {}, {}) == []


def test_what_tells_of_the_year_comes_first_where_it_is_about_as_likely() -> None:
    assert of_year_first([1, 2, 3, 4], PROBABILITIES, {3, 4}) == [3, 1, 2, 4]
    assert of_year_first([1, 2], PROBABILITIES, frozenset()) == [1, 2]
    assert of_year_first([], {}, {1}) == []
