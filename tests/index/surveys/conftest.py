"""The archive of the surveys, built once."""

from collections.abc import Iterator

import pytest

from index.reader import IndexReader
from tests.index.archives import IndexedFolder

from .survey_articles import survey_desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> IndexedFolder:
    return survey_desk(tmp_path_factory.mktemp("surveys"))


@pytest.fixture
def reader(desk: IndexedFolder) -> Iterator[IndexReader]:
    desk.encoder.forget()
    opened = IndexReader(desk.index, desk.encoder)
    yield opened
    opened.close()
