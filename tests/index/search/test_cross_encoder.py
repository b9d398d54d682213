"""The cross-encoder: what it is given, and what happens when its model can't be loaded."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.errors import ModelUnavailable
from index.search.cross_encoder import CrossEncoderReranker


class WordsInCommon:
    """Stands in for the loaded model: scores a pair by the words in common, and records the pairs."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]], *, show_progress_bar: bool) -> list[float]:
        assert not show_progress_bar
        self.pairs += pairs
        return [float(len(set(one.split()) & set(other.split()))) for one, other in pairs]


class Reranker(CrossEncoderReranker):
    """A reranker whose model is there already."""

    def __init__(self, model: WordsInCommon) -> None:
        super().__init__("none")
        self.__dict__["_loaded"] = model


def test_each_text_is_scored_with_the_question_both_normalised() -> None:
    model = WordsInCommon()
    assert Reranker(model).scores("which\u00a0ferry sank", ["the ferry  sank", "a tram"]) == [2.0, 0.0]
    assert model.pairs == [("which ferry sank", "the ferry sank"), ("which ferry sank", "a tram")]


def test_no_texts_need_no_model() -> None:
    assert CrossEncoderReranker("/no/such/model").scores("which ferry sank", []) == []


def test_a_model_that_is_not_there_names_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        CrossEncoderReranker(str(tmp_path / "missing")).scores("which ferry sank", ["the ferry sank"])
    assert "rerank.model" in str(caught.value)
    assert "\n" not in str(caught.value)
