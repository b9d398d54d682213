"""Texts cut into statements."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.statements import split_statements
from bot.replies.limits import QUESTION_LENGTH


def test_sentences_and_lines_are_statements() -> None:
    text = "The crane fell at dawn. Was nobody hurt then? No!\nMr. Brandt saw it.\n- 41 ships were there"
    assert split_statements(text) == [
        "The crane fell at dawn.",
        "Was nobody hurt then?",
        "Mr. Brandt saw it.",
        "- 41 ships were there",
    ]


def test_a_figure_with_a_point_is_one() -> None:
    assert split_statements("It cost 3.5 million in all.") == ["It cost 3.5 million in all."]


@given(st.text(alphabet=st.sampled_from("ab .!?\n"), max_size=4000))
def test_no_statement_is_too_long_to_search(text: str) -> None:
    assert all(len(statement) <= QUESTION_LENGTH for statement in split_statements(text))


@given(st.lists(st.sampled_from(["rain fell here", "ships lay still", "who saw it all"]), max_size=8))
def test_every_sentence_is_found_in_order(sentences: list[str]) -> None:
    assert split_statements(" ".join(f"{sentence}." for sentence in sentences)) == [f"{one}." for one in sentences]
