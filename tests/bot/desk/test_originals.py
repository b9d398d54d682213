"""Original files."""

from pathlib import Path

import pytest

from bot.desk.originals import original
from bot.replies.wording import FILE_TOO_LARGE


def test_an_article_is_found_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("words")
    assert original(tmp_path, "deep/a.txt") == (tmp_path / "deep" / "a.txt", "")


def test_nothing_is_found_when_files_may_not_be_sent() -> None:
    assert original(None, "a.txt") == (None, "")


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/hostname", "a/../../secret", "link", "missing.txt", ".", "nul\0l", "x" * 5000]
)
def test_nothing_outside_the_folder_is_ever_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("not for anybody")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a").mkdir()
    (folder / "link").symlink_to(tmp_path / "secret")
    assert original(folder, name) == (None, "")


def test_a_file_too_large_to_attach_is_told_of(tmp_path: Path) -> None:
    with (tmp_path / "big.pdf").open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    assert original(tmp_path, "big.pdf") == (None, FILE_TOO_LARGE)
