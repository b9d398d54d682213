"""Letters of other alphabets that look like ours where case is ignored neither stop reading nor move a phrase."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import date_phrases, publication_date, question_window
from index.dates.header import stated_header
from index.dates.inferred import inferred_day
from index.dates.letters import fold_letters

WEDNESDAY = date(2024, 3, 13)
ODD = ["ı", "İ", "ſ", "\u212a"]


@given(st.text(alphabet=["a", "i", "s", "k", "é", *ODD]))
def test_folding_keeps_every_position(text: str) -> None:
    folded = fold_letters(text)
    assert len(folded) == len(text)
    assert all(a == b or a in ODD for a, b in zip(text, folded, strict=True))


@pytest.mark.parametrize("written", ["3 Aprıl 2024", "3 APRİL 2024", "3 April 2024"])
def test_a_header_reads(written: str) -> None:
    found = stated_header(f"Dam breaks\n{written}\n")
    assert found is not None
    assert found.day == date(2024, 4, 3)


@pytest.mark.parametrize("word", ["frıday", "FRİDAY", "Friday"])
def test_a_phrase_reads_and_is_shown_as_written(word: str) -> None:
    (phrase,) = date_phrases(f"It rained on {word}.", WEDNESDAY)
    assert phrase.phrase == f"on {word}"
    assert phrase.window is not None
    assert (phrase.window.start, phrase.window.end) == (date(2024, 3, 8), date(2024, 3, 8))


@pytest.mark.parametrize(
    "question",
    ["who sang fırst of May, 5 May", "what fell on frıday", "ſept. 3", "five days ago, sıx days ago", "on FRİDAY"],
)
def test_a_question_reads(question: str) -> None:
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert window.phrase in question


@pytest.mark.parametrize(
    "text",
    [
        "This frıday, Christmas Day, the ferry sank in June 2022.",
        "It nears its fıfth anniversary in February. Today, New Year's Eve, it began in February 2019.",
    ],
)
def test_inferring_a_day_does_not_fail(text: str) -> None:
    assert inferred_day(text) == inferred_day(text.replace("ı", "i"))
    assert publication_date(text, "a.txt")[1] in {"inferred", "unknown"}
