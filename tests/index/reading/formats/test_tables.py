"""Tables of many makers: four delimiters, several encodings, line ends in cells; a bad row costs itself."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import Failure
from index.reading.articles import Article
from index.reading.formats import tables
from index.reading.formats.draft import Draft, UnreadableError
from index.reading.passages import split_article
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import FIRST, SECOND

NAMES = ["title", "text", "published", "url"]
ROW = ["Storm; closes, the pier", f'{FIRST}\n\n"{SECOND}"', "2024-03-04", "https://courier.example/storm"]


def written(rows: Sequence[Sequence[str]], delimiter: str = ",", *, end: str = "\r\n", quote: bool = False) -> str:
    """Write a table as RFC 4180 says; the reading uses a library."""

    def cell(value: str) -> str:
        needed = quote or any(sign in value for sign in (delimiter, '"', "\n", "\r"))
        return '"' + value.replace('"', '""') + '"' if needed else value

    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def read(text: str | bytes, own: dict[str, str] | None = None) -> list[Draft | UnreadableError]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(tables.read(io.BytesIO(data), own or {}))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("quote", [True, False])
def test_dialects_and_encodings(tmp_path: Path, delimiter: str, encoding: str, *, quote: bool) -> None:
    name = "a.tsv" if delimiter == "\t" else "a.csv"
    row = ["Äpfel; und, Birnen", *ROW[1:]]
    found = article(tmp_path, name, written([NAMES, row], delimiter, quote=quote).encode(encoding))
    assert (found.source, found.title, found.url) == (f"{name}:2", row[0], row[3])
    assert (found.published, found.published_how) == (date(2024, 3, 4), "stated")
    assert found.text == row[1]
    assert [passage.text for passage in split_article(found)] == [FIRST, f'"{SECOND}"']


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    data = written([NAMES, ROW, [], ["", "", "", ""], ["Two", SECOND]]).encode()
    found = outcomes(tmp_path, "a.csv", data)
    assert [each.source for each in found if isinstance(each, Article)] == ["a.csv:2", "a.csv:5"]


def test_what_a_spreadsheet_announces_is_no_row() -> None:
    [draft] = read("\ufeffsep=;\r\n" + written([NAMES, ROW], ";"))
    assert isinstance(draft, Draft)
    assert (draft.line, draft.title) == (3, ROW[0])


def test_quotation_marks_escaped_by_a_backslash() -> None:
    [draft] = read('"title","text"\n"A","She said \\"stay\\", and left. \\"Go\\" was his answer."\n')
    assert isinstance(draft, Draft)
    assert draft.text == 'She said "stay", and left. "Go" was his answer.'


def test_quotation_marks_that_quote_nothing() -> None:
    rows = "\n".join(f'Storm {n}\t"The pier" is closed, she said, 5" of rain fell.' for n in range(6))
    drafts = read(f"title\ttext\n{rows}\n")
    assert [each.text for each in drafts if isinstance(each, Draft)] == [
        '"The pier" is closed, she said, 5" of rain fell.'
    ] * 6


@pytest.mark.parametrize(("telling", "day"), [("14/03/2024", date(2024, 3, 4)), ("03/14/2024", date(2024, 4, 3))])
def test_the_order_of_days_is_told_by_other_rows(telling: str, day: date) -> None:
    rows = written([["date", "text"], ["04/03/2024", FIRST], [telling, SECOND]])
    assert [each.stated for each in read(rows) if isinstance(each, Draft)] == [day, date(2024, 3, 14)]


def test_days_of_which_no_row_tells_the_order_are_none() -> None:
    [draft] = read(written([["date", "text"], ["04/03/2024", FIRST]]))
    assert isinstance(draft, Draft)
    assert draft.stated is None


def test_mapped_columns() -> None:
    [draft] = read(written([["a", "b", "text"], [FIRST, "Storm", ""]]), {"text": "a", "title": "b"})
    assert isinstance(draft, Draft)
    assert (draft.text, draft.title) == (FIRST, "Storm")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a,b\n1,2\n", "names no column that holds text: a, b. If one of them does, say which: --map text=NAME"),
        (b"\n", "names no column that holds text"),
        (b"title,text\n", "empty: nothing but blank lines"),
        (b"title,text\nabc,\x0e\x0f\x10\x11\n", "binary"),
        ("текст,дата\n".encode("cp1251") * 5, "cannot be decoded"),
    ],
)
def test_what_is_no_table_of_articles_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in failure(tmp_path, "a.csv", data).reason


def test_a_bad_row_is_reported_and_stops_no_other(tmp_path: Path) -> None:
    data = f'title,text\nA,{FIRST}\nB,one,two\nC\nD,"{SECOND}"\n'.encode()
    found = outcomes(tmp_path, "a.csv", data)
    assert [each.source for each in found if isinstance(each, Article)] == ["a.csv:2", "a.csv:5"]
    told = [(each.file, each.reason) for each in found if isinstance(each, Failure)]
    assert told[0] == ("a.csv:3", "the row has 3 cells, the first row 2")
    assert told[1][0] == "a.csv:4"
    assert "no text; its fields are: title" in told[1][1]


@pytest.mark.parametrize("more", ["", '"C","fine"\n"D","as well'])
def test_a_quotation_mark_that_is_never_closed_costs_its_row(more: str) -> None:
    good = "".join(f'"A {n}","{FIRST}"\n' for n in range(20))
    found = read(f'"title","text"\n{good}"B","never closed\n{good}{more}')
    assert sum(isinstance(each, Draft) for each in found) == (41 if more else 40)
    told = [(each.line, str(each)) for each in found if isinstance(each, UnreadableError)]
    assert told[0] == (22, "a quotation mark in this row is not closed")
    assert told[1:] == ([(44, "a quotation mark in this row is not closed")] if more else [])


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_huge_cell_costs_its_row(quote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_RECORD", 1_000_000)
    line = "word " * 20 + ("\n" if quote else "")
    large, small = read(f"title,text\nA,{quote}{line * 12_500}{quote}\nB,{FIRST}\n")
    assert str(large) == "the row is longer than 1,000,000 characters"
    assert isinstance(small, Draft)
    assert (small.title, small.line) == ("B", 3)


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('\n",;\t|'), max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from([",", ";", "\t", "|"]))
def test_every_cell_is_read_as_it_was_written(rows: list[tuple[str, str]], delimiter: str) -> None:
    """A quoted table gives back each text that isn't blank, whatever signs stand in its cells."""
    drafts = read(written([["title", "text"], *rows], delimiter, quote=True, end="\n"))
    said = [text for _, text in rows if any(not sign.isspace() and sign not in "\u200b\u2060\ufeff" for sign in text)]
    texts = [text for text in said if "<" not in text]
    assert [each.text for each in drafts if isinstance(each, Draft) and "<" not in each.text] == texts
