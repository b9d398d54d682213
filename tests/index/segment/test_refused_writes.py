"""A disk that takes no more is told as the system tells it, whichever library was to write."""

from pathlib import Path

import numpy as np
import pytest

from index.segment.archive import write_archive
from index.segment.copying import copy_archives
from index.segment.dense_index import write_found
from index.segment.lexical_index import write_terms


def test_every_library_tells_it_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here nothing can be written because the folder isn't there."""
    gone, one = tmp_path / "gone", np.eye(1, 4, dtype=np.float32)
    with pytest.raises(OSError, match="unable to open"):
        write_archive(gone, [])
    with pytest.raises(OSError, match="unable to open"):
        copy_archives(gone, [], [])
    with pytest.raises(OSError, match="gone"):
        write_found(gone, np.zeros(1, np.int64), one, np.zeros((1, 16), np.uint8))
    monkeypatch.setattr(Path, "mkdir", lambda _: None)
    with pytest.raises(OSError, match="gone"):
        write_terms(gone, [])
