"""Encodes questions and documents as vectors of length 1. torch is imported on first use."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Literal, Protocol

import numpy as np

from index.errors import ModelUnavailable
from index.segment import Vectors

from .model_files import DEFAULT_MODEL, DEFAULT_WEIGHTS_SHA256, ModelFiles, Prompts

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Role = Literal["query", "document"]

_OWN_CODE: Final = "trust_remote_code"
"""What the error of a model that brings code of its own speaks of."""

_PROMPT_CHARACTERS: Final = 2
"""A prompt takes at most one token of a model's limit for so many characters."""


class Encoder(Protocol):
    """Turns text into vectors; those of a question and of what answers it are near each other."""

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions.

        Returns:
            float32, shape (len(texts), dimension), every row of length 1.
        """

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode what is searched: passages and titles; returns the same as `encode_query`."""


class SentenceTransformerEncoder:
    """A sentence-transformers model, loaded when it is first asked for a vector.

    Args:
        model: "default" for the installed all-MiniLM-L6-v2, a folder, or a name on the model hub. Code that a model
            brings with it is never run.
        batch_size: Texts encoded at once.
        device: torch device; "" lets torch choose.
        query_prompt: Put before a question; "" takes the prompt that the model states, if it states one.
        document_prompt: The same for passages and titles.
        truncate_dim: The first components of a vector that are kept, brought to length 1 again; 0 keeps all. Models
            made for it lose little (Matryoshka; Kusupati et al., 2022).
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        *,
        batch_size: int = 32,
        device: str = "",
        query_prompt: str = "",
        document_prompt: str = "",
        truncate_dim: int = 0,
    ) -> None:
        self.model, self.batch_size, self.device, self.truncate_dim = model, batch_size, device, truncate_dim
        self._files, self._given = ModelFiles(model), Prompts(query_prompt, document_prompt)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions; see `Encoder`.

        Raises:
            ModelUnavailable: The model cannot be loaded.
            ModelAltered: The default weights are not the published ones.
        """
        return self._encode(texts, "query")

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages and titles; see `encode_query`."""
        return self._encode(texts, "document")

    @property
    def dimension(self) -> int:
        """Number of components of a vector; loads the model."""
        return int(self._loaded.get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """The longest text, in tokens, that the model reads whole; to find out, a model from the hub may be loaded."""
        limit = self._files.max_tokens() or int(self._loaded.max_seq_length or 512)
        return max(limit - len(self.prompts.document) // _PROMPT_CHARACTERS, limit // 2)

    @cached_property
    def prompts(self) -> Prompts:
        """What is put before questions and documents; a model from the hub may be loaded to find out."""
        stated = self._files.prompts()
        if stated is None:
            stated = Prompts() if all(self._given) else Prompts.stated(self._loaded.prompts)
        return Prompts(self._given.query or stated.query, self._given.document or stated.document)

    @cached_property
    def fingerprint(self) -> str:
        """Identifies the model, without loading it: vectors can only be compared under the same fingerprint.

        It is the sha256 of the weights for the default and for folders, and the name for a model from the hub; then
        a digest of the prompts and the number of components kept, where there are any.
        """
        kept = f"+dimension:{self.truncate_dim}" if self.truncate_dim else ""
        return self._files.identity + self.prompts.mark + kept

    @property
    def reference(self) -> bool:
        """Whether it is the model that the ranking was learned with: its cosines are the scale itself."""
        return self.fingerprint == f"sha256:{DEFAULT_WEIGHTS_SHA256}"

    def _encode(self, texts: Sequence[str], role: Role) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        # The library batches texts by characters; batching by tokens saves a fifth of the work, which was padding.
        order = np.argsort(self._lengths(texts), kind="stable")[::-1]
        batches = [order[at : at + self.batch_size] for at in range(0, len(order), self.batch_size)]
        encoded = np.concatenate([self._encode_batch([texts[n] for n in batch], role) for batch in batches])
        vectors = np.empty_like(encoded)
        vectors[order] = encoded
        return vectors

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        """Return the length of texts: in tokens if the model has a tokenizer, else in characters."""
        tokenizer = getattr(self._loaded, "tokenizer", None)
        if len(texts) <= self.batch_size or not callable(tokenizer):
            return [len(text) for text in texts]
        tokens = tokenizer(list(texts), truncation=True, max_length=self.max_tokens, return_attention_mask=False)
        return [len(ids) for ids in tokens["input_ids"]]

    def _encode_batch(self, texts: list[str], role: Role) -> Vectors:
        size = len(texts)
        if role == "query":
            vectors = self._loaded.encode_query(
                texts,
                prompt=self.prompts.query or None,
                batch_size=size,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        else:
            vectors = self._loaded.encode_document(
                texts,
                prompt=self.prompts.document or None,
                batch_size=size,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, np.float32)

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        self._files.check()
        place, local = str(self._files.folder or self.model), self._files.folder is not None
        try:
            loaded = _load(
                place,
                local=local,
                device=self.device or None,
                truncate_dim=self.truncate_dim or None,
                identity=self._files.identity,
            )
        except ImportError as error:
            raise ModelUnavailable(self.model, f"missing package {error.name}") from error
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise ModelUnavailable(self.model, _reason(error)) from error
        self._require_dimension(loaded)
        return loaded

    def _require_dimension(self, loaded: "SentenceTransformer") -> None:
        """Refuse a model that has fewer components than are to be kept."""
        if (has := int(loaded.get_embedding_dimension() or 0)) < self.truncate_dim:
            why = f"its vectors have {has} dimensions, encoder.truncate_dim asks for {self.truncate_dim}"
            raise ModelUnavailable(self.model, why)


@lru_cache(maxsize=1)
def _load(
    place: str, *, local: bool, device: str | None, truncate_dim: int | None, identity: str
) -> "SentenceTransformer":
    """Load a model, once for encoders that follow each other in a process; other weights have another identity."""
    del identity  # it tells models at one place apart
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds
    from transformers.utils import logging  # noqa: PLC0415 - takes seconds

    # The rebuild reports progress itself, and stderr is for what a person must know.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    return SentenceTransformer(
        place, device=device, local_files_only=local, trust_remote_code=False, truncate_dim=truncate_dim
    )


def _reason(error: Exception) -> str:
    if _OWN_CODE in str(error):
        return "it brings code of its own, which Dateline does not run"
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
