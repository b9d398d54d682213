"""Plain text: the article is the file, whatever its encoding and line ends."""

from pathlib import Path

import pytest

from index.reading.passages import split_article
from tests.index.reading.outcomes import article

from .sentences import FIRST


def test_the_text_is_the_file_without_its_mark(tmp_path: Path) -> None:
    text = "A storm closes the pier\r\n\r\nAt\u00a0least 14 boats were lost, a co\u00adoperative said.\r\n"
    read = article(tmp_path, "a.txt", b"\xef\xbb\xbf" + text.encode())
    assert read.text == text
    assert read.title == "A storm closes the pier"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_passages_are_the_same_whatever_encoding_and_line_ends(tmp_path: Path, encoding: str, ends: str) -> None:
    text = f"Café owners « hope »{ends}{ends}{FIRST}{ends}{ends}At\u00a0least 14 co\u00adoperatives closed.{ends}"
    read = article(tmp_path, "a.txt", text.encode(encoding))
    assert read.text == text
    assert [passage.text for passage in split_article(read)][1:] == [
        FIRST,
        "At\u00a0least 14 co\u00adoperatives closed.",
    ]
    assert read.title == "Café owners « hope »"
