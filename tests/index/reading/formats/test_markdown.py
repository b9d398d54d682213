"""Markdown: title, day and address of the front matter or the first heading, and nothing of them in the body."""

from datetime import date
from pathlib import Path

import pytest

from index.reading.passages import split_article
from tests.index.reading.outcomes import article

from .sentences import FIRST, SECOND


def test_front_matter_states_title_day_and_address(tmp_path: Path) -> None:
    text = (
        "---\r\ntitle: 'Storm closes the pier'\r\ndate: 2023-12-30T21:05:00+01:00\r\n"
        f"url: https://example.org/storm\r\n---\r\n\r\n{FIRST}\r\n"
    )
    read = article(tmp_path, "a.md", text.encode())
    assert (read.title, read.published, read.published_how) == (
        "Storm closes the pier",
        date(2023, 12, 30),
        "stated",
    )
    assert read.url == "https://example.org/storm"
    assert read.text == text
    assert [(passage.kind, passage.text) for passage in split_article(read)][1:] == [("body", FIRST)]
    assert split_article(read)[0].kind == "header"


@pytest.mark.parametrize(
    "heading",
    [
        "# Storm closes the pier",
        "#   Storm closes the pier  ##",
        "Storm closes the pier\n=====================",
        "\n\n# Storm closes the pier",
    ],
)
def test_the_first_heading_is_the_title_and_no_body(tmp_path: Path, heading: str) -> None:
    read = article(tmp_path, "a.md", f"{heading}\n\n{FIRST}\n\n## What now\n\n{SECOND}\n".encode())
    assert read.title == "Storm closes the pier"
    kinds = {passage.text: passage.kind for passage in split_article(read)}
    assert [text for text, kind in kinds.items() if kind == "body"] == [FIRST, SECOND]


def test_a_sign_at_the_end_of_a_word_stays(tmp_path: Path) -> None:
    assert article(tmp_path, "a.md", f"# Learning C#\n\n{FIRST}".encode()).title == "Learning C#"


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    read = article(tmp_path, "a.md", f"---\n\n{FIRST}\n\n---\n\n{SECOND}\n".encode())
    assert [passage.text for passage in split_article(read) if passage.kind == "body"] == [FIRST, SECOND]


@pytest.mark.timeout(10)
@pytest.mark.parametrize("line", ["# a" + " " * 300_000 + "b", "# a" + " #" * 150_000, "#" * 300_000, "# " * 150_000])
def test_a_heading_made_to_block_its_reader_does_not(tmp_path: Path, line: str) -> None:
    article(tmp_path, "a.md", f"{line}\n\n{FIRST}".encode())
