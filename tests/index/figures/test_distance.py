"""A distance is a value; its normal form is written and read in one place."""

import pytest

from index.figures.distance import Distance


@pytest.mark.parametrize("distance", [Distance("kilometers", "the border"), Distance("miles", "kyiv")])
def test_the_normal_form_reads_back(distance: Distance) -> None:
    assert Distance.parse(distance.text) == distance


@pytest.mark.parametrize("counted", ["people", "years of fighting", "miles per hour", "", "kilometers"])
def test_what_is_no_distance_reads_as_none(counted: str) -> None:
    assert Distance.parse(counted) is None


def test_a_distance_is_from_a_thing_or_from_a_place_with_a_name() -> None:
    assert Distance("kilometers", "the border").of_a_thing
    assert not Distance("kilometers", "kyiv").of_a_thing


def test_units_of_length_have_kilometers_and_others_none() -> None:
    assert Distance("miles", "the border").kilometers == pytest.approx(1.609)
    assert Distance("meters", "the border").kilometers == pytest.approx(0.001)
    assert Distance("stops", "the border").kilometers is None
