"""Whether two figures can both hold: what qualifiers, vague plurals and ranges leave open."""

from datetime import date

import pytest

from index.conflicts.agreement import agree, grew
from index.figures import Figure
from tests.index.stated_figures import stated


def killed(people: str) -> Figure:
    [statement] = stated("a.txt", date(2023, 5, 8), f"A flood killed {people} in Brno.")
    return statement.figure


# 15 in a hundred around "about", twice as many for "over", half as many for "up to", five times as many for "dozens".
BOUNDS = [
    ("14 people", "14 people", "15 people"),
    ("at least 14 people", "14 people", "21 people"),
    ("about 100 people", "114 people", "116 people"),
    ("about 100 people", "86 people", "84 people"),
    ("over 100 people", "200 people", "201 people"),
    ("over 100 people", "100 people", "99 people"),
    ("up to 100 people", "50 people", "49 people"),
    ("up to 100 people", "100 people", "101 people"),
    ("dozens of people", "120 people", "121 people"),
    ("dozens of people", "24 people", "23 people"),
    ("10 to 15 people", "15 people", "16 people"),
    ("10 to 15 people", "10 people", "9 people"),
]


@pytest.mark.parametrize(("figure", "within", "outside"), BOUNDS)
def test_how_far_a_figure_reaches(figure: str, within: str, outside: str) -> None:
    assert agree(killed(figure), killed(within))
    assert not agree(killed(figure), killed(outside))


@pytest.mark.parametrize(("figure", "within", "outside"), BOUNDS)
def test_agreement_goes_both_ways(figure: str, within: str, outside: str) -> None:
    assert agree(killed(within), killed(figure))
    assert not agree(killed(outside), killed(figure))


@pytest.mark.parametrize(("figure", "within", "outside"), BOUNDS)
def test_one_of_two_figures_that_differ_is_higher(figure: str, within: str, outside: str) -> None:
    one, same, other = killed(figure), killed(within), killed(outside)
    assert not grew(one, same)
    assert not grew(same, one)
    assert grew(one, other) != grew(other, one)
    assert grew(one, other) == (other.value > one.value)
