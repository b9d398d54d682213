"""The same articles twice: in three segments, in which others are dead, and in one."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.generation.opening import Generation

from .generations import APART, LIVE, generation


@pytest.fixture(scope="session", params=[(100, 1), (8, 2), (0, 3)], ids=["joined", "two joined", "each alone"])
def apart(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """Three segments that are searched as one block, as two, and as three."""
    room, blocks = request.param
    with closing(generation(tmp_path_factory.mktemp("apart"), *APART)) as opened, pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.generation.blocks._JOINED", room)
        assert (len(opened.blocks), len(opened.segments)) == (blocks, 3)
        yield opened


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    with closing(generation(tmp_path_factory.mktemp("whole"), (LIVE, []))) as opened:
        assert opened.layout.passages.single
        yield opened
