"""Inputs: what stands before a passage, and that every place is a slice of it."""

from datetime import date

import pytest
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from index.comprehension import Readable
from index.comprehension.inputs import LONGEST, batches_of, inputs_of
from index.generation import default_model_folder

HARBOUR = Readable("Fog kept  four\u00a0ferries in Nordholm\u2019s harbour.", "Ferries held", date(2024, 3, 4))


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerBase:
    return AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)


@pytest.mark.parametrize(
    ("passage", "heading"),
    [
        (HARBOUR, "March 2024. Ferries held."),
        (Readable("x", "Who keeps the lighthouse?", None), "Who keeps the lighthouse?"),
        (Readable("x", "", date(1999, 12, 31)), "December 1999."),
        (Readable("x", "  ", None), ""),
    ],
)
def test_a_heading_is_month_year_and_title(passage: Readable, heading: str) -> None:
    assert passage.heading == heading


def test_places_are_slices_of_the_passage_alone(tokenizer: PreTrainedTokenizerBase) -> None:
    inputs = inputs_of(tokenizer, ["how many ferries?"], [HARBOUR])
    words = [HARBOUR.text[slice(*place)] for place in inputs.places[0] if place]
    assert words == ["Fog", "kept", "four", "ferries", "in", "Nord", "holm", "\u2019", "s", "harbour", "."]


def test_a_passage_without_a_heading_is_read_from_its_first_letter(tokenizer: PreTrainedTokenizerBase) -> None:
    inputs = inputs_of(tokenizer, ["how many?"], [Readable("Four ferries.")])
    assert [place for place in inputs.places[0] if place] == [(0, 4), (5, 12), (12, 13)]


def test_what_is_too_long_loses_its_end_and_no_more(tokenizer: PreTrainedTokenizerBase) -> None:
    long = Readable("ferry " * 2000, "harbour " * 300)
    inputs = inputs_of(tokenizer, ["ship " * 3000, "which ship?"], [long, HARBOUR])
    assert inputs.tensors["input_ids"].shape == (2, LONGEST)
    first, second = inputs.places
    assert next(place for place in first if place) == (0, 5)
    assert [place for place in second if place][-1][1] == len(HARBOUR.text)


def test_batches_hold_every_pair_once_and_like_lengths_together() -> None:
    passages = [Readable("x" * (7 * n % 40)) for n in range(40)]
    batches = batches_of(["q"] * 40, passages)
    assert sorted(at for batch in batches for at in batch) == list(range(40))
    longest = [max(len(passages[at].text) for at in batch) for batch in batches]
    shortest = [min(len(passages[at].text) for at in batch) for batch in batches]
    assert all(end <= start for end, start in zip(longest[:-1], shortest[1:], strict=True))
