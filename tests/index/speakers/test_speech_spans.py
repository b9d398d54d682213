"""The words of a sentence that are a speaker's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import tokenize
from index.speakers.speech_spans import around_according, around_verb, opening


def verb_span(text: str, sentence: str, subject: str, verb: str) -> str:
    first = text.index(sentence)
    tokens = tokenize(text, first, first + len(sentence))
    low = [token.low for token in tokens]
    start, end = around_verb(text, tokens, low.index(subject), low.index(verb))
    return text[start:end].strip(" ,")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Holm said five boats sank.", "five boats sank."),
        ("Five boats were lost, Holm said.", "Five boats were lost"),
        ("Five boats were lost, Holm said on Monday.", "Five boats were lost"),
        ("On Monday, Holm said five boats sank.", "five boats sank."),
        ("“Five boats were lost,” Holm said.", "“Five boats were lost,”"),
    ],
)
def test_the_words_are_before_or_after_the_verb(text: str, words: str) -> None:
    assert verb_span(text, text, "holm", "said") == words


def test_a_quotation_goes_on_to_its_end_in_later_sentences() -> None:
    text = "Holm said: “It sank. It was old.” She left."
    assert verb_span(text, "Holm said: “It sank.", "holm", "said") == ": “It sank. It was old.”"


def test_a_quotation_that_was_opened_earlier_begins_there() -> None:
    text = "So: “It sank. It was old,” Holm said."
    tokens = tokenize(text, text.index("It was"))
    holm = [token.text for token in tokens].index("Holm")
    assert opening(text, tokens, holm) == text.index("“")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Five boats sank, according to Holm", "Five boats sank,"),
        ("According to Holm, five boats sank.", ", five boats sank."),
        ("It rained, but five boats sank, according to Holm", "five boats sank,"),
        ("Five boats, according to Holm, were lost.", "Five boats, according to Holm, were lost."),
        ("It rained – five boats sank, according to Holm – and stopped.", "five boats sank,"),
    ],
)
def test_according_to_covers_its_clause(text: str, words: str) -> None:
    tokens = tokenize(text)
    cue = next(at for at, token in enumerate(tokens) if token.low == "according")
    start, end = around_according(tokens, cue, cue + 3)
    assert text[start:end].strip() == words


@given(st.lists(st.sampled_from("Holm said , that “ ” five ; but according to".split()), min_size=2, max_size=12))
def test_a_span_is_within_any_row_of_words(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenize(text)
    for verb in range(1, len(tokens)):
        start, end = around_verb(text, tokens, verb - 1, verb)
        assert 0 <= start <= len(text)
        assert 0 <= end <= len(text)
