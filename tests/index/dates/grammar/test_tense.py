"""The tense around a date and of a question."""

import pytest

from index.dates.grammar.tense import sentence_around, tense_around, tense_of_question


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("He came on [Friday].", "past"),
        ("He will come on [Friday].", "future"),
        ("It is to be opened on [Friday].", "future"),
        ("On [Friday] he will come.", "future"),
        ("He said on [Friday] that he will come.", "past"),
        ("He will go. He came on [Friday].", "past"),
        ("Mr. Poe will, says Gen. Roe, come on [Friday].", "past"),
        ("Her [Friday] hat.", "open"),
    ],
)
def test_tense_around_words(text: str, tense: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert tense_around(text.replace("[", "").replace("]", ""), start, end) == tense


@pytest.mark.parametrize(
    ("question", "tense"),
    [
        ("what did he say?", "past"),
        ("what will he say?", "future"),
        ("what was to happen next?", "past"),
        ("what will be decided?", "future"),
        ("drones launched", "past"),
        ("the mayor", "open"),
    ],
)
def test_tense_of_a_question(question: str, tense: str) -> None:
    assert tense_of_question(question) == tense


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("He left. He came on [Friday]. He went.", "He came on Friday."),
        ("He met Gen. Roe on [Friday]. He went.", "He met Gen. Roe on Friday."),
        ("He came at 7 p.m. on [Friday]", "He came at 7 p.m. on Friday"),
        ("It rained; on [Friday] it snowed; then it froze.", " on Friday it snowed;"),
    ],
)
def test_sentence_around_words(text: str, sentence: str) -> None:
    """A full stop after an abbreviation or initial ends no sentence."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert plain[slice(*sentence_around(plain, start, end))] == sentence
