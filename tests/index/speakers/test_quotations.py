"""Quotations without a verb of saying, and verbs that report in certain company only."""

import pytest

from index.speakers import Heard, listen
from index.speakers.attribution import attributions
from index.speakers.quotations import quotations_in, with_double_marks

WITHOUT_A_VERB_OF_SAYING = [
    ("“It was a good year.” ― Anna Holm", "Anna Holm", "“It was a good year.” ― "),
    ("Holm called the plan “a loss”.", "Holm", "the plan “a loss”."),
    ("Ek dismissed the report as “a joke”.", "Ek", "“a joke”."),
    ("Holm has been pounding Ek as a “con artist.”", "Holm", "“con artist.”"),
    ("Maria Ek: “It is late.”", "Maria Ek", "“It is late.”"),
    ("The mayor had one answer: “No.”", "mayor", "“No.”"),
    ("Ek asked whether it was safe.", "Ek", "whether it was safe."),
    ("Experts warn that prices could fall.", "Experts", "that prices could fall."),
    ("Ek went on to say that it was late.", "Ek", "that it was late."),
    ("Holm attacked the plan, saying it was late.", "Holm", " it was late."),
    ("Holm’s claim that the bridge was safe, surprised nobody.", "Holm", "the bridge was safe"),
    ("“It was a trade,” the report said.", "report", "“It was a trade,” "),
    ("The bridge was shut, his family said in a note.", "family", "The bridge was shut, "),
    ("The deal is good, Sen. Laura Berg (R-Lund) told the Post.", "Laura Berg", "The deal is good, "),
]


@pytest.mark.parametrize(("text", "speaker", "words"), WITHOUT_A_VERB_OF_SAYING)
def test_who_says_what_is_quoted(text: str, speaker: str, words: str) -> None:
    (found,) = attributions(text)
    assert (found.speaker, text[slice(*found.span)].strip()) == (speaker, words.strip())


def _last(*paragraphs: str) -> list[str]:
    heard = Heard()
    for paragraph in paragraphs[:-1]:
        _, heard = listen(paragraph, heard)
    return [item.speaker for item in listen(paragraphs[-1], heard)[0]]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    assert _last("“It was late,” said Anna Holm.", "“We left at noon.”") == ["Anna Holm"]
    assert _last("On Monday Ek made the following comment:", "“We left at noon.”") == ["Ek"]
    assert _last("Jonas Ek, 34, lost a boat.", "“I want it back,” he said.") == ["Jonas Ek"]


def test_a_quotation_after_something_else_is_nobodys() -> None:
    assert _last("“It was late,” said Anna Holm.", "It rained.", "“We left at noon.”") == []
    assert _last("“It was late,” said Anna Holm.", "‘It was hard to breathe’") == []


def test_he_is_whom_the_text_was_about_since_the_last_speaker() -> None:
    paragraph = "Lena Voss, 49, stood in line. “I want a boat,” she said."
    assert _last("“It was late,” said Anna Holm.", paragraph) == ["Lena Voss"]


@pytest.mark.parametrize(
    "text",
    [
        "Ek refused to say whether it was late.",
        "The band played “The Long Night” in Lund.",
        "It has a set of strict rules that could change.",
        "Holm walked in after seven, noting nobody.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert attributions(text) == []


def test_marks_are_found_whatever_their_form() -> None:
    text = "He said: ''It is late.'' ''So what?''"
    plain = with_double_marks(text)
    assert len(plain) == len(text)
    assert len(quotations_in(plain)) == 2
    assert [each.closed for each in quotations_in("“It is late. “So what?")] == [False]
