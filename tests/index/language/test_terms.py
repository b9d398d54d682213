"""Terms of the lexical index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.stems import stem
from index.language.terms import STOP_WORDS, normalise, plain_words, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The boats' owners were rescued", ["boat", "owner", "rescu"]),
        ("1,000 boats", ["1000", "boat"]),
        ("£5bn", ["5", "billion"]),
        ("seven boats", ["7", "boat"]),
        ("a Su-34 crashed", ["su", "34", "crash", "su34"]),
        ("the U.S. and the WHO", ["u.s", "w.h.o"]),
        ("Café", ["cafe"]),
        ("it doesn't", []),
    ],
)
def test_terms_of_a_text(text: str, found: list[str]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    ("one", "other"), [("it’s", "it's"), ("a\u00a0b", "a b"), ("co\u00adop", "coop"), ("ﬁre", "fire")]
)
def test_what_looks_alike_is_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_a_quotation_is_found_whatever_its_signs_and_case() -> None:
    assert plain_words("the “Blue” boat") in plain_words("They saw the blue boat, he said.")
    assert plain_words("blue boat") not in plain_words("blue boats")


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(max_size=80))
def test_no_term_is_empty(text: str) -> None:
    assert all(term for term in terms(text))


@pytest.mark.parametrize("word", sorted(STOP_WORDS)[:20])
def test_stop_words_are_left_out(word: str) -> None:
    assert terms(word) == []


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("fishing") == stem("fished") == stem("fishes") == "fish"
    assert stem("fish") != stem("fisher")
