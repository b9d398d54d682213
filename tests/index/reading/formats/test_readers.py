"""Every kind of file that is read has a reader."""

from index.reading.formats import READERS


def test_the_kinds_of_file_that_are_read() -> None:
    assert set(READERS) >= {".txt", ".md", ".html", ".htm", ".pdf", ".jsonl", ".docx", ".docm", ".odt", ".rtf"}
