"""Names of places and peoples, whatever their spelling."""

import pytest

from index.language.gazetteer import country_of, gazetteer


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Kyiv", "Kyiv"),
        ("Kiev", "Kyiv"),
        ("kiev", "Kyiv"),
        ("Kharkov", "Kharkiv"),
        ("Odessa", "Odesa"),
        ("Czech Republic", "Czechia"),
        ("Britain", "United Kingdom"),
        ("UK", "United Kingdom"),
        ("U.S.", "United States"),
        ("Texas", "Texas"),
    ],
)
def test_spellings_lead_to_one_name(name: str, place: str) -> None:
    found = gazetteer().find(name)
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    ("name", "place"), [("Khrakiv", None), ("Barcelnoa", "Barcelona"), ("Marseillle", "Marseille"), ("Lisbno", None)]
)
def test_one_slip_in_a_long_name_is_forgiven(name: str, place: str | None) -> None:
    found = gazetteer().find_misspelt(name)
    assert (found and found.name) == place


@pytest.mark.parametrize("name", ["", "Xyzzy", "the", "in", "IT", "usually"])
def test_other_words_are_no_places(name: str) -> None:
    assert gazetteer().find(name) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("American", "US"),
        ("British", "GB"),
        ("Dutch officials", "NL"),
        ("Swiss", "CH"),
        ("officials in Athens", "GR"),
        ("us", "US"),
        ("White House", "US"),
        ("Anna Holm", None),
        ("Greek and Turkish officials", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_behind_a_name(name: str | None, country: str | None) -> None:
    assert country_of(name) == country


def test_capitals_and_countries_by_code() -> None:
    capital = gazetteer().capital("GR")
    assert capital is not None
    assert (capital.name, gazetteer().country_name("GR")) == ("Athens", "Greece")
    assert gazetteer().capital("XX") is None
