"""Every kind of file that is read has a reader, and is told by its ending."""

from index.reading.formats import KINDS, READERS, ending_of, why_unread
from index.reading.formats.unread import _REASONS


def test_the_kinds_of_file_that_are_read() -> None:
    office = {".docx", ".docm", ".odt", ".rtf"}
    assert set(READERS) >= {".txt", ".md", ".html", ".htm", ".pdf", ".jsonl", ".xml", ".zip", *office}
    assert {*READERS, ".gz"} == KINDS
    assert all(ending_of(f"a{kind}") == kind for kind in KINDS)


def test_what_is_not_read_says_what_helps_and_nothing_that_is_read_is_among_it() -> None:
    assert not KINDS & _REASONS.keys()
    assert "save them as .csv" in why_unread(".xlsx", KINDS)
    assert why_unread("", {".b", ".a"}).endswith("(no ending): name text .txt, save other files as one of .a, .b")
