"""When differing figures update each other, and when they contradict each other."""

from datetime import date

import pytest

from index.conflicts import SourcedFigure
from index.conflicts.development import develops, differ, falls_back
from tests.index.stated_figures import stated

MONDAY, TUESDAY = date(2023, 5, 8), date(2023, 5, 9)


def killed(people: str, source: str, published: date = MONDAY) -> SourcedFigure:
    [statement] = stated(source, published, f"A flood killed {people} in Brno.")
    return statement


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("14 people", "21 people", True),
        ("14 people", "14 people", False),
        ("some 160 people", "158 people", False),
        # More than ten times as many are hardly the dead of the same flood.
        ("14 people", "140 people", True),
        ("14 people", "141 people", False),
    ],
)
def test_which_figures_differ(one: str, other: str, *, differs: bool) -> None:
    assert differ(killed(one, "a.txt"), killed(other, "b.txt")) is differs
    assert differ(killed(other, "b.txt"), killed(one, "a.txt")) is differs


def test_a_figure_develops_if_it_rises_with_the_day_of_publication() -> None:
    early, late = killed("14 people", "a.txt", MONDAY), killed("21 people", "b.txt", TUESDAY)
    assert develops([(early, late)])
    assert develops([(late, early)])


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (("14 people", "a.txt", TUESDAY), ("21 people", "b.txt", MONDAY)),
        (("14 people", "a.txt", MONDAY), ("21 people", "b.txt", MONDAY)),
        (("14 people", "a.txt", MONDAY), ("21 people", "a.txt", TUESDAY)),
        (("dozens of people", "a.txt", MONDAY), ("140 people", "b.txt", MONDAY)),
    ],
    ids=["falls", "same day", "same article", "vague"],
)
def test_anything_else_is_no_development(lower: tuple[str, str, date], higher: tuple[str, str, date]) -> None:
    assert not develops([(killed(*lower), killed(*higher))])


def test_a_lower_bound_may_rise_on_the_same_day() -> None:
    assert develops([(killed("at least 14 people", "a.txt"), killed("21 people", "b.txt"))])


def test_one_pair_that_falls_decides() -> None:
    rising = (killed("14 people", "a.txt", MONDAY), killed("21 people", "b.txt", TUESDAY))
    falling = (killed("19 people", "c.txt", TUESDAY), killed("24 people", "d.txt", MONDAY))
    assert develops([rising])
    assert not develops([rising, falling])


def test_a_figure_falls_back_where_a_lower_one_comes_later() -> None:
    statements = [killed("21 people", "a.txt", MONDAY), killed("14 people", "b.txt", TUESDAY)]
    assert falls_back(statements)
    assert falls_back(list(reversed(statements)))
    assert not falls_back([killed("14 people", "a.txt", MONDAY), killed("21 people", "b.txt", TUESDAY)])
    assert not falls_back([killed("21 people", "a.txt", MONDAY), killed("14 people", "b.txt", MONDAY)])
    assert not falls_back([])
