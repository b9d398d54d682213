"""The manifest of a generation: what is in it, and what it was made with."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from index.errors import IndexDamaged, IndexIncompatible
from index.segment import Seal

from .cosine_scale import CosineAnchors

FORMAT = 5
"""Version of the files of an index; every change to what is stored raises it."""

NAME = "manifest.json"

_CHECKSUM = "checksum"
"""Field of the stored manifest: a digest of all its other fields."""

_BRIEF = 19
"""Characters of a digest of weights that a message shows."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment of a generation.

    Attributes:
        name: Of its folder.
        seal: The digest of its seal.
        articles: Articles in it, dead ones counted.
        passages: Searched passages in it, those of dead articles counted.
    """

    name: str
    seal: str
    articles: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is in a generation, and what it was made with.

    Attributes:
        format: Version of the files.
        id: Name of the generation.
        model: The model as the settings named it.
        fingerprint: `SentenceTransformerEncoder.fingerprint` of the model.
        dimension: Components of a vector.
        max_tokens: Longest passage in tokens.
        reading: Version of the code that read and analysed the articles, from `reading_version`.
        articles: Number of articles.
        passages: Number of searched passages.
        boilerplate: Number of passages kept out of search, by kind.
        failures: Number of files, or lines of files, that could not be indexed.
        built_at: When it was built, in UTC.
        articles_folder: The folder it was built from.
        segments: Where its articles are, the oldest segment first.
        cosines: Where cosines of the model lie, as `CosineAnchors`; None for the reference, and for an index made
            before they were measured.
        fields: The names of fields of records that a person had mapped.
        newest_at: When an article was added or changed last, in UTC; None in an index made before that was kept.
        files: Size in bytes of every other file of the generation's own; filled in by `write`.
        sha256: Digest of each of them; filled in by `write`.
    """

    format: int = FORMAT
    id: str
    model: str
    fingerprint: str
    dimension: int
    max_tokens: int
    reading: str
    articles: int
    passages: int
    boilerplate: Mapping[str, int]
    failures: int
    built_at: datetime
    articles_folder: str
    segments: Sequence[SegmentEntry] = ()
    cosines: CosineAnchors | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    newest_at: datetime | None = None
    files: Mapping[str, int] = field(default_factory=dict)
    sha256: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write it into a generation's folder, when all else is there, with a digest of itself."""
        own = Seal.of(folder, NAME)
        content = asdict(replace(self, files=own.files, sha256=own.sha256))
        sealed = {**content, _CHECKSUM: _digest(content)}
        (folder / NAME).write_bytes(orjson.dumps(sealed, option=orjson.OPT_INDENT_2))

    def require(self, folder: Path, *, model: str, fingerprint: str) -> None:
        """Refuse a generation that was made with another model.

        Raises:
            IndexIncompatible: It was; the message names both models and the remedy.
        """
        if self.fingerprint != fingerprint:
            same = self.model == model
            found = f"{model} ({_brief(self.fingerprint)})" if same else self.model
            wanted = f"{model} ({_brief(fingerprint)})" if same else model
            raise IndexIncompatible(folder, what="the model", found=found, wanted=wanted)


def _brief(fingerprint: str) -> str:
    """Shorten a fingerprint to what a person can compare: weights, prompts, dimensions."""
    weights, *rest = fingerprint.split("+")
    return "+".join([weights if len(weights) <= _BRIEF else f"{weights[:_BRIEF]}...", *rest])


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a generation.

    Raises:
        IndexIncompatible: It has another format.
        IndexDamaged: It is missing or unreadable.
    """
    try:
        content = orjson.loads((folder / NAME).read_bytes())
        checksum = content.pop(_CHECKSUM, None)
        if content["format"] != FORMAT:
            raise IndexIncompatible(folder, what="the format", found=content["format"], wanted=FORMAT)
        if checksum != _digest(content):
            raise IndexDamaged(folder, f"{NAME} holds something else than was written")
        return _manifest(content)
    except OSError as error:
        raise IndexDamaged(folder, f"{NAME} cannot be read: {error.strerror}") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(folder, f"{NAME} cannot be understood") from error


def _manifest(content: Mapping[str, Any]) -> Manifest:
    newest = content["newest_at"]
    read = {
        "built_at": datetime.fromisoformat(content["built_at"]),
        "newest_at": datetime.fromisoformat(newest) if newest else None,
        "segments": tuple(SegmentEntry(**each) for each in content["segments"]),
    }
    return Manifest(**{**content, **read})


def _digest(content: Mapping[str, Any]) -> str:
    """Return the digest of what a manifest says, as it is written and as it is read back."""
    return hashlib.sha256(orjson.dumps(content)).hexdigest()
