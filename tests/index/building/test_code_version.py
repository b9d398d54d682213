"""The version of the code that reads articles."""

from pathlib import Path

import pytest

from index.building import code_version as versions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(versions, "files", lambda _: tmp_path)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "reads.py").write_text("one", "utf-8")
    return tmp_path


def version() -> str:
    versions.reading_version.cache_clear()
    found = versions.reading_version()
    versions.reading_version.cache_clear()
    return found


def test_the_same_code_has_the_same_version(package: Path) -> None:
    before = version()
    (package / "notes.txt").write_text("no code", "utf-8")
    assert version() == before


def test_other_code_has_another_version(package: Path) -> None:
    seen = {version()}
    (package / "inner" / "reads.py").write_text("two", "utf-8")
    seen.add(version())
    (package / "inner" / "reads.py").rename(package / "reads.py")
    seen.add(version())
    (package / "more.py").write_text("", "utf-8")
    seen.add(version())
    assert len(seen) == 4
