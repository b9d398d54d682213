"""Places named in a sentence and how surely they say where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import tokenize
from index.language.place_mentions import mentions_in


def places(text: str) -> list[tuple[str, int]]:
    return [(mention.named.name, mention.locates) for mention in mentions_in(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A boat sank in Lisbon.", [("Lisbon", 2)]),
        ("A boat sank in the port city of Lisbon.", [("Lisbon", 2)]),
        ("The mayor of Lisbon spoke.", [("Lisbon", 1)]),
        ("Lisbon won.", [("Lisbon", 0)]),
        ("Lisbon was struck.", [("Lisbon", 2)]),
        ("It burned in Lisbon and Porto.", [("Lisbon", 2), ("Porto", 2)]),
        ("A fire in Lee County burned.", [("Lee County", 2)]),
        ("They met in Nyxby.", [("Nyxby", 2)]),
        ("They shelled a Polish border village.", [("Poland", 2)]),
        ("The Polish army left.", [("Poland", 0)]),
        ("They fled kyiv.", []),
        ("They fled to Lisbon, second city of Portugal.", [("Lisbon", 0), ("Portugal", 0)]),
        ("Portugal's death toll rose.", [("Portugal", 2)]),
        ("Portugal's army left.", [("Portugal", 0)]),
        ("They met in May.", []),
    ],
)
def test_places_are_found_with_how_surely_they_say_where(text: str, found: list[tuple[str, int]]) -> None:
    assert places(text) == found


def test_a_capital_in_lower_case_is_a_place_only_behind_a_word_for_where() -> None:
    assert places("a blast in kyiv") == [("Kyiv", 2)]
    assert places("a male suspect") == []


@given(
    st.lists(st.sampled_from("in Lisbon the , capital of Polish Lee County was struck May ' )".split()), max_size=10)
)
def test_mentions_are_in_order_and_apart_in_any_row_of_words(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    spans = [mention.tokens for mention in mentions_in(tokens)]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= first < end <= len(tokens) for first, end in spans)
