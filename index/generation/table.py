"""What a generation keeps of its own beside the manifest: which files were read, and which articles are dead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson

from index.errors import Failure, IndexDamaged, NotRead
from index.segment import Ints, load_array

FILES: Final = "files.json"
DEAD: Final = "dead.npy"


@dataclass(frozen=True, slots=True)
class FileTable:
    """What a folder of articles gave.

    Attributes:
        files: The sha256 of every file that was read, by name.
        failures: What could not be indexed, in that order.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def write(self, folder: Path) -> None:
        """Write it into the folder of a generation."""
        content = {"files": self.files, "failures": [_values(each) for each in self.failures]}
        (folder / FILES).write_bytes(orjson.dumps(content, option=orjson.OPT_SORT_KEYS))


def read_table(folder: Path) -> FileTable:
    """Read what `FileTable.write` wrote.

    Raises:
        IndexDamaged: It is missing, or can't be understood.
    """
    try:
        content = orjson.loads((folder / FILES).read_bytes())
        return FileTable(content["files"], tuple(_failure(*each) for each in content["failures"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(folder, f"{FILES} cannot be read") from error


def write_dead(folder: Path, dead: Sequence[Ints]) -> None:
    """Write the numbers of the dead articles of each segment into the folder of a generation."""
    pairs = [np.stack([np.full(len(numbers), at, np.int64), numbers], axis=1) for at, numbers in enumerate(dead)]
    np.save(folder / DEAD, np.concatenate([np.zeros((0, 2), np.int64), *pairs]))


def read_dead(folder: Path, segments: int) -> list[Ints]:
    """Read what `write_dead` wrote.

    Raises:
        IndexDamaged: It is missing, or can't be understood.
    """
    try:
        pairs = load_array(folder, DEAD)
        return [np.asarray(pairs[pairs[:, 0] == at, 1], np.int64) for at in range(segments)]
    except IndexError as error:
        raise IndexDamaged(folder, f"{DEAD} cannot be read") from error


def _values(failure: Failure) -> list[Any]:
    kind, count = (failure.kind, failure.count) if isinstance(failure, NotRead) else (None, 1)
    return [failure.file, failure.reason, kind, count]


def _failure(file: str, reason: str, kind: str | None, count: int) -> Failure:
    return Failure(file, reason) if kind is None else NotRead(file, reason, kind, count)
