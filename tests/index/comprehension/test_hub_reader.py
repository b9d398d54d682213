"""Readers from a folder: real networks of transformers with random weights, too small to be any good."""

from pathlib import Path

import pytest
import torch
from transformers import (
    AutoTokenizer,
    BertConfig,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    PreTrainedModel,
)

from index.comprehension import HubReader, Readable
from index.errors import ModelUnavailable
from index.generation import default_model_folder

PASSAGES = [Readable("Four ferries sank off Nordholm.", "Fog"), Readable("A tram was late.")]
QUESTIONS = ["which ferry sank?", "what was late?"]


def saved(kind: type[PreTrainedModel], folder: Path, labels: int) -> str:
    torch.manual_seed(0)
    tokenizer = AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    config.num_labels = labels
    kind(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


def test_a_model_for_question_answering_names_words_of_the_passage(tmp_path: Path) -> None:
    reader = HubReader(saved(BertForQuestionAnswering, tmp_path, 2))
    readings = reader.read(QUESTIONS, PASSAGES)
    assert len(readings) == 2
    for reading, passage in zip(readings, PASSAGES, strict=True):
        assert reading.span is not None
        assert passage.text[slice(*reading.span)].strip()
        assert 0 < reading.certainty < 1


def test_pairs_are_read_as_they_are_alone(tmp_path: Path) -> None:
    reader = HubReader(saved(BertForQuestionAnswering, tmp_path, 2))
    together = reader.read(QUESTIONS * 20, PASSAGES * 20)
    for question, passage, reading in zip(QUESTIONS, PASSAGES, together[:2], strict=True):
        [alone] = reader.read([question], [passage])
        assert alone.span == reading.span
        assert alone.answers == pytest.approx(reading.answers, abs=1e-4)


def test_a_cross_encoder_scores_and_names_no_words(tmp_path: Path) -> None:
    reader = HubReader(saved(BertForSequenceClassification, tmp_path, 1))
    readings = reader.read(QUESTIONS, PASSAGES)
    assert [reading.span for reading in readings] == [None, None]
    assert readings[0].answers != readings[1].answers


def test_nothing_to_read_needs_no_model() -> None:
    assert HubReader("/no/such/model").read([], []) == []


def test_a_model_that_is_not_there_names_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        HubReader(str(tmp_path / "missing")).read(QUESTIONS, PASSAGES)
    assert "reader.model" in str(caught.value)
    assert "\n" not in str(caught.value)
