"""Names in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.names import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry left Lisbon at noon.", "city:Lisbon"),
        ("Voters in North Carolina waited.", "state:North Carolina"),
        ("Ships from Portugal came.", "country:Portugal"),
        ("The prize went to Jens Kolb of the port.", "person:Jens Kolb"),
        ("It was Brazil's third win.", "country:Brazil"),
    ],
)
def test_a_name_is_found_with_its_kind(text: str, name: str) -> None:
    assert name in names(text)


def test_two_spellings_of_a_city_are_one() -> None:
    assert {n for n in names("He flew to Kiev.") if n.startswith("city:")} == {
        n for n in names("He flew to Kyiv.") if n.startswith("city:")
    }


def test_a_place_is_no_person() -> None:
    assert not [n for n in names("They met in New York.") if n.startswith("person:")]


def test_the_first_word_of_a_sentence_alone_is_no_word_of_a_name() -> None:
    assert "word:ferri" not in names("Ferries were late. Ferries are slow.")


def test_names_do_not_go_on_over_a_full_stop() -> None:
    assert not [n for n in names("They left Texas. The mayor stayed.") if "The" in n]


@given(st.text(max_size=300))
def test_any_text_gives_each_name_once_in_one_line(text: str) -> None:
    found = names(text)
    assert len(found) == len(set(found))
    assert all(":" in name and "\n" not in name for name in found)
