"""An archive for the tests of signals, built once."""

from collections.abc import Iterator

import pytest

from .signal_values import SignalArchive


@pytest.fixture(scope="session")
def signal_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignalArchive]:
    archive = SignalArchive(tmp_path_factory.mktemp("signals"))
    yield archive
    archive.generation.close()
